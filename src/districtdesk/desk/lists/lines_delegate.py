"""Paints what a list says: rows of two lines, what it is and a dim second line, a short value each at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ..kit import CalmTable, tooltip
from ..kit.index import Index
from ..kit.regions import Region
from ..kit.written_line import write_line
from ..look import density, fonts, theme
from .lines import Lines


class TextDelegate(QStyledItemDelegate):
    """Elides what is too long and tells the whole of it in a tooltip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, self._is_under_pointer(option, index))
        self._paint_text(painter, option.rect, index)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        text = self._cut(option.rect, index)
        if text:
            QToolTip.showText(event.globalPos(), tooltip(text), view)
        else:
            QToolTip.hideText()
        return True

    def _is_under_pointer(self, option: QStyleOptionViewItem, index: Index) -> bool:
        return bool(option.state & QStyle.StateFlag.State_MouseOver)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, is_under_pointer: bool) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))
        elif is_under_pointer:
            painter.fillRect(option.rect, theme.colours().colour("hover"))

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        raise NotImplementedError

    def _cut(self, rect: QRect, index: Index) -> str:
        """The text that does not fit; nothing where all of it is seen."""
        raise NotImplementedError


class LinesDelegate(TextDelegate):
    """Two lines."""

    def lines(self, index: Index) -> Lines | None:
        """What the row says; None for nothing."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, lines_height())

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        lines = self.lines(index)
        if lines is None:
            return
        top, below = _halves(rect)
        _write_pair(painter, top, lines.title, "strong", "text", lines.right)
        _write_pair(painter, below, lines.second, "body", "dim", lines.right_below)

    def _cut(self, rect: QRect, index: Index) -> str:
        lines = self.lines(index)
        if lines is None:
            return ""
        room = _halves(rect)[0].width()
        parts: tuple[tuple[str, fonts.TextStyle, str], ...] = (
            (lines.title, "strong", lines.right),
            (lines.second, "body", lines.right_below),
        )
        return "\n".join(text for text, text_style, right in parts if _needed(text, text_style, right) > room)


def lines_height() -> int:
    """The height of a row, from the size of the text."""
    return fonts.metrics("strong").height() + fonts.metrics().height() + fonts.step(2 * density.spaced(3) + 1)


def first_line_width(lines: Lines) -> int:
    """So wide a row must be for nothing of its first line to be cut."""
    return _needed(lines.title, "strong", lines.right) + 2 * fonts.step(2.75) + 1


def _write_pair(
    painter: QPainter, place: QRect, text: str, text_style: fonts.TextStyle, text_colour: str, right: str
) -> None:
    if right:
        most = place.adjusted(place.width() - _most_at_right(text, text_style, place.width()), 0, 0, 0)
        taken = write_line(painter, most, right, "body", "dim", Qt.AlignmentFlag.AlignRight)
        place = place.adjusted(0, 0, -taken - fonts.step(3), 0)
    write_line(painter, place, text, text_style, text_colour)


def _most_at_right(text: str, text_style: fonts.TextStyle, room: int) -> int:
    """What the text leaves free, and at least half: what it is is not cut for more than that."""
    return max(room // 2, room - fonts.metrics(text_style).horizontalAdvance(text) - fonts.step(3) - 1)


def _needed(text: str, text_style: fonts.TextStyle, right: str) -> int:
    width = fonts.metrics(text_style).horizontalAdvance(text)
    return width + fonts.metrics().horizontalAdvance(right) + fonts.step(3) if right else width


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """The places of the two lines."""
    room = fonts.step(density.spaced(3))
    body = rect.adjusted(fonts.step(2.75), room, -fonts.step(2.75), -room)
    first, second = fonts.metrics("strong").height(), fonts.metrics().height()
    top = QRect(body.left(), body.top(), body.width(), first)
    return top, QRect(body.left(), body.bottom() + 1 - second, body.width(), second)


class LinesTable(CalmTable, Region):
    """Rows of two lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, row_steps=0, parent=parent)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()

    def stretch(self) -> None:
        """Give the one column the width; once there is a model."""
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(lines_height())
