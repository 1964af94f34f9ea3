"""How the lines of a cell in a table of claims break where its column is narrow; no painting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...records.titling import BETWEEN
from ..kit import pill_size
from ..look import fonts
from .claim_cells import INDENT, Cell, TextRun

# A line is written on so many at most; what is longer is shortened.
_MOST_LINES = 8
# In steps: a column is not kept wide for one word that is longer.
_LONGEST_WORD = 40

Runs = Sequence[TextRun]


def whole_width(cell: Cell) -> int:
    """What the cell needs so that none of its lines breaks, in pixels."""
    pills = (pill_size(word, tone).width() for word, tone in cell.pills)
    return max((*map(line_width, cell.lines), *pills), default=0)


def least_width(cell: Cell) -> int:
    """What it needs so that no word is cut, and no number; a mark stays on one line."""
    if cell.pills or not cell.lines:
        return whole_width(cell)
    breaking = cell.lines[1:] if cell.is_number else cell.lines
    words = (_width(word) + 2 for runs in breaking for word in _words(runs))
    longest = min(max(words, default=0), fonts.step(_LONGEST_WORD))
    return max(longest, *(_width(word) + 2 for word in _words(cell.lines[0]))) if cell.is_number else longest


def amount_width(cell: Cell) -> int:
    """What an amount needs to stand on one line with the word before it; nothing for other cells."""
    return line_width(cell.lines[0]) if cell.is_number and cell.lines else 0


def line_width(runs: Runs) -> int:
    return _width("".join(run.text for run in runs)) + 2


def broken(cell: Cell, width: int) -> list[list[TextRun]]:
    """The lines as they are written into so many pixels. The last one of a very long line is wider than that."""
    return [list(line) for runs in cell.lines for line in _broken(runs, width)]


def _broken(runs: Runs, width: int) -> Iterator[Runs]:
    if line_width(runs) <= width:
        yield runs
        return
    indent, rest = _indent(runs), list(runs)
    for _line in range(_MOST_LINES - 1):
        line, rest = _cut_at(rest, _fitting("".join(run.text for run in rest), width - 2))
        yield line
        if not rest:
            return
        rest[0] = replace(rest[0], text=indent + rest[0].text)
    yield rest


def _fitting(text: str, width: int) -> int:
    """How many letters fit, up to the end of a word; at least one word."""
    start = len(text) - len(text.lstrip(INDENT))
    text = _held(text)
    ends = [place for place, letter in enumerate(text) if letter == " " and place > start]
    fitting = [end for end in (*ends, len(text)) if _width(text[:end]) <= width]
    return max(fitting, default=(*ends, len(text))[0])


def _cut_at(runs: Runs, place: int) -> tuple[list[TextRun], list[TextRun]]:
    """What stands before this letter, and what behind the space there."""
    before: list[TextRun] = []
    for number, run in enumerate(runs):
        if place < len(run.text):
            first = [replace(run, text=run.text[:place])] if place else []
            left = run.text[place:].lstrip(" ")
            behind = [replace(run, text=left)] if left else []
            return [*before, *first], [*behind, *runs[number + 1 :]]
        before.append(run)
        place -= len(run.text)
    return before, []


def _indent(runs: Runs) -> str:
    text = "".join(run.text for run in runs)
    return text[: len(text) - len(text.lstrip(INDENT))]


def _words(runs: Runs) -> Iterator[str]:
    indent = _indent(runs)
    return (indent + word for word in _held("".join(run.text for run in runs)).strip(INDENT).split(" "))


def _held(text: str) -> str:
    """No line begins with the sign that parts pieces of text."""
    return text.replace(BETWEEN, f"\u00a0{BETWEEN[1:]}")


def _width(text: str) -> int:
    return fonts.metrics().horizontalAdvance(text)
