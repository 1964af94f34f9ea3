"""The large numbers at the top of the overview: as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, lcm

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import _
from ...overview.tile import RARE, TITLES, Tile
from ..kit import Card, DimLabel, NoteLabel, tooltip
from ..look import fonts, theme

# The narrowest a tile may be, in steps; below that there are fewer of them in a row.
_NARROWEST = 50


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of one line of large type."""

    text: str
    text_style: fonts.TextStyle
    text_colour: str


class LargeFigures(QWidget):
    """Amounts in large type, the qualifier dim before the number, or above it where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: list[tuple[str, str]] = []
        self._text_colour = "text"
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_amounts(self, amounts: Sequence[tuple[str, str]], text_colour: str = "text") -> None:
        """Each amount is a qualifier, possibly empty, and a number."""
        self._amounts = list(amounts)
        self._text_colour = text_colour
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._line_height()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(_NARROWEST), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ascent = fonts.metrics("number").ascent()
        for place, line in enumerate(self._lines(self.width())):
            left = 0
            for piece in line:
                font = fonts.font(piece.text_style)
                painter.setFont(font)
                painter.setPen(theme.colours().colour(piece.text_colour))
                metrics = QFontMetrics(font)
                text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, self.width() - left)
                painter.drawText(left, place * self._line_height() + ascent, text)
                left += metrics.horizontalAdvance(piece.text) + fonts.step(1.5)
        painter.end()

    def _line_height(self) -> int:
        return fonts.metrics("number").height() + fonts.step(0.5)

    def _lines(self, width: int) -> list[list[_Piece]]:
        lines = []
        for word, number in self._amounts:
            large = _Piece(number, "number", self._text_colour)
            before = _Piece(word, "strong", "dim")
            if not word:
                lines.append([large])
            elif _advance(before) + fonts.step(1.5) + _advance(large) <= width:
                lines.append([before, large])
            else:
                lines += [[before], [large]]
        return lines


def _advance(piece: _Piece) -> int:
    return fonts.metrics(piece.text_style).horizontalAdvance(piece.text)


class TileCard(Card):
    """One tile: its title, its amounts and what must be known of them."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = DimLabel(_(TITLES[key]))
        self._figures = LargeFigures()
        self._note = NoteLabel()
        fonts.space(self.body, (4, 4, 4, 4), gap=1)
        for part in (self._title, self._figures, self._note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._figures.show_amounts([("", "…")], "faint")
        self.setAccessibleName(self._title.text())

    def show_tile(self, tile: Tile) -> None:
        amounts = tile.amounts()
        text_colour = "amber" if tile.is_alarming else "text" if amounts else "faint"
        self._figures.show_amounts(amounts or [("", "—")], text_colour)
        self._figures.setToolTip(tooltip("\n".join(each.full() for each in tile.quantities)))
        self._note.setText(" ".join(tile.notes))
        self.setAccessibleName(tile.spoken())


class TileRow(QWidget):
    """The tiles; with less room they stand in two rows or in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = {key: TileCard(key) for key in TITLES if key not in RARE}
        self._shown = list(self._cards)
        self._columns = 0
        self._grid = QGridLayout()
        fonts.space(self._grid, gap=3.5)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(self._grid)
        self._arrange(len(self._cards))

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, in this order."""
        for tile in tiles:
            self._cards.setdefault(tile.key, TileCard(tile.key)).show_tile(tile)
        shown = [tile.key for tile in tiles]
        if shown != self._shown:
            self._shown, self._columns = shown, 0
            for key, card in self._cards.items():
                card.setVisible(key in shown)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many rows as are needed, and in each much the same number of tiles."""
        count = max(len(self._shown), 1)
        fitting = max(1, (self.width() + fonts.step(3.5)) // fonts.step(_NARROWEST + 3.5))
        self._arrange(ceil(count / ceil(count / fitting)))

    def _arrange(self, columns: int) -> None:
        """Rows of equally wide tiles; a shorter last row fills the width too."""
        if columns == self._columns:
            return
        self._columns = columns
        cards = [self._cards[key] for key in self._shown]
        for card in self._cards.values():
            self._grid.removeWidget(card)
        rows = [cards[start : start + columns] for start in range(0, len(cards), columns)]
        whole = lcm(*map(len, rows))
        for at, row in enumerate(rows):
            span = whole // len(row)
            for place, card in enumerate(row):
                self._grid.addWidget(card, at, place * span, 1, span)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < whole else 0)
