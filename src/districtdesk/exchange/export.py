"""From the register to a workbook: everything in it, or one list as it stands on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .. import i18n
from ..i18n import _, ngettext
from ..records import KINDS, Field, fields_of
from ..register import listing
from ..register.claims import Evidence, evidence_of
from ..register.listing import Query, Row
from ..register.snapshot import snapshot
from ..register.store import Register, Session
from .book import IsCancelled, Progress, go_on, say_nothing, write_book
from .layout import BookColumn, BookReport, BookSheet, CellValue, Cover
from .sheet import CellColumn, columns_of

_ID_WIDTH = 38
# Records that are claims carry their evidence beside them.
CLAIMS = frozenset({"figure", "event"})
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
        record_type = KINDS[self.query.kind]
        return BookSheet(
            title=self.title,
            name=self.query.kind,
            columns=self._columns(),
            rows=self.rows,
            row_count=self.total,
            note=_(record_type.meaning),
        )

    def _cells(self) -> list[tuple[Field, CellColumn]]:
        return [(field, column) for field in self.fields for column in columns_of(field)]

    def _columns(self) -> tuple[BookColumn, ...]:
        own = tuple(column.book_column(field.key) for field, column in self._cells())
        evidence = _evidence_columns() if self.query.kind in CLAIMS else ()
        keys = (
            BookColumn("id", _("Record id"), "text", _ID_WIDTH, hidden=True),
            BookColumn("version", _("Version"), "whole", 10, hidden=True),
        )
        return own + evidence + keys

    def rows(self) -> Iterator[Sequence[CellValue]]:
        writers = [(field.key, column.write) for field, column in self._cells()]
        language = i18n.language()
        captions: dict[str, str] = {}
        for page in _pages(listing.everything(self.session, self.query)):
            for names in {id(row.linked): row.linked for row in page}.values():
                captions.update((key, name.among(language)) for key, name in names.items())
            evidence = self._evidence(page)
            for row in page:
                values = row.values
                cells = [write(values[key], captions) for key, write in writers]
                yield [*cells, *evidence(row.id), row.id, row.version]

    def _evidence(self, page: Sequence[Row]) -> Callable[[str], Sequence[CellValue]]:
        if self.query.kind not in CLAIMS:
            return lambda _id: ()
        found = evidence_of(self.session, [row.id for row in page])
        return lambda record_id: _evidence_cells(found.get(record_id, ()))


def _pages(rows: Iterator[Row]) -> Iterator[list[Row]]:
    page: list[Row] = []
    for row in rows:
        page.append(row)
        if len(page) == _EVIDENCE_PAGE:
            yield page
            page = []
    if page:
        yield page


def _evidence_columns() -> tuple[BookColumn, ...]:
    return (
        BookColumn("evidence.source", _("Source"), "text", 30),
        BookColumn("evidence.said_by", _("Said by"), "text", 24),
        BookColumn("evidence.office", _("Office at the time"), "text", 28),
        BookColumn("evidence.how_told", _("How told"), "text", 20),
    )


def _evidence_cells(evidence: Sequence[Evidence]) -> Sequence[CellValue]:
    told = KINDS["citation"].__table__.c.how_told.info["field"]
    columns = (
        [each.source.show() for each in evidence],
        [each.citation.said_by for each in evidence],
        [each.citation.office for each in evidence],
        [told.show(each.citation.how_told) for each in evidence],
    )
    return [_together(said) for said in columns]


def _together(said: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(text for text in said if text)) or None


def export_register(
    register: Register,
    target: Path,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write the whole register, a sheet for each kind of record, in the language of the moment."""
    with snapshot(register) as still, still.read() as session:
        totals = listing.counts(session)
        sheets = [
            _Sheet(session, Query(kind), fields_of(record_type), _(record_type.many), totals[kind]).book_sheet()
            for kind, record_type in KINDS.items()
        ]
        cover = _cover(_("The whole register"), register, sum(totals.values()))
        return write_book(target, cover, sheets, progress=progress, is_cancelled=is_cancelled)


def export_list(
    register: Register,
    query: Query,
    fields: Sequence[Field],
    target: Path,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write one list as it stands on screen: its filter, its columns and its order."""
    with snapshot(register) as still, still.read() as session:
        total = listing.count(session, query)
        title = _(KINDS[query.kind].many)
        sheet = _Sheet(session, query, fields, title, total).book_sheet()
        cover = _cover(title, register, total, query)
        return write_book(target, cover, [sheet], progress=progress, is_cancelled=is_cancelled)


def _cover(title: str, register: Register, total: int, query: Query | None = None) -> Cover:
    lines = [
        (_("Register"), register.name),
        (_("Made on"), i18n.moment(datetime.now(UTC))),
        (_("Made by"), register.who),
        (_("Records"), i18n.number(total)),
        (_("Language"), i18n.OWN_NAMES[i18n.language()]),
    ]
    if query and query.search:
        lines.append((_("Search"), query.search))
    notes = (
        _("Figures are claims, each with its qualifier, date, status and source. Add only like with like."),
        _("An empty cell means that it is not known. A date in words is as exact as it is known."),
        _("Hidden columns carry the ids by which the rows can be recognised again. Leave them in place."),
    )
    return Cover(title, tuple(lines), notes)


def summary(report: BookReport) -> str:
    """What came of it, in one sentence."""
    rows = sum(report.rows.values())
    said = ngettext(
        "Exported {count} row to {name}.", "Exported {count} rows to {name}.", rows, name=report.path.name
    )
    if not report.problems:
        return said
    return (
        said
        + " "
        + ngettext(
            "{count} value had to be changed; the first sheet says which.",
            "{count} values had to be changed; the first sheet says which.",
            len(report.problems),
        )
    )
