"""The sections of a proposal, in the order in which they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..i18n import _, ngettext, number
from ..incoming.sheet_cells import column_letters
from ..incoming.tables import FoundTable
from ..record_kinds import RECORD_KINDS
from .perhaps_one import PerhapsOne
from .proposal import (
    AlikeRow,
    Conflict,
    KnownSheet,
    Missing,
    PrintedCell,
    Proposal,
    RowProblem,
    SameRow,
    TableQuestion,
)
from .sections import EntrySection, ListedSection, Section, SectionLine, Sort
from .table_work import TableWork
from .wording import ReadableNames, label, where


def sections(base: Proposal, tried: Proposal, wording: ReadableNames, work: TableWork | None = None) -> list[Section]:
    """All of them, in the order in which they are looked at; `tried` is the rehearsal of `base`.

    What the `work` on tables of others had asked stays in view with its answer.
    """
    alike = list(work.alike.values()) if work else base.alike
    asked = list(work.asked.values()) if work else base.questions
    told = [(entry, row) for entry, row in base.told() if row.place not in tried.left]
    new = [each for each in told if each[0].record_id is None]
    changed = [each for each in told if each[0].record_id is not None]
    return [
        _read(base, [each.table for each in work.tables if not each.is_dismissed] if work else ()),
        EntrySection(Sort.NEW, new, wording).prepare(),
        EntrySection(Sort.CHANGED, changed, wording).prepare(),
        _conflicts(base.conflicts, wording),
        _ones(base.perhaps_one),
        _alike(alike, wording),
        _asked(asked),
        _said(base.same, wording),
        _problems(Sort.WRONG, tried.problems),
        _problems(Sort.WARNED, tried.warnings),
        _marked(base.marked),
        _missing(base.missing),
    ]


def _read(proposal: Proposal, tables: Iterable[FoundTable]) -> Section:
    lines = [
        (
            each.title,
            _(RECORD_KINDS[each.kind].many),
            number(each.rows),
            "; ".join(each.columns),
            "; ".join(_not_read(proposal, each.title)),
            _how(each),
        )
        for each in proposal.read
    ]
    known = {each.title for each in proposal.read}
    lines.sort(key=lambda line: line[2] == number(0))
    lines += [
        (each.title, _("Not read, because it is no list of records."), "", "", "", "")
        for each in proposal.unread
        if each.title not in known
    ]
    lines += [(table.sheet, _("Rows of totals, left out"), number(len(table.totals)), "", table.told_totals(), "")
              for table in tables if table.totals]  # fmt: skip
    headings = (_("Sheet"), _("Read as"), _("Rows"), _("Columns read"), _("Not read"), _("Known by"))
    return ListedSection(Sort.READ, headings, lines, lambda place: SectionLine(lines[place]), 3)


def _how(sheet: KnownSheet) -> str:
    """By what the sheet and its rows were known."""
    if sheet.by_headings:
        return _("headings and names") if sheet.lost_ids else _("headings")
    return _("names, as its hidden ids are gone") if sheet.lost_ids and not sheet.has_ids else ""


def _marked(found: Sequence[tuple[str, PrintedCell]]) -> Section:
    """The cells that leave what is there because they say that nothing is known."""

    def tell(place: int) -> SectionLine:
        sheet, cell = found[place]
        return SectionLine((where((sheet, cell.row)), column_letters(cell.column), cell.text))

    headings = (_("Where"), _("Column"), _("In the file"))
    return ListedSection(Sort.SAME, headings, found, tell, 2)


def _missing(found: Sequence[Missing]) -> Section:
    lines = [line for each in found for line in _missing_in(each)]
    headings = (_("Record"), _("Kind"), _("Sheet"))
    return ListedSection(Sort.MISSING, headings, lines, lambda place: SectionLine(lines[place]), 0)


def _missing_in(found: Missing) -> Iterator[tuple[str, ...]]:
    kind = _(RECORD_KINDS[found.kind].one)
    for _id, names in found.records:
        yield names.show(), kind, found.title
    if not found.records:
        count = ngettext("{count} record", "{count} records", found.count)
        yield _("{records}; which ones is not known", records=count), kind, found.title


def _not_read(proposal: Proposal, title: str) -> Iterable[str]:
    return (heading for each in proposal.unread if each.title == title for heading in (*each.headings, *each.beside))


def _conflicts(found: Sequence[Conflict], wording: ReadableNames) -> Section:
    def tell(place: int) -> SectionLine:
        each = found[place]
        then, now, new = (
            wording.value(each.kind, each.key, value) or "—" for value in (each.base, each.now, each.new)
        )
        named = _("{record}: {field}", record=each.caption.show(), field=label(each.kind, each.key))
        return SectionLine((named, then, now, new, where(each.place)), each.place, waiting=each)

    headings = (_("Record and field"), _("Then"), _("Now in the register"), _("In the workbook"), _("Where"))
    return ListedSection(Sort.CONFLICT, headings, found, tell, 0)


def _alike(found: Sequence[AlikeRow], wording: ReadableNames) -> Section:
    def tell(place: int) -> SectionLine:
        each = found[place]
        may_be = "; ".join(candidate.caption.show() for candidate in each.candidates)
        texts = (wording.called(each.entry), may_be, _(RECORD_KINDS[each.entry.kind].one), where(each.place))
        return SectionLine(texts, each.place, each.entry, waiting=each)

    headings = (_("In the workbook"), _("Perhaps in the register"), _("Kind"), _("Where"))
    return ListedSection(Sort.ALIKE, headings, found, tell, 1)


def _ones(found: Sequence[PerhapsOne]) -> Section:
    def tell(place: int) -> SectionLine:
        each = found[place]
        called = "; ".join(member.name.show() for member in each.members)
        rows = "; ".join(where(member.place) for member in each.members if member.place is not None)
        return SectionLine((called, _(RECORD_KINDS[each.kind].many), rows), perhaps_one=each)

    headings = (_("Names"), _("Kind"), _("Where"))
    return ListedSection(Sort.ONE, headings, found, tell, 0)


def _asked(found: Sequence[TableQuestion]) -> Section:
    def tell(place: int) -> SectionLine:
        each = found[place]
        texts = (each.heading, each.cell.text, each.message, where(each.place))
        return SectionLine(texts, each.place, waiting=each)

    headings = (_("Column"), _("In the file"), _("Question"), _("Where"))
    return ListedSection(Sort.ASKED, headings, found, tell, 2)


def _said(found: Sequence[SameRow], wording: ReadableNames) -> Section:
    def tell(place: int) -> SectionLine:
        each = found[place]
        why = " ".join(same.why() for same in each.same)
        return SectionLine((wording.called(each.entry), why, where(each.place)), each.place, each.entry, waiting=each)

    headings = (_("In the workbook"), _("In the register"), _("Where"))
    return ListedSection(Sort.SAID, headings, found, tell, 1)


def _problems(sort: Sort, found: Sequence[RowProblem]) -> Section:
    def tell(place: int) -> SectionLine:
        each = found[place]
        column = ", ".join(label(each.kind, key) for key in each.problem.fields)
        if each.cell is not None:
            column = column_letters(each.cell.column)
        value = " ".join(each.value.split())
        return SectionLine((where(each.place), column, value, each.problem.message), each.place, problem=each)

    reason = _("What is wrong") if sort is Sort.WRONG else _("What is doubtful")
    return ListedSection(sort, (_("Where"), _("Column"), _("Value"), reason), found, tell, 3)
