"""Cells of the sheets of sums: formulas over the sheet of figures, with what they come to now and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from .. import i18n
from ..i18n import _
from ..measure_units import unit_name
from ..overview.counted_claims import Likeness
from ..overview.counted_sums import ClaimsAdded, CountedSums
from ..quantity import Quantity
from ..record_kinds import RECORD_KINDS
from ..records import Figure, field_of, kind_of
from ..register.claims.figure_rows import FigureRow
from .cells import PADDING
from .counted_columns import sort_words
from .layout import BookCell, BookColumn, BookValue, CellValue, Formula
from .paper import fit_on_page, fit_width
from .said_cells import said

FIGURES = kind_of(Figure)
_QUALIFIER = field_of(Figure, "qualifier").kind


def column_of(key: str) -> str:
    """The whole column of the figures, for a formula."""
    return f"{{{FIGURES}:{key}}}"


def sum_cell(added: ClaimsAdded, where: str, values: str, held: Mapping[str, Decimal]) -> BookValue:
    """What they come to, with its sign before it; `where`: columns and what must stand in them. `held`: what the
    column of the values has of each claim.
    """
    quantity = added.quantity
    if quantity is None:
        return None
    # A range adds one end here and may add the other one in the sum over all districts.
    difference = quantity.value - sum((held.get(row.id, Decimal(0)) for row in added.rows), Decimal(0))
    more = f"{difference:+f}" if difference else ""
    formula = Formula(f"SUMIFS({column_of(values)},{where}){more}", quantity.value)
    after = f"–{i18n.number(quantity.value_to)}" if quantity.value_to is not None else ""
    return BookCell(formula, f"{quantity.sign} " if quantity.sign else "", after)


def likeness_columns() -> Iterator[BookColumn]:
    yield BookColumn("indicator", _("Indicator"), "text", 24, wrap=True)
    yield BookColumn("kind", _("Kind of subject"), "text", 15, wrap=True)
    yield BookColumn("sort", _("So or planned"), "text", 22, wrap=True)
    yield BookColumn("unit", _("Unit"), "text", 12, wrap=True)


def likeness_cells(sums: CountedSums, alike: Likeness) -> Iterator[CellValue]:
    measure = sums.claims.measures[alike.indicator]
    own = unit_name(alike.unit) if alike.unit else measure.unit.show() if measure.unit else None
    yield measure.names.show()
    yield _(RECORD_KINDS[alike.kind].one) if alike.kind in RECORD_KINDS else None
    yield sort_words()[alike.sort]
    yield alike.currency or own


def said_when(rows: Sequence[FigureRow]) -> str | None:
    """Of one day or period as it is told; else by the years."""
    days = [row.when for row in rows if row.when]
    told = {each.show() for each in days}
    if len(told) == 1:
        return told.pop()
    ends = sorted({end.year for each in days for end in (each.earliest, each.latest) if end})
    return _("{first} to {last}", first=str(ends[0]), last=str(ends[-1])) if ends else None


def sign_words() -> str:
    """What the signs before numbers mean."""
    signs = {code: Quantity(code, Decimal(0)).sign for code in _QUALIFIER.all_values()}
    told = (_("{sign} {word}", sign=sign, word=_QUALIFIER.show(code)) for code, sign in signs.items() if sign)
    return _("Before a number: {signs}.", signs=", ".join(told))


def fitted(columns: Sequence[BookColumn], rows: Sequence[Sequence[BookValue]]) -> tuple[BookColumn, ...]:
    """The columns as wide as the texts of the rows, as far as all that is printed fits on a page; and none narrower
    than its numbers, which are not seen at all where they have no room.
    """
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return fit_on_page([_fitted(column, own) for column, own in zip(columns, cells, strict=True)])


def _fitted(column: BookColumn, cells: Sequence[BookValue]) -> BookColumn:
    made = fit_width(column, [each for each in cells if isinstance(each, str)])
    longest = max((len(said(each)) for each in cells if isinstance(each, BookCell)), default=0)
    return replace(made, width=max(made.width, longest + PADDING))
