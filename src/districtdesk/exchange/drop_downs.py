"""Drop-downs in the cells of a column: what they offer stands on a hidden worksheet, or in a column of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..i18n import _
from .layout import BookColumn, BookSheet
from .marked_rows import first_row, last_row
from .safe_text import cut, escape_signs, make_safe

# What the records of some kinds are called; nothing where there are more than anybody picks from.
ReadNames = Callable[[tuple[str, ...]], Sequence[str]]
# By kind of record: where the names of all of them stand.
NamePlaces = dict[str, str]
# A list holds no more, and nobody picks from more.
MOST_NAMES = 5_000
_LONGEST = 255
_LONGEST_HEADING, _LONGEST_WORDS = 32, 255


class DropDowns:
    """Adds them to the worksheets of one workbook; equal lists are kept once."""

    def __init__(self, book: Workbook, title: str, names: ReadNames, places: NamePlaces) -> None:
        self._book, self._title, self._names, self._places = book, title, names, places
        self._kept: dict[tuple[str, ...], str] = {}
        self.lists: Worksheet | None = None

    def add(self, worksheet: Worksheet, sheet: BookSheet) -> None:
        """To all columns of this worksheet that offer something."""
        for number, column in enumerate(sheet.columns, 1):
            name = self._name(sheet, column)
            if name:
                letter = get_column_letter(number)
                worksheet.add_data_validation(
                    _validation(name, f"{letter}{first_row(sheet)}:{letter}{last_row(sheet)}")
                )

    def _name(self, sheet: BookSheet, column: BookColumn) -> str:
        wanted = f"choices.{sheet.name}.{column.key}"
        if column.choices:
            return self._listed(wanted, column.choices)
        if len(column.names_of) == 1 and column.names_of[0] in self._places:
            return self._placed(column.names_of[0])
        return self._listed(wanted, self._names(column.names_of)) if column.names_of else ""

    def _placed(self, kind: str) -> str:
        name = f"names.{kind}"
        self._define(name, self._places[kind])
        return name

    def _listed(self, name: str, words: Sequence[str]) -> str:
        """The defined name of a list of these words; none for words that no cell offers."""
        safe = tuple(dict.fromkeys(word for word in words if word.strip() and _can_be_picked(word)))
        if not safe or safe in self._kept:
            return self._kept.get(safe, "")
        sheet = self._lists()
        letter = get_column_letter(len(self._kept) + 1)
        for row, word in enumerate(safe, 1):
            cell = sheet[f"{letter}{row}"]
            # A word such as =1 stays one.
            cell.value, cell.data_type, cell.number_format = escape_signs(word), "s", "@"
        self._define(name, f"{quote_sheetname(sheet.title)}!{absolute_coordinate(f'{letter}1:{letter}{len(safe)}')}")
        self._kept[safe] = name
        return name

    def _define(self, name: str, place: str) -> None:
        self._book.defined_names[name] = DefinedName(name, attr_text=place, hidden=True)

    def _lists(self) -> Worksheet:
        if self.lists is None:
            self.lists = self._book.create_sheet(self._title)
            self.lists.sheet_state = "veryHidden"
        return self.lists


def name_places(sheets: Sequence[tuple[str, BookSheet]]) -> NamePlaces:
    """Where the names of the records of a kind stand, by the sheets with their titles.

    Only of kinds that have one sheet among others: of several, or of a list, each holds a part of them.
    """
    counts = Counter(sheet.name for _title, sheet in sheets)
    return {
        sheet.name: f"{quote_sheetname(title)}!{absolute_coordinate(_place(sheet))}"
        for title, sheet in sheets
        if len(sheets) > 1 and counts[sheet.name] == 1 and _is_of_names(sheet)
    }


def _place(sheet: BookSheet) -> str:
    return f"A{first_row(sheet)}:A{sheet.heading_row + sheet.row_count}"


def _is_of_names(sheet: BookSheet) -> bool:
    is_headed = sheet.columns[0].key == "caption" and not sheet.group_count
    return is_headed and 0 < sheet.row_count <= MOST_NAMES


def _can_be_picked(word: str) -> bool:
    return not make_safe(word, _LONGEST).is_changed


def _validation(name: str, places: str) -> DataValidation:
    """It warns of other text and takes it: the program reads more than the list holds."""
    return DataValidation(
        type="list",
        formula1=name,
        sqref=places,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=cut(_("Not in the list"), _LONGEST_HEADING),
        error=cut(_("This is not in the list. Keep it only if it is right."), _LONGEST_WORDS),
    )
