"""What the hidden names of a workbook of ours say of its sheets: which field each column is, where records end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from .titles import END_MARK, GIVEN_MARK, read_field_mark

# 'It''s'!$A$1 in Excel's files, $'It''s'.$A$1 in those of LibreOffice.
_PLACE = re.compile(
    r"\$?'?(?P<title>.*?)'?[!.]\$(?P<letters>[A-Z]{1,3})\$(?P<row>[0-9]{1,7})\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field mark stands: sheet name and field key, column and row counted from 1."""

    name: str
    key: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What is said of one worksheet and stands in none of its cells.

    `end`: the first row in which totals and the like stand below the records, if any does; `given`: what is said of
    all rows of the workbook, by name.
    """

    marks: tuple[FieldPlace, ...] = ()
    end: int | None = None
    given: Mapping[str, str] = field(default_factory=dict)


class DefinedNames:
    """Collects the names of one workbook."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self._marks: dict[str, list[FieldPlace]] = {}
        self._ends: dict[str, int] = {}

    def note(self, name: str, content: str) -> None:
        """A name, with the place or the text for which it stands. One whose column was removed stands for nothing."""
        place = _PLACE.match(content)
        if place:
            title, column = place["title"].replace("''", "'"), column_index_from_string(place["letters"])
            self.note_place(name, title, column, int(place["row"]))
        elif name.startswith(GIVEN_MARK) and content.startswith('"') and content.endswith('"'):
            self.given[name.removeprefix(GIVEN_MARK)] = content.strip('"')

    def note_place(self, name: str, title: str, column: int, row: int) -> None:
        """A name that stands for a cell of the sheet with this title."""
        if mark := read_field_mark(name):
            self._marks.setdefault(title, []).append(FieldPlace(*mark, column, row))
        elif name.startswith(END_MARK):
            self._ends[title] = row

    def of(self, title: str) -> SheetMarks:
        """What they say of the sheet with this title."""
        return SheetMarks(tuple(self._marks.get(title, ())), self._ends.get(title), self.given)
