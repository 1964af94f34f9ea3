"""Paints a record in a list: as two lines, or as one cell for each of its fields."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ...records import Field
from ..kit import paint_pill, pill_size
from ..kit.index import Index
from ..kit.pill import Tone
from ..look import fonts
from .lines import Lines
from .lines_delegate import LinesDelegate, write
from .record_model import RECORD, ROW, RecordModel

_EMPTY = "–"
_STATUS, _NAMES = "status", "names"
# States that say: look here, and those that say: it is over. All others are quiet.
_TONES: dict[str, Tone] = {
    **dict.fromkeys(("disputed", "suspended"), "amber"),
    **dict.fromkeys(("cancelled", "left", "abolished"), "over"),
}


class RowDelegate(LinesDelegate):
    """Column 0 holds the whole record, the others a field each. `hovered` is the row under the pointer, or -1."""

    hovered = -1

    def lines(self, index: Index) -> Lines | None:
        row = index.data(ROW)
        return None if row is None else _model(index).lines(row)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() == RECORD:
            return super().sizeHint(option, index)
        return QSize(self.width_of(index), fonts.metrics().height() + fonts.step(5))

    def width_of(self, index: Index) -> int:
        """What the cell of a field needs, in pixels, so that nothing in it is cut."""
        return _needed(index, str(index.data() or "")) + fonts.step(8)

    def _is_under_pointer(self, option: QStyleOptionViewItem, index: Index) -> bool:
        return index.row() == self.hovered

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.column() == RECORD:
            super()._paint_text(painter, rect, index)
            return
        field, text, place = _field(index), str(index.data() or ""), _cell(rect)
        side = _model(index).side(index.column())
        if not text:
            write(painter, place, _EMPTY, "body", "faint", side)
        elif field.key == _STATUS:
            paint_pill(painter, place, text, tone_of(index.data(ROW).values[_STATUS]))
        else:
            write(painter, place, text, _voice(field), "text", side)

    def _cut(self, rect: QRect, index: Index) -> str:
        if index.column() == RECORD:
            return super()._cut(rect, index)
        text = str(index.data() or "")
        return text if _needed(index, text) > _cell(rect).width() else ""


def _model(index: Index) -> RecordModel:
    return cast(RecordModel, index.model())


def _field(index: Index) -> Field:
    return _model(index).fields[index.column() - 1]


def tone_of(status: str | None) -> Tone:
    """How a status, by its key, is told apart from the others in a table."""
    return _TONES.get(status or "", "neutral")


def _needed(index: Index, text: str) -> int:
    field = _field(index)
    if field.key == _STATUS:
        return pill_size(text, tone_of(index.data(ROW).values[_STATUS])).width()
    return fonts.metrics(_voice(field)).horizontalAdvance(text)


def _voice(field: Field) -> fonts.TextStyle:
    return "strong" if field.key == _NAMES else "body"


def _cell(rect: QRect) -> QRect:
    # As far in as the style sheet sets the words of the header.
    return rect.adjusted(fonts.step(2) + 3, 0, -fonts.step(2) - 3, 0)
