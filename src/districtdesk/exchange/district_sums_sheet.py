"""The sheet of what is claimed of each district and of what lies in it, today and year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..i18n import _
from ..overview.counted_sums import ClaimsAdded, CountedSums, DistrictSum
from ..records.today import today as today_here
from .counted_columns import COUNTED, COUNTED_IN_YEAR, DISTRICT_SUM, YEAR, district_words
from .layout import BookColumn, BookSheet, BookValue, HeadingRow
from .paper import print_plan
from .sums_cells import column_of, fitted, likeness_cells, likeness_columns, said_when, sign_words, sum_cell

# At most so many years stand beside each other on a page; others are not printed.
_PRINTED_YEARS = 4


@dataclass(frozen=True)
class DistrictSumsSheet:
    """One row for each district and what may be added there. Where there is one district, the sheet is hidden."""

    sums: CountedSums

    def book_sheet(self) -> BookSheet:
        columns, rows = self._table
        return BookSheet(
            title=_("Sums by district"),
            name="district_sums",
            columns=columns,
            rows=lambda: rows,
            row_count=len(rows),
            ids=(),
            note=_("What is claimed of each district and of what lies in it, today and year by year."),
            above=tuple(HeadingRow(words, "subtitle") for words in (_year_words(), sign_words())),
            is_hidden=len({each.districts for each in self.sums.by_district}) < 2,
        )

    @cached_property
    def _table(self) -> tuple[tuple[BookColumn, ...], Sequence[Sequence[BookValue]]]:
        """Columns and rows, with as many years on paper as long numbers leave room for beside each other."""
        for printed in range(_PRINTED_YEARS, 0, -1):
            years = self._years(printed)
            rows = [self._row(each, years) for each in self.sums.by_district]
            columns = fitted(list(_columns(years, printed, has_reasons=self._has_reasons)), rows)
            if not print_plan(columns).breaks:
                break
        return columns, rows

    def _years(self, printed: int) -> list[int]:
        """Those of which something is said, and this one; first those that are printed, the nearest."""
        today = today_here().year
        years = sorted({today, *(year for each in self.sums.by_district for year in each.by_year)})
        nearest = sorted(years, key=lambda year: abs(year - today))[:printed]
        return [*sorted(nearest), *(year for year in years if year not in nearest)]

    def _row(self, each: DistrictSum, years: Sequence[int]) -> list[BookValue]:
        where = f"{column_of(DISTRICT_SUM)},{each.number}"
        return [
            each.number,
            district_words(self.sums, each.districts) or None,
            *likeness_cells(self.sums, each.alike),
            self._number(each.now, where, COUNTED),
            said_when([row for added in each.now for row in added.rows]),
            *((_reasons(each),) if self._has_reasons else ()),
            *(
                self._number(each.by_year.get(year, ()), f"{where},{column_of(YEAR)},{year}", COUNTED_IN_YEAR)
                for year in years
            ),
        ]

    def _number(self, found: Sequence[ClaimsAdded], where: str, values: str) -> BookValue:
        held = self.sums.values if values == COUNTED else self.sums.values_in_year
        return sum_cell(found[0], where, values, held) if found else None

    @cached_property
    def _has_reasons(self) -> bool:
        return any(map(_reasons, self.sums.by_district))


def _reasons(each: DistrictSum) -> str | None:
    """Why there is no number where none is: a number alone can be added by whoever reads."""
    told = (added.reason for found in (each.now, *each.by_year.values()) for added in found)
    return " ".join(dict.fromkeys(filter(None, told))) or None


def _columns(years: Sequence[int], printed: int, *, has_reasons: bool) -> Iterator[BookColumn]:
    yield BookColumn("number", _("No."), "whole", 5, "0")
    yield BookColumn("districts", _("District"), "text", 26, wrap=True)
    yield from likeness_columns()
    yield BookColumn("now", _("Counts today"), "decimal", 14)
    yield BookColumn("as_of", _("As of"), "text", 15, wrap=True)
    if has_reasons:
        yield BookColumn("why_not", _("Why it is not added"), "text", 28, wrap=True)
    for place, year in enumerate(years):
        yield BookColumn(f"year.{year}", str(year), "decimal", 13, printed=place < printed)


def _year_words() -> str:
    return _(
        "“{today}”: the claim that is shown, whatever it is as of. Below a year: the claim that speaks of it; what "
        "is planned is for that year. An empty cell is not nought: nobody says anything of that year. Years that are "
        "not printed stand at the right end.",
        today=_("Counts today"),
    )
