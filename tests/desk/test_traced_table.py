"""The rows of a breakdown: what its columns are wide enough for."""

from __future__ import annotations

from districtdesk.desk.overview.traced_table import TracedTable
from districtdesk.overview.traced import Traced


def test_a_heading_is_whole_above_short_cells(qtbot) -> None:
    table = TracedTable([Traced("residency", "r", "r", "1\u00a0ha", title="Firm")])
    qtbot.addWidget(table)
    table.resize(640, 200)
    table.show()
    header = table.horizontalHeader()
    assert all(header.sectionSize(each) >= header.sectionSizeHint(each) for each in range(header.count()))
