"""How a value becomes a worksheet cell: text stays text, numbers stay exact, dates are days since 1900."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from .. import i18n
from ..i18n import _
from .changes import Changes
from .layout import LONGEST_TEXT, MOST_DIGITS, BookCell, BookColumn, BookValue, CellValue, Form
from .links import can_follow
from .safe_text import SafeText, as_xml, make_safe

# Stands for the row number until the whole row is joined; no text can contain it.
ROW = "\0"
# A value seen before is not written out again; so much is remembered for each column.
_REMEMBERED = 4_096
_SHORT = 400
# Letters to a width, and how many of them the widest may take.
_DENSITY, _MARGIN = 1.05, 2
# Of Calibri, in nine texts of ten, those of the Latin alphabet and others; what ends a line takes one.
_LATIN_DENSITY, _OTHER_DENSITY = 1.1, 0.95
_LAST_LATIN = chr(0x02FF)
# How much wider than it says a column is at least written.
PADDING = 2
# Older days are written as text: Excel believes that 1900 was a leap year, and the days of 1904 to 1906 have
# numbers that look like years, which a reader cannot tell from a year typed by hand.
_FIRST_DAY = date(1907, 1, 1)
_DAY_ZERO = date(1899, 12, 30).toordinal()
_MOST_WHOLE = 10**MOST_DIGITS
# Nobody counts in longer numbers; Excel ends at 1E+308.
_LONGEST_NUMBER = 60


class ColumnCells(dict[BookValue, str]):
    """Cells of one column of one worksheet; ROW stands in each for the row number.

    Speed comes from two ways past Python's own pace. `fill` gives a piece of a row template and what goes into
    it, which for usual text are the values as they are. And being a dict of value -> cell, it knows the cell of
    a value that it has met before. `styles` holds one style number, or for decimals one for each count of
    places. `lines` holds, by row, the lines of a wrapped text that needs more than one. `write_own` writes a cell
    that brings more than a value.
    """

    write_own: Callable[[BookCell, ColumnCells], str]

    def __init__(self, column: BookColumn, letter: str, styles: tuple[int, ...], changes: Changes) -> None:
        super().__init__({None: ""})
        self.lines: dict[int, int] = {}
        self.column = column
        self._changes = changes
        self._is_remembering = True
        self._starts = tuple(f'<c r="{letter}{ROW}" s="{style}"' for style in styles)
        self._number = f"{self._starts[0]}><v>"
        self._text = f'{self._starts[0]} t="inlineStr"><is><t>'
        self._kept_text = f'{self._starts[0]} t="inlineStr"><is><t xml:space="preserve">'
        self._width = column.width + PADDING
        # Longer ones wrap, where they may.
        self._room = _letters_of(self._width, _OTHER_DENSITY) if column.wrap else _SHORT
        self._longest = min(_SHORT, self._room)

    def fill(self, values: Sequence[BookValue], first_row: int) -> tuple[str, Sequence[object]]:
        """A piece of the row template with one %s, and what goes there for each of the rows."""
        if values.count(None) == len(values):
            return "%s", ("",) * len(values)
        if _all_plain_text(values, _SHORT):
            self._note_lines(cast("Sequence[str]", values), first_row)
            return f"{self._text}%s</t></is></c>", values
        return "%s", self._one_by_one(values, first_row)

    def _note_lines(self, texts: Sequence[str], first_row: int) -> None:
        room, width = self._room, self._width
        self.lines.update(
            (row, wrapped_lines(text, width)) for row, text in enumerate(texts, first_row) if len(text) > room
        )

    def _one_by_one(self, values: Sequence[BookValue], first_row: int) -> list[str]:
        cells = []
        changes = self._changes
        for changes.row, value in enumerate(values, first_row):
            cells.append(self[value])
        return cells

    @property
    def start(self) -> str:
        """The start of an empty cell, without its end."""
        return self._starts[0]

    def __missing__(self, value: BookValue) -> str:
        if type(value) is not str:
            if isinstance(value, BookCell):
                return self.write_own(value, self)
            cell = self.cell(value)
        elif _is_plain(value, self._longest):
            cell = f"{self._text}{value}</t></is></c>"
        else:
            return self._careful_text(value)
        if self._is_remembering:
            self._remember(value, cell)
        return cell

    def cell(self, value: CellValue) -> str:
        """The cell for a value that is no text."""
        raise TypeError(f"{self.column.key}: {type(value).__name__} in a column of form {self.column.form}")

    def _remember(self, value: CellValue, cell: str) -> None:
        """Remember the cell; a column in which hardly a value comes twice stops doing so."""
        if len(self) < _REMEMBERED:
            self[value] = cell
            return
        self._is_remembering = self._changes.row > _REMEMBERED * 2
        self.clear()
        self[None] = ""

    def _careful_text(self, value: str) -> str:
        """Text that is long, or has signs that need care; not remembered, so that each change is noted."""
        if not value:
            return ""
        safe = make_safe(value)
        if safe.is_changed:
            self._note_text(safe)
        if self.column.wrap:
            self.lines[self._changes.row] = wrapped_lines(safe.text, self._width)
        return f"{self._kept_text}{as_xml(safe.text)}</t></is></c>"

    def _note_text(self, safe: SafeText) -> None:
        place = self._place()
        if safe.illegal:
            message = _(
                "{sheet}, row {row}, {column}: characters that a workbook cannot hold were replaced.", **place
            )
            self._note("illegal_characters", message)
        if safe.line_ends:
            self._changes.note_line_ends()
        if safe.cut:
            limit = i18n.number(LONGEST_TEXT)
            message = _(
                "{sheet}, row {row}, {column}: the text was cut at {limit} characters, the most a cell holds.",
                limit=limit,
                **place,
            )
            self._note("text_cut", message)

    def _as_text(self, text: str) -> str:
        """A number that a workbook would round or lose."""
        message = _(
            "{sheet}, row {row}, {column}: the number {number} cannot be kept exactly and was written as text.",
            number=text,
            **self._place(),
        )
        self._note("number_as_text", message)
        return f"{self._text}{text}</t></is></c>"

    def _place(self) -> dict[str, str]:
        changes = self._changes
        return {"sheet": changes.sheet, "row": str(changes.row), "column": self.column.label}

    def _note(self, rule: str, message: str) -> None:
        # What is noted once for a remembered value would be silent the next time.
        self._is_remembering = False
        self._changes.note(rule, message, self.column.key)


class WholeCells(ColumnCells):
    """Whole numbers; one that Excel would round is written as text, and noted."""

    def fill(self, values: Sequence[BookValue], first_row: int) -> tuple[str, Sequence[object]]:
        if set(map(type, values)) == {int} and _are_within(values, -_MOST_WHOLE + 1, _MOST_WHOLE - 1):
            return f"{self._number}%s</v></c>", values
        return "%s", self._one_by_one(values, first_row)

    def cell(self, value: CellValue) -> str:
        if type(value) is not int:
            return super().cell(value)
        if -_MOST_WHOLE < value < _MOST_WHOLE:
            return f"{self._number}{value}</v></c>"
        return self._as_text(str(value))


class DecimalCells(ColumnCells):
    """Decimal numbers, each in the style of its own count of places; one that Excel would round becomes text."""

    def cell(self, value: CellValue) -> str:
        if type(value) is not Decimal and type(value) is not int:
            return super().cell(value)
        text = exact_digits(Decimal(value))
        if text is None:
            return self._as_text(str(value))
        places = len(text.partition(".")[2])
        start = self._starts[min(places, len(self._starts) - 1)]
        return f"{start}><v>{text}</v></c>"


class DateCells(ColumnCells):
    """Days as Excel counts them; a day before it counts rightly is written in words."""

    def fill(self, values: Sequence[BookValue], first_row: int) -> tuple[str, Sequence[object]]:
        if set(map(type, values)) == {date} and _are_within(values, _FIRST_DAY, date.max):
            days = map(date.toordinal, cast("Sequence[date]", values))
            return f"{self._number}%s</v></c>", [day - _DAY_ZERO for day in days]
        return "%s", self._one_by_one(values, first_row)

    def cell(self, value: CellValue) -> str:
        if type(value) is not date:
            return super().cell(value)
        if value < _FIRST_DAY:
            return f"{self._text}{i18n.short_day(value)}</t></is></c>"
        return f"{self._number}{value.toordinal() - _DAY_ZERO}</v></c>"


class YesNoCells(ColumnCells):
    """Words rather than TRUE and FALSE: they filter and read in the workbook's language, not in Excel's."""

    def cell(self, value: CellValue) -> str:
        if type(value) is not bool:
            return super().cell(value)
        return f"{self._text}{as_xml(_('Yes') if value else _('No'))}</t></is></c>"


class LinkCells(ColumnCells):
    """Addresses that can be followed look like links; other text in the column does not."""

    def __init__(self, column: BookColumn, letter: str, styles: tuple[int, ...], changes: Changes) -> None:
        super().__init__(column, letter, styles, changes)
        self._is_remembering = False

    def fill(self, values: Sequence[BookValue], first_row: int) -> tuple[str, Sequence[object]]:
        return "%s", self._one_by_one(values, first_row)

    def __missing__(self, value: BookValue) -> str:
        cell = super().__missing__(value)
        return cell.replace(self._starts[0], self._starts[1], 1) if can_follow(value) else cell


CELLS: dict[Form, type[ColumnCells]] = {
    "text": ColumnCells,
    "link": LinkCells,
    "whole": WholeCells,
    "decimal": DecimalCells,
    "date": DateCells,
    "yes_no": YesNoCells,
}


def _is_plain(text: str, longest: int) -> bool:
    """Whether the text may stand in XML as it is, on one line, with no space at its ends."""
    return (
        0 < len(text) <= longest
        and text.isprintable()
        and "&" not in text
        and "<" not in text
        and ">" not in text
        and "_x" not in text
        and text[0] != " " != text[-1]
    )


def _all_plain_text(values: Sequence[BookValue], longest: int) -> bool:
    """The same for many values at once: they are joined, so that each sign is looked at in one go."""
    if set(map(type, values)) != {str}:
        return False
    texts = cast("Sequence[str]", values)
    lengths = set(map(len, texts))
    if 0 in lengths or max(lengths) > longest:
        return False
    together = f"|{'|'.join(texts)}|"
    return "| " not in together and " |" not in together and _is_plain(together, len(together))


def _are_within(values: Sequence[BookValue], least: object, most: object) -> bool:
    known = cast("Sequence[int]", values)
    return least <= min(known) and max(known) <= most  # type: ignore[operator]


def line_room(width: float) -> int:
    """How many letters have room in a column of this width, and of other letters than Calibri's: in a narrow one some
    fewer, because the widest may meet, in a wide one some more, because digits are wider than most.
    """
    return max(int(width * _DENSITY) - _MARGIN, 1)


def width_of(letters: float) -> float:
    """How wide a column is in whose lines so many letters have room."""
    return -(-(letters + _MARGIN) // _DENSITY)


def density_of(text: str) -> float:
    """How many of its letters have room in one of the width of a column, as a rule."""
    if text.isascii() or max(text) <= _LAST_LATIN:
        return _LATIN_DENSITY
    others = sum(map(_LAST_LATIN.__lt__, text)) / len(text)
    return _LATIN_DENSITY - (_LATIN_DENSITY - _OTHER_DENSITY) * others


def wrapped_lines(text: str, width: float) -> int:
    """How many lines the text takes when it wraps between words in a column that is written so wide."""
    room = _letters_of(width, density_of(text))
    if "\n" not in text:
        return _broken_lines(text, room)
    return sum(_broken_lines(line, room) for line in text.split("\n"))


def _letters_of(width: float, density: float) -> int:
    return max(int(width * density) - 1, 1)


def _broken_lines(line: str, room: int) -> int:
    lines, place, end = 1, 0, len(line)
    while end - place > room:
        space = line.rfind(" ", place, place + room + 1)
        # A word that is longer than a line is broken anywhere.
        place = space + 1 if space > place else place + room
        lines += 1
    return lines


def exact_digits(value: Decimal) -> str | None:
    """The number without exponent and trailing zeros, and no minus before a nought.

    None when Excel would round it (it keeps 15 digits), or when it is no number.
    """
    text = str(value)
    if "E" in text or "N" in text or "I" in text:
        if not value.is_finite() or abs(value.adjusted()) > _LONGEST_NUMBER:
            return None
        text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if len(text) > MOST_DIGITS and len(text.lstrip("-").replace(".", "").strip("0")) > MOST_DIGITS:
        return None
    return "0" if text == "-0" else text
