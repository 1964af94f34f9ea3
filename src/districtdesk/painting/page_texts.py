"""Texts on paper: which font, on how many lines, and how these are painted; in parts of a point."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QTextLayout, QTextOption

from ..exchange.document_looks import LINE
from .shortened import shortened

# Parts of a point, so fine that a rounded size of letters is the right one.
POINT = 20
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# What is copied from a PDF has the letters that were written, and no sign that stands for two of them.
_LIGATURES = QFont.Tag("liga")


class PageTexts:
    """The fonts of a page in all sizes, with their metrics, which tell the same on a screen as on paper."""

    def __init__(self) -> None:
        self._family = QGuiApplication.font().families()
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}

    def font(self, size: float, *, is_bold: bool) -> QFont:
        """Of so many points, to be painted where one part of a point is one unit."""
        return self._known(size, is_bold=is_bold)[0]

    def width(self, text: str, size: float, *, is_bold: bool) -> float:
        """How wide it is on one line."""
        return self._known(size, is_bold=is_bold)[1].horizontalAdvance(text)

    def width_beside(self, lead: str, text: str, size: float) -> float:
        """How wide a bold text is on one line that begins with a light lead."""
        rest = text.removeprefix(lead).lstrip()
        return self.width(f"{lead} ", size, is_bold=False) + self.width(rest, size, is_bold=True)

    def shortened(self, text: str, size: float, width: float) -> str:
        """As much of it as stands on one line of so many parts of a point."""
        return shortened(text, self._known(size, is_bold=False)[1], width)

    def lines(self, text: str, size: float, width: float, *, is_bold: bool) -> int:
        """On how many lines it stands in so many parts of a point."""
        font, metrics = self._known(size, is_bold=is_bold)
        if "\n" not in text and metrics.horizontalAdvance(text) <= width:
            return 1
        return sum(len(_broken(part, font, width)) for part in text.split("\n"))

    def broken(self, text: str, size: float, width: float, *, is_bold: bool) -> list[str]:
        """Its lines, as they are broken in so many parts of a point."""
        font, _metrics = self._known(size, is_bold=is_bold)
        parts = text.split("\n")
        return [
            _as_seen(each[start : start + length]) for each in parts for start, length in _broken(each, font, width)
        ]

    def paint(self, painter: QPainter, text: str, size: float, place: tuple[float, float, float], *, is_bold: bool,
              at_right: bool = False) -> None:  # fmt: skip
        """From this left and top on, so wide, in the colour of the painter's pen."""
        left, top, width = place
        font, metrics = self._known(size, is_bold=is_bold)
        painter.setFont(font)
        number = 0
        for part in text.split("\n"):
            for start, length in _broken(part, font, width):
                words = _as_seen(part[start : start + length])
                shift = width - metrics.horizontalAdvance(words) if at_right else 0
                base = top + number * size * LINE * POINT + metrics.ascent()
                painter.drawText(QPointF(left + shift, base), words)
                number += 1

    def _known(self, size: float, *, is_bold: bool) -> tuple[QFont, QFontMetricsF]:
        key = round(size, 2), is_bold
        if key not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(round(size * POINT))
            font.setBold(is_bold)
            font.setFeature(_LIGATURES, 0)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font, QFontMetricsF(font)
        return self._fonts[key]


def _as_seen(line: str) -> str:
    """A soft hyphen is seen where a line ends, and nowhere else."""
    told = line.rstrip()
    hyphen = "-" if told.endswith(_SOFT_HYPHEN) else ""
    return told.replace(_SOFT_HYPHEN, "") + hyphen


def _broken(text: str, font: QFont, width: float) -> list[tuple[int, int]]:
    """The first letter and the length of each line; one without letters for an empty text."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return found or [(0, 0)]
