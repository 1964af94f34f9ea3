"""Pages put on a device that has sheets, a printer or a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from .page_painter import PagePainter
from .page_plan import PrintedPage
from .page_texts import POINT

# Dots to an inch in a PDF: as many as there are parts of a point.
_RESOLUTION = 72 * POINT
Tell = Callable[[int, int], None]


def say_nothing(_done: int, _total: int) -> None:
    """Nobody waits to be told how far it is."""


def pack_pdf(title: str, pages: Sequence[PrintedPage], painter: PagePainter, tell: Tell = say_nothing) -> bytes:
    """The pages as a PDF that has its fonts in it. `tell` is called before each page and may raise to stop."""
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("DistrictDesk")
    paint_pages(pages, painter, writer, tell)
    return bytes(memory.data().data())


def paint_pages(
    pages: Sequence[PrintedPage],
    page_painter: PagePainter,
    device: QPagedPaintDevice,
    tell: Tell = say_nothing,
    places: Sequence[int] | None = None,
) -> None:
    """The pages at these places, or all, each upright or across as planned. `tell` may raise between two of them."""
    painter: QPainter | None = None
    wanted = range(len(pages)) if places is None else places
    try:
        for done, place in enumerate(wanted):
            tell(done, len(wanted))
            device.setPageLayout(_page_layout(pages[place]))
            if painter is None:
                painter = QPainter(device)
            else:
                device.newPage()
            painter.resetTransform()
            scale = device.logicalDpiX() / _RESOLUTION
            painter.scale(scale, scale)
            page_painter.paint(painter, pages[place], place, len(pages))
        tell(len(wanted), len(wanted))
    finally:
        if painter is not None:
            painter.end()


def _page_layout(page: PrintedPage) -> QPageLayout:
    """A4 without margins of the device: the page has its own."""
    across = QPageLayout.Orientation.Landscape if page.document.is_landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), across, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
