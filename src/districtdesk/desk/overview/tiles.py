"""The large numbers at the top of the overview: as many beside each other as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, lcm

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...overview.tile import RARE, TITLES, ShortAmount, Tile
from ..kit import Card, explain
from ..kit.regions import Region
from ..kit.tab_order import put_behind
from ..look import fonts, theme
from .large_figures import LargeFigures
from .short_note import ShortNote

# The narrowest a tile may be, in steps; below that there are fewer of them in a row.
_NARROWEST = 33
# How many lines a note has beside one amount where the page has no room to spare; each further amount takes one.
_LOW = 6
_GAP = 3


class TileCard(Card):
    """One tile: its title, its amounts and what must be known of them. A click or Enter asks where it comes from."""

    opened = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = ShortNote(_(TITLES[key]), most=2)
        self._figures = LargeFigures()
        self._note = ShortNote()
        self._amounts = 1
        fonts.space(self.body, (3, 2.5, 3, 2), gap=0.5)
        for part in (self._title, self._figures, self._note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._figures.show_amounts([ShortAmount("", "", "…")], "faint")
        self.setAccessibleName(_(TITLES[key]))

    def show_tile(self, tile: Tile) -> None:
        amounts = tile.amounts()
        self._amounts = max(len(amounts), 1)
        text_colour = "amber" if tile.is_alarming else "text" if amounts else "faint"
        self._figures.show_amounts(amounts or [ShortAmount("", "", "—")], text_colour)
        self._note.say(tile.brief or tile.notes)
        self.setAccessibleName(tile.spoken())
        explain(self, tile.told())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keep_low(self, is_low: bool) -> None:
        """Have the note shortened, or whole."""
        self._note.limit(max(_LOW + 1 - self._amounts, 1) if is_low else 0)
        self.body.invalidate()
        self.updateGeometry()


class TileRow(QWidget, Region):
    """The tiles; with less room they stand in two rows or in one column. opened: the number of this key."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, TileCard] = {}
        for key in TITLES:
            if key not in RARE:
                self._add(key)
        self._shown = list(self._cards)
        self._columns = 0
        self._grid = QGridLayout()
        fonts.space(self._grid, gap=_GAP)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(self._grid)
        self._arrange(len(self._cards))

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these, in this order."""
        for tile in tiles:
            card = self._cards.get(tile.key) or self._add(tile.key)
            card.show_tile(tile)
        shown = [tile.key for tile in tiles]
        if shown != self._shown:
            self._shown, self._columns = shown, 0
            for key, card in self._cards.items():
                card.setVisible(key in shown)
            self._fit()
            put_behind(self, *(self._cards[key] for key in shown))

    def _add(self, key: str) -> TileCard:
        self._cards[key] = card = TileCard(key)
        card.opened.connect(self.opened)
        return card

    def keep_low(self, is_low: bool) -> None:
        """Shorten the notes, which a tooltip tells whole, or have them whole."""
        for card in self._cards.values():
            card.keep_low(is_low)
        # Heights that were reckoned for longer notes would stay.
        self._grid.invalidate()

    def height_at(self, width: int) -> int:
        """How high it is where it is so wide."""
        return self._grid.totalHeightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.step(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many rows as are needed, and in each much the same number of tiles."""
        count = max(len(self._shown), 1)
        fitting = max(1, (self.width() + fonts.step(_GAP)) // fonts.step(_NARROWEST + _GAP))
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


def paint_ring(widget: QWidget) -> None:
    """A ring within the edge, where the keyboard is."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colours().colour("focus"), 2))
    painter.drawRoundedRect(widget.rect().adjusted(1, 1, -1, -1), fonts.step(2), fonts.step(2))
    painter.end()
