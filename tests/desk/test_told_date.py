"""In a form a date that an event tells is shown and not typed, and says which event it follows from."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.records import District, Event
from districtdesk.register.journal.store import Register
from tests.desk.forms import shown_form
from tests.desk.typing_keys import retype
from tests.making import event, figure, keep, on, stored


def _launch(register: Register, place: District) -> Event:
    launch = event(place, date=on("2027-03-01"))
    keep(register, launch)
    return launch


def _is_read_only(form: RecordForm, key: str) -> bool:
    return bool(form.fields.cells[key].editor.typing_places()[0].isReadOnly())


def _said_below(form: RecordForm, key: str) -> str:
    return form.fields.cells[key].editor._reading.text()


def test_a_told_date_is_read_only_and_says_what_it_follows_from(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    launch = _launch(register, place)
    told = {"relative_to": launch.id, "relative_by": "P0D/P6M", "status": "expected"}
    target, second = figure(place, "jobs_permanent", 300, **told), event(place, event_kind="expansion", **told)
    keep(register, target, second)
    for kind, record, key in (("figure", target, "for_when"), ("event", second, "date")):
        form = shown_form(qtbot, feed, kind, record.id)
        assert _is_read_only(form, key) and not form.is_changed()
        assert _said_below(form, key).startswith("Follows from: Launch")
    assert not _is_read_only(shown_form(qtbot, feed, "event", launch.id), "date")


def test_what_was_typed_goes_in_sight_once_an_event_tells_the_date(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    launch, target = _launch(register, place), figure(place, "jobs_permanent", 300, status="expected")
    keep(register, target)
    form = shown_form(qtbot, feed, "figure", target.id)
    cells = form.fields.cells
    retype(cells["for_when"].editor.typing_places()[0], "early 2040")
    cells["relative_to"].editor.take(launch.id)
    assert not _is_read_only(form, "for_when")
    retype(cells["relative_by"].editor.typing_places()[0], "within 6 months")
    assert _is_read_only(form, "for_when") and cells["for_when"].editor.is_blank
    assert form.save()
    assert stored(register, target).for_when == on("2027-03-01/2027-09-01")
    assert _is_read_only(form, "for_when") and not form.is_changed()


def test_a_date_that_no_event_tells_any_more_can_be_typed(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    launch = _launch(register, place)
    told = {"relative_to": launch.id, "relative_by": "P0D/P6M", "status": "expected"}
    target = figure(place, "jobs_permanent", 300, **told)
    keep(register, target)
    form = shown_form(qtbot, feed, "figure", target.id)
    retype(form.fields.cells["relative_by"].editor.typing_places()[0], "")
    form.fields.cells["relative_to"].editor.set_value(None)
    retype(form.fields.cells["for_when"].editor.typing_places()[0], "2040")
    assert form.save()
    assert stored(register, target).for_when == on("2040")
