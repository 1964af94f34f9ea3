"""The tools above a list: in two rows where it is narrow, in one where it is wide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from . import fonts, theme

_SEARCH_WIDTH = 100  # in steps, where there is room for more


class ListHead(QWidget):
    """The first of each row takes the room that is left."""

    def __init__(self, above: Sequence[QWidget], below: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = above[0]
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        fonts.space(self._rows, (3.5, 3, 3.5, 2), gap=1.5)
        for widgets, gap in ((above, 2.0), (below, 1.0)):
            row = QHBoxLayout()
            fonts.space(row, gap=gap)
            row.addWidget(widgets[0], 1)
            for widget in widgets[1:]:
                row.addWidget(widget)
            self._rows.addLayout(row, 1)

    def set_wide(self, is_wide: bool) -> None:
        """One row, with a search box that is no longer than what one types."""
        directions = QBoxLayout.Direction
        self._rows.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._rows.setSpacing(fonts.step(4 if is_wide else 1.5))
        self._search.setMaximumWidth(fonts.step(_SEARCH_WIDTH) if is_wide else 16_777_215)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()
