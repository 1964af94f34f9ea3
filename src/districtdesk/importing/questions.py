"""What is asked of a row that waits for a choice, with the values side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..i18n import _, ngettext
from ..records import FieldValues
from ..register.queries.merge_preview import OTHER_NAMES, parts_of_names
from .answers import APART, LEFT, NEW, REGISTER, SAME, WORKBOOK, Waiting
from .choices import Cell, id_of
from .likeness import is_same_value, score
from .proposal import AlikeRow, Conflict, RowPlace, SameRow, TableQuestion
from .spellings import NAMES
from .wording import ReadableNames, label, ordered


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One column of a comparison: its heading, what is said below it, and the answer that chooses it, with the verb
    on its button; without `answer` it can only be read.
    """

    heading: str
    note: str = ""
    answer: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field on all sides. `cell`: the value of the workbook that can be left out; None where it cannot.

    `renames`: the row by whose name the record would be called from now on, which it is not unless somebody says so.
    """

    label: str
    values: tuple[str, ...]
    is_equal: bool
    cell: Cell | None = None
    renames: RowPlace | None = None


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """What is asked: the `sides` with their values in `rows`, and answers beside them, by key and verb.

    `is_typed`: the answer is a day or time in words.
    """

    sentence: str
    sides: tuple[ComparedSide, ...]
    rows: tuple[ComparedField, ...]
    others: tuple[tuple[str, str], ...] = ()
    is_typed: bool = False


def question(waiting: Waiting, wording: ReadableNames, *, is_renamed: bool = False) -> RowQuestion:
    """What somebody has to choose; no answer is offered before another.

    `is_renamed`: a record that the row may be would be called as the row is.
    """
    if isinstance(waiting, Conflict):
        return _of_conflict(waiting, wording)
    if isinstance(waiting, SameRow):
        return _of_same(waiting, wording)
    if isinstance(waiting, TableQuestion):
        return _of_table(waiting)
    return _of_alike(waiting, wording, is_renamed=is_renamed)


def _of_table(asked: TableQuestion) -> RowQuestion:
    """What is printed, and how it may be meant."""
    printed = ComparedField(asked.heading or _("Value"), (asked.cell.text or "—",), False)
    others = tuple((each.value, each.label) for each in asked.choices)
    left = (LEFT, ngettext("Leave {count} row out", "Leave {count} rows out", len(asked.places)))
    sides = (ComparedSide(_("In the file")),)
    return RowQuestion(asked.message, sides, (printed,), (*others, left), asked.asks == "as_of")


def _of_conflict(asked: Conflict, wording: ReadableNames) -> RowQuestion:
    then, now, new = (
        wording.value(asked.kind, asked.key, each) or "—" for each in (asked.base, asked.now, asked.new)
    )
    sides = (
        ComparedSide(_("When the workbook was made")),
        ComparedSide(_("Now in the register"), answer=REGISTER, verb=_("Keep this one")),
        ComparedSide(_("In the workbook"), answer=WORKBOOK, verb=_("Take this one")),
    )
    sentence = _("Both changed this since the workbook was made. Which one is right?")
    return RowQuestion(sentence, sides, (ComparedField(label(asked.kind, asked.key), (then, now, new), False),))


def _of_same(asked: SameRow, wording: ReadableNames) -> RowQuestion:
    sentence = " ".join((_("The register says the same already."), *(each.why() for each in asked.same)))
    rows = [
        ComparedField(label(asked.entry.kind, key), (wording.value(asked.entry.kind, key, value),), True)
        for key, value in ordered(asked.entry.kind, asked.entry.values)
    ]
    others = ((SAME, _("It is the same claim")), (APART, _("A claim of its own")), (LEFT, _("Leave the row out")))
    return RowQuestion(sentence, (ComparedSide(_("In the workbook")),), tuple(rows), others)


def _of_alike(asked: AlikeRow, wording: ReadableNames, *, is_renamed: bool) -> RowQuestion:
    values = asked.entry.values
    known = [wording.values.get(each.id, {}) for each in asked.candidates]
    sides = [ComparedSide(_("In the workbook"), answer=NEW, verb=_("A new record"))]
    for each, there in zip(asked.candidates, known, strict=True):
        sides.append(ComparedSide(each.caption.show(), score(values, there), each.id, _("It is this one")))
    rows = _compared(asked, wording, known, is_renamed=is_renamed)
    why = dict.fromkeys(each.problem.message for each in asked.candidates)
    asking = _("Is it a record that is there already?")
    if not asked.key:
        asking = _("Is it a record that is there already? What is ticked is taken from the workbook.")
    naming = [_("The record keeps its name, unless the name is ticked.")] if asked.is_renaming else []
    sentence = " ".join((*why, asking, *naming))
    return RowQuestion(sentence, tuple(sides), tuple(rows), ((LEFT, _("Leave the row out")),))


def _compared(
    asked: AlikeRow, wording: ReadableNames, known: Sequence[FieldValues], *, is_renamed: bool
) -> Iterator[ComparedField]:
    """The values of a row beside those of its candidates; with what it would add to their other names."""
    kind, values = asked.entry.kind, dict(asked.entry.values)
    if spelt := _spelt(asked, is_renamed=is_renamed):
        values[OTHER_NAMES] = "; ".join(spelt)
    for key, value in ordered(kind, values):
        there = [each.get(key) for each in known]
        shown = tuple(wording.value(kind, key, each) or "—" for each in (value, *there))
        renames = asked.place if key == NAMES and asked.is_renaming else None
        # Of a table of others the values are ticked once it is known whose they are.
        cell = None if asked.key or renames else (id_of(asked.entry), key)
        yield ComparedField(label(kind, key), shown, all(is_same_value(value, each) for each in there), cell, renames)


def _spelt(asked: AlikeRow, *, is_renamed: bool) -> list[str]:
    """The names that one of the candidates would have among its other names, and has not."""
    found: dict[str, None] = {}
    for record_id, called in asked.called.items():
        others = asked.as_record(record_id, is_renamed=is_renamed).values.get(OTHER_NAMES)
        found |= dict.fromkeys(each for each in parts_of_names(others) if each not in called.others)
    return list(found)


def answer_words(waiting: Waiting, answer: str, wording: ReadableNames) -> str:
    """What was chosen, in the words of its button; empty while nothing is."""
    if not answer:
        return ""
    asked = question(waiting, wording)
    verbs = dict(asked.others) | {LEFT: _("Left out")}
    for side in asked.sides:
        if side.answer == answer:
            return (
                _("It is “{record}”", record=side.heading)
                if isinstance(waiting, AlikeRow) and answer != NEW
                else side.verb
            )
    return verbs.get(answer, answer if asked.is_typed else "")
