"""The sheets of a workbook that are lists of ours: by the keys of their columns, else by their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ..exchange.defined_names import SheetMarks
from ..exchange.errors import ExchangeError
from ..exchange.known_headings import have_shifted, key_of, kind_of_headings, only_shows
from ..exchange.layout import CellValue
from ..exchange.read_book import ReadColumn, ReadRow, ReadSheet, SheetSource, read_book, read_sheet
from ..exchange.sheet import as_text, columns_of
from ..exchange.template_book import FILLING_IN
from ..exchange.template_examples import is_example, says_its_own
from ..exchange.titles import ABOUT, LISTS, fitting_title
from ..i18n import LANGUAGES, _, speaking
from ..incoming.sheet_cells import IncomingFile, IncomingSheet
from ..records import KINDS, fields_of
from ..register.journal.store import Register

# Somebody may have put a title above the headings.
_MOST_ABOVE = 15
_BARE_RESIDENCY = frozenset(("company", "district", "status", "residency_kind", "since"))


@dataclass(frozen=True)
class ListSheet:
    """A sheet of which it is known which kind of record it lists, and which column is which.

    `by_headings`: its keys were lost or stand beside other columns than their own, and its headings tell.
    """

    sheet: ReadSheet
    by_headings: bool = False

    @property
    def kind(self) -> str:
        return self.sheet.name

    @property
    def title(self) -> str:
        return self.sheet.title

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column stands in a row, by its key."""
        return {column.key: place for place, column in enumerate(self.sheet.columns) if column.key}

    def unknown(self, register: Register) -> tuple[str, ...]:
        """The headings of columns that no field knows."""
        found = [column.label for column in self.sheet.columns if not column.key and column.label]
        shown = only_shows(register, self.kind, found) if found else set()
        return tuple(each for each in found if each not in shown)

    def cell(self, row: ReadRow, key: str) -> CellValue:
        place = self.places.get(key)
        return row.values[place] if place is not None else None

    @cached_property
    def has_ids(self) -> bool:
        """Whether any of its rows says which record it is."""
        return "id" in self.places and any(as_text(self.cell(row, "id")) for row in self.sheet.rows())

    @cached_property
    def has_exact(self) -> bool:
        """Whether each column that shows a date or a name has the hidden one beside it that says it exactly."""
        own = fields_of(KINDS[self.kind])
        exact = (f"{each.key}.{column.suffix}" for each in own for column in columns_of(each) if column.hidden)
        return all(key in self.places or key.partition(".")[0] not in self.places for key in exact)

    @property
    def lost_ids(self) -> bool:
        """Whether its rows surely were records once, as an export has them, and none says any more which."""
        return not self.has_ids and ("id" in self.places or "caption" in self.places) and any(self.rows())

    def rows(self, examples: list[ReadRow] | None = None) -> Iterator[ReadRow]:
        """The rows of records: neither empty ones nor examples, which are added to `examples` instead."""
        # An export has no examples in it.
        may_be_example = "id" not in self.places
        for row in self.sheet.rows():
            if may_be_example and any(map(is_example, row.values)):
                if examples is not None:
                    examples.append(row)
            elif any(row.values) or any(value not in (None, "") for value in row.values):
                yield row

    def says_its_own(self, example: ReadRow) -> bool:
        """Whether something else than an example stands now in a row that is still marked as one."""
        return says_its_own(self.kind, {key: example.values[place] for key, place in self.places.items()})


def open_ours(
    path: Path, file: IncomingFile | None = None, may_go_on: Callable[[], object] = lambda: None
) -> list[ReadSheet]:
    """The sheets of a workbook that has lists of ours; none of any other, and of what is none.

    `file`: what was read of it, which tells of one that is no longer in the format of our own, such as .ods and .xls.
    What `may_go_on`, which is called again and again, raises ends it.
    """
    if file and any(each.named for each in file.sheets):
        sheets = [_read_before(each) for each in file.sheets]
    else:
        try:
            sheets = read_book(path, may_go_on=may_go_on)
        except ExchangeError:
            return []
    return sheets if recognise(sheets)[0] else []


def _read_before(sheet: IncomingSheet) -> ReadSheet:
    def rows() -> Iterator[tuple[int, dict[int, CellValue]]]:
        for row in sheet:
            yield row.number, {place: value for place, value in enumerate(row.values, 1) if value is not None}

    return read_sheet(sheet.title, SheetSource(rows, sheet.named or SheetMarks()))


def recognise(sheets: Sequence[ReadSheet]) -> tuple[list[ListSheet], list[ReadSheet]]:
    """The lists of ours, and the sheets that are none."""
    known: list[ListSheet] = []
    others: list[ReadSheet] = []
    for sheet in sheets:
        found = _recognised(sheet)
        if found is None:
            others.append(sheet)
        else:
            known.append(found)
    if len(known) == 1 and _is_of_strangers(known[0]):
        return [], list(sheets)
    return known, others


def _is_of_strangers(found: ListSheet) -> bool:
    """A list of residents that only says company, district and status tells of its companies too, as those of others
    do.
    """
    has_example = any(is_example(cell) for row in found.sheet.first_rows(_MOST_ABOVE) for cell in row.values)
    bare = found.by_headings and not has_example
    return bare and found.kind == "residency" and found.places.keys() <= _BARE_RESIDENCY


def is_beside(sheet: ReadSheet, sheets: Sequence[ReadSheet]) -> bool:
    """Whether it stands beside the lists of a workbook of ours and is none: what that is, or what cells offer."""
    return not sheet.name and sheet.title in _titles_beside() and any(each.name for each in sheets)


@cache
def _titles_beside() -> frozenset[str]:
    found = set()
    for code in LANGUAGES:
        with speaking(code):
            found |= {fitting_title(_(title)) for title in (ABOUT, LISTS, FILLING_IN)}
    return frozenset(found)


def _recognised(sheet: ReadSheet) -> ListSheet | None:
    if sheet.name in KINDS:
        is_shifted = have_shifted(sheet.name, [(each.key, each.label) for each in sheet.columns])
        columns = [ReadColumn("", each.label) for each in sheet.columns] if is_shifted else sheet.columns
        known = _with_keys(sheet.name, columns)
        return ListSheet(sheet.headed(sheet.name, sheet.heading_row, known), by_headings=is_shifted)
    # What has keys of another sort is a sheet of ours too, of sums or the like, and no list of records.
    return None if sheet.name else _by_headings(sheet)


def _with_keys(kind: str, columns: Sequence[ReadColumn]) -> tuple[ReadColumn, ...]:
    """The columns, those without a key known by their headings, unless another one has that key."""
    taken = {column.key for column in columns}
    found = []
    for column in columns:
        key = column.key or (key_of(kind, column.label) if column.label else "")
        if column.key or key not in taken:
            taken.add(key)
            found.append(ReadColumn(key, column.label))
        else:
            found.append(column)
    return tuple(found)


def _by_headings(sheet: ReadSheet) -> ListSheet | None:
    for row in sheet.first_rows(_MOST_ABOVE):
        headings = [value if isinstance(value, str) else "" for value in row.values]
        kind = kind_of_headings(sheet.title, headings)
        if kind:
            columns = _with_keys(kind, [ReadColumn("", each) for each in headings])
            return ListSheet(sheet.headed(kind, row.number, columns), by_headings=True)
    return None
