"""Reads tables kept as text: .csv and .tsv, in whatever encoding, separator and decimal mark they are."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ..exchange.csv_file import bare_text
from ..exchange.errors import ExchangeError
from ..exchange.layout import MOST_DIGITS, CellValue
from ..exchange.limits import Limits
from ..exchange.refusals import too_large, unreadable
from ..i18n import _
from .sheet_cells import NOTHING_ELSE, CellProblem, IncomingCell, IncomingRow, IncomingSheet, OpenSheet

SEPARATORS = ("\t", ";", ",", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LARGEST = 64 << 20
_LOOKED_AT = 1 << 16
_ROWS_LOOKED_AT = 200
# Excel's own word in a first line: sep=;
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}([ \u00a0\u202f][0-9]{3})+")
_FRACTION = re.compile(
    r"(?P<whole>[-+]?(0|[1-9][0-9]{0,2}([ \u00a0\u202f][0-9]{3})+|[1-9][0-9]*))(?P<mark>[.,])(?P<part>[0-9]+)"
)
_SPACES = str.maketrans("", "", " \u00a0\u202f")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[12][0-9]{3})")
_ISO_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_GROUP = 3


def read_text_table(path: Path, limits: Limits) -> Iterator[OpenSheet]:
    """One sheet, named as the file is. Raises ExchangeError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise too_large()
        content = path.read_bytes()
    except OSError as problem:
        raise unreadable(path, problem) from problem
    encoding = find_encoding(content)
    text = content.decode(encoding, "replace")
    del content
    if "\n" not in text:
        text = text.replace("\r", "\n")
    said = _SEPARATOR_LINE.match(text)
    separator = said[1] if said else find_separator(text)
    table = _Table(text[said.end() :] if said else text, separator, limits, 2 if said else 1)
    yield table.open(path.stem)


def read_pasted(text: str, title: str) -> IncomingSheet:
    """A block of cells that was copied as text: tabs between them, as every spreadsheet has it."""
    separator = "\t" if "\t" in text else find_separator(text) if "\n" in text.strip() else "\t"
    return _Table(text, separator, Limits(), 1).open(title).read_all()


def find_encoding(content: bytes) -> str:
    """By its byte order mark, else UTF-8 where it is that, else the code page by how its letters stand together."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    start = content[:_LOOKED_AT]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    if 0 in content:
        raise ExchangeError(_("This is no text and no workbook: it cannot be read as a table."))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _code_page(content)
    return "utf-8"


def _code_page(content: bytes) -> str:
    """Cyrillic words are all high bytes; of a Turkish or Azerbaijani one only a letter here and there is."""
    together = len(re.findall(rb"[\xa8\xb8\xc0-\xff](?=[\xa8\xb8\xc0-\xff])", content))
    alone = len(re.findall(rb"(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z])", content))
    return "cp1251" if together >= alone else "cp1254"


def find_separator(text: str) -> str:
    """The sign by which most lines fall into equally many cells; of equals the rarer one in running text."""
    start = text[:_LOOKED_AT]
    return max(SEPARATORS, key=lambda sign: _evenness(start, sign))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(rows):
            if number == _ROWS_LOOKED_AT:
                break
            if any(row):
                widths[len(row)] += 1
    except csv.Error:
        return 0, 0
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0, 0
    width, count = max(several.items(), key=lambda each: (each[1], each[0]))
    return round(count / sum(widths.values()), 2), width


class _Table:
    """Gone through twice: first for what tells how to read it, then for its rows, none of which is kept."""

    def __init__(self, text: str, separator: str, limits: Limits, first_row: int) -> None:
        self._text, self._separator = text, separator
        self._limits = limits
        self._first_row = first_row
        self._quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
        self._is_strict = True
        self._problems: list[CellProblem] = []

    def open(self, title: str) -> OpenSheet:
        decimals = self._look_through()
        sheet = IncomingSheet(title, (), problems=self._problems)
        return OpenSheet(self._rows(decimals), lambda: sheet)

    def _look_through(self) -> list[str]:
        """The sign before fractions by column, once it is known how quotation marks are meant."""
        try:
            return find_decimals(row for _number, row in self._parted())
        except csv.Error as problem:
            self._is_strict = False
            if "unexpected end" in str(problem):
                self._quoting = csv.QUOTE_NONE
                text = _("A quotation mark is opened and never closed. Quotation marks were taken as text.")
                self._problems.append(CellProblem(1, 1, text))
        return find_decimals(row for _number, row in self._parted())

    def _rows(self, decimals: Sequence[str]) -> Iterator[IncomingRow]:
        for number, row in self._parted():
            values = list(map(read_text_cell, row, decimals))
            while values and values[-1] is None:
                values.pop()
            if values:
                printed = dict(_said_otherwise(row, values))
                yield IncomingRow(number, tuple(values), printed=printed or NOTHING_ELSE)

    def _parted(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(self._limits.text)
        reader = csv.reader(
            _lines(self._text), delimiter=self._separator, quoting=self._quoting, strict=self._is_strict
        )
        rows = cells = 0
        for number, row in enumerate(reader, self._first_row):
            if not any(row):
                continue
            rows, cells = rows + 1, cells + len(row)
            if rows > self._limits.filled_rows or cells > self._limits.cells or len(row) > self._limits.columns:
                raise too_large()
            yield number, row


def _said_otherwise(row: Sequence[str], values: Sequence[CellValue]) -> Iterator[tuple[int, str]]:
    """The columns in which a number or a day is written otherwise than the value says it: 1,50 or 01.05.2024."""
    for column, (written, value) in enumerate(zip(row, values, strict=False), 1):
        if value is not None and type(value) is not str and written.strip() != IncomingCell(value).text():
            yield column, written.strip()


def _lines(text: str) -> Iterator[str]:
    """With their ends. A stream of the text would take four bytes for each letter."""
    start, end = 0, text.find("\n")
    while end >= 0:
        yield text[start : end + 1]
        start, end = end + 1, text.find("\n", end + 1)
    if start < len(text):
        yield text[start:]


def find_decimals(rows: Iterable[Sequence[str]]) -> list[str]:
    """By column the sign before fractions: the one that stands where no group of thousands can.

    Where a column has both, or none that is sure, it is "".
    """
    found: list[set[str]] = []
    for row in rows:
        while len(found) < len(row):
            found.append(set())
        for cell, marks in zip(row, found, strict=False):
            if cell[-1:].isdigit() and (mark := _sure_mark(cell.strip())):
                marks.add(mark)
    return [next(iter(marks)) if len(marks) == 1 else "" for marks in found]


def _sure_mark(text: str) -> str:
    found = _FRACTION.fullmatch(text)
    is_sure = found and (len(found["part"]) != _GROUP or found["whole"] in ("0", "-0"))
    return found["mark"] if found and is_sure else ""


def read_text_cell(written: str, decimal: str) -> CellValue:
    """The value that is written; what may mean two things stays the text that it is."""
    bare = bare_text(written)
    cell = bare.replace("\r\n", "\n")
    text = cell.strip()
    if not text:
        return None
    if bare != written:
        return cell
    if len(text) <= MOST_DIGITS and _WHOLE.fullmatch(text):
        return int(text)
    if text[0].isdigit() or text[0] in "+-":
        return _number(text, decimal) or _day(text) or text
    return cell


def _number(text: str, decimal: str) -> CellValue:
    if len(text) > MOST_DIGITS + 5:
        return None
    if _GROUPED.fullmatch(text):
        return int(text.translate(_SPACES))
    found = _FRACTION.fullmatch(text)
    if found and found["mark"] == decimal:
        return Decimal(text.translate(_SPACES).replace(",", "."))
    return None


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        return date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None
