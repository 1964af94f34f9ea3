"""What a person chose of a proposal: what is left out, and how each question is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..records import KINDS, FieldValues, fields_of
from ..register.journal.entry import Entry
from .perhaps_one import take_as_one, together
from .proposal import AlikeRow, Conflict, Proposal, RowPlace, SameRow, TableQuestion

# Which question of a table of others: the sheet, row and column of its cell, for what it asks, and its path.
QuestionKey = tuple[str, int, int, str, str]
# One value that would be written: the id of its record, and the key of its field.
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: of rows that may be a record that is there which one each is, or that it is `new`.

    `renamed`: those of them by whose name it is called from now on, where that is another one.
    `one`: of new records, by their ids to be, which other one or record that is there each is; `different`: pairs of
    ids that are two things, which is noted.
    `apart`: rows that say a claim again and are to be claims of their own all the same; `confirmed`: those that are
    that claim, None for all others. `of_workbook` and `of_register`: the conflicts in which one of the two is right.
    `rows_left`: rows of which nothing is taken; `without`: values that are not. `passed_over`: rows of which what can
    be read is taken all the same. `said`: the answers to the questions of a table of others.
    """

    apart: Collection[RowPlace] = ()
    new: Collection[RowPlace] = ()
    is_record: Mapping[RowPlace, str] = field(default_factory=dict)
    renamed: Collection[RowPlace] = ()
    one: Mapping[str, str] = field(default_factory=dict)
    different: Collection[tuple[str, str]] = ()
    of_workbook: Collection[Cell] = ()
    of_register: Collection[Cell] = ()
    confirmed: Collection[RowPlace] | None = None
    rows_left: Collection[RowPlace] = ()
    without: Collection[Cell] = ()
    passed_over: Collection[RowPlace] = ()
    said: Mapping[QuestionKey, str] = field(default_factory=dict)


def cell_of(conflict: Conflict) -> Cell:
    """The value that a conflict is about."""
    return conflict.record_id, conflict.key


def id_of(entry: Entry) -> str:
    """The id that its record has, or would get."""
    return entry.record_id or entry.given_id or ""


def key_of(question: TableQuestion) -> QuestionKey:
    """By which the answer to a question is known again."""
    return question.place[0], question.cell.row, question.cell.column, question.asks, question.path


def is_answered(waiting: AlikeRow | SameRow | Conflict, choices: Choices) -> bool:
    """Whether somebody chose, or leaves the row out."""
    if waiting.place in choices.rows_left:
        return True
    if isinstance(waiting, Conflict):
        return cell_of(waiting) in choices.of_workbook or cell_of(waiting) in choices.of_register
    if isinstance(waiting, SameRow):
        return waiting.place in choices.apart or waiting.place in (choices.confirmed or ())
    return waiting.place in choices.new or waiting.place in choices.is_record


def wrong_places(proposal: Proposal, choices: Choices) -> set[RowPlace]:
    """The rows in which something is wrong that nobody has passed over."""
    return {each.place for each in proposal.problems} - (set(choices.passed_over) - proposal.refused)


def open_places(proposal: Proposal, choices: Choices) -> set[RowPlace]:
    """The rows of which something must still be put right or chosen before all of them can be taken."""
    wrong = wrong_places(proposal, choices)
    waiting: tuple[SameRow | AlikeRow | Conflict, ...] = (
        *proposal.same,
        *proposal.alike,
        *proposal.conflicts,
    )
    asked = {each.place for each in waiting if not is_answered(each, choices)}
    asked = asked.union(*(each.places for each in proposal.questions))
    return (wrong | asked) - set(choices.rows_left)


def chosen_entries(proposal: Proposal, choices: Choices) -> Iterator[tuple[RowPlace, Entry]]:
    """What would be written of a proposal, each with its row; what waits for a choice and has none is not."""
    known = {row.entry.given_id: choices.is_record[row.place] for row in _joined(proposal, choices)}
    chosen = _chosen(proposal, choices)
    if proposal.returned is not None:
        chosen = iter(_with_others([*chosen], proposal, choices))
    taken: Iterator[tuple[RowPlace, Entry]]
    taken = ((place, kept) for place, entry in chosen if (kept := _without(entry, choices)) is not None)
    if choices.one:
        brought, ones = take_as_one([*taken], choices.one, proposal.perhaps_one)
        taken, known = iter(brought), known | ones
    yield from _of_known(taken, known) if known else taken


def _of_known(
    taken: Iterator[tuple[RowPlace, Entry]], known: Mapping[str | None, str]
) -> Iterator[tuple[RowPlace, Entry]]:
    """The entries, each of a record that is there once: several rows may be it, and one its own."""
    records, of_record = set(known.values()), dict[str, tuple[RowPlace, Entry]]()
    for place, entry in taken:
        relinked = _relinked(entry, known)
        record_id = relinked.record_id
        if record_id is None or record_id not in records:
            yield place, relinked
        elif record_id in of_record:
            first, there = of_record[record_id]
            of_record[record_id] = first, together(there, relinked)
        else:
            of_record[record_id] = place, relinked
    yield from of_record.values()


def _chosen(proposal: Proposal, choices: Choices) -> Iterator[tuple[RowPlace, Entry]]:
    for entry, row in proposal.told():
        if row.place not in choices.rows_left:
            yield row.place, entry
    for alike in proposal.alike:
        if alike.place in proposal.left or alike.place in choices.rows_left:
            continue
        if alike.place in choices.new:
            yield alike.place, alike.entry
        elif alike.place in choices.is_record:
            is_renamed = alike.place in choices.renamed
            yield alike.place, alike.as_record(choices.is_record[alike.place], is_renamed=is_renamed)
    for each in proposal.conflicts:
        is_left = each.place in choices.rows_left or each.place in proposal.left
        if cell_of(each) in choices.of_workbook and not is_left:
            yield each.place, Entry(each.kind, {each.key: each.new}, each.record_id)


def _with_others(
    chosen: list[tuple[RowPlace, Entry]], proposal: Proposal, choices: Choices
) -> list[tuple[RowPlace, Entry]]:
    """What was chosen; nothing where it is only that a return came of which all rows are left out."""
    is_left = bool(proposal.left or choices.rows_left)
    is_said = choices.confirmed is None or bool(choices.confirmed)
    has_others = (is_said and bool(proposal.same)) or any(place != proposal.returned for place, _entry in chosen)
    return chosen if has_others or not is_left else []


def _joined(proposal: Proposal, choices: Choices) -> Iterator[AlikeRow]:
    for row in proposal.alike:
        if row.place in choices.is_record and row.place not in choices.new:
            yield row


def _without(entry: Entry, choices: Choices) -> Entry | None:
    """The entry with the values that are taken; None where none is."""
    if not choices.without:
        return entry
    own = id_of(entry)
    values = {key: value for key, value in entry.values.items() if (own, key) not in choices.without}
    if not values:
        return None
    return entry if len(values) == len(entry.values) else replace(entry, values=values)


def _relinked(entry: Entry, known: Mapping[str | None, str]) -> Entry:
    """Of a row that is a record that is there, and of what points at it: that record in place of the new one."""
    values: FieldValues = {key: _known(value, known) for key, value in entry.values.items()}
    if entry.given_id in known:
        return replace(entry, values=values, record_id=known[entry.given_id], given_id=None)
    return replace(entry, values=values)


def _known(value: object, known: Mapping[str | None, str]) -> object:
    if isinstance(value, tuple):
        return tuple(known.get(each, each) if isinstance(each, str) else each for each in value)
    return known.get(value, value) if isinstance(value, str) else value


def targets_of(entry: Entry) -> Iterator[str]:
    """The ids of the records that an entry points at."""
    for each in fields_of(KINDS[entry.kind]):
        if each.kind.is_link and each.key in entry.values:
            yield from each.kind.targets(entry.values[each.key])
