"""How wide the columns of a table are on a page: no word is torn apart, and what is left saves the most lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

from .page import WIDTH, PageColumn

# Of the size of the letters how wide these are in DejaVu Sans, one of the widest of the fonts in use.
_WIDTHS = (
    (0.32, " ıijlIİJ.,·'’|\N{NO-BREAK SPACE}"),
    (0.43, "f:;-/rt()!\N{NARROW NO-BREAK SPACE}"),
    (0.55, "sşzcçLгсзэ–“”"),
    (0.77, "мдцъ"),
    (0.86, "wƏQOÖыДОЦ&MфюМФ₼→≥≤≈"),
    (0.97, "жшmщ%W"),
    (1.12, "Ш№ЖЩЮ—"),
)
_KNOWN = {letter: width for width, letters in _WIDTHS for letter in letters}
_CAPITAL, _OTHER, _BOLD = 0.76, 0.655, 1.13
# A word that has no room is parted before a consonant and a vowel, and leaves so many letters on either side.
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_VOWELS = "aeıioöuüəyаеёиоуыэюя"
_SYLLABLE = re.compile(rf"(?<=[{_VOWELS}])(?=[^\W\d{_VOWELS}ьъ][{_VOWELS}])", re.IGNORECASE)
_LEFT_OVER = 3
# In points: the letters of cells and of headings, and how wide a share is, with what is left free beside a text: in a
# PDF and in Word.
_CELL, _HEADING = 8.5, 8.0
_ROOMS = ((11.15, 6.5), (10.45, 4.0))
# So much more is left free between a number at the right and the text that follows.
_BEFORE_TEXT = 6.0
# A word may be parted after a hyphen; a number stays with its unit, as the space between them says.
_PARTS = re.compile(r"[ \n]|(?<=-)")
# So many rows, from all over the table, say how high it will be.
_TRIED = 20
# Of a line that breaks so much of the next one is taken, on the average.
_PART = 0.5

# Of each column the widths of the lines of a cell, in points.
_Lines = list[list[float]]


def fit_columns(columns: Sequence[PageColumn], rows: Sequence[Sequence[str]]) -> tuple[PageColumn, ...]:
    """The columns with shares that fit their texts; as they were, as far as everything has room on one line."""
    free = [_BEFORE_TEXT * each for each in stand_before_text(columns)]
    least = _within([_longest_word(place, columns[place], rows, free[place]) for place in range(len(columns))])
    tried = [
        [_lines(text, beside) for text, beside in zip(row, free, strict=True)]
        for row in rows[:: -(-len(rows) // _TRIED) or 1]
    ]
    whole = [max((least[place], *(_share(max(row[place])) for row in tried))) for place in range(len(columns))]
    wished = [each.share for each in columns]
    shares = _spread(whole, wished) if sum(whole) <= WIDTH else _grown(least, whole, tried)
    return tuple(column._replace(share=share) for column, share in zip(columns, shares, strict=True))


def part_long_words(text: str, share: int) -> str:
    """The text, with soft hyphens in the words that are wider than so many shares."""
    room = _room(share)
    if _wide(text, _CELL) <= room:
        return text
    words = {each for each in _PARTS.split(text) if _wide(each, _CELL) > room}
    for word in words:
        text = text.replace(word, _parted(word))
    return text


def count_lines(text: str, width: float, size: float, *, is_bold: bool) -> int:
    """On how many lines it stands in so many points, in letters of this size."""
    room = width / (size * (_BOLD if is_bold else 1))
    return sum(_broken(line, room) for line in text.split("\n"))


def _broken(line: str, room: float) -> int:
    if _ems(line) <= room:
        return 1
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = _ems(word)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        # A word that is wider than a line goes on over several.
        lines += int(wide / room)
        used = (used + wide) % room + _KNOWN[" "]
    return lines


def _parted(word: str) -> str:
    last = len(word) - _LEFT_OVER
    places = [each.start() for each in _SYLLABLE.finditer(word) if _LEFT_OVER <= each.start() <= last]
    return _SOFT_HYPHEN.join(word[start:end] for start, end in pairwise((0, *places, len(word))))


def stand_before_text(columns: Sequence[PageColumn]) -> list[bool]:
    """Of each whether it has numbers at its right, and the next one a text at its left."""
    following = (*(each.at_right for each in columns[1:]), True)
    return [column.at_right and not other for column, other in zip(columns, following, strict=True)]


def _longest_word(place: int, column: PageColumn, rows: Sequence[Sequence[str]], beside: float) -> int:
    words = [_wide(each, _HEADING) * _BOLD for each in _PARTS.split(column.label)]
    words += [_wide(each, _CELL) for row in rows for each in _PARTS.split(row[place])]
    return _share(max(words) + beside)


def _within(shares: Sequence[int]) -> list[int]:
    """The same, where they have room beside each other; else what needs the most has less."""
    found = list(shares)
    while sum(found) > WIDTH:
        found[found.index(max(found))] -= 1
    return found


def _spread(whole: Sequence[int], wished: Sequence[int]) -> list[int]:
    """What is left over goes to whoever has less than was wished for it."""
    found = list(whole)
    while sum(found) < WIDTH:
        lacks = [wish - share for wish, share in zip(wished, found, strict=True)]
        found[lacks.index(max(lacks))] += 1
    return found


def _grown(least: Sequence[int], whole: Sequence[int], rows: Sequence[_Lines]) -> list[int]:
    """A share more where it makes the table lower by the most, until none is left."""
    shares = list(least)
    high = [[_count(lines, share) for lines, share in zip(row, shares, strict=True)] for row in rows]
    while sum(shares) < WIDTH:
        tries = [place for place, share in enumerate(shares) if share < whole[place]]
        if not tries:
            return _spread(shares, whole)
        grown = {place: [_count(row[place], shares[place] + 1) for row in rows] for place in tries}
        best = min(tries, key=lambda place: _height(high, place, grown[place]))
        shares[best] += 1
        for row, count in zip(high, grown[best], strict=True):
            row[best] = count
    return shares


def _height(high: Sequence[Sequence[float]], place: int, counts: Sequence[float]) -> tuple[float, float]:
    """How high all rows are where this column has so many lines in each; and how full its own cells are."""
    total = sum(
        max(count, max((*row[:place], *row[place + 1 :]), default=0)) for row, count in zip(high, counts, strict=True)
    )
    return total, sum(count - row[place] for row, count in zip(high, counts, strict=True))


def _count(lines: Sequence[float], share: int) -> float:
    """On how many lines they stand, with parts of one: so that a share counts that alone brings no line less."""
    room = _room(share)
    return sum(1 if each <= room else each / room + _PART for each in lines)


def _room(share: int) -> float:
    return min(each * share - beside for each, beside in _ROOMS)


def _lines(text: str, beside: float) -> list[float]:
    return [_wide(each, _CELL) + beside for each in text.split("\n")]


def _share(points: float) -> int:
    """How many shares a text needs that is so wide."""
    return max(1, *(ceil((points + beside) / each) for each, beside in _ROOMS))


def _wide(text: str, size: float) -> float:
    return _ems(text) * size


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    return sum(_KNOWN.get(each) or (_CAPITAL if each.isupper() else _OTHER) for each in text)
