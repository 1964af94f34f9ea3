"""How wide the columns of a table are on paper, by the texts that they really hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from ..exchange.document import DocumentRow, DocumentSheet
from ..exchange.document_looks import LOOKS, letters
from .page_texts import POINT, PageTexts

# In points: a line as wide as its text is broken where it is rounded.
_SPARE = 0.5
# So many rows, from all over the table, say how high it will be, and in so many steps what is left is given away.
_TRIED, _STEPS = 60, 24
# What a row is of is sought by the eye: it has this part of the page where its texts need it.
_NAME = 0.16
# What lines beside the highest cell of a row count: they do not make it higher, but may do so after the next step.
_BESIDE = 0.05
# Of a line that breaks so much of the next one is taken, on the average.
_PART = 0.5

# Of each column the widths of the lines of a cell, in points.
_Lines = list[list[float]]


def fitted(document: DocumentSheet, unit: float, gap: float, texts: PageTexts) -> DocumentSheet:
    """Each column as wide as its longest word at least; what is left makes the table as low as it can.

    Where all columns have room beside each other, they stand on one page. `unit`: how many points one of the
    characters is in which columns are told; `gap`: between two of them.
    """
    if not (document.is_fitted and document.rows):
        return document
    room = document.page_width * unit
    cells = [_lines_of(row, document, texts) for row in document.rows]
    words = _least(document, texts)
    narrow = [each + gap for each in words]
    if sum(narrow) > room:
        if document.breaks:
            return document
        widths = [each * room / sum(narrow) for each in narrow]
    else:
        widths = _grown(narrow, cells, room, gap)
    return replace(document, widths=tuple(each / unit for each in widths), breaks=(), repeated=0)


def _grown(narrow: Sequence[float], cells: Sequence[_Lines], room: float, gap: float) -> list[float]:
    """As wide as all that they hold, or where there is no room for that, wider where it helps most."""
    columns = range(len(narrow))
    needed = [max((max(each[column], default=0) + gap for each in cells), default=0) for column in columns]
    needed = [max(pair) for pair in zip(narrow, needed, strict=True)]
    if sum(needed) <= room:
        return needed
    named = [max(narrow[0], min(needed[0], room * _NAME)), *narrow[1:]]
    narrow = named if sum(named) <= room else narrow
    tried = cells[:: -(-len(cells) // _TRIED)]
    widths, step = list(narrow), (room - sum(narrow)) / _STEPS
    high = [[_count(each[column], widths[column] - gap) for column in columns] for each in tried]
    for _step in range(_STEPS):
        found = []
        for column in columns:
            if widths[column] < needed[column]:
                counts = [_count(each[column], widths[column] + step - gap) for each in tried]
                found.append((_height(high, column, counts), column, counts))
        if not found:
            break
        _least_height, column, counts = min(found, key=itemgetter(0, 1))
        widths[column] += step
        for row, lines in zip(high, counts, strict=True):
            row[column] = lines
    return widths


def _height(high: Sequence[Sequence[float]], column: int, counts: Sequence[float]) -> float:
    """How high all rows are, where this column has so many lines in each."""
    total = 0.0
    for row, lines in zip(high, counts, strict=True):
        others = max((*row[:column], *row[column + 1 :]), default=0)
        total += max(others, lines) + _BESIDE * (sum(row) - row[column] + lines)
    return total


def _count(lines: Sequence[float], width: float) -> float:
    """On how many lines they stand, with parts of one: so that a step counts that alone brings no line less."""
    return sum(1 if each <= width else each / width + _PART for each in lines)


def _lines_of(row: DocumentRow, document: DocumentSheet, texts: PageTexts) -> _Lines:
    found: _Lines = [[] for _each in document.widths]
    size, is_bold = letters(row.role, document.size), LOOKS[row.role].is_bold
    for first, span, text in row.places():
        if span == 1:
            found[first] = [texts.width(each, size, is_bold=is_bold) / POINT + _SPARE for each in text.split("\n")]
    return found


def _least(document: DocumentSheet, texts: PageTexts) -> list[float]:
    """Of each column the width of its longest word, in points. A number stays on one line with its sign."""
    words = [0.0] * len(document.widths)
    for row in document.rows:
        size, is_bold = letters(row.role, document.size), LOOKS[row.role].is_bold
        for first, span, text in row.places():
            if span == 1:
                is_whole = first in document.numbers and row.role != "heading"
                parts = [text] if is_whole else text.split()
                longest = max((texts.width(each, size, is_bold=is_bold) for each in parts), default=0)
                words[first] = max(words[first], longest / POINT + _SPARE)
    return words
