"""The briefing: the numbers of the overview, each district in a row, and bars as long as launches slipped."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.exchange.document import DocumentRow, pages_of
from districtdesk.overview.overview import read_finding, read_overview
from districtdesk.paper.on_grid import lay_out
from districtdesk.paper.page import Chart, ChartRow, PageSection, PaperPage, Paragraph
from districtdesk.records import Event, Project
from districtdesk.records.today import today
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.making import district, event, figure, keep, on, project
from tests.paper.park import facts, keep_park, page_of, part, plant_of, table


def chart(page: PaperPage) -> Chart:
    return next(each for each in part(page, "Projects with slippage").blocks if isinstance(each, Chart))


def test_each_district_stands_in_a_row_with_its_projects_and_claims(register: Register) -> None:
    keep_park(register)
    keep(register, district("Empty"))
    page = page_of(register, "", "briefing")
    empty, park = table(page, "Districts").rows
    assert empty == ("Empty", "0", "", "", "", "")
    assert park[:4] == ("Park", "2", "1", "9\n01.05.2024") and park[4].startswith("> 51") and park[5] == "1, 2"
    assert next(each for each in page.headlines if each.label == "Projects").value == "2"


def test_it_says_once_of_which_day_it_is(register: Register) -> None:
    keep_park(register)
    (now,) = page_of(register, "", "briefing").lines
    assert now.startswith("As the register knows it on ")
    (then,) = page_of(register, "", "briefing", date(2024, 6, 1)).lines
    assert "1 June 2024" in then and not then.startswith("As the register knows")


def test_bars_are_as_long_as_launches_slipped_at_least_and_at_most(register: Register) -> None:
    record = keep_park(register)
    late = project("Late plant", district=record, status="under_construction")
    first = event(late, date=on("2024-01-01"), announced_on=on("2023-01"))
    then = event(late, date=on("2026-01-01"), announced_on=on("2024-06"))
    keep(register, late, first, then)
    longest, other = chart(page_of(register, "", "briefing")).rows
    assert (longest.label, longest.solid, longest.end) == ("Late plant, Park", (0.0, 1.0), 1.0)
    days = 731
    # From 31 May 2024 to 1 May 2025, and from 1 May 2024 to 31 May 2025.
    assert (other.solid, other.end) == ((0.0, 335 / days), 395 / days) and other.sources == "1, 2"


def test_what_slipped_perhaps_stands_apart_from_what_slipped(register: Register) -> None:
    record = keep_park(register)
    perhaps = project("Soap plant", district=record, status="under_construction")
    early = project("Glass plant", district=record, status="under_construction")
    given_up = project("Paper mill", district=record, status="cancelled")
    for plant, first, then in ((perhaps, "2025", "2025-09"), (early, "2026", "2024"), (given_up, "2024", "2026")):
        keep(register, plant, *told(plant, first, then))
    section = part(page_of(register, "", "briefing"), "Projects with slippage")
    charts = [[row.label for row in each.rows] for each in section.blocks if isinstance(each, Chart)]
    said = [each.text for each in section.blocks if isinstance(each, Paragraph)]
    assert charts == [["Car plant, Park"], ["Soap plant, Park"]]
    assert said[0].startswith("Slipped: 1. ") and said[1].startswith("Perhaps slipped: 1. ")


def told(plant: Project, first: str, then: str) -> tuple[Event, Event]:
    """A launch announced for one time, and later for another."""
    return event(plant, date=on(first), announced_on=on("2023-01")), event(
        plant, date=on(then), announced_on=on("2024-06")
    )


def test_what_needs_attention_names_the_records_and_counts_them_all(register: Register) -> None:
    keep_park(register)
    told = facts(page_of(register, "", "briefing"), "Needs attention")
    assert told["Expected launches that have passed: 1"].startswith("Car plant: expected May 2025")
    assert told["Returns overdue: 1"].startswith("Park: SM-1") and plant_of(register)


def test_two_claims_that_contradict_each_other_are_both_counted_and_told_once(register: Register) -> None:
    keep_park(register)
    told = facts(page_of(register, "", "briefing"), "Needs attention")
    assert len(told["Claims that contradict: 2"].splitlines()) == 1


def test_of_residents_not_recorded_it_counts_the_districts_that_are_not_told(register: Register) -> None:
    places = [district(f"District {number:02}") for number in range(30)]
    keep(register, *places, *(figure(each, "residents", 8, as_of=on("2026-01-01")) for each in places))
    rows = facts(page_of(register, "", "briefing"), "Needs attention")["Residents reported, not recorded: 240"]
    *listed, rest = rows.splitlines()
    assert listed and rest == f"and {30 - len(listed)} more districts"


def test_of_claims_that_contradict_it_counts_the_pairs_that_are_not_told(register: Register) -> None:
    places = [district(f"District {number:02}") for number in range(30)]
    values = [(each, value) for each in places for value in (7, 9)]
    keep(register, *places, *(figure(each, "residents", value, as_of=on("2026-01-01")) for each, value in values))
    *listed, rest = facts(page_of(register, "", "briefing"), "Needs attention")[
        "Claims that contradict: 60"
    ].splitlines()
    assert listed and rest == f"and {30 - len(listed)} more pairs"


@pytest.mark.thorough
def test_of_a_full_register_each_list_and_the_number_above_it_add_up(filled_file: Path) -> None:
    with closing(open_register(filled_file, read_only=True)) as filled:
        rows = facts(page_of(filled, "", "briefing"), "Needs attention")
        view = read_overview(filled, today())
        for found in view.findings:
            whole = read_finding(filled, found.key, today())
            assert len(found.items) + found.unlisted == found.in_all == len(whole.items)
            assert found.count == len(whole.items) or found.key in ("residents", "contradictions")
            if not found.count:
                continue
            lines = rows[f"{found.label}: {found.count}"].splitlines()
            more = int(lines.pop().split()[1]) if lines[-1].startswith("and ") else 0
            told = {frozenset((each.id, each.beside or each.note)) for each in whole.items}
            assert len(lines) + more == (len(told) if found.key == "contradictions" else len(whole.items))


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=60), st.floats(40, 700))
def test_every_bar_lies_on_one_sheet_whole_and_once(ends: list[tuple[float, float]], room: float) -> None:
    bars = [ChartRow(f"Plant {n}", 0.0, max(each), (0.0, min(each)), "later", "1") for n, each in enumerate(ends)]
    shown = Chart(("Project", "Slip"), bars)
    rows = lay_out(_page(shown)).rows
    heights = [12.0 + len(row.bars) for row in rows]
    placed = [each for page in pages_of(rows, heights, room, 10) for each in page]
    drawn = [each.row for each in placed if rows[each.row].bars]
    assert drawn == [number for number, row in enumerate(rows) if row.bars] and len(drawn) == len(bars)
    assert all(_is_within(row) for row in rows) and all(each.height <= room for each in placed)
    assert all(sum(each.height for each in page) <= room for page in pages_of(rows, heights, room, 10))


def _is_within(row: DocumentRow) -> bool:
    drawn = [bar for *_place, bars in row.bar_places() for bar in bars]
    return all(bar.solid and 0 <= bar.begin <= bar.solid[1] <= bar.share <= 1 for bar in drawn)


def _page(shown: Chart) -> PaperPage:
    made = datetime(2026, 1, 1, tzinfo=UTC)
    return PaperPage("Briefing", "All", [], [], [PageSection("Slip", [shown])], [], "register", made)
