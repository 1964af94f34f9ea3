"""How wide the columns of a table are on paper, by the texts that they really hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...exchange.document import DocumentSheet
from ...exchange.document_looks import LOOKS, letters
from .page_texts import POINT, PageTexts

# No column is wider than this part of the page because of one long text.
_WIDEST = 0.4
# In points: a line as wide as its text is broken where it is rounded.
_SPARE = 0.5


def fitted(document: DocumentSheet, unit: float, gap: float, texts: PageTexts) -> DocumentSheet:
    """Each column as wide as its longest word at least; what is left of the page is for those that need more.

    `unit`: how many points one of the characters is in which columns are told; `gap`: between two of them.
    """
    if not (document.is_fitted and document.rows):
        return document
    room = document.page_width
    needed, words = _measured(document, texts)
    needed = [min((each + gap) / unit, room * _WIDEST) for each in needed]
    narrow = [(each + gap) / unit for each in words]
    wide = [max(word, min(pair)) for word, *pair in zip(narrow, document.widths, needed, strict=True)]
    if sum(wide) <= room:
        narrow, wide = wide, [max(pair) for pair in zip(wide, needed, strict=True)]
    return replace(document, widths=_between(narrow, wide, room))


def _between(narrow: Sequence[float], wide: Sequence[float], room: float) -> tuple[float, ...]:
    """As much wider than narrow as there is room; narrower still where there is none."""
    if sum(narrow) >= room:
        return tuple(each * room / sum(narrow) for each in narrow)
    more = sum(wide) - sum(narrow)
    share = min(1, (room - sum(narrow)) / more) if more else 0
    return tuple(has + share * (want - has) for has, want in zip(narrow, wide, strict=True))


def _measured(document: DocumentSheet, texts: PageTexts) -> tuple[list[float], list[float]]:
    """Of each column the width of its longest line and of its longest word, in points."""
    columns = len(document.widths)
    lines, words = [0.0] * columns, [0.0] * columns
    for row in document.rows:
        look = LOOKS[row.role]
        size = letters(row.role, document.size)
        for first, span, text in row.places():
            if span > 1:
                continue
            # A number stays on one line with its sign.
            parts = [text] if first in document.numbers and row.role != "heading" else text.split()
            longest = max(_widths(parts, size, texts, is_bold=look.is_bold), default=0)
            words[first] = max(words[first], longest)
            if row.role != "heading":
                lines[first] = max(lines[first], *_widths(text.split("\n"), size, texts, is_bold=look.is_bold))
    return [max(pair) for pair in zip(lines, words, strict=True)], words


def _widths(parts: Sequence[str], size: float, texts: PageTexts, *, is_bold: bool) -> list[float]:
    return [texts.width(each, size, is_bold=is_bold) / POINT + _SPARE for each in parts]
