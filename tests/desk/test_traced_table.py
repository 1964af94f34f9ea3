"""The rows of a breakdown: what its columns are wide enough for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from districtdesk.desk.overview.traced_table import LOOKED_AT, TracedTable, grow_to_rows
from districtdesk.overview.traced import Traced


def test_a_heading_is_whole_above_short_cells(qtbot) -> None:
    table = TracedTable([Traced("residency", "r", "r", "1\u00a0ha", title="Firm")])
    qtbot.addWidget(table)
    table.resize(640, 200)
    table.show()
    header = table.horizontalHeader()
    assert all(header.sectionSize(each) >= header.sectionSizeHint(each) for each in range(header.count()))


_LONG = (
    "Invested to date: about 37\u202f900\u202f000\u00a0₼ as of 31 December 2025, but also 42\u202f637\u202f500\u00a0₼"
)


def test_a_text_without_room_on_one_line_stands_on_two(qtbot) -> None:
    table = TracedTable([Traced("figure", "f", "d", _LONG, title="Park")], LOOKED_AT)
    qtbot.addWidget(table)
    table.resize(table.wanted_width() + 20, 300)
    table.show()
    one = table.rowHeight(0)
    table.resize(table.wanted_width() - 100, 300)
    assert table.rowHeight(0) == one + table.fontMetrics().height()


def test_a_window_grows_to_its_rows_and_no_further_than_the_one_beside_it(qtbot) -> None:
    beside, window = QWidget(), QWidget()
    for each in (beside, window):
        qtbot.addWidget(each)
    rows = [Traced("figure", str(each), "d", _LONG, title="Park") for each in range(100)]
    table = TracedTable(rows, LOOKED_AT)
    QVBoxLayout(window).addWidget(table)
    for width in (1200, 600):
        beside.resize(width, 700)
        window.resize(300, 200)
        grow_to_rows(window, table, beside)
        assert (window.width(), window.height()) == (min(table.wanted_width(), width), 700)
