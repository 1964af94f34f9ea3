"""Words on several lines, the last of them shortened where even those are not enough."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ...painting.shortened import shortened


def lines_needed(text: str, font: QFont, width: int) -> int:
    """On how many lines the whole text stands in a width of so many pixels."""
    return len(_broken(text, font, width))


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text on so many lines at most."""
    broken = _broken(text, font, width)
    # What stands further down follows in the last line, as far as it goes.
    last = text[sum(map(len, broken[: most - 1])) :].strip()
    shown = shortened(last, QFontMetrics(font), width)
    return [*(line.rstrip() for line in broken[: most - 1]), shown][: len(broken)]


def _broken(text: str, font: QFont, width: int) -> list[str]:
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found
