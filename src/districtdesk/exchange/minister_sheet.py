"""The minister's table: one row a district on one page across, what like numbers come to, and the sources below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, zip_longest

from .. import i18n
from ..dates.stored import bounds
from ..i18n import _
from ..overview.like_sums import as_of_all
from ..records import Figure, field_of
from ..records.figure_dates import is_unstated, show_as_of, with_basis
from ..register.claims.figure_rows import FigureRow
from ..register.clock import clock_here, titled
from ..register.journal.store import Session
from ..register.queries.condition import Condition
from .layout import (
    BookCell,
    BookChart,
    BookColumn,
    BookRow,
    BookSheet,
    BookValue,
    CellLook,
    Formula,
    HeadingRow,
    plain,
)
from .minister_cells import DOUBT, ClaimCells, number_format, total_cell
from .minister_material import (
    INVESTED,
    JOBS,
    PLANNED,
    RESIDENTS,
    MinisterColumn,
    MinisterMaterial,
    read_minister_material,
)
from .paper import fit_lines, fit_on_page, sheet_width
from .source_numbers import SourceNumbers

NAME = "minister"
_QUALIFIER = field_of(Figure, "qualifier").kind
_RECORDED = "shown.recorded"
_BESIDE = "_beside"
_NAME_WIDTH, _VALUE_WIDTH, _BESIDE_WIDTH = 18, 9, 9
_WIDEST_NAME, _WIDEST_BESIDE, _NARROWEST = 34, 17, 11
_MOST_CHARTS = 2


@dataclass(frozen=True)
class MinisterSheet:
    """Of all districts, or of those that a filter finds."""

    session: Session
    conditions: tuple[Condition, ...] = ()
    records: tuple[str, ...] = ()
    without_personal: bool = False

    def book_sheets(self) -> list[BookSheet]:
        charts = list(self._charts())
        table = BookSheet(
            title=_("The minister's table"),
            name=NAME,
            columns=self._columns,
            rows=lambda: self._rows,
            row_count=len(self._rows),
            note=_("One row a district: the claim shown of each number, its sources, and what like numbers come to."),
            above=tuple(self._above()),
            below=lambda: self._below(),
            carries=lambda: [row.id for row in self._material.rows],
        )
        if not charts:
            return [table]
        return [table, _chart_sheet(charts)]

    @cached_property
    def _material(self) -> MinisterMaterial:
        return read_minister_material(self.session, self.conditions, self.records)

    @cached_property
    def _sources(self) -> SourceNumbers:
        return SourceNumbers()

    @cached_property
    def _dated(self) -> frozenset[str]:
        """The keys of the columns whose claims are of several days."""
        return frozenset(
            column.key for column in self._material.columns if len(set(map(_when, column.like.rows))) > 1
        )

    @cached_property
    def _is_of_one_day(self) -> bool:
        return len(set(map(_when, self._material.rows))) == 1

    @cached_property
    def _columns(self) -> tuple[BookColumn, ...]:
        """As wide as what is in them, so that as many rows as may be take one line."""
        fitted = []
        for place, column in enumerate(self._plain_columns):
            cells = [plain(row[place]) for row in self._rows]
            if column.key == "caption":
                column = fit_lines(column, [*cells, *_total_labels()], _WIDEST_NAME)
            elif column.key.endswith(_BESIDE):
                column = fit_lines(column, cells, _WIDEST_BESIDE)
            fitted.append(column)
        return fit_on_page(fitted, _NARROWEST)

    @cached_property
    def _plain_columns(self) -> tuple[BookColumn, ...]:
        columns = [BookColumn("caption", _("District"), "text", _NAME_WIDTH, wrap=True, filtered=False)]
        for column in self._material.columns:
            columns += self._of_claims(column)
            if column.code == RESIDENTS:
                columns.append(_recorded_column())
        if not any(column.key == _RECORDED for column in columns):
            columns.append(_recorded_column())
        return (*columns, BookColumn("id", _("Record id"), "text", 38, hidden=True, printed=False, filtered=False))

    def _of_claims(self, column: MinisterColumn) -> Iterator[BookColumn]:
        beside = _("as of, source") if column.key in self._dated else _("source")
        if column.key not in self._dated and not self._is_of_one_day:
            when = _said_when(column.like.rows[0])
            beside = _("{when}, source", when=when) if when else beside
        code = number_format(column)
        yield BookColumn(column.key, column.label, "decimal", _VALUE_WIDTH, code, filtered=False)
        told = _("{label}: {said}", label=column.label.partition(", ")[0], said=beside)
        yield BookColumn(f"{column.key}{_BESIDE}", told, "text", _BESIDE_WIDTH, wrap=True, filtered=False)

    @cached_property
    def _claimed(self) -> list[tuple[str, str, dict[str, FigureRow]]]:
        """Of each row its district, what it is called, and by the key of a column what is claimed."""
        columns = self._material.columns
        found = [
            (place, name, {each.key: each.like.claims[place] for each in columns if place in each.like.claims})
            for place, name in self._material.districts
        ]
        names = dict(self._material.districts)
        for row in self._material.together:
            told = ", ".join(names.get(each, "") for each in row.subjects)
            own = {each.key: row for each in columns if row in each.like.together}
            found.append(("", _("Together: {names}", names=told), own))
        return found

    @cached_property
    def _rows(self) -> list[Sequence[BookValue]]:
        cells = ClaimCells(self._material, self._sources, self._dated, self.without_personal)
        rows: list[Sequence[BookValue]] = []
        for place, name, claimed in self._claimed:
            told: dict[str, BookValue] = {"caption": name, "id": place or None, _RECORDED: self._recorded(place)}
            for column in self._material.columns:
                row = claimed.get(column.key)
                if row:
                    told[column.key] = cells.value(column, row)
                    told[f"{column.key}{_BESIDE}"] = cells.beside(column, row)
            rows.append([told.get(each.key) for each in self._plain_columns])
        return rows

    def _recorded(self, place: str) -> BookValue:
        if place not in self._material.recorded:
            return None
        sure, possible = self._material.recorded[place]
        return BookCell(sure, "≥ ") if possible > sure else sure

    def _above(self) -> Iterator[HeadingRow]:
        yield HeadingRow(titled(_("The minister's table"), clock_here()), "title")
        said = _("Of each number the claim that is shown: the preferred one, or the newest that stands.")
        when = as_of_all(self._material.rows)
        yield HeadingRow(f"{said} {when}".rstrip(), "subtitle")

    @property
    def _first_row(self) -> int:
        return len(tuple(self._above())) + 2

    def _below(self) -> Iterator[BookRow]:
        # Sources are numbered in the order of the rows.
        rows = self._rows
        yield from self._totals(len(rows))
        yield HeadingRow("", "subtitle")
        yield from (HeadingRow(each, "quiet") for each in self._remarks())
        listed = list(self._sources.listed(self.session))
        if listed:
            yield HeadingRow("", "subtitle")
            yield HeadingRow(_("Sources"), "group")
            lines = [_("{number}. {source}", number=each, source=" ".join(name.split())) for each, name in listed]
            yield from self._side_by_side(lines)

    def _side_by_side(self, lines: Sequence[str]) -> Iterator[BookRow]:
        """The first half at the left, the second beside it, so that the page is enough."""
        widths = list(accumulate(sheet_width(each) for each in self._columns if not each.hidden))
        left = 1 + min(range(len(widths) - 1), key=lambda place: abs(widths[place] - widths[-1] / 2))
        half = -(-len(lines) // 2)
        for one, other in zip_longest(lines[:half], lines[half:]):
            begun = (BookCell(one, look="quiet", span=left), *(None,) * (left - 1))
            yield (*begun, BookCell(other, look="quiet", span=len(widths) - left))

    def _totals(self, count: int) -> Iterator[BookRow]:
        columns = self._material.columns
        most = max((len(column.like.totals) for column in columns), default=0)
        for number in range(max(most, 1)):
            label = _total_labels()[min(number, 1)]
            look: CellLook = "total" if not number else "strong"
            told: dict[str, BookValue] = {"caption": BookCell(label, look=look)}
            if not number:
                told[_RECORDED] = self._recorded_total()
            for column in columns:
                if number < len(column.like.totals):
                    told |= self._total(column, number, look)
            yield [told.get(each.key, BookCell(None, look=look)) for each in self._columns[:-1]]

    def _total(self, column: MinisterColumn, number: int, look: CellLook) -> dict[str, BookValue]:
        total = column.like.totals[number]
        placed = [
            (self._first_row + place, claimed[column.key])
            for place, (_id, _name, claimed) in enumerate(self._claimed)
            if column.key in claimed
        ]
        words = {"stated": i18n.number(total.districts), "count": i18n.number(len(self._material.districts))}
        beside = BookCell(_("{stated} of {count}", **words), look=look)
        return {column.key: total_cell(column, total, placed, look), f"{column.key}{_BESIDE}": beside}

    def _recorded_total(self) -> BookCell:
        """Residents of a zone stand in the number of its whole."""
        inside = self._material.inside
        known = [each for place, each in self._material.recorded.items() if place not in inside]
        sure, possible = (sum(each[end] for each in known) for end in (0, 1))
        places = (self._first_row + at for at, (place, *_rest) in enumerate(self._claimed) if place in inside)
        less = "".join(f"-{{column}}{row}" for row in places)
        formula = Formula(f"SUM({{column}}{{first}}:{{column}}{{last}}){less}", sure)
        return BookCell(formula, "≥ " if possible > sure else "", look="total")

    def _remarks(self) -> Iterator[str]:
        material = self._material
        signs = _signs(material)
        if signs:
            yield _("Signs: {signs}.", signs=signs)
        if material.doubts:
            yield _("{sign} Claims disagree, or one is disputed: the note on the number says which.", sign=DOUBT)
        for code, part in material.parts.items():
            label = next((each.label for each in material.columns if each.code == code), "")
            if part.reasons:
                yield _("{label}: {said}", label=label, said=" ".join(part.reasons))
        if material.uncounted:
            yield _("A number in grey is in no total: the note on it says why.")
        if material.parts[PLANNED].columns and material.parts[INVESTED].columns:
            yield _("What is planned is in no total of what is invested.")

    def _charts(self) -> Iterator[BookChart]:
        by_code = {each.code: each for each in reversed(self._material.columns)}
        invested, planned = (by_code.get(code) for code in (INVESTED, PLANNED))
        money = [each for each in (invested, planned) if each]
        if len(money) > 1 and money[0].like.currency != money[1].like.currency:
            money = money[:1]
        if money:
            unit = money[0].label.partition(", ")[2]
            both = _("{label}, {unit}", label=_("Invested and planned"), unit=unit)
            yield _chart(both if len(money) > 1 else money[0].label, money)
        if JOBS in by_code:
            yield _chart(by_code[JOBS].label, [by_code[JOBS]])


def _chart(title: str, columns: Sequence[MinisterColumn]) -> BookChart:
    code = "#,##0,," if columns[0].in_millions else "#,##0"
    return BookChart(title, NAME, "caption", tuple(each.key for each in columns), code)


def _chart_sheet(charts: Sequence[BookChart]) -> BookSheet:
    page = BookColumn("page", _("Charts"), "text", 120)
    return BookSheet(
        title=_("Charts"),
        name="minister_charts",
        columns=(page,),
        rows=tuple,
        row_count=0,
        note=_("What is invested and planned, and the jobs, by district; drawn from the table."),
        above=(HeadingRow(_("Charts"), "title"),),
        shape="page",
        charts=tuple(charts),
    )


def _recorded_column() -> BookColumn:
    return BookColumn(_RECORDED, _("Residents recorded"), "whole", _VALUE_WIDTH, filtered=False)


def _when(row: FigureRow) -> tuple[str, bool]:
    """The time of a claim, and whether it was filled in."""
    text = row.as_of or row.period
    return bounds(text) if text else "", is_unstated(row.as_of_basis)


def _said_when(row: FigureRow) -> str:
    when = row.when
    return with_basis(show_as_of(when), row.as_of_basis, is_short=True) if when else ""


def _total_labels() -> tuple[str, str]:
    return _("Total"), _("Besides, not added")


def _signs(material: MinisterMaterial) -> str:
    """What the signs before the numbers mean."""
    quantities = [row.quantity for row in material.rows]
    quantities += [total.quantity for column in material.columns for total in column.like.totals]
    known = {each.sign: _QUALIFIER.show(each.qualifier) for each in quantities if each.sign}
    return ", ".join(f"{sign} {word}" for sign, word in known.items())
