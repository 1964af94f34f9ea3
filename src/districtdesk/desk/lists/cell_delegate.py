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
from ..kit.wrapped import lines_needed, wrapped
from ..kit.written_line import write_line
from ..look import density, fonts
from .lines_delegate import TextDelegate
from .record_model import ROW, RecordModel

_EMPTY = "–"


class CellDelegate(TextDelegate):
    """Statuses as pills, names in heavier letters. `hovered` is the row under the pointer, or -1.

    Words stand on as many lines as their row has room for, `most_lines` at most.
    """

    hovered = -1
    most_lines = 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width_of(index), fonts.metrics().height() + fonts.step(density.spaced(5)))

    def width_of(self, index: Index) -> int:
        """What the cell needs, in pixels, so that nothing in it is cut."""
        return _needed(index, str(index.data() or "")) + fonts.step(8)

    def longest_word(self, index: Index) -> int:
        """What the cell needs so that none of its words is cut, in pixels."""
        text = str(index.data() or "")
        if _field(index).kind.is_status:
            return self.width_of(index)
        words = (fonts.metrics(_text_style(_field(index))).horizontalAdvance(word) for word in text.split())
        # Qt shortens a word that fits to the pixel.
        return max(words, default=0) + 2 + 2 * _side()

    def height_in(self, index: Index, width: int) -> int:
        """What the cell needs in a column of this width, in pixels."""
        return min(_lines_needed(index, width), self.most_lines) * fonts.metrics().height() + fonts.step(
            density.spaced(5)
        )

    def is_cut_in(self, index: Index, width: int) -> bool:
        """Whether the cell would need more lines than it may have in a column of this width."""
        return _lines_needed(index, width) > self.most_lines

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
            lines = wrapped(text, fonts.font(_text_style(field)), place.width(), _lines_in(place, self.most_lines))
            for at, line in zip(_shelves(place, len(lines)), lines, strict=True):
                write_line(painter, at, line, _text_style(field), "text", side)

    def _cut(self, rect: QRect, index: Index) -> str:
        text = str(index.data() or "")
        place, field = _cell(rect), _field(index)
        row = index.data(ROW)
        if row is not None and (cell := _model(index).cell(row.id, field.key)):
            return "\n".join(cell.more)
        if field.kind.is_status:
            return text if _needed(index, text) > place.width() else ""
        needed = lines_needed(text, fonts.font(_text_style(field)), place.width())
        return text if needed > _lines_in(place, self.most_lines) else ""


def _model(index: Index) -> RecordModel:
    return cast(RecordModel, index.model())


def _field(index: Index) -> Field:
    return _model(index).columns[index.column()]


def _tone(index: Index) -> Tone:
    row, field = index.data(ROW), _field(index)
    # Another program may have removed it in the meantime.
    return tone_of(field.kind, row.values[field.key] if row is not None else None)


def _lines_needed(index: Index, width: int) -> int:
    field = _field(index)
    if field.kind.is_status:
        return 1
    return lines_needed(str(index.data() or ""), fonts.font(_text_style(field)), width - 2 * _side())


def _needed(index: Index, text: str) -> int:
    field = _field(index)
    if field.kind.is_status:
        return pill_size(text, _tone(index)).width()
    return fonts.metrics(_text_style(field)).horizontalAdvance(text)


def _text_style(field: Field) -> fonts.TextStyle:
    return "strong" if field.kind.is_name else "body"


def _cell(rect: QRect) -> QRect:
    return rect.adjusted(_side(), 0, -_side(), 0)


def _side() -> int:
    # As far in as the style sheet sets the words of the header.
    return fonts.step(2) + 3


def _lines_in(place: QRect, most: int) -> int:
    return max(1, min(most, place.height() // fonts.metrics().height()))


def _shelves(place: QRect, count: int) -> list[QRect]:
    """The places of so many lines, in the middle of the height."""
    height = fonts.metrics().height()
    if count == 1:
        return [place]
    top = place.top() + (place.height() - count * height) // 2
    return [QRect(place.left(), top + number * height, place.width(), height) for number in range(count)]
