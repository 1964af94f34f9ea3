"""Sheets of paper put on a device that has some, a printer or a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from .. import i18n
from .page_texts import POINT
from .paper_sizes import paper_of
from .pdf_outline import Bookmark, complete

# Dots to an inch in a PDF: as many as there are parts of a point.
_RESOLUTION = 72 * POINT
_SIZES = {"a4": QPageSize.PageSizeId.A4, "a3": QPageSize.PageSizeId.A3}
Tell = Callable[[int, int], None]


class PaperSheet(Protocol):
    """A side of paper, upright or across, that paints itself."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        ...

    def paint(self, painter: QPainter, place: int, count: int) -> None:
        """Paint where one unit is a part of a point, as the one at this place of so many; 0: that is not known."""
        ...


def say_nothing(_done: int, _total: int) -> None:
    """Nobody waits to be told how far it is."""


def pack_pdf(
    title: str, sheets: Sequence[PaperSheet], tell: Tell = say_nothing, bookmarks: Sequence[Bookmark] = ()
) -> bytes:
    """The sheets as a PDF that has its fonts in it, in the language of the moment. `tell` is called before each sheet
    and may raise to stop.
    """
    memory = QBuffer()
    memory.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(memory)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("DistrictDesk")
    paint_sheets(sheets, writer, tell)
    return complete(bytes(memory.data().data()), i18n.language(), bookmarks)


def paint_sheets(
    sheets: Sequence[PaperSheet],
    device: QPagedPaintDevice,
    tell: Tell = say_nothing,
    places: Sequence[int] | None = None,
) -> None:
    """Those at these places, or all, each upright or across as planned. `tell` may raise between two of them."""
    painter: QPainter | None = None
    wanted = range(len(sheets)) if places is None else places
    try:
        for done, place in enumerate(wanted):
            tell(done, len(wanted))
            device.setPageLayout(_page_layout(sheets[place]))
            if painter is None:
                painter = QPainter(device)
            else:
                device.newPage()
            painter.resetTransform()
            scale = device.logicalDpiX() / _RESOLUTION
            painter.scale(scale, scale)
            sheets[place].paint(painter, place, len(sheets))
        tell(len(wanted), len(wanted))
    finally:
        if painter is not None:
            painter.end()


def page_size(paper: str) -> QPageSize:
    """One of PAPERS as Qt knows it."""
    return QPageSize(_SIZES[paper])


def _page_layout(sheet: PaperSheet) -> QPageLayout:
    """Its paper without margins of the device: the sheet has its own."""
    width, height = sheet.size
    across = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout(page_size(paper_of(sheet.size)), across, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
