"""Paints the entries and headings of the navigation."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ..look import fonts, icons, theme
from .index import Index
from .tooltip import tooltip
from .written_line import write_line

KEY = int(Qt.ItemDataRole.UserRole)
COUNT = KEY + 1
ICON = KEY + 2


def is_heading(index: Index) -> bool:
    return index.data(KEY) is None


class PlacePainter(QStyledItemDelegate):
    """The current place is a light card; counts stand at the right, all ends on one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if is_heading(index):
            return QSize(0, fonts.metrics("section").height() + fonts.step(4.5))
        return QSize(0, fonts.control_height())

    def widest(self, model: QAbstractItemModel) -> int:
        """The width at which nothing is shortened."""
        return max((self._whole(model.index(row, 0)) for row in range(model.rowCount())), default=0)

    def _whole(self, index: Index) -> int:
        text = str(index.data())
        if is_heading(index):
            return fonts.metrics("section").horizontalAdvance(text) + fonts.step(7.5)
        # Counts come later than places: nothing is to move for those of three digits.
        count = max(map(fonts.metrics().horizontalAdvance, (str(index.data(COUNT) or ""), "000")))
        return fonts.metrics("strong").horizontalAdvance(text) + count + fonts.icon_size() + fonts.step(13.5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_heading(index):
            self._paint_heading(painter, option.rect, index)
        else:
            self._paint_place(painter, option, index)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid() or is_heading(index):
            return False
        place = self._text_place(option.rect, index)
        text = str(index.data())
        if fonts.metrics("strong").horizontalAdvance(text) <= place.width():
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), tooltip(text), view)
        return True

    def _paint_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        place = rect.adjusted(fonts.step(4.5), fonts.step(2), -fonts.step(3), 0)
        write_line(painter, place, str(index.data()), "section", "dim")

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_card(painter, option, is_current)
        if index.data(ICON):
            icons.icon(str(index.data(ICON)), "accent" if is_current else "dim").paint(
                painter, self._icon_place(option.rect)
            )
        count = str(index.data(COUNT) or "")
        body = self._body(option.rect)
        write_line(painter, body, count, "body", "dim", Qt.AlignmentFlag.AlignRight)
        place, text = self._text_place(option.rect, index), str(index.data())
        if is_current:
            write_line(painter, place, text, "strong", "accent")
        else:
            write_line(painter, place, text, "body", "text")

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, is_current: bool) -> None:
        has_focus = is_current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_under_pointer = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not is_current and not is_under_pointer:
            return
        now = theme.colours()
        thick = max(2, fonts.step(0.5)) if has_focus else 1
        painter.setPen(QPen(now.colour("focus" if has_focus else "hairline"), thick))
        painter.setBrush(now.colour("card" if is_current else "hover"))
        side = fonts.step(2)
        box = QRectF(option.rect).adjusted(side + thick / 2, thick / 2, -side - thick / 2, -thick / 2)
        painter.drawRoundedRect(box, fonts.step(1.5), fonts.step(1.5))

    def _body(self, rect: QRect) -> QRect:
        return rect.adjusted(fonts.step(4.5), 0, -fonts.step(4.5), 0)

    def _icon_place(self, rect: QRect) -> QRect:
        side = fonts.icon_size()
        return QRect(self._body(rect).left(), rect.top() + (rect.height() - side) // 2, side, side)

    def _text_place(self, rect: QRect, index: Index) -> QRect:
        body = self._body(rect)
        if index.data(ICON):
            body.setLeft(body.left() + fonts.icon_size() + fonts.step(2))
        count = str(index.data(COUNT) or "")
        if count:
            body.setRight(body.right() - fonts.metrics().horizontalAdvance(count) - fonts.step(2))
        return body
