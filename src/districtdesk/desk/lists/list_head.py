"""The tools above a list: in two rows where it is narrow, in one where it is wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ..look import fonts, theme

# In steps: the longest search box where there is room for more, and the room it needs beyond its text.
_SEARCH_WIDTH, _SEARCH_LEAST = 100, 40
_NO_LIMIT = 16_777_215  # Qt's QWIDGETSIZE_MAX


class ListHead(QWidget):
    """The first of each row takes the room that is left."""

    def __init__(
        self, above: Sequence[QWidget] = (), below: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._above, self._below = above, below
        self._is_wide = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        fonts.space(self._rows, (2.75, 3, 2.75, 2), gap=1.5)
        if above:
            self.put(above, below)

    def put(self, above: Sequence[QWidget], below: Sequence[QWidget]) -> None:
        """Set the tools into their rows; the very first is the search box."""
        self._above, self._below = above, below
        for widgets, gap in ((above, 2.0), (below, 1.0)):
            row = QHBoxLayout()
            fonts.space(row, gap=gap)
            row.addWidget(widgets[0], 1)
            for widget in widgets[1:]:
                widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                row.addWidget(widget)
            self._rows.addLayout(row, 1)

    def set_wide(self, is_wide: bool) -> None:
        """One row where it fits, with a search box that is no longer than what one types."""
        self._is_wide = is_wide
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        shown = [widget for widget in self._below if not widget.isHidden()]
        needed = sum(widget.sizeHint().width() for widget in (*self._above, *shown)) + fonts.step(_SEARCH_LEAST)
        is_one = self._is_wide and needed <= self.width()
        directions = QBoxLayout.Direction
        self._rows.setDirection(directions.LeftToRight if is_one else directions.TopToBottom)
        self._rows.setSpacing(fonts.step(4 if is_one else 1.5))
        self._above[0].setMaximumWidth(fonts.step(_SEARCH_WIDTH) if is_one else _NO_LIMIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()
