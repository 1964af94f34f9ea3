"""Columns by which claims are added: what each adds, in which district, of which year, and to which sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ..i18n import _
from ..overview.counted_claims import CountedClaim, Sort
from ..overview.counted_sums import CountedSums
from ..register.queries.listing import ListRow
from .layout import BookColumn, CellValue, Form

COUNTED, COUNTED_IN_YEAR, YEAR = "shown.counted", "shown.counted_in_year", "shown.year"
SUM, DISTRICT_SUM, INEXACT = "shown.sum", "shown.district_sum", "shown.inexact"
_Write = Callable[[CountedClaim], CellValue]


class CountedGroup:
    """What a pivot table needs of each claim. `has_sums`: the workbook has sheets whose numbers the sums are."""

    def __init__(self, sums: Callable[[], CountedSums], *, has_sums: bool) -> None:
        self._read = sums
        self._has_sums = has_sums
        self.columns = tuple(column for column, _write in self._written)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Sequence[CellValue]]:
        claims = [self._claims.get(row.id) for row in page]
        return [[write(claim) if claim else None for claim in claims] for _column, write in self._written]

    @cached_property
    def _claims(self) -> dict[str, CountedClaim]:
        return {each.row.id: each for each in self._read().claims.claims}

    @property
    def _written(self) -> Iterator[tuple[BookColumn, _Write]]:
        read, words = self._read, sort_words()
        in_year = _("Value where it counts in its year")
        yield _column("shown.districts", _("In the district"), "text", 30), self._districts
        yield _column("shown.sort", _("So or planned"), "text", 18), lambda each: words[each.alike.sort]
        yield _column(YEAR, _("Year it speaks of"), "whole", 10), lambda each: each.year
        yield _column(COUNTED, _("Value where it counts"), "decimal", 18), lambda each: read().values.get(each.row.id)
        yield _column(COUNTED_IN_YEAR, in_year, "decimal", 18), lambda each: read().values_in_year.get(each.row.id)
        inexact = _column(INEXACT, _("Bound, range or about so"), "whole", 10)
        yield inexact, lambda each: 1 if each.row.id in read().inexact else None
        number = number_of_sum(has_sums=self._has_sums)
        yield _column(SUM, number, "whole", 10), lambda each: read().numbers.get(each.row.id)
        if self._has_sums:
            by_district = _column(DISTRICT_SUM, sum_labels()[1], "whole", 10)
            yield by_district, lambda each: read().district_numbers.get(each.row.id)

    def _districts(self, claim: CountedClaim) -> CellValue:
        return district_words(self._read(), claim.districts) or None


def _column(key: str, label: str, form: Form, width: float) -> BookColumn:
    return BookColumn(key, label, form, width, "0" if form == "whole" else None, wrap=form == "text", printed=False)


def sort_words() -> dict[Sort, str]:
    """What the sorts of claims are called, which are added apart."""
    return {
        "so": _("So already"),
        "planned": _("Planned or expected"),
        "between": _("Partly so, or a target"),
    }


def district_words(sums: CountedSums, districts: Sequence[str]) -> str:
    return "; ".join(sums.names.get(each, "") for each in districts)


def number_of_sum(*, has_sums: bool) -> str:
    """The heading of the numbers by which claims are added; `has_sums`: the workbook has sheets of these sums."""
    return sum_label() if has_sums else _("Number of its sum")


def sum_label() -> str:
    return _("No. in Sums")


def sum_labels() -> tuple[str, str]:
    """Of the columns that stand only beside the sheets of sums: the number in all, and in those by district."""
    return sum_label(), _("No. in Sums by district")
