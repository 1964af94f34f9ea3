"""When one last looked at a register: before the program began, or on an earlier day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from districtdesk.desk.overview.last_look import EarlierLook, LastLook
from districtdesk.settings import Settings

NOON = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_the_look_before_is_the_last_one_of_the_program_before(settings: Settings) -> None:
    first = LastLook(settings, "a.ddesk")
    first.note(3, NOON)
    first.note(5, NOON + timedelta(minutes=9))
    assert first.before is None
    again = LastLook(settings, "a.ddesk")
    again.note(7, NOON + timedelta(hours=1))
    assert again.before == EarlierLook(5, NOON + timedelta(minutes=9))
    other = LastLook(settings, "b.ddesk")
    other.note(1, NOON)
    assert other.before is None


def test_whoever_leaves_the_program_open_looks_anew_on_the_next_day(settings: Settings) -> None:
    look = LastLook(settings, "a.ddesk")
    look.note(3, NOON)
    look.note(8, NOON + timedelta(days=1))
    look.note(9, NOON + timedelta(days=1, hours=1))
    assert look.before == EarlierLook(3, NOON)


def test_a_step_that_an_earlier_version_kept_is_known_without_its_time(settings: Settings) -> None:
    settings.set("overview.seen", {"a.ddesk": 4, "b.ddesk": ["x", 1], "c.ddesk": [2, "then"]})
    found = {}
    for place in ("a.ddesk", "b.ddesk", "c.ddesk"):
        look = LastLook(settings, place)
        look.note(9, NOON)
        found[place] = look.before
    assert found == {"a.ddesk": EarlierLook(4), "b.ddesk": None, "c.ddesk": EarlierLook(2)}
