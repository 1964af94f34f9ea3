"""What is printed: the sheets of a layout or a list as documents, and what stands on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..i18n import LANGUAGES, _
from ..records import Field
from ..register.journal.store import Register
from ..register.queries.listing import Query
from .chart_document import charts_of
from .cover import make_cover
from .document import DocumentSheet
from .export import sheets_of_layout
from .filter_words import filter_lines
from .layout import BookSheet, Cover
from .layout_names import LAYOUTS
from .layouts import LayoutOrder
from .list_sheets import list_sheet
from .noted import reading_still, watched
from .table_document import as_document, is_on_paper, titled

_NAMES = "names"


@dataclass(frozen=True, slots=True)
class PrintMaterial:
    """Documents, and the cover whose title, register and moment stand on every page."""

    cover: Cover
    documents: Sequence[DocumentSheet]


def read_list(
    register: Register, query: Query, fields: Sequence[Field], day: date | None, tick: Callable[[], None]
) -> PrintMaterial:
    """A list as it stands on screen, with the words that narrow it; `tick` is called between rows and may raise."""
    with reading_still(register, tick, day) as session:
        sheet = list_sheet(session, query, fields, None)
        shown = _as_on_screen(sheet, {each.key for each in fields})
        cover = make_cover(sheet.title, register, session, sheet.row_count)
        narrowed = "; ".join(f"{label}: {words}" for label, words in filter_lines(session, query))
        return PrintMaterial(cover, [titled(as_document(each, tick, narrowed)) for each in watched([shown])])


def _as_on_screen(sheet: BookSheet, keys: set[str]) -> BookSheet:
    """Its name and what stands in the columns of the list, without what a workbook has beside these."""
    names = {f"{_NAMES}.{code}" for code in LANGUAGES}
    columns = tuple(
        replace(each, hidden=True)
        if number and (each.key in names or not {each.key.removeprefix("shown."), each.key.split(".")[0]} & keys)
        else each
        for number, each in enumerate(sheet.columns)
    )
    return replace(sheet, columns=columns)


def read_layout(register: Register, layout: str, asked: LayoutOrder, tick: Callable[[], None]) -> PrintMaterial:
    """One of LAYOUTS, but for what is hidden in it."""
    with reading_still(register, tick, asked.day) as session:
        documents, sheets = sheets_of_layout(session, layout, asked)
        cover = make_cover(_(LAYOUTS[layout].title), register, session, 0)
        return PrintMaterial(cover, printed_documents(documents, sheets, tick))


def printed_documents(
    documents: Sequence[DocumentSheet], sheets: Sequence[BookSheet], tick: Callable[[], None]
) -> list[DocumentSheet]:
    """These documents, the sheets that have something to read, and their charts; what they carry is noted."""
    seen = watched(list(filter(is_on_paper, sheets)), documents)
    return [*documents, *(titled(as_document(each, tick)) for each in seen), *charts_of(sheets)]
