"""Paints one field of a record in a cell of a table."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ...records import Field
from ..kit import paint_pill, pill_size
from ..kit.index import Index
from ..kit.pill import Tone, tone_of
from ..kit.written_line import write_line
from ..look import fonts
from .lines_delegate import TextDelegate
from .record_model import ROW, RecordModel

_EMPTY = "–"


class CellDelegate(TextDelegate):
    """Statuses as pills, names in heavier letters. `hovered` is the row under the pointer, or -1."""

    hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width_of(index), fonts.metrics().height() + fonts.step(5))

    def width_of(self, index: Index) -> int:
        """What the cell needs, in pixels, so that nothing in it is cut."""
        return _needed(index, str(index.data() or "")) + fonts.step(8)

    def _is_under_pointer(self, option: QStyleOptionViewItem, index: Index) -> bool:
        return index.row() == self.hovered

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        field, text, place = _field(index), str(index.data() or ""), _cell(rect)
        side = _model(index).side(index.column())
        if not text:
            write_line(painter, place, _EMPTY, "body", "faint", side)
        elif field.kind.is_status:
            paint_pill(painter, place, text, _tone(index))
        else:
            write_line(painter, place, text, _text_style(field), "text", side)

    def _cut(self, rect: QRect, index: Index) -> str:
        text = str(index.data() or "")
        return text if _needed(index, text) > _cell(rect).width() else ""


def _model(index: Index) -> RecordModel:
    return cast(RecordModel, index.model())


def _field(index: Index) -> Field:
    return _model(index).columns[index.column()]


def _tone(index: Index) -> Tone:
    row, field = index.data(ROW), _field(index)
    # Another program may have removed it in the meantime.
    return tone_of(field.kind, row.values[field.key] if row is not None else None)


def _needed(index: Index, text: str) -> int:
    field = _field(index)
    if field.kind.is_status:
        return pill_size(text, _tone(index)).width()
    return fonts.metrics(_text_style(field)).horizontalAdvance(text)


def _text_style(field: Field) -> fonts.TextStyle:
    return "strong" if field.kind.is_name else "body"


def _cell(rect: QRect) -> QRect:
    # As far in as the style sheet sets the words of the header.
    return rect.adjusted(fonts.step(2) + 3, 0, -fonts.step(2) - 3, 0)
