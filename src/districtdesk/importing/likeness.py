"""Which rows are like one another: for which the same would be chosen, for the same reason."""

from __future__ import annotations

from collections.abc import Sequence

from ..folding import fold
from ..i18n import _, ngettext
from ..names import Names
from ..records import FieldValues
from .answers import LEFT, NEW, GivenAnswers, Waiting
from .proposal import AlikeRow, Conflict, Proposal, SameRow, TableQuestion
from .wording import ReadableNames, label, ordered

# What makes two rows alike: nothing where no other can be like it.
Likeness = tuple[object, ...]


def is_same_value(value: object, there: object) -> bool:
    """Whether both say the same; of names those of the languages that both have."""
    if isinstance(value, Names) and isinstance(there, Names):
        mine, theirs = value.known(), there.known()
        both = mine.keys() & theirs.keys()
        return bool(both) and all(fold(mine[code]) == fold(theirs[code]) for code in both)
    if isinstance(value, str) and isinstance(there, str):
        return fold(value) == fold(there)
    return value == there


def score(values: FieldValues, there: FieldValues) -> str:
    """In how many of the columns that both fill they say the same."""
    equal, other = _compared(values, there)
    return ngettext(
        "{equal} of {count} column is equal", "{equal} of {count} columns are equal", len(equal) + len(other),
        equal=len(equal),
    )  # fmt: skip


def _compared(values: FieldValues, there: FieldValues) -> tuple[frozenset[str], frozenset[str]]:
    both = [key for key, value in values.items() if value not in (None, ()) and there.get(key) not in (None, ())]
    equal = frozenset(key for key in both if is_same_value(values[key], there[key]))
    return equal, frozenset(both) - equal


def like(waiting: Waiting, proposal: Proposal, wording: ReadableNames) -> list[Waiting]:
    """All that wait for the same choice for the same reason, this too; every column that both fill is compared."""
    own = _likeness(waiting, wording)
    among: Sequence[Waiting] = proposal.alike
    if isinstance(waiting, Conflict):
        among = proposal.conflicts
    elif isinstance(waiting, SameRow):
        among = proposal.same
    elif isinstance(waiting, TableQuestion):
        among = proposal.questions
    return [each for each in among if own and _likeness(each, wording) == own] or [waiting]


def _likeness(waiting: Waiting, wording: ReadableNames) -> Likeness:
    if isinstance(waiting, Conflict):
        return waiting.kind, waiting.key
    if isinstance(waiting, SameRow):
        same = waiting.same[0]
        return same.is_said, same.citation is not None, frozenset(same.added), frozenset(waiting.entry.values)
    if isinstance(waiting, TableQuestion):
        return waiting.heading, waiting.cell.text, waiting.asks, waiting.choices
    if len(waiting.candidates) != 1:
        return ()
    equal, other = _compared(waiting.entry.values, wording.values.get(waiting.candidates[0].id, {}))
    return waiting.entry.kind, frozenset(waiting.entry.values), equal, other


def like_words(waiting: Waiting, count: int, wording: ReadableNames) -> str:
    """What the rows have in common for which the same would be chosen."""
    if isinstance(waiting, Conflict):
        named = label(waiting.kind, waiting.key)
        return ngettext(
            "The same for {count} conflict in “{field}”", "The same for all {count} conflicts in “{field}”", count,
            field=named,
        )  # fmt: skip
    if isinstance(waiting, SameRow | TableQuestion):
        return ngettext("The same for {count} row like this", "The same for all {count} rows like this", count)
    equal, other = _compared(waiting.entry.values, wording.values.get(waiting.candidates[0].id, {}))
    return ngettext(
        "The same for {count} row like this: equal are {equal}; different {other}",
        "The same for all {count} rows like this: equal are {equal}; different {other}",
        count,
        equal=_labels(waiting.entry.kind, equal),
        other=_labels(waiting.entry.kind, other),
    )


def _labels(kind: str, keys: frozenset[str]) -> str:
    return ", ".join(label(kind, key) for key, _value in ordered(kind, dict.fromkeys(keys))) or _("nothing")


def answer_all(answers: GivenAnswers, rows: Sequence[Waiting], answer: str) -> None:
    """The same answer to all of these; where one is a record that is there, each is its own candidate."""
    for each in rows:
        is_there = isinstance(each, AlikeRow) and answer not in (NEW, LEFT)
        own = each.candidates[0].id if is_there and isinstance(each, AlikeRow) and len(rows) > 1 else answer
        answers.answer(each, own)
