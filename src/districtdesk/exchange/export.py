"""From the register to a workbook: everything in it, or one list as it stands on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from .. import i18n
from ..i18n import _, ngettext
from ..overview.claims import grouped
from ..overview.counted_sums import read_counted_sums
from ..overview.launches import overdue
from ..overview.projects import summarise_projects
from ..overview.tiles import make_tiles
from ..records import Field
from ..records.today import today as today_here
from ..register.journal.store import Register, Session
from ..register.queries import listing
from ..register.queries.listing import Query
from ..register.queries.overview_query import read_totals_material
from ..register.queries.personal import LeftOut
from .book import IsCancelled, Progress, go_on, say_nothing, stopping, write_book
from .carried_mark import carried_marks
from .contradictions_sheet import ContradictionsSheet
from .cover import make_cover
from .csv_file import write_exact_csv, write_spreadsheet_csv
from .district_sums_sheet import DistrictSumsSheet
from .document import DocumentSheet
from .filter_words import filter_lines
from .layout import BookReport, BookSheet
from .layout_names import LAYOUTS
from .layouts import LayoutOrder, layout_documents, layout_sheets
from .legend import legend
from .list_sheets import list_sheet, whole_kind
from .marks import CLAIMS
from .noted import reading_still
from .offered_names import names_in
from .page_widths import on_shared_page
from .questions import questions
from .record_places import read_places
from .split_layouts import sheets_by_district
from .sums_sheet import SumsSheet


def export_register(
    register: Register,
    target: Path,
    *,
    title: str = "",
    kinds: Sequence[str] = (),
    day: date | None = None,
    without_personal: bool = False,
    mark: str = "",
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write the whole register, or these kinds of it, a sheet for each, in the language of the moment.

    `title`: what it is called, where that is not just the whole register. `mark`: who may see it.
    With a day: all of it as it was then, by what is known now.
    """
    with reading_still(register, stopping(is_cancelled), day) as session:
        left_out = LeftOut(session) if without_personal else None
        totals = left_out.counts() if left_out else listing.counts(session)
        totals = {kind: total for kind, total in totals.items() if not kinds or kind in kinds}
        sheets = whole_sheets(session, totals, left_out, stopping(is_cancelled))
        cover = make_cover(
            title or _("The whole register"),
            register,
            session,
            sum(totals.values()),
            left_out=left_out,
            mark=mark,
        )
        notes = (*cover.notes, _leading_words())
        cover = replace(cover, figures=_figures(session), legend=(*questions(sheets), *legend()), notes=notes)
        if left_out is None and not cover.given:
            cover = replace(cover, given=tuple(carried_marks(session, sheets, is_whole=True)))
        names = names_in(session, without_personal=without_personal)
        own: dict[str, Any] = {"names": names, "places": read_places(session, totals, left_out)}
        return write_book(target, cover, sheets, **own, progress=progress, is_cancelled=is_cancelled)


def _leading_words() -> str:
    return _(
        "A click on the name of another record leads to its row, on a number of claims or of sources to the first "
        "of them, on the status of a claim among the contradictions to the claim."
    )


def whole_sheets(
    session: Session, totals: Mapping[str, int], left_out: LeftOut | None, tick: Callable[[], None]
) -> list[BookSheet]:
    """A sheet for each kind, before them what the claims come to and which of them disagree.

    `tick` is called often, and may raise to stop it.
    """
    sums = read_counted_sums(session, tick) if totals.get("figure") else None
    kinds = []
    for kind, total in totals.items():
        tick()
        kinds.append(whole_kind(session, kind, total, left_out, sums))
    if sums is None:
        return kinds
    tick()
    disagreeing = on_shared_page(ContradictionsSheet(session, without_personal=left_out is not None).book_sheet())
    found = [disagreeing] if disagreeing.row_count else []
    return [SumsSheet(sums).book_sheet(), DistrictSumsSheet(sums).book_sheet(), *found, *kinds]


def _figures(session: Session) -> tuple[tuple[str, str], ...]:
    """The large numbers of the overview, in its words."""
    material, today = read_totals_material(session, i18n.language()), today_here()
    claims = grouped(material.figures, material.measures)
    late = overdue(material.launches, today)
    tiles = make_tiles(material, claims, summarise_projects(material, claims, late, today), late, today)
    return tuple((tile.title, tile.told()) for tile in tiles)


def export_list(
    register: Register,
    query: Query,
    fields: Sequence[Field],
    target: Path,
    *,
    day: date | None = None,
    without_personal: bool = False,
    mark: str = "",
    is_whole: bool = False,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write one list as it stands on screen: its filter, its columns and its order.

    With a day: as it was then. `is_whole`: all fields are wanted, and of these is printed what the whole register has
    on paper.
    """
    with reading_still(register, stopping(is_cancelled), day) as session:
        left_out = LeftOut(session) if without_personal else None
        sheet = list_sheet(session, query, fields, left_out, is_whole=is_whole)
        filters = tuple(filter_lines(session, query))
        cover = make_cover(sheet.title, register, session, sheet.row_count, filters, left_out=left_out, mark=mark)
        cover = replace(cover, legend=legend()) if query.kind in CLAIMS else cover
        names = names_in(session, without_personal=without_personal)
        if left_out is None and not cover.given:
            cover = replace(cover, given=tuple(carried_marks(session, [sheet], is_whole=query.is_whole)))
        return write_book(target, cover, [sheet], names=names, progress=progress, is_cancelled=is_cancelled)


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
    with reading_still(register, stopping(is_cancelled), day) as session:
        left_out = LeftOut(session) if without_personal else None
        sheet = list_sheet(session, query, fields, left_out)
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
    with reading_still(register, stopping(is_cancelled), asked.day) as session:
        documents, sheets = sheets_of_layout(session, layout, asked)
        query = Query(LAYOUTS[layout].kind, conditions=asked.conditions) if asked.conditions else None
        filters = tuple(filter_lines(session, query)) if query else ()
        total = sum(each.row_count for each in sheets if each.name == sheets[0].name) if sheets else len(documents)
        left_out = LeftOut(session) if asked.without_personal else None
        how: dict[str, Any] = {"left_out": left_out, "mark": asked.mark}
        title = asked.title or _(LAYOUTS[layout].title)
        cover = make_cover(title, register, session, total, filters, **how)
        watched: dict[str, Any] = {"progress": progress, "is_cancelled": is_cancelled}
        return write_book(target, cover, sheets, documents=documents, **watched)


def sheets_of_layout(
    session: Session, layout: str, asked: LayoutOrder
) -> tuple[Sequence[DocumentSheet], Sequence[BookSheet]]:
    if LAYOUTS[layout].is_document:
        return layout_documents(layout, session, asked), ()
    made = list(sheets_by_district(layout, session, asked)) or layout_sheets(layout, session, asked)
    return (), list(map(on_shared_page, made))


def export_layout_csv(
    register: Register, layout: str, asked: LayoutOrder, target: Path, *, is_cancelled: IsCancelled = go_on
) -> int:
    """Write the layout's table as CSV, as a spreadsheet reads it, or exactly. Returns its rows."""
    write = write_exact_csv if LAYOUTS[layout].is_exact else write_spreadsheet_csv
    with reading_still(register, stopping(is_cancelled), asked.day) as session:
        table = layout_sheets(layout, session, asked)[0]
        return write(target, table, is_cancelled=is_cancelled)


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
