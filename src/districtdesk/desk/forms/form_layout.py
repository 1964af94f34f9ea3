"""Lays the fields of a form in two columns where there is room, in one where there is not, and keeps them still.

What is said below a field while one types comes and goes in the gap below it. What is longer pushes the rows below
down once and leaves them there: nobody's click meets another field than the one aimed at.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ..kit.item_layout import ItemLayout
from ..look import fonts

# In steps of the grid: 620 px and 1000 px at the usual text size.
_ROOM_FOR_TWO = 155
_WIDEST = 250
_GAP_ACROSS = 5
# Below a field there is room for a line of what is said about it, and for a little air below that.
_GAP_DOWN = 7
_AIR = 2


class FormLayout(ItemLayout):
    """Items from left to right and down; `is_wide` says which take a whole row.

    `said_below` gives the height of what an item says below itself at a width: now, and at most so far.
    """

    def __init__(
        self,
        is_wide: Callable[[QWidget | None], bool],
        said_below: Callable[[QWidget | None, int], tuple[int, int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_wide, self._said_below = is_wide, said_below
        self.setContentsMargins(0, 0, 0, 0)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        width = fonts.step(_ROOM_FOR_TWO)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self.items), default=0), 0)

    def columns(self, width: int) -> int:
        return 2 if width >= fonts.step(_ROOM_FOR_TWO) else 1

    def arrange(self, rect: QRect, *, moves: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        inner.setWidth(min(inner.width(), fonts.step(_WIDEST)))
        y = inner.top()
        for row in self._rows(self.columns(inner.width())):
            y += self._place(row, inner, y, moves)
        return y - rect.top() + self.contentsMargins().bottom()

    def _rows(self, columns: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        is_full = True
        for item in self.shown():
            is_wide = columns == 1 or self._is_wide(item.widget())
            if is_wide or is_full:
                rows.append([item])
                is_full = is_wide
            else:
                rows[-1].append(item)
                is_full = True
        return rows

    def _place(self, row: list[QLayoutItem], inner: QRect, y: int, moves: bool) -> int:
        gap = fonts.step(_GAP_ACROSS)
        is_whole = self.columns(inner.width()) == 1 or self._is_wide(row[0].widget())
        width = inner.width() if is_whole else (inner.width() - gap) // 2
        height = max(self._height(item, width) for item in row)
        if moves:
            for place, item in enumerate(row):
                item.setGeometry(QRect(inner.left() + place * (width + gap), y, width, height - fonts.step(_AIR)))
        return height

    def _height(self, item: QLayoutItem, width: int) -> int:
        """With the gap below it."""
        now, most = self._said_below(item.widget(), width)
        bare = _height(item, width) - now
        return bare + max(fonts.step(_GAP_DOWN), most + fonts.step(_AIR))


def _height(item: QLayoutItem, width: int) -> int:
    needed = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(needed, item.minimumSize().height())
