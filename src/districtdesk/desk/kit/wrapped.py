"""Words on several lines, the last of them shortened where even those are not enough."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def lines_needed(text: str, font: QFont, width: int) -> int:
    """On how many lines the whole text stands in a width of so many pixels."""
    return len(_broken(text, font, width))


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text on so many lines at most."""
    broken = _broken(text, font, width)
    # What stands further down follows in the last line, as far as it goes.
    last = text[sum(map(len, broken[: most - 1])) :].strip()
    shown = _without_part_of_number(last, QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, width))
    return [*(line.rstrip() for line in broken[: most - 1]), shown][: len(broken)]


def _without_part_of_number(text: str, elided: str) -> str:
    """Of a number that does not stand there whole nothing is left: 20… of 2025 would be another number."""
    kept = elided.removesuffix(_ELLIPSIS)
    if elided == text or not (kept[-1:].isdigit() and text[len(kept) : len(kept) + 1].isdigit()):
        return elided
    return kept.rstrip("0123456789").rstrip() + _ELLIPSIS


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
