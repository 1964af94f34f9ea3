"""What the values of a column tell of it: dates, money, shares, tax numbers, names, or only its rows' numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..fields import FieldKind
from ..problems import Problem
from .sheet_cells import IncomingCell
from .table_words import is_unit
from .tables import FoundTable, TableColumn
from .vocabulary import TargetField

_ROWS = 60
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_TAX_ID_DIGITS = 10
# A number all the same, of which somebody has to say which one it is.
_TWO_READINGS = "number_two_readings"
_AREA_UNITS = ("ha", "га", "hektar", "hectare", "m²", "m2", "м²", "кв.м", "kv.m", "sq m")
_ROW_NUMBER_HEADINGS = ("№", "n", "no", "nr", "s/s", "n/n", "№ п/п", "п/п", "#", "sıra", "sira", "s.№", "s/№")


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """The filled cells of the first records. `texts`: those that are names or other words."""

    column: TableColumn
    cells: Sequence[IncomingCell]
    texts: Sequence[str]
    numbers_rows: bool

    @property
    def number_share(self) -> float:
        return self._share(sum(cell.is_number for cell in self.cells))

    def fit(self, target: TargetField) -> float:
        """How well the values fit: above 0 for well, from 0.5 on even without a heading, below 0 for badly."""
        if not self.cells:
            return 0.0
        if target.indicator:
            return self._fit_indicator(target.indicator.dimension)
        if target.event:
            # Two dates in one cell, or a word beside one, are dates all the same.
            years = self._share(sum(bool(_YEAR.search(cell.text())) for cell in self.cells))
            return 0.1 * years if years >= 0.3 else -0.5
        return self._fit_field(target.key, target.field) if target.field else 0.0

    def _fit_indicator(self, dimension: str) -> float:
        numbers = self._share(sum(map(_holds_number, self.cells)))
        if numbers < 0.4:
            return -0.4
        is_percent = any(cell.format.is_percent for cell in self.cells) or self.column.unit.strip() in ("%", "faiz")
        has_money = any(cell.format.currency for cell in self.cells) or _is_money(self.column.unit)
        is_area = self.column.unit.strip().lower() in _AREA_UNITS
        said = {"percent": is_percent, "money": has_money, "area": is_area}
        if said.get(dimension):
            return 0.1
        return -0.4 if any(said.values()) else 0.01

    def _fit_field(self, key: str, kind: FieldKind[object]) -> float:
        if key == "tax_id":
            share = self._share(sum(map(_is_tax_id, self.cells)))
            return 0.65 if share >= 0.8 else -0.2 if share < 0.2 else 0.0
        if kind.is_name or key == "activity":
            is_counted = bool(self.column.unit) or self._share(sum(map(_is_bare_number, self.cells))) > 0.5
            return -0.6 if is_counted else 0.02
        if kind.takes_any_line or kind.is_link or not kind.is_one_line:
            return -0.3 if kind.is_link and self.number_share > 0.5 else 0.0
        share = self._share(sum(self._is_read(kind, cell) for cell in self.cells))
        is_telling = hasattr(kind, "choices") or key == "country"
        if share < 0.3:
            # Words of a list that we do not know may still be meant; a date or a number is one or is none.
            return -0.2 if is_telling else -0.5
        return 0.5 + 0.1 * share if is_telling and share >= 0.8 else 0.1 * share

    def _is_read(self, kind: FieldKind[object], cell: IncomingCell) -> bool:
        text = cell.text()
        if self.column.unit and _is_bare_number(cell) and not cell.format.says_something:
            text = f"{text} {self.column.unit}"
        found = kind.parse(text)
        return not isinstance(found, Problem) or found.rule == _TWO_READINGS

    def _share(self, count: int) -> float:
        return count / len(self.cells)


def look_at(table: FoundTable, column: TableColumn) -> ColumnValues:
    """The values of a column, of the first records."""
    cells = list(table.values(column, _ROWS))
    texts = [cell.text() for cell in cells if cell.is_text]
    if len(texts) * 3 < len(cells) * 2:
        texts = []
    return ColumnValues(column, cells, texts, _numbers_rows(column, cells, table.is_form))


def _numbers_rows(column: TableColumn, cells: Sequence[IncomingCell], is_form: bool) -> bool:
    """Whether the column only counts the records."""
    if is_form or not cells:
        return False
    if column.heading.strip().lower() in _ROW_NUMBER_HEADINGS:
        return True
    numbers = [cell.value for cell in cells if isinstance(cell.value, int)]
    return not column.heading and len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))


def _holds_number(cell: IncomingCell) -> bool:
    return cell.is_number or (cell.is_text and any(sign.isdigit() for sign in str(cell.value)))


def _is_bare_number(cell: IncomingCell) -> bool:
    """A number, or a text that has digits and no letters: 1,234."""
    text = cell.text()
    has_words = any(sign.isalpha() or sign == "%" for sign in text)
    return cell.is_number or (cell.is_text and not has_words and any(map(str.isdigit, text)))


def _is_tax_id(cell: IncomingCell) -> bool:
    text = cell.text().strip()
    return text.isdigit() and len(text) in (_TAX_ID_DIGITS - 1, _TAX_ID_DIGITS)


def _is_money(unit: str) -> bool:
    words = unit.lower()
    return is_unit(unit) and any(
        word in words for word in ("man", "azn", "₼", "ман", "usd", "dol", "дол", "eur", "avro", "евро", "$", "€")
    )
