"""The timeline as a calendar: every date over its bounds, and none that would have to be invented."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from districtdesk.exchange.calendar_file import calendar_spans, calendar_words, write_calendar
from districtdesk.exchange.errors import ExchangeError
from districtdesk.timeline.layout import Lane, Mark, Span

PLANT = Lane("p", "project", "Şüşə zavodu, Əkinçi")
MAY = Span(date(2025, 5, 1), date(2025, 5, 31), "May 2025")


def launch(ident: str, when: Span, said: date | None = None, **more) -> Mark:
    return Mark(ident, "event", "p", "launch", "Launch; the first, and last", when, announced=said, **more)


def entries(path: Path):
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_an_imprecise_date_stands_over_all_its_days(tmp_path: Path):
    counts = write_calendar([PLANT], [launch("l", MAY, state="expected")], "Timeline", tmp_path / "a.ics")
    (entry,) = entries(tmp_path / "a.ics")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2025, 5, 1), date(2025, 6, 1))
    assert str(entry["summary"]) == "Şüşə zavodu, Əkinçi: Launch; the first, and last, May 2025 (expected)"
    assert "Between 1 May 2025 and 31 May 2025" in str(entry["description"]) and entry["status"] == "TENTATIVE"
    assert calendar_words(counts) == "1 date was written."


def test_a_single_day_is_not_said_again_and_what_lasts_says_how_long(tmp_path: Path):
    day = Span(date(2025, 5, 7), date(2025, 5, 7), "7 May 2025")
    lasts = Mark("r", "residency", "p", "residency", "Resident", MAY, end=day, state="actual")
    write_calendar([PLANT], [launch("l", day, state="actual"), lasts], "Timeline", tmp_path / "a.ics")
    said = {str(entry["summary"]) for entry in entries(tmp_path / "a.ics")}
    plant = "Şüşə zavodu, Əkinçi"
    assert said == {f"{plant}: Launch; the first, and last", f"{plant}: Resident, May 2025 to 7 May 2025"}


@given(st.text(st.sampled_from('əğıÖШщ₼ ;,\\:"\n漢'), min_size=1, max_size=200))
def test_lines_are_folded_between_letters_and_say_the_same_when_they_are_read(
    tmp_path_factory: pytest.TempPathFactory, text: str
):
    target = tmp_path_factory.mktemp("calendar") / "a.ics"
    write_calendar([Lane("p", "project", "Plant")], [launch("l", MAY, note=text)], text, target)
    packed = target.read_bytes()
    assert all(len(line) <= 75 and line.decode() is not None for line in packed.split(b"\r\n"))
    assert b"\n" not in packed.replace(b"\r\n", b"")
    (entry,) = entries(target)
    assert str(entry["description"]).split("\n", 3)[3] == text


def test_a_calendar_is_called_as_it_is_with_commas_told_from_what_parts_a_list(tmp_path: Path):
    write_calendar([PLANT], [], "Timeline, as known on 1 March 2024", tmp_path / "a.ics")
    told = (tmp_path / "a.ics").read_text("utf-8").splitlines()
    assert {r"NAME:Timeline\, as known on 1 March 2024", r"X-WR-CALNAME:Timeline\, as known on 1 March 2024"} <= {
        *told
    }


def test_what_is_open_or_undated_or_was_announced_anew_is_left_out_and_counted(tmp_path: Path):
    marks = [
        launch("open", Span(date(2025, 5, 1), None, "since May")),
        launch("none", Span(None, None, "")),
        launch("typo", Span(date(2202, 1, 1), date(2202, 1, 1), "2202")),
    ]
    first = launch("first", MAY, date(2023, 1, 1), state="expected")
    last = launch("last", Span(date(2026, 5, 1), date(2026, 5, 31), "May 2026"), date(2024, 1, 1), state="expected")
    spans, left_out = calendar_spans([PLANT], [first, last])
    assert [span.mark.id for span in spans] == ["last"] and left_out == 1
    assert calendar_spans([PLANT], marks) == ([], 3)


def test_an_event_of_two_lanes_stands_in_it_once():
    other = Lane("q", "district", "Hajigabul")
    spans, left_out = calendar_spans([other, PLANT], [launch("l", MAY), Mark("l", "event", "q", "visit", "V", MAY)])
    assert len(spans) == 1 and left_out == 0


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_no_day_is_invented(first: date, days: int):
    last = first + timedelta(days=days)
    (span,), _left_out = calendar_spans([PLANT], [launch("l", Span(first, last, "then"))])
    assert (span.first, span.last) == (first, last)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(ExchangeError):
        write_calendar([PLANT], [], "Timeline", tmp_path / "none" / "a.ics")
