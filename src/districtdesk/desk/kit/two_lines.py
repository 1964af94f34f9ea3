"""A label that wraps once; what has no room in two lines either is shortened and told whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import fonts, theme
from .elided import ElidedLabel
from .labels import TextColour
from .whole_lines import WholeLines
from .wrapped import lines_needed, wrapped


class TwoLineLabel(WholeLines, ElidedLabel):
    """As wide as its one line where there is room for that; `text()` is always the whole of it."""

    def __init__(
        self,
        text: str = "",
        text_style: fonts.TextStyle = "body",
        text_colour: TextColour = "text",
        parent: QWidget | None = None,
    ) -> None:
        self._most_lines = 2
        super().__init__(text, text_style, text_colour, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # A label of Qt asks for height by its width only so.
        self.setWordWrap(True)

    @property
    def is_elided(self) -> bool:
        return lines_needed(self.text(), self.font(), self.contentsRect().width()) > self._shown_lines

    def allow(self, most_lines: int) -> None:
        """One line, where height is rare, two, or more."""
        if most_lines != self._most_lines:
            self._most_lines = most_lines
            self._explain()
            self.updateGeometry()

    @property
    def _shown_lines(self) -> int:
        """No line is cut where a layout has no height for it."""
        return max(1, min(self._most_lines, self.contentsRect().height() // self.fontMetrics().height()))

    def lines(self) -> list[str]:
        """What is written, from top to bottom."""
        return wrapped(self.text(), self.font(), self.contentsRect().width(), self._shown_lines)

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width(), self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = lines_needed(self.text(), self.font(), width - margins.left() - margins.right())
        height = min(lines, self._most_lines) * self.fontMetrics().height()
        return height + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        place, height = self.contentsRect(), self.fontMetrics().height()
        painter = QPainter(self)
        painter.setPen(theme.colours().colour(self._text_colour if self.isEnabled() else "disabled"))
        for number, line in enumerate(self.lines()):
            at = place.adjusted(0, number * height, 0, 0)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine), line)
        painter.end()
