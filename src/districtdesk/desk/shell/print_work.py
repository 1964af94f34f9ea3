"""Reads what is to be printed, plans its pages, and puts them on paper or into a PDF: all off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from ... import i18n
from ...exchange.errors import Cancelled
from ...exchange.layout_names import LAYOUTS
from ...exchange.layouts import LayoutOrder
from ...exchange.leaving import Leaving
from ...exchange.noted import Noted, noting
from ...exchange.printed import PrintMaterial, read_layout, read_list
from ...exchange.printed_plan import read_planned
from ...exchange.safe_file import replacing
from ...register.journal.store import Register
from ...register.queries.layout_plan import LayoutPlan
from ..kit.page import ShownList
from ..paper.page_painter import PageHeads, PagePainter
from ..paper.page_plan import PrintedPage, plan_pages
from ..paper.page_texts import POINT, PageTexts

# Dots to an inch in a PDF: as many as there are parts of a point.
_RESOLUTION = 72 * POINT
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """The list as it is `shown`, a saved layout by its `plan`, or a `layout` by its name, of `records` alone where
    some are named.
    """

    shown: ShownList | None = None
    layout: str = ""
    records: tuple[str, ...] = ()
    day: date | None = None
    plan: LayoutPlan | None = None


@dataclass(frozen=True, slots=True)
class PlannedPrint:
    """The pages of what is to be printed, and who paints them. `noted`, `leaving`: what is remembered of them."""

    title: str
    pages: Sequence[PrintedPage]
    painter: PagePainter
    noted: Noted
    leaving: Leaving


def plan_print(register: Register, order: PrintOrder, progress: Progress, stop: threading.Event) -> PlannedPrint:
    """Read and measure. Raises Cancelled and RegisterError."""

    def tick(done: int = 0, total: int = 0) -> None:
        if stop.is_set():
            raise Cancelled
        progress(done, total)

    with noting() as noted:
        printed = _read(register, order, tick)
    cover, texts = printed.cover, PageTexts()
    heads = PageHeads(cover.title, cover.register, cover.made_on, cover.mark)
    pages = plan_pages(printed.documents, texts, tick)
    return PlannedPrint(cover.title, pages, PagePainter(heads, texts), noted, _leaving(order))


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
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(planned.title)
    writer.setCreator("DistrictDesk")
    paint_pages(planned, writer, progress, stop)
    with replacing(target) as draft:
        draft.write(memory.data().data())
    return target


def paint_pages(
    planned: PlannedPrint,
    device: QPagedPaintDevice,
    progress: Progress,
    stop: threading.Event,
    places: Sequence[int] | None = None,
) -> None:
    """The pages at these places, or all, each upright or across as planned. Raises Cancelled between two of them."""
    painter: QPainter | None = None
    wanted = range(len(planned.pages)) if places is None else places
    try:
        for done, place in enumerate(wanted, 1):
            page = planned.pages[place]
            if stop.is_set():
                raise Cancelled
            device.setPageLayout(_page_layout(page))
            if painter is None:
                painter = QPainter(device)
            else:
                device.newPage()
            painter.resetTransform()
            scale = device.logicalDpiX() / _RESOLUTION
            painter.scale(scale, scale)
            planned.painter.paint(painter, page, place, len(planned.pages))
            progress(done, len(wanted))
    finally:
        if painter is not None:
            painter.end()


def _page_layout(page: PrintedPage) -> QPageLayout:
    """A4 without margins of the device: the page has its own."""
    across = QPageLayout.Orientation.Landscape if page.document.is_landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), across, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
