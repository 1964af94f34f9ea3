"""What stands on other worksheets of a workbook: whole columns for formulas, rows of records for links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter, quote_sheetname

from .layout import BookSheet
from .record_places import Places


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """`columns` by "name:key". `places` of records by their ids; `sheets`: by name the title of the worksheet and its
    first row of records, of those that are one worksheet and can be seen.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    places: Places = field(default_factory=dict)
    sheets: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def place(self, record_id: object) -> tuple[str, str] | None:
        """The title of the worksheet of a record, and its first cell there."""
        name, number = self.places.get(str(record_id), ("", 0))
        if name not in self.sheets:
            return None
        title, first = self.sheets[name]
        return title, f"A{first + number}"


NOWHERE = Elsewhere()


def elsewhere(titled: Sequence[tuple[str, BookSheet]], places: Places) -> Elsewhere:
    """Of these worksheets with their titles.

    Whole columns keep what a person adds below, and stay right when columns are moved.
    """
    counts = Counter(sheet.name for _title, sheet in titled)
    single = [(title, sheet) for title, sheet in titled if counts[sheet.name] == 1]
    columns = {
        f"{sheet.name}:{column.key}": f"{quote_sheetname(title)}!${letter}:${letter}"
        for title, sheet in single
        for letter, column in ((get_column_letter(place), each) for place, each in enumerate(sheet.columns, 1))
    }
    sheets = {sheet.name: (title, sheet.heading_row + 1) for title, sheet in single if not sheet.is_hidden}
    return Elsewhere(columns, places, sheets)
