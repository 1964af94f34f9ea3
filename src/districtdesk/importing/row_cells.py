"""The cells of one sheet, field by field, read as often as they say something else and no oftener."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..exchange.layout import CellValue
from ..exchange.link_names import LinkNames
from ..exchange.read_book import ReadRow
from ..exchange.sheet import as_text, read_cells
from ..i18n import LANGUAGES
from ..names import Names
from ..problems import Problem
from ..records import Field
from .clearing import HIDDEN
from .recognising import ListSheet

KEPT_BY_PROGRAM = frozenset({"id", "version"})
# Texts of one field that are remembered; what is chosen from a list is soon known.
_REMEMBERED = 2_000
_CODES = frozenset(LANGUAGES)
_LINKED = ".id"


class RowCells:
    """`of` gives the cells of a field in a row by suffix, none for a field without a column."""

    def __init__(self, sheet: ListSheet, names: LinkNames) -> None:
        self._names = names
        self._places: dict[str, list[tuple[str, int]]] = {}
        self._read: dict[str, dict[str, object]] = {}
        for key, place in sheet.places.items():
            name, _point, suffix = key.partition(".")
            if key not in KEPT_BY_PROGRAM:
                self._places.setdefault(name, []).append((suffix, place))
        self._linked = [place for key, place in sheet.places.items() if key.endswith(_LINKED)]

    def of(self, row: ReadRow, key: str) -> dict[str, CellValue]:
        values = row.values
        return {suffix: values[place] for suffix, place in self._places.get(key, ())}

    def are_empty(self, row: ReadRow, key: str) -> bool:
        """Whether nothing at all stands in them, or there are none."""
        values = row.values
        return all(values[place] is None for _suffix, place in self._places.get(key, ()))

    def linked(self, row: ReadRow) -> Iterator[str]:
        """The ids in the hidden columns of links."""
        for place in self._linked:
            if row.values[place] is not None:
                yield from as_text(row.values[place]).replace(";", " ").split()

    def read(self, field: Field, cells: Mapping[str, CellValue]) -> object:
        """What read_cells gives."""
        text = cells.get("")
        # A cell with an error is a text of another type.
        if len(cells) != 1 or type(text) is not str or field.kind.is_link:
            return read_cells(field, cells, self._names)
        known = self._read.setdefault(field.key, {})
        if text not in known:
            value = read_cells(field, cells, self._names)
            if len(known) >= _REMEMBERED:
                return value
            known[text] = value
        return known[text]

    def shown(self, row: ReadRow, problem: Problem) -> str:
        """What stands in the cells that a problem is about, as far as a person sees them."""
        found = (self.of(row, key) for key in problem.fields[:1])
        texts = [as_text(cell) for cells in found for suffix, cell in cells.items() if suffix not in HIDDEN]
        return " · ".join(filter(None, texts))


def is_unchanged(cells: Mapping[str, CellValue], now: object) -> bool:
    """Whether the cells surely say what is there: nothing, or the text or the names as they are kept."""
    if type(now) is Names:
        return cells.keys() == _CODES and all(_is_text(cell, getattr(now, code)) for code, cell in cells.items())
    if len(cells) == 1 and "" in cells:
        return cells[""] is None if now is None else type(now) is str and _is_text(cells[""], now)
    return now is None and all(cell is None for cell in cells.values())


def _is_text(cell: CellValue, text: str) -> bool:
    # A cell with an error is a text of another type.
    return cell == text if type(cell) is str else cell is None and not text
