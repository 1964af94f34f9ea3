"""A date that a person changes is no longer the day of publication by itself, nor a stated one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.overview.claims import grouped
from districtdesk.overview.doubts import warnings as find_warnings
from districtdesk.records import Citation, District, Figure
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.overview_query import read_overview_material
from districtdesk.register.rules.record_rules import check_records
from tests.desk.forms import saved_as_a_slip, shown_form
from tests.desk.typing_keys import retype
from tests.making import figure, keep, on, source, stored

_RULE = "not_published_then"


def _claim(register: Register, place: District, basis: str, day: str = "2024-10-29") -> Figure:
    letter = source(date=on("2024-10-29"))
    claim = figure(place, "area", 60, as_of=on(day), as_of_basis=basis)
    keep(register, letter, claim)
    keep(register, Citation(record=claim.id, source=letter.id))
    return claim


@pytest.mark.parametrize("basis", ["date_of_publication", "assumed"])
def test_changing_an_assumed_date_asks_what_it_rests_on(
    register: Register, place: District, qtbot: QtBot, feed: Feed, basis: str
) -> None:
    claim = _claim(register, place, basis)
    form = shown_form(qtbot, feed, "figure", claim.id)
    retype(form.fields.cells["as_of"].editor.typing_places()[0], "1 May 2023")
    assert form.fields.cells["as_of_basis"].editor.is_blank
    assert not form.save()
    form.fields.cells["as_of_basis"].editor.set_value("stated")
    assert saved_as_a_slip(form)
    assert (stored(register, claim).as_of, stored(register, claim).as_of_basis) == (on("2023-05-01"), "stated")


def test_a_date_that_is_put_back_rests_on_what_it_rested_on(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    claim = _claim(register, place, "assumed")
    form = shown_form(qtbot, feed, "figure", claim.id)
    date, basis = (form.fields.cells[key].editor for key in ("as_of", "as_of_basis"))
    before = date.typing_places()[0].text()
    retype(date.typing_places()[0], "1 May 2023")
    assert not form.save()
    retype(date.typing_places()[0], before)
    assert basis.value() == "assumed"
    assert not form.is_changed()
    assert form.save()


def test_a_stated_date_that_is_corrected_stays_stated(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    claim = _claim(register, place, "stated")
    form = shown_form(qtbot, feed, "figure", claim.id)
    retype(form.fields.cells["as_of"].editor.typing_places()[0], "1 May 2023")
    assert saved_as_a_slip(form)
    assert stored(register, claim).as_of_basis == "stated"


def test_correcting_something_else_leaves_the_basis(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    claim = _claim(register, place, "date_of_publication")
    form = shown_form(qtbot, feed, "figure", claim.id)
    retype(form.fields.cells["value"].editor.typing_places()[0], "61")
    assert saved_as_a_slip(form)
    assert stored(register, claim).as_of_basis == "date_of_publication"


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("basis", "day", "is_doubted"),
    [
        ("date_of_publication", "2024-10-29", False),
        ("date_of_publication", "2023-05-01", True),
        ("assumed", "2023-05-01", False),
    ],
)
def test_a_day_of_publication_that_is_no_sources_is_doubted_at_save_check_and_overview(
    register: Register, place: District, language: str, basis: str, day: str, is_doubted: bool
) -> None:
    claim = _claim(register, place, basis, day)
    with speaking(language), register.read() as session:
        at_save = [
            each.rule for each in check_records(session, [session.get_one(Figure, claim.id)]).get(claim.id, ())
        ]
        material = read_overview_material(session, language)
        shown = [each.rule for each in find_warnings(material, grouped(material.figures, material.measures)).items]
    assert (_RULE in at_save, _RULE in shown) == (is_doubted, is_doubted)
