"""Days to come: what was said, signed or registered cannot lie in the future, and what ends then is open today."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk.records import LegalAct
from districtdesk.records import today as calendar
from districtdesk.register.identity import new_id
from districtdesk.register.queries.residents import count_recorded_residents
from tests.making import company, district, event, figure, keep, on, residency, source, stored
from tests.register.saying import refusal, warnings


@pytest.fixture(autouse=True)
def _a_fixed_day(monkeypatch):
    monkeypatch.setattr(calendar, "today", lambda: date(2026, 6, 15))


@pytest.mark.parametrize("status", ["reported", "verified"])
def test_what_is_so_is_not_as_of_a_day_to_come(register, status):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "residents", 13, status=status, as_of=on("2026-06-16"))) == (
        "told_in_future",
        ("as_of", "status"),
    )
    counted = figure(park, "exports", 13, currency="AZN", status=status, period=on("2027"))
    assert refusal(register, counted) == ("told_in_future", ("period", "status"))


@pytest.mark.parametrize("values", [{"status": "expected", "as_of": on("2031")}, {"as_of": on("2026")}])
def test_a_plan_and_a_date_that_may_have_passed_are_taken(register, values):
    park = district()
    assert warnings(register, park, figure(park, "residents", 13, **values)) == []


@pytest.mark.parametrize("key", ["registered_on", "certificate_date"])
@pytest.mark.parametrize("status", ["registered", "operating"])
def test_a_residency_in_force_was_registered_already(register, key, status):
    park, firm = district(), company()
    keep(register, park, firm)
    home = residency(park, firm, status=status, **{key: on("2027")})
    assert refusal(register, home) == ("registered_in_future", (key, "status"))


def test_an_intended_residency_may_be_registered_later(register):
    park, firm = district(), company()
    home = residency(park, firm, status="letter_of_intent", registered_on=on("2027"))
    assert warnings(register, park, firm, home) == []


def test_a_residency_of_unknown_status_registered_later_is_a_warning(register):
    park, firm = district(), company()
    home = residency(park, firm, registered_on=on("2027"))
    assert warnings(register, park, firm, home) == ["registered_in_future"]


def test_what_was_said_or_signed_cannot_lie_in_the_future(register):
    park = district()
    keep(register, park)
    assert refusal(register, event(park, announced_on=on("2026-07"))) == ("in_future", ("announced_on",))
    assert refusal(register, source(date=on("2027"))) == ("in_future", ("date",))
    assert refusal(register, LegalAct(id=new_id(), number="7", date=on("2027"))) == ("in_future", ("date",))


@pytest.mark.parametrize(("ended", "is_open"), [("2026-06-16", True), ("2030", True), ("2026-06-15", False)])
def test_a_residency_that_ends_later_is_open_today(register, ended, is_open):
    park, firm = district(), company()
    home = residency(park, firm, residency_kind="resident", status="operating", ended_on=on(ended))
    keep(register, park, firm, home)
    assert stored(register, home).is_open == is_open
    with register.read() as session:
        assert count_recorded_residents(session) == ({park.id: 1} if is_open else {})


def test_the_plot_of_a_residency_that_ends_later_counts(register):
    park, first, second = district(), company("First"), company("Second")
    keep(register, park, first, second, figure(park, "area", 60))
    keep(register, residency(park, first, plot_area=400_000, ended_on=on("2030")))
    assert warnings(register, residency(park, second, plot_area=200_001)) == ["plots_exceed_district"]
