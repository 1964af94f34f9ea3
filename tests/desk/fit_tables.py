"""What is cut in the tables of a window: headings, and the words of claims."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from districtdesk.desk.look import fonts
from districtdesk.desk.record.claim_lines import broken, line_width
from districtdesk.desk.record.claim_table import CELL, ClaimTable, height_of

# As far as a cell keeps its words from both its edges, in steps.
_SIDES = 2 * 2.75


def cut_in_tables(above: QWidget) -> list[str]:
    """A sentence for each heading and each line of a claim that has no room."""
    found: list[str] = []
    for table in above.findChildren(QTableView):
        if table.window() is not above or not table.isVisibleTo(above):
            continue
        found += [f"cut heading in {table.accessibleName()}: {each}" for each in _cut_headings(table)]
        if isinstance(table, ClaimTable):
            found += [f"cut in {table.accessibleName()}: {each}" for each in _cut_claims(table)]
    return found


def _cut_headings(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    for section in range(header.count()):
        if header.isHidden() or header.isSectionHidden(section):
            continue
        words = str(table.model().headerData(section, Qt.Orientation.Horizontal) or "")
        is_shortened = header.textElideMode() != Qt.TextElideMode.ElideNone
        needed = max(map(header.fontMetrics().horizontalAdvance, [words] if is_shortened else words.split("\n")))
        lacking = needed + fonts.step(_SIDES) - header.sectionSize(section)
        if words and lacking > 0:
            yield f"“{words}” lacks {lacking}"


def _cut_claims(table: ClaimTable) -> Iterator[str]:
    model = table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            cell = model.index(row, column).data(CELL)
            room = table.columnWidth(column) - fonts.step(_SIDES)
            if any(line_width(line) > room for line in broken(cell, room)):
                yield f"“{cell.text()}” in {room}"
            if table.rowHeight(row) < height_of(cell, table.columnWidth(column)):
                yield f"“{cell.text()}” in a row {table.rowHeight(row)} high"
