"""From the register to a workbook: everything in it, or one list as it stands on screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from .. import i18n
from ..collecting import without_collecting
from ..dates.imprecise import ImpreciseDate
from ..i18n import _, ngettext
from ..overview.claims import grouped
from ..overview.launches import overdue
from ..overview.tiles import make_tiles
from ..record_kinds import LISTED_AS_OF, RECORD_KINDS
from ..records import KINDS, Field, fields_of
from ..register.journal import chain, journal
from ..register.journal.store import Register, Session
from ..register.practice import is_practice
from ..register.queries import listing
from ..register.queries.as_of import fields_as_of
from ..register.queries.listing import Query
from ..register.queries.overview_query import read_totals_material
from ..register.queries.personal import LeftOut, without_personal_fields
from ..register.queries.reckoned_sources import is_reckoned_key
from ..register.snapshot import open_snapshot
from .book import IsCancelled, Progress, go_on, say_nothing, write_book
from .csv_file import write_exact_csv, write_spreadsheet_csv
from .document import DocumentSheet
from .filter_words import filter_lines
from .layout import BookReport, BookSheet, Cover
from .layout_names import LAYOUTS
from .layouts import LayoutOrder, layout_documents, layout_sheets
from .paper import fit_on_page
from .record_sheet import RecordSheet
from .sheet_as_of import sheet_as_of, with_fields_of_states
from .shown_columns import with_what_belongs


def export_register(
    register: Register,
    target: Path,
    *,
    day: date | None = None,
    without_personal: bool = False,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write the whole register, a sheet for each kind of record, in the language of the moment.

    With a day: what can be told of that day as it was then, and all else as it is.
    """
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        left_out = LeftOut(session) if without_personal else None
        totals = left_out.counts() if left_out else listing.counts(session)
        sheets = [_whole_kind(session, kind, total, day, left_out) for kind, total in totals.items()]
        cover = _cover(_("The whole register"), register, session, sum(totals.values()), day, left_out=left_out)
        # Of another day than today nobody has reckoned them.
        cover = cover if day else replace(cover, figures=_figures(session))
        return write_book(target, cover, sheets, progress=progress, is_cancelled=is_cancelled)


def _figures(session: Session) -> tuple[tuple[str, str], ...]:
    """The large numbers of the overview, in its words."""
    material, today = read_totals_material(session, i18n.language()), date.today()
    claims = grouped(material.figures, material.measures)
    tiles = make_tiles(material, claims, overdue(material.launches, today), today)
    return tuple((tile.title, tile.told()) for tile in tiles)


def _whole_kind(session: Session, kind: str, total: int, day: date | None, left_out: LeftOut | None) -> BookSheet:
    is_of_day = day is not None and kind in LISTED_AS_OF
    fields = fields_as_of(kind) if is_of_day else fields_of(KINDS[kind])
    return _book_sheet(session, Query(kind), fields, total, day if is_of_day else None, left_out, is_whole=True)


def _book_sheet(
    session: Session,
    query: Query,
    fields: Sequence[Field],
    total: int,
    day: date | None,
    left_out: LeftOut | None,
    reckoned: Sequence[Field] = (),
    *,
    is_whole: bool = False,
) -> BookSheet:
    title = _(RECORD_KINDS[query.kind].many)
    kept = without_personal_fields(fields) if left_out else fields
    if day is None:
        return RecordSheet(session, query, kept, title, total, left_out, reckoned, is_whole).book_sheet()
    if left_out:
        # What held on a day is told in words, from which no name of a person could be taken.
        kept = [field for field in kept if not field.kind.may_point_at("person")]
    return sheet_as_of(session, query, kept, title, total, day)


def export_list(
    register: Register,
    query: Query,
    fields: Sequence[Field],
    target: Path,
    *,
    day: date | None = None,
    without_personal: bool = False,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write one list as it stands on screen: its filter, its columns and its order.

    With a day, for one of LISTED_AS_OF: as it was then.
    """
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        left_out = LeftOut(session) if without_personal else None
        sheet = _list_sheet(session, query, fields, day, left_out)
        filters = tuple(filter_lines(session, query))
        cover = _cover(sheet.title, register, session, sheet.row_count, day, filters, left_out=left_out)
        return write_book(target, cover, [sheet], progress=progress, is_cancelled=is_cancelled)


def _list_sheet(
    session: Session, query: Query, fields: Sequence[Field], day: date | None, left_out: LeftOut | None
) -> BookSheet:
    total = listing.count(session, query)
    reckoned = [each for each in fields if is_reckoned_key(each.key)] if day is None else []
    fields = [each for each in fields if not is_reckoned_key(each.key)]
    columns = with_what_belongs(query.kind, fields) if day is None else with_fields_of_states(query.kind, fields)
    return _book_sheet(session, query, columns, total, day, left_out, reckoned)


def export_list_csv(
    register: Register,
    query: Query,
    fields: Sequence[Field],
    target: Path,
    *,
    day: date | None = None,
    without_personal: bool = False,
    is_cancelled: IsCancelled = go_on,
) -> int:
    """Write what export_list() writes, as a spreadsheet reads CSV. Returns its rows."""
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        left_out = LeftOut(session) if without_personal else None
        sheet = _list_sheet(session, query, fields, day, left_out)
        return write_spreadsheet_csv(target, sheet, is_cancelled=is_cancelled)


def export_layout(
    register: Register,
    layout: str,
    asked: LayoutOrder,
    target: Path,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write one of LAYOUTS to a workbook."""
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        documents, sheets = _of_layout(session, layout, asked)
        query = Query(LAYOUTS[layout].kind, conditions=asked.conditions) if asked.conditions else None
        filters = tuple(filter_lines(session, query)) if query else ()
        total = sheets[0].row_count if sheets else len(documents)
        left_out = LeftOut(session) if asked.without_personal else None
        title = _(LAYOUTS[layout].title)
        cover = _cover(title, register, session, total, asked.day, filters, left_out=left_out, is_layout=True)
        watched: dict[str, Any] = {"progress": progress, "is_cancelled": is_cancelled}
        return write_book(target, cover, sheets, documents=documents, **watched)


def _of_layout(
    session: Session, layout: str, asked: LayoutOrder
) -> tuple[Sequence[DocumentSheet], Sequence[BookSheet]]:
    if LAYOUTS[layout].is_document:
        return layout_documents(layout, session, asked), ()
    return (), [replace(each, columns=fit_on_page(each.columns)) for each in layout_sheets(layout, session, asked)]


def export_layout_csv(
    register: Register, layout: str, asked: LayoutOrder, target: Path, *, is_cancelled: IsCancelled = go_on
) -> int:
    """Write the layout's table as CSV, as a spreadsheet reads it, or exactly. Returns its rows."""
    write = write_exact_csv if LAYOUTS[layout].is_exact else write_spreadsheet_csv
    with without_collecting(), open_snapshot(register) as still, still.read() as session:
        return write(target, layout_sheets(layout, session, asked)[0], is_cancelled=is_cancelled)


def _cover(
    title: str,
    register: Register,
    session: Session,
    total: int,
    day: date | None,
    filters: tuple[tuple[str, str], ...] = (),
    *,
    left_out: LeftOut | None = None,
    is_layout: bool = False,
) -> Cover:
    as_of = ImpreciseDate.of(day).show() if day else ""
    then = ((_("As of"), as_of),) if day else ()
    title = _("{title}, as of {day}", title=title, day=as_of) if day else title
    made_on = i18n.moment(datetime.now(UTC))
    lines: tuple[tuple[str, str | int], ...] = (
        (_("Register"), register.name),
        *then,
        (_("Made on"), made_on),
        *(() if left_out else ((_("Made by"), register.who),)),
        *_history_lines(session),
        (_("Records"), total),
        (_("Language"), i18n.OWN_NAMES[i18n.language()]),
        *filters,
    )
    notes = (
        _("Figures are claims, each with its qualifier, date, status and source. Add only like with like."),
        _("An empty cell means that it is not known. A date in words is as exact as it is known."),
        _("Hidden columns carry the ids by which the rows can be recognised again. Leave them in place."),
    )
    practice = is_practice(session)
    shown = _("Practice: {title}", title=title) if practice else title
    all_notes = (*_notes_on_practice(practice), *_notes_of(day, is_layout=is_layout), *_notes_on(left_out), *notes)
    return Cover(shown, lines, all_notes, register.name, made_on, as_of=as_of)


def _notes_on_practice(practice: bool) -> tuple[str, ...]:
    if not practice:
        return ()
    return (_("This is from a practice register: all of it is made up, and nothing in it counts."),)


def _history_lines(session: Session) -> Iterator[tuple[str, str]]:
    """By which one can tell later whether the register still has this history."""
    last = journal.last(session)
    if last is not None:
        words = {"number": i18n.number(last.sequence), "fingerprint": chain.shown(last.fingerprint)}
        yield _("History"), _("Step {number}, fingerprint {fingerprint}", **words)


def _notes_of(day: date | None, *, is_layout: bool) -> tuple[str, ...]:
    if day is None:
        return ()
    if is_layout:
        return (_("Only what was said by that day is told here, by the dates of the sources, and what held then."),)
    return (
        _("Districts, companies, projects and residents are shown as they were on that day, all else as it is now."),
    )


def _notes_on(left_out: LeftOut | None) -> tuple[str, ...]:
    if left_out is None:
        return ()
    return (
        _(
            "Personal data are left out: people and their offices, who said something, authors and contacts. Notes "
            "and other free texts are as they are: look through them before the file is handed over."
        ),
    )


def summarise(report: BookReport) -> str:
    """What came of it, in one sentence."""
    sentence = _counted(report)
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


def _counted(report: BookReport) -> str:
    name = report.path.name
    if report.documents:
        return ngettext(
            "Exported {count} document to {name}.",
            "Exported {count} documents to {name}.",
            report.documents,
            name=name,
        )
    rows = sum(report.rows.values())
    return ngettext("Exported {count} row to {name}.", "Exported {count} rows to {name}.", rows, name=name)
