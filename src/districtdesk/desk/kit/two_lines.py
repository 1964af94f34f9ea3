"""A label that wraps once; what has no room in two lines either is shortened and told whole in its tooltip."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import fonts, theme
from .elided import ElidedLabel
from .labels import TextColour
from .whole_lines import WholeLines


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
        return len(self._broken(self.contentsRect().width())) > self._shown_lines

    def allow(self, most_lines: int) -> None:
        """One line, where height is rare, or two."""
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
        width = self.contentsRect().width()
        broken, most = self._broken(width), self._shown_lines
        # What stands further down follows in the last line, as far as it goes.
        last = self.text()[sum(map(len, broken[: most - 1])) :].strip()
        shown = self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, width)
        return [*(line.rstrip() for line in broken[: most - 1]), shown][: len(broken)]

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width(), self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = len(self._broken(width - margins.left() - margins.right()))
        height = min(max(lines, 1), self._most_lines) * self.fontMetrics().height()
        return height + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        place, height = self.contentsRect(), self.fontMetrics().height()
        painter = QPainter(self)
        painter.setPen(theme.colours().colour(self._text_colour if self.isEnabled() else "disabled"))
        for number, line in enumerate(self.lines()):
            at = place.adjusted(0, number * height, 0, 0)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine), line)
        painter.end()

    def _broken(self, width: int) -> list[str]:
        """The lines that the whole text takes in this width."""
        if self._natural_width() <= width:
            return [self.text()]
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        return [self.text()[start : start + length] for start, length in _spans(layout, max(width, 1))]


def _spans(layout: QTextLayout, width: int) -> Iterator[tuple[int, int]]:
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield line.textStart(), line.textLength()
    layout.endLayout()
