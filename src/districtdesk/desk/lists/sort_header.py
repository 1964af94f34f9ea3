"""The header of a table that may be sorted by several columns: each says its place among these, and its way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ...i18n import number
from ..kit.written_line import write_line
from ..look import fonts, theme


class SortHeader(QHeaderView):
    """Qt marks one column alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        # Whatever is known of several columns, by section: its place from 1, and whether it falls.
        self.order: dict[int, tuple[int, bool]] = {}

    def show_order(self, falls: Mapping[int, bool]) -> None:
        """These sections, the first one first; none where one alone is sorted by."""
        self.order = {
            section: (place, each) for place, (section, each) in enumerate(falls.items(), 1) if section >= 0
        }
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        if section not in self.order:
            return
        place, falls = self.order[section]
        painter.save()
        self._paint_mark(painter, rect, number(place), falls)
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, text: str, falls: bool) -> None:
        side = fonts.step(2.5)
        width = fonts.metrics("strong").horizontalAdvance(text) + side + fonts.step(3)
        mark = QRect(rect.right() - width, rect.top(), width, rect.height() - 1)
        painter.fillRect(mark, theme.colours().colour("card"))
        write_line(painter, mark.adjusted(fonts.step(1), 0, 0, 0), text, "strong", "dim")
        middle, right = mark.center().y(), mark.right() - fonts.step(1)
        tip, base = (middle + side / 3, middle - side / 3) if falls else (middle - side / 3, middle + side / 3)
        arrow = [QPointF(right - side, base), QPointF(right, base), QPointF(right - side / 2, tip)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours().colour("dim"))
        painter.drawPolygon(QPolygonF(arrow))
