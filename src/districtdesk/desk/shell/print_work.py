"""Reads what is to be printed, plans its pages, and puts them on paper or into a PDF: all off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ... import i18n
from ...exchange.errors import Cancelled, ExchangeError
from ...exchange.layout_names import LAYOUTS
from ...exchange.layouts import LayoutOrder
from ...exchange.leaving import Leaving, note_drawing
from ...exchange.noted import Noted, noting, reading_still
from ...exchange.printed import PrintMaterial, read_layout, read_list
from ...exchange.printed_plan import read_planned
from ...exchange.safe_file import replacing
from ...i18n import _
from ...painting.devices import PaperSheet, pack_pdf, page_size, paint_sheets
from ...painting.drawn_sheets import make_sheets, name_bookmarks, tell_small
from ...painting.page_painter import PageHeads, PagePainter, find_bookmarks
from ...painting.page_plan import plan_pages
from ...painting.page_texts import PageTexts
from ...painting.paper_pages import PaperPainter
from ...painting.paper_sizes import USUAL, SheetWishes, paper_name, paper_of
from ...paper.making import make_page
from ...paper.order import PaperOrder
from ...paper.page import PaperPage
from ...paper.subject import refuse_day, say_not_there
from ...register.journal.store import Register
from ...register.queries.cited_sources import read_cited_sources
from ...register.queries.layout_plan import LayoutPlan
from ..kit.page import ShownList
from ..kit.takeable import Takeable

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """The list as it is `shown`, a saved layout by its `plan`, or a `layout` by its name, of `records` alone where
    some are named, a `page` of paper, or a `drawing` on such `sheets`.
    """

    shown: ShownList | None = None
    layout: str = ""
    records: tuple[str, ...] = ()
    day: date | None = None
    plan: LayoutPlan | None = None
    page: PaperOrder | None = None
    drawing: Takeable | None = None
    sheets: SheetWishes = USUAL


@dataclass(frozen=True, slots=True)
class PlannedPrint:
    """The sheets of what is to be printed. `noted`, `leaving`: what is remembered of them.

    `paper`: the page of paper that they are, if they are one. `small`: that letters are too small to be read.
    """

    title: str
    pages: Sequence[PaperSheet]
    noted: Noted
    leaving: Leaving
    paper: PaperPage | None = None
    small: str = ""


def plan_print(register: Register, order: PrintOrder, progress: Progress, stop: threading.Event) -> PlannedPrint:
    """Read and measure. Raises Cancelled and RegisterError."""

    def tick(done: int = 0, total: int = 0) -> None:
        if stop.is_set():
            raise Cancelled
        progress(done, total)

    if order.page is not None:
        return _plan_page(register, order.page, tick)
    if order.drawing is not None:
        return _plan_drawing(register, order.drawing, order.sheets)
    with noting() as noted:
        printed = _read(register, order, tick)
    cover, texts = printed.cover, PageTexts()
    heads = PageHeads(cover.title, cover.register, cover.made_on, cover.mark)
    pages = plan_pages(printed.documents, texts, tick)
    return PlannedPrint(cover.title, PagePainter(heads, texts).bind(pages), noted, _leaving(order))


def _plan_page(register: Register, order: PaperOrder, tick: Callable[[], None]) -> PlannedPrint:
    if refused := refuse_day(order.day):
        raise ExchangeError(refused)
    painter = PaperPainter()
    with noting() as noted, reading_still(register, tick, order.day) as session:
        page = make_page(register, session, order, painter.count_sheets)
    if page is None:
        raise ExchangeError(say_not_there(order))
    leaving = Leaving(i18n.language(), day=order.day, without_personal=True, name=page.head)
    return PlannedPrint(page.head, painter.plan(page), noted, leaving, page)


def _plan_drawing(register: Register, drawing: Takeable, wishes: SheetWishes) -> PlannedPrint:
    with register.read() as session:
        sources = read_cited_sources(session, drawing.cited_for)
        noted = note_drawing(session, drawing.records, drawing.step)
    taken = drawing.made(sources)
    sheets = make_sheets(taken, wishes)
    leaving = Leaving(i18n.language(), name=drawing.title)
    return PlannedPrint(drawing.title, sheets, noted, leaving, small=tell_small(taken, sheets, wishes))


def _read(register: Register, order: PrintOrder, tick: Callable[[], None]) -> PrintMaterial:
    if order.shown is not None:
        return read_list(register, order.shown.query, order.shown.fields, order.day, tick)
    if order.plan is not None:
        return read_planned(register, order.plan, order.day, tick)
    return read_layout(register, order.layout, LayoutOrder(day=order.day, records=order.records), tick)


def _leaving(order: PrintOrder) -> Leaving:
    query, plan = order.shown.query if order.shown else None, order.plan or LayoutPlan(form=order.layout)
    layout = plan.form if plan.form in LAYOUTS else ""
    name = plan.name if plan.id else ""
    return Leaving(plan.language or i18n.language(), query, layout, order.day, plan.without_personal, name)


def write_pdf(planned: PlannedPrint, target: Path, progress: Progress, stop: threading.Event) -> Path:
    """Write all pages beside the target and put them in its place. Raises ExchangeError and Cancelled."""
    bookmarks = [*find_bookmarks(planned.pages), *name_bookmarks(planned.pages)]
    packed = pack_pdf(planned.title, planned.pages, _telling(progress, stop), bookmarks)
    with replacing(target) as draft:
        draft.write(packed)
    return target


def paint_on(
    planned: PlannedPrint,
    device: QPagedPaintDevice,
    progress: Progress,
    stop: threading.Event,
    places: Sequence[int] | None = None,
) -> None:
    """The pages at these places, or all. Raises Cancelled between two of them."""
    paint_sheets(planned.pages, device, _telling(progress, stop), places)


def refuse_paper(planned: PlannedPrint, printer: QPrinter) -> str:
    """Why the sheets do not go through this printer; empty where they do, or where it does not say."""
    known = QPrinterInfo(printer).supportedPageSizes()
    for paper in {paper_of(sheet.size) for sheet in planned.pages} - {USUAL.paper}:
        if known and page_size(paper).id() not in {each.id() for each in known}:
            return _("The printer has no paper of the size {paper}.", paper=paper_name(paper))
    return ""


def _telling(progress: Progress, stop: threading.Event) -> Progress:
    """Tells how far it is, and stops where that is wanted."""

    def tell(done: int, total: int) -> None:
        if stop.is_set():
            raise Cancelled
        progress(done, total)

    return tell
