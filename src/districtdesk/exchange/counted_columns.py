"""The values of claims where they count in a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..i18n import _
from ..overview.counting import Counting
from ..register.queries.listing import ListRow
from .layout import BookColumn, CellValue


class CountedGroup:
    """The value of each claim that counts: what a pivot table adds up by indicator, unit and status."""

    def __init__(self, said: Mapping[str, Counting]) -> None:
        self.columns = (BookColumn("shown.counted", _("Value where it counts"), "decimal", 18, printed=False),)
        self._said = said

    def cells(self, page: Sequence[ListRow]) -> Sequence[Sequence[CellValue]]:
        return [[self._counted(row) for row in page]]

    def _counted(self, row: ListRow) -> CellValue:
        said, value = self._said.get(row.id), row.values["value"]
        return value if said and said.counts and isinstance(value, Decimal) else None
