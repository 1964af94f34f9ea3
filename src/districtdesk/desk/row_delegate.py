"""Paints a record in a list: as two lines, or as one cell for each of its fields."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ..fields import NamesInThree
from . import fonts, theme
from .kit import paint_pill, pill_size, tooltip
from .kit.pill import Tone
from .record_model import RECORD, ROW, RecordModel

Index = QModelIndex | QPersistentModelIndex
_SINGLE = Qt.TextFlag.TextSingleLine
_EMPTY = "–"
# Words that say: look here. All other states are quiet.
_TONES: dict[str, Tone] = {"disputed": "amber", "suspended": "amber"}


class RowDelegate(QStyledItemDelegate):
    """Elides what is too long and tells the whole of it in a tooltip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option)
        if index.column() == RECORD:
            self._paint_lines(painter, option.rect, index)
        else:
            self._paint_cell(painter, option.rect, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = fonts.metrics().horizontalAdvance(str(index.data() or "")) + fonts.step(6)
        return QSize(width, row_height(index.column() == RECORD))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        text = self._elided(option.rect, index)
        if text:
            QToolTip.showText(event.globalPos(), tooltip(text), view)
        else:
            QToolTip.hideText()
        return True

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colours().colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colours().colour("hover"))

    def _paint_lines(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = cast(RecordModel, index.model())
        row = index.data(ROW)
        if row is None:
            return
        lines = model.lines(row)
        top, below = _halves(rect)
        self._paint_pair(painter, top, lines.title, "strong", "ink", lines.right)
        self._paint_pair(painter, below, lines.second, "body", "dim", lines.right_below)

    def _paint_pair(
        self, painter: QPainter, place: QRect, text: str, voice: fonts.Voice, ink: str, right: str
    ) -> None:
        if right:
            taken = _write(painter, place, right, "body", "dim", Qt.AlignmentFlag.AlignRight, place.width() // 2)
            place = place.adjusted(0, 0, -taken - fonts.step(3), 0)
        _write(painter, place, text, voice, ink)

    def _paint_cell(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = cast(RecordModel, index.model())
        field = model.fields[index.column() - 1]
        text = str(index.data() or "")
        place = _cell(rect)
        side = Qt.AlignmentFlag(model.data(index, Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight
        if not text:
            _write(painter, place, _EMPTY, "body", "faint", side)
        elif field.key == "status":
            code = index.data(ROW).values[field.key]
            paint_pill(painter, place, text, _TONES.get(code, "neutral"))
        else:
            _write(painter, place, text, _voice(field.kind), "ink", side)

    def _elided(self, rect: QRect, index: Index) -> str:
        """The text that does not fit; nothing where all of it is seen."""
        model = cast(RecordModel, index.model())
        row = index.data(ROW)
        if row is None:
            return ""
        if index.column() != RECORD:
            field = model.fields[index.column() - 1]
            text = str(index.data() or "")
            needed = fonts.metrics(_voice(field.kind)).horizontalAdvance(text)
            needed = pill_size(text).width() if field.key == "status" else needed
            return text if needed > _cell(rect).width() else ""
        lines = model.lines(row)
        room = _halves(rect)[0].width()
        parts = [
            (lines.title, "strong", lines.right),
            (lines.second, "body", lines.right_below),
        ]
        cut = [text for text, voice, right in parts if _needed(text, voice, right) > room]
        return "\n".join(cut)


def row_height(is_two_lines: bool) -> int:
    """The height of a row, from the size of the text."""
    if is_two_lines:
        return fonts.metrics("strong").height() + fonts.metrics().height() + fonts.step(7)
    return fonts.metrics().height() + fonts.step(5)


def _needed(text: str, voice: fonts.Voice, right: str) -> int:
    width = fonts.metrics(voice).horizontalAdvance(text)
    return width + fonts.metrics().horizontalAdvance(right) + fonts.step(3) if right else width


def _voice(kind: object) -> fonts.Voice:
    return "strong" if isinstance(kind, NamesInThree) else "body"


def _cell(rect: QRect) -> QRect:
    return rect.adjusted(fonts.step(2) + 3, 0, -fonts.step(2) - 3, 0)


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """The places of the two lines."""
    body = rect.adjusted(fonts.step(2.75), fonts.step(3), -fonts.step(2.75), -fonts.step(3))
    first, second = fonts.metrics("strong").height(), fonts.metrics().height()
    top = QRect(body.left(), body.top(), body.width(), first)
    return top, QRect(body.left(), body.bottom() + 1 - second, body.width(), second)


def _write(
    painter: QPainter,
    place: QRect,
    text: str,
    voice: fonts.Voice,
    ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    most: int | None = None,
) -> int:
    """Write one line, shortened to `most` or to its place; gives the width it took."""
    font = fonts.font(voice)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() if most is None else most)
    painter.setFont(font)
    painter.setPen(theme.colours().colour(ink))
    painter.drawText(
        place, int((side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter | _SINGLE), shown
    )
    return metrics.horizontalAdvance(shown)
