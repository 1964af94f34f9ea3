"""Paints the list of what needs attention: a count at the right of each finding, records as links below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...i18n import number
from ...overview.attention import AttentionItem, Item
from ..kit.index import Index
from ..kit.written_line import write_line
from ..look import fonts, icons, theme

FINDING = int(Qt.ItemDataRole.UserRole) + 1
ITEM = FINDING + 1
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_SIDE = 3
_TALL = 10_000
# In steps, what a finding has around its words: where there is room, and where the page has none to spare.
_APART, _CLOSER = 5, 3.5


class FindingPainter(QStyledItemDelegate):
    """Records stand indented below their finding, the note in as many lines as it needs.

    `is_low`: findings stand closer together.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.is_low = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(FINDING):
            label = self._label_room(QRect(0, 0, self._width(), _TALL), index.data(FINDING))
            height = fonts.metrics().boundingRect(label, _WRAPPED, index.data(FINDING).label).height()
            return QSize(0, height + fonts.step(_CLOSER if self.is_low else _APART))
        item = index.data(ITEM)
        if item is None:
            return QSize(0, fonts.metrics("note").height() + fonts.step(4))
        room = self._item_room(QRect(0, 0, self._width(), _TALL))
        note = fonts.metrics("note").boundingRect(room, _WRAPPED, item.note).height()
        return QSize(0, fonts.metrics().height() + note + fonts.step(3.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        if index.data(FINDING):
            self._paint_finding(painter, option, index.data(FINDING))
        elif index.data(ITEM):
            self._paint_item(painter, option.rect, index.data(ITEM))
        else:
            room = self._item_room(option.rect)
            write_line(painter, room, str(index.data()), "note", "accent")
        painter.restore()

    def _width(self) -> int:
        return self._view.viewport().width()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = theme.colours()
        leads_on = not index.data(FINDING) or bool(index.data(FINDING).items)
        if option.state & QStyle.StateFlag.State_MouseOver and leads_on:
            painter.fillRect(option.rect, now.colour("hover"))
        if index.data(FINDING):
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), now.colour("hairline")
            )
        is_current = self._view.hasFocus() and self._view.currentIndex() == index
        if is_current:
            thick = max(2, fonts.step(0.5))
            painter.setPen(QPen(now.colour("focus"), thick))
            inset = thick // 2 + 1
            painter.drawRect(option.rect.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, finding: AttentionItem) -> None:
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        text_colour = "text" if finding.count else "faint"
        if finding.items:
            side = fonts.step(4)
            top = option.rect.top() + (option.rect.height() - side) // 2
            icon = "chevron_down" if is_open else "chevron_right"
            icons.icon(icon, "dim").paint(painter, QRect(option.rect.left() + fonts.step(_SIDE), top, side, side))
        room = self._label_room(option.rect, finding)
        painter.setFont(fonts.font("strong" if is_open else "body"))
        painter.setPen(theme.colours().colour(text_colour))
        painter.drawText(room, _LEFT | int(Qt.TextFlag.TextWordWrap), finding.label)
        right = option.rect.adjusted(0, 0, -fonts.step(_SIDE), 0)
        write_line(
            painter,
            right,
            number(finding.count),
            "strong" if finding.count else "body",
            text_colour,
            Qt.AlignmentFlag.AlignRight,
        )

    def _label_room(self, rect: QRect, finding: AttentionItem) -> QRect:
        count = fonts.metrics("strong").horizontalAdvance(number(finding.count))
        return rect.adjusted(fonts.step(_SIDE + 5.5), 0, -count - fonts.step(_SIDE + 3), 0)

    def _item_room(self, rect: QRect) -> QRect:
        return rect.adjusted(fonts.step(_SIDE + 5.5), fonts.step(1.5), -fonts.step(_SIDE), -fonts.step(1.5))

    def _paint_item(self, painter: QPainter, rect: QRect, item: Item) -> None:
        room = self._item_room(rect)
        height = fonts.metrics().height()
        write_line(painter, QRect(room.left(), room.top(), room.width(), height), item.title, "body", "accent")
        painter.setFont(fonts.font("note"))
        painter.setPen(theme.colours().colour("dim"))
        painter.drawText(room.adjusted(0, height + fonts.step(0.5), 0, fonts.step(1)), _WRAPPED, item.note)
