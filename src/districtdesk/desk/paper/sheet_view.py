"""A page of paper in a room of the screen: where it lies, and its picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ...painting.devices import PaperSheet
from ...painting.page_texts import POINT
from ..look.theme import colours

_PAPER = "#ffffff"


def largest_in(room: QRectF, page: PaperSheet) -> QRectF:
    """The paper in the middle of the room, as large as there is room for."""
    width, height = page.size
    scale = min(room.width() / width, room.height() / height)
    paper = QRectF(0, 0, width * scale, height * scale)
    paper.moveCenter(room.center())
    return paper


def paint_paper(painter: QPainter, paper: QRectF, page: PaperSheet, place: tuple[int, int], edge: str) -> None:
    """The page on white paper, in a dark room too. `place`: its own, and of how many; `edge`: one of our colours."""
    painter.fillRect(paper, QColor(_PAPER))
    painter.setPen(colours().colour(edge))
    painter.drawRect(paper)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(paper, Qt.ClipOperation.IntersectClip)
    painter.translate(paper.topLeft())
    scale = paper.width() / page.size[0] / POINT
    painter.scale(scale, scale)
    page.paint(painter, *place)
