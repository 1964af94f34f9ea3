"""Columns fit what stands in them, numbers stand below each other, and what leads on to a table stays with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from districtdesk.exchange.document import DocumentRow, pages_of
from districtdesk.paper.column_widths import count_lines, fit_columns, part_long_words
from districtdesk.paper.on_grid import lay_out
from districtdesk.paper.page import WIDTH, PageColumn
from districtdesk.register.journal.store import Register
from tests.making import event, keep, on, project
from tests.paper.park import keep_park, page_of, table

COLUMNS = (PageColumn("Project", 20), PageColumn("Status", 14), PageColumn("Source", 14, cites=True))


def shares(*rows: tuple[str, str, str]) -> list[int]:
    return [each.share for each in fit_columns(COLUMNS, rows)]


def test_columns_stay_as_they_are_where_all_has_room() -> None:
    assert shares(("Plant", "Operating", "1, 2")) == [20, 14, 14]


def test_a_long_word_takes_room_from_who_needs_less() -> None:
    word = "Рентгеноэлектрокардиографического"
    narrow = (PageColumn("Project", 6), PageColumn("Status", 28), PageColumn("Source", 14, cites=True))
    long, status, source = (each.share for each in fit_columns(narrow, [(word, "Приостановлено", "1, 2, 3")]))
    assert long + status + source == WIDTH and source < 14 < long and status > 10
    assert count_lines(word, long * 10.45 - 4, 8.5, is_bold=False) == 1


@given(st.lists(st.tuples(*[st.text(alphabet="аби wm-1", max_size=60)] * 3), max_size=8))
def test_columns_fill_the_page_whatever_stands_in_them(rows: list[tuple[str, str, str]]) -> None:
    found = shares(*rows)
    assert sum(found) == WIDTH and min(found) >= 1


def test_a_word_that_has_no_room_is_parted_between_syllables() -> None:
    first, second = part_long_words("завод высокотехнологичного", 8).split()
    assert (first, second.split("\N{SOFT HYPHEN}")) == ("завод", ["высо", "ко", "техно", "ло", "гичного"])


def test_numbers_of_districts_stand_below_each_other(register: Register) -> None:
    keep_park(register)
    districts = table(page_of(register, "", "briefing"), "Districts")
    assert [each.at_right for each in districts.columns] == [False, True, True, True, True, False]


def test_what_leads_on_to_a_table_is_not_left_alone_at_the_end_of_a_page(register: Register) -> None:
    rows = lay_out(page_of(register, keep_park(register))).rows
    place = next(number for number, row in enumerate(rows) if row.role == "lead")
    assert [row.role for row in rows[place - 1 : place + 3]] == ["section", "lead", "heading", "row"]
    pages = pages_of(rows, [10.0] * len(rows), 10.0 * (place + 1), 10.0)
    assert pages[1][0].row == place - 1


def test_announcements_that_are_left_out_are_the_earlier_ones(register: Register) -> None:
    plant = project()
    said = [event(plant, date=on(f"{2000 + each}"), announced_on=on(f"{1990 + each}")) for each in range(30)]
    keep(register, plant, *said)
    announced = table(page_of(register, plant.id, "project", count_sheets=_two_with_ten), "What was announced when")
    assert (len(announced.rows), announced.unlisted, announced.rows[-1][1]) == (10, 20, "2029")
    assert _last_small(register, plant.id) == "and 20 earlier"


def _two_with_ten(document: object) -> int:
    rows: list[DocumentRow] = document.rows  # type: ignore[attr-defined]
    return 2 if sum(row.role == "row" for row in rows) <= 11 else 3


def _last_small(register: Register, record: str) -> str:
    rows = lay_out(page_of(register, record, "project", count_sheets=_two_with_ten)).rows
    return next(row.texts[0] for row in rows if row.role == "small")
