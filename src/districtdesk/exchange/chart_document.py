"""The charts of a workbook on paper: one row a name, and beside it the bars of each chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .document import Bar, DocumentRow, DocumentSheet
from .layout import BookChart, BookColumn, BookSheet, BookValue, plain
from .said_cells import said

_NAME_WIDTH, _PAGE_WIDTH = 26, 140
# Of the longest bar so much stands before the name of a series.
_SWATCH = 0.03


def charts_of(sheets: Sequence[BookSheet]) -> Iterator[DocumentSheet]:
    """Those of all sheets: for each table and its names one document. A bar alone compares nothing."""
    tables = {each.name: each for each in sheets}
    placed = [(each.title, chart) for each in sheets for chart in each.charts]
    for table, names in dict.fromkeys((chart.sheet, chart.names) for _title, chart in placed):
        own = [(title, chart) for title, chart in placed if (chart.sheet, chart.names) == (table, names)]
        if tables[table].row_count > 1:
            yield _Charts(own[0][0], tables[table], names, [chart for _title, chart in own]).document()


@dataclass(frozen=True)
class _Charts:
    title: str
    table: BookSheet
    names: str
    charts: Sequence[BookChart]

    def document(self) -> DocumentSheet:
        wide = (_PAGE_WIDTH - _NAME_WIDTH) / len(self.charts)
        return DocumentSheet(
            title=self.title,
            name=f"{self.table.name}_charts",
            widths=(_NAME_WIDTH, *(wide for _each in self.charts)),
            rows=list(self._rows()),
            is_landscape=True,
        )

    def _rows(self) -> Iterator[DocumentRow]:
        columns = {each.key: (place, each) for place, each in enumerate(self.table.columns)}
        rows = list(self.table.rows())
        longest = {each.title: self._longest(each, columns, rows) for each in self.charts}
        yield DocumentRow("title", (self.title,), (len(self.charts) + 1,))
        legends = (tuple(Bar(_SWATCH, columns[key][1].label) for key in each.values) for each in self.charts)
        titles = (columns[self.names][1].label, *(each.title for each in self.charts))
        yield DocumentRow("heading", titles, (), ((), *(each if len(each) > 1 else () for each in legends)))
        for row in rows:
            bars = (
                tuple(_bar(row[columns[key][0]], columns[key][1], longest[each.title]) for key in each.values)
                for each in self.charts
            )
            name = said(row[columns[self.names][0]])
            yield DocumentRow("row", (name, *("" for _each in self.charts)), (), ((), *bars))

    @staticmethod
    def _longest(
        chart: BookChart, columns: Mapping[str, tuple[int, BookColumn]], rows: Sequence[Sequence[BookValue]]
    ) -> Decimal:
        places = [columns[key][0] for key in chart.values]
        return max((_value(row[place]) for row in rows for place in places), default=Decimal(0))


def _bar(cell: BookValue, column: BookColumn, longest: Decimal) -> Bar:
    return Bar(float(_value(cell) / longest) if longest else 0, said(cell, column.number_format))


def _value(cell: BookValue) -> Decimal:
    value = plain(cell)
    return max(Decimal(value), Decimal(0)) if isinstance(value, int | Decimal) else Decimal(0)
