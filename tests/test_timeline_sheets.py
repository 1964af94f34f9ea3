"""A timeline on sheets: every lane whole on one of them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from districtdesk.timeline.layout import Lane, lay_out
from districtdesk.timeline.sheets import sheet_parts

TODAY = date(2026, 11, 23)


@given(st.lists(st.integers(0, 12), max_size=12), st.floats(6, 60), st.floats(6, 60))
def test_sheets_follow_each_other_and_cut_no_lane(projects: list[int], first_room: float, room: float):
    lanes = []
    for district, count in enumerate(projects):
        lanes.append(Lane(f"d{district}", "district", "District"))
        lanes += [Lane(f"p{district}.{n}", "project", "Plant", "Operating", f"d{district}") for n in range(count)]
    layout = lay_out(lanes, [], today=TODAY)
    parts = list(sheet_parts(layout, first_room, room))
    assert parts[0].top == 0
    for place, (one, after) in enumerate(pairwise(parts)):
        assert abs(one.top + one.height - after.top) < 1e-9
        assert one.height <= (room if place else first_room) + 1e-9
        assert any(abs(row.y - after.top) < 1e-9 for row in layout.rows)
        last = max((row for row in layout.rows if row.y < after.top - 1e-9), key=lambda row: row.y)
        assert not (last.depth == 0 and last.has_children and last.y > one.top)
    if layout.rows:
        assert abs(parts[-1].top + parts[-1].height - layout.height) < 1e-9
