"""Cells of the minister's table: a claim as a number with its sign, what is told of it beside, and sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from .. import i18n
from ..bounds import LOWER_BOUNDS, UPPER_BOUNDS
from ..i18n import _
from ..overview.by_district import DistrictTotal
from ..overview.claims import reading
from ..quantity import Quantity
from ..records import Figure, kind_of
from ..records.figure_dates import with_basis
from ..register.claims.figure_rows import FigureRow
from ..register.queries.subject_claims import Evidence
from .evidence_columns import say_evidence
from .layout import BookCell, CellLook, Formula
from .minister_material import MinisterColumn, MinisterMaterial
from .source_numbers import SourceNumbers

_MILLIONS = Decimal(10**6)
_FIGURE = kind_of(Figure)
# Places behind the point: of large numbers, of small ones, and of one that would else say more than it knows.
_PLACES, _MOST_PLACES, _EXACT = 1, 3, 6
_SMALL = 10
DOUBT = "*"


@dataclass(frozen=True)
class ClaimCells:
    """Makes the cells of one table. `dated`: the keys of the columns whose numbers are not all of one day."""

    material: MinisterMaterial
    sources: SourceNumbers
    dated: frozenset[str]
    without_personal: bool = False

    def value(self, column: MinisterColumn, row: FigureRow) -> BookCell:
        """The number as it is, whatever its qualifier; how it was said stands in its format and its note."""
        look: CellLook = "marked" if row.id in self.material.doubts else ""
        if not look and row.id in self.material.uncounted:
            look = "quiet"
        return _number(row.quantity, column, look, self._note(column, row))

    def beside(self, column: MinisterColumn, row: FigureRow) -> str | None:
        """As of when, where the column does not say so, and the numbers of the sources."""
        when = row.when if column.key in self.dated else None
        day = with_basis(when.short(), row.as_of_basis, is_short=True) if when else ""
        cited = self.sources.cite(self.material.evidence.get(row.id, ()))
        numbers = _("[{numbers}]", numbers=cited) if cited else ""
        doubt = DOUBT if row.id in self.material.doubts else ""
        return " ".join(filter(None, (day, numbers, doubt))) or None

    def _note(self, column: MinisterColumn, row: FigureRow) -> str:
        measure = column.like.measure
        lines = [reading(row, measure), *self._evidence(row)]
        for other in self.material.doubts.get(row.id, ()):
            lines += [_("But also: {claim}", claim=reading(other, measure)), *self._evidence(other)]
        why = self.material.uncounted.get(row.id)
        return "\n".join([*lines, _("Not in the total: {why}", why=why)] if why else lines)

    def _evidence(self, row: FigureRow) -> Iterable[str]:
        say = say_evidence(_FIGURE, without_personal=self.without_personal)
        evidence: Sequence[Evidence] = self.material.evidence.get(row.id, ())
        for each in evidence:
            number = self.sources.cite([each])
            line = str(say([each])[0] or "")
            yield _("[{numbers}] {said}", numbers=number, said=line) if number else line


def total_cell(
    column: MinisterColumn, total: DistrictTotal, rows: Sequence[tuple[int, FigureRow]], look: CellLook
) -> BookCell:
    """What these add up to, with the sum that says so: of all of the column, or of those that it adds."""
    added = [(place, row) for place, row in rows if row.id in total.rows]
    difference = total.quantity.value - sum((row.quantity.value for _place, row in added), Decimal(0))
    whole = "{column}{first}:{column}{last}"
    named = whole if len(added) == len(rows) else ",".join(_runs([place for place, _row in added]))
    # An upper bound adds the upper ends, and the cells hold the lower ones.
    more = f"{difference:+f}" if difference else ""
    cell = _number(total.quantity, column, look, "")
    return replace(cell, value=Formula(f"SUM({named}){more}", total.quantity.value))


def number_format(column: MinisterColumn, places: int | None = None) -> str:
    """With as many places behind the point as the column needs."""
    if places is None:
        ends = [end for row in column.like.rows for end in _ends(row.quantity)]
        is_small = any(0 < abs(_scaled(each, column)) < _SMALL for each in ends)
        most = _MOST_PLACES if is_small else _PLACES
        places = max((min(_places(each, column), most) for each in ends), default=0)
    point = f".{'0' * places}" if places else ""
    return f"#,##0{point}{',,' if column.in_millions else ''}"


def _number(quantity: Quantity, column: MinisterColumn, look: CellLook, note: str) -> BookCell:
    code = number_format(column)
    if _is_overstated(quantity, column, len(code.partition(".")[2].rstrip(","))):
        needed = max(_places(end, column) for end in _ends(quantity))
        code = number_format(column, min(needed, _EXACT))
    after = f"–{_told(quantity.value_to, column)}" if quantity.value_to is not None else ""
    before = f"{quantity.sign} " if quantity.sign else ""
    return BookCell(quantity.value, before, after, code, note, look)


def _is_overstated(quantity: Quantity, column: MinisterColumn, places: int) -> bool:
    """Whether a bound says more than is known, once it is rounded as spreadsheets do, halves away from zero."""
    exact = _scaled(quantity.value, column)
    shown = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return (quantity.qualifier in LOWER_BOUNDS and shown > exact) or (
        quantity.qualifier in UPPER_BOUNDS and shown < exact
    )


def _ends(quantity: Quantity) -> list[Decimal]:
    return [quantity.value] if quantity.value_to is None else [quantity.value, quantity.value_to]


def _scaled(value: Decimal, column: MinisterColumn) -> Decimal:
    return value / _MILLIONS if column.in_millions else value


def _places(value: Decimal, column: MinisterColumn) -> int:
    return max(0, -int(_scaled(value, column).normalize().as_tuple().exponent))


def _told(value: Decimal, column: MinisterColumn) -> str:
    return i18n.number(_scaled(value, column).normalize())


def _runs(places: Sequence[int]) -> Iterable[str]:
    """Rows beside each other as one range: 5, 6, 7 and 9."""
    start = before = None
    for place in [*places, None]:
        if before is not None and place == before + 1:
            before = place
            continue
        if start is not None:
            yield f"{{column}}{start}" if start == before else f"{{column}}{start}:{{column}}{before}"
        start = before = place
