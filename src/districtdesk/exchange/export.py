"""From the register to a workbook: everything in it, or one list as it stands on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from .. import i18n
from ..collecting import without_collecting
from ..dates.imprecise import ImpreciseDate
from ..i18n import _, ngettext
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, fields_of
from ..register.journal.store import Register, Session
from ..register.queries import listing
from ..register.queries.as_of import LISTED_AS_OF, fields_as_of
from ..register.queries.listing import ListRow, Query
from ..register.queries.subject_claims import read_evidence
from ..register.snapshot import open_snapshot
from .book import IsCancelled, Progress, go_on, say_nothing, write_book
from .evidence_columns import CLAIMS, evidence_columns, evidence_writer
from .filter_words import filter_lines
from .layout import BookColumn, BookReport, BookSheet, CellValue, Cover
from .sheet import Captions, CellColumn, Write, as_it_is, columns_of
from .sheet_as_of import sheet_as_of, with_fields_of_states
from .shown_columns import after_value, caption_column, unit_column, unit_writer, with_what_belongs

_ID_WIDTH = 38
_EVIDENCE_PAGE = 1000


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is written of one kind of record."""

    session: Session
    query: Query
    fields: Sequence[Field]
    title: str
    total: int

    def book_sheet(self) -> BookSheet:
        return BookSheet(
            title=self.title,
            name=self.query.kind,
            columns=self._columns(),
            rows=self.rows,
            row_count=self.total,
            note=_(RECORD_KINDS[self.query.kind].meaning),
        )

    def _cells(self) -> list[tuple[Field, CellColumn]]:
        return [(field, column) for field in self.fields for column in columns_of(field)]

    def _columns(self) -> tuple[BookColumn, ...]:
        own = [column.book_column(field.key) for field, column in self._cells()]
        place = self._unit_place()
        if place is not None:
            own.insert(place, unit_column())
        evidence = evidence_columns() if self.query.kind in CLAIMS else ()
        keys = (
            BookColumn("id", _("Record id"), "text", _ID_WIDTH, hidden=True),
            BookColumn("version", _("Version"), "whole", 10, hidden=True),
        )
        return (caption_column(self.query.kind), *own, *evidence, *keys)

    def _unit_place(self) -> int | None:
        return after_value(self.query.kind, [field.key for field, _column in self._cells()])

    def rows(self) -> Iterator[Sequence[CellValue]]:
        writers = [(field.key, column.write) for field, column in self._cells()]
        language = i18n.language()
        captions: dict[str, str] = {}
        place = self._unit_place()
        unit = unit_writer(self.session) if place is not None else None
        for page in _pages(listing.everything(self.session, self.query)):
            for names in {id(row.linked): row.linked for row in page}.values():
                captions.update((key, name.among(language)) for key, name in names.items())
            columns: list[Sequence[CellValue]] = [_column(page, key, write, captions) for key, write in writers]
            if unit is not None and place is not None:
                columns.insert(place, [unit(row.values) for row in page])
            evidence = self._evidence(page)
            beside = zip(*(evidence(row.id) for row in page), strict=True)
            yield from zip(
                [row.caption.among(language) for row in page],
                *columns,
                *beside,
                [row.id for row in page],
                [row.version for row in page],
                strict=True,
            )

    def _evidence(self, page: Sequence[ListRow]) -> Callable[[str], Sequence[CellValue]]:
        if self.query.kind not in CLAIMS:
            return lambda _id: ()
        found = read_evidence(self.session, [row.id for row in page])
        write = evidence_writer(self.query.kind)
        return lambda record_id: write(found.get(record_id, ()))


def _column(page: Sequence[ListRow], key: str, write: Write, captions: Captions) -> Sequence[CellValue]:
    """The cells of one column. Most values are written as they are: nothing needs to be asked for each."""
    values: list[Any] = [row.values[key] for row in page]
    return values if write is as_it_is else [write(value, captions) for value in values]


def _pages(rows: Iterator[ListRow]) -> Iterator[list[ListRow]]:
    page: list[ListRow] = []
    for row in rows:
        page.append(row)
        if len(page) == _EVIDENCE_PAGE:
            yield page
            page = []
    if page:
        yield page


def export_register(
    register: Register,
    target: Path,
    *,
    day: date | None = None,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write the whole register, a sheet for each kind of record, in the language of the moment.

    With a day: what can be told of that day as it was then, and all else as it is.
    """
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        totals = listing.counts(session)
        sheets = [
            _whole_kind(session, kind, _(declared.many), totals[kind], day) for kind, declared in RECORD_KINDS.items()
        ]
        cover = _cover(_("The whole register"), register, sum(totals.values()), day)
        return write_book(target, cover, sheets, progress=progress, is_cancelled=is_cancelled)


def _whole_kind(session: Session, kind: str, title: str, total: int, day: date | None) -> BookSheet:
    if day is not None and kind in LISTED_AS_OF:
        return sheet_as_of(session, Query(kind), fields_as_of(kind), title, total, day)
    return _Sheet(session, Query(kind), fields_of(KINDS[kind]), title, total).book_sheet()


def export_list(
    register: Register,
    query: Query,
    fields: Sequence[Field],
    target: Path,
    *,
    day: date | None = None,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write one list as it stands on screen: its filter, its columns and its order.

    With a day, for one of LISTED_AS_OF: as it was then.
    """
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        total = listing.count(session, query)
        title = _(RECORD_KINDS[query.kind].many)
        if day is not None:
            columns = with_fields_of_states(query.kind, fields)
            sheet = sheet_as_of(session, query, columns, title, total, day)
        else:
            sheet = _Sheet(session, query, with_what_belongs(query.kind, fields), title, total).book_sheet()
        cover = _cover(title, register, total, day, tuple(filter_lines(session, query)))
        return write_book(target, cover, [sheet], progress=progress, is_cancelled=is_cancelled)


def _cover(
    title: str, register: Register, total: int, day: date | None, filters: tuple[tuple[str, str], ...] = ()
) -> Cover:
    then = ((_("As of"), ImpreciseDate.of(day).show()),) if day else ()
    lines: tuple[tuple[str, str | int], ...] = (
        (_("Register"), register.name),
        *then,
        (_("Made on"), i18n.moment(datetime.now(UTC))),
        (_("Made by"), register.who),
        (_("Records"), total),
        (_("Language"), i18n.OWN_NAMES[i18n.language()]),
        *filters,
    )
    notes = (
        _("Figures are claims, each with its qualifier, date, status and source. Add only like with like."),
        _("An empty cell means that it is not known. A date in words is as exact as it is known."),
        _("Hidden columns carry the ids by which the rows can be recognised again. Leave them in place."),
    )
    return Cover(title, lines, (*_notes_of(day), *notes))


def _notes_of(day: date | None) -> tuple[str, ...]:
    if day is None:
        return ()
    return (
        _("Districts, companies, projects and residents are shown as they were on that day, all else as it is now."),
    )


def summarise(report: BookReport) -> str:
    """What came of it, in one sentence."""
    rows = sum(report.rows.values())
    sentence = ngettext(
        "Exported {count} row to {name}.", "Exported {count} rows to {name}.", rows, name=report.path.name
    )
    if not report.problems:
        return sentence
    return (
        sentence
        + " "
        + ngettext(
            "{count} value had to be changed; the first sheet says which.",
            "{count} values had to be changed; the first sheet says which.",
            len(report.problems),
        )
    )
