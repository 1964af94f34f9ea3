"""The width of a table is shared out among its columns."""

from __future__ import annotations

from districtdesk.desk.lists.widths import balance, share_out, shared_widths

WANTED = {"name": 200, "kind": 80, "note": 120}
LEAST = {"name": 60, "kind": 80, "note": 60}


def test_what_is_left_over_goes_to_the_columns_of_words() -> None:
    assert share_out(WANTED, LEAST, ["name", "note"], 460) == {"name": 230, "kind": 80, "note": 150}


def test_the_widest_column_gives_way_first() -> None:
    assert share_out(WANTED, LEAST, ["name", "note"], 350) == {"name": 150, "kind": 80, "note": 120}


def test_then_they_give_way_together() -> None:
    assert share_out(WANTED, LEAST, ["name", "note"], 280) == {"name": 100, "kind": 80, "note": 100}


def test_a_column_keeps_its_least_width() -> None:
    least = LEAST | {"note": 110}
    assert share_out(WANTED, least, ["name", "note"], 280) == {"name": 90, "kind": 80, "note": 110}


def test_where_even_that_is_too_much_the_columns_stay_as_wanted() -> None:
    assert share_out(WANTED, LEAST, ["name", "note"], 150) == WANTED


def test_free_room_goes_first_to_what_would_be_shortened() -> None:
    wanted, least = {"name": 100, "kind": 100, "note": 100}, dict.fromkeys(("name", "kind", "note"), 50)
    whole = {"name": 280, "kind": 60, "note": 120}
    shared = share_out(wanted, least, ("note",), 500, whole)
    assert shared == {"name": 280, "kind": 100, "note": 120}


def test_a_column_wider_than_its_texts_gives_up_its_free_room_before_any_text_is_shortened() -> None:
    wanted, least = {"name": 100, "kind": 100, "note": 100}, dict.fromkeys(("name", "kind", "note"), 50)
    whole = {"name": 280, "kind": 60, "note": 120}
    assert share_out(wanted, least, ("note",), 340, whole) == {"name": 160, "kind": 60, "note": 120}
    assert share_out(wanted, least, ("note",), 290, {"name": 100, "kind": 60, "note": 100}) == {
        "name": 100,
        "kind": 90,
        "note": 100,
    }


def test_a_mark_gives_way_with_the_names_and_takes_nothing_that_is_left_over() -> None:
    wanted, least = {"name": 100, "status": 240, "value": 90}, {"name": 60, "status": 80, "value": 90}
    assert share_out(wanted, least, ("name",), 330, giving=("status",)) == {"name": 100, "status": 140, "value": 90}
    assert share_out(wanted, least, ("name",), 500, giving=("status",))["status"] == 240


def test_columns_break_into_about_as_many_lines() -> None:
    whole, least, written = {0: 300, 1: 170, 2: 90}, {0: 60, 1: 80, 2: 90}, {0: 600, 1: 300, 2: 90}
    assert balance(whole, least, written, 390) == {0: 200, 1: 100, 2: 90}
    assert balance(whole, least, written, 560) == whole
    assert balance(whole, least, written, 100) == least
    assert {sum(balance(whole, least, written, room).values()) - room for room in range(230, 560)} == {0}


def test_a_column_that_needs_less_than_its_share_leaves_the_rest_to_the_others() -> None:
    assert shared_widths([300, 40, 500], (1, 1, 1), 600) == [280, 40, 280]
    assert shared_widths([300, 40, 100], (1, 1, 1), 600) == [300, 40, 260]
    assert shared_widths([300, 300], (4, 5), 90) == [40, 50]
