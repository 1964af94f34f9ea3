"""A date by which something is to be so is the day for which a target is meant, and never as of when it was."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.claims.typed_aim import OPEN_AIM, aim_said
from districtdesk.register.journal.store import Register
from districtdesk.register.typed_claim import figure_values, reading_of
from tests.making import district, figure, keep, on
from tests.register.saying import refusal

_SAID = on("2024-05-12")


def _indicator(dimension: str = "count", nature: str = "stock") -> OfferedIndicator:
    unit = {"count": Names("iş yeri", "jobs", "рабочих мест"), "percent": Names.same("%")}.get(dimension)
    return OfferedIndicator("id", Names.same("Indicator"), unit, dimension, nature)


_TARGETS = (
    "500 by 2030",
    "500 к 2030 году",
    "500 до 2030 года",
    "2030-cu ilədək 500",
    "2030-cu ilə qədər 500",
    "500 until 2030",
    "500 jobs no later than 2030",
    "by 2030: 500 jobs",
)


@pytest.mark.parametrize("status", [None, "planned", "expected", "reported", "verified"])
@pytest.mark.parametrize("text", _TARGETS)
def test_what_is_to_be_so_by_a_later_day_is_meant_for_it(text: str, status: str | None) -> None:
    values = figure_values(text, _indicator(), _SAID, status=status)
    assert not isinstance(values, Problem)
    assert (values["for_when"].edtf, values["value"]) == ("../2030", Decimal(500))
    assert "meant for: " in reading_of(values, _indicator())


@pytest.mark.parametrize("text", ["2030-cu ilədək 40 faiz", "40 % by 2030", "40% к 2030 году"])
def test_a_share_by_a_later_day_is_a_target(text: str) -> None:
    values = figure_values(text, _indicator("percent"), status="planned")
    assert not isinstance(values, Problem)
    assert "as_of" not in values and "unit" not in values and values["for_when"].edtf == "../2030"


def test_a_target_is_as_of_the_day_on_which_it_was_told() -> None:
    values = figure_values("500 by 2030", _indicator(), _SAID)
    assert (values["as_of"], values["as_of_basis"]) == (_SAID, "date_of_publication")
    assert not {"as_of", "as_of_basis"} & figure_values("500 by 2030", _indicator(), _SAID, False).keys()


def test_a_flow_by_a_later_day_has_no_other_period(register: Register) -> None:
    flow = _indicator("money", "flow")
    values = figure_values("5 million AZN by 2030", flow, _SAID, status="planned")
    assert values["for_when"].edtf == "../2030" and not {"period", "as_of", "as_of_basis"} & values.keys()
    park = district()
    keep(register, park)
    target = figure(park, "exports", 5, currency="AZN", status="planned", for_when=on("../2030"))
    keep(register, target)
    assert refusal(register, figure(park, "exports", 5, currency="AZN")) == ("flow_period", ("period",))


@pytest.mark.parametrize("text", ["500 by 2023", "500 by the end of 2023", "2023-cü ilədək 500", "500 к 2023 году"])
def test_what_was_so_by_an_earlier_day_is_as_of_it_unless_it_is_planned(text: str) -> None:
    for status in (None, "reported"):
        values = figure_values(text, _indicator(), _SAID, status=status)
        assert "for_when" not in values and values["as_of"].latest.year == 2023
    assert "for_when" in figure_values(text, _indicator(), _SAID, status="planned")


@pytest.mark.parametrize(("aim", "key"), [("held", "as_of"), ("meant", "for_when")])
def test_a_day_around_that_of_the_source_is_asked_about(aim: str, key: str) -> None:
    asked = figure_values("500 by 2024", _indicator(), _SAID, status="reported")
    assert isinstance(asked, Problem) and asked.rule == OPEN_AIM
    assert "for_when" in figure_values("500 by 2024", _indicator(), _SAID, status="planned")
    values = figure_values("500 by 2024", _indicator(), _SAID, status="reported", aim=aim)
    assert values[key].edtf == "../2024" and aim_said(values) == aim


def test_what_is_as_of_a_day_is_no_target() -> None:
    for status in (None, "planned", "reported"):
        values = figure_values("500 as of 2023", _indicator(), _SAID, status=status, aim="meant")
        assert "for_when" not in values and aim_said(values) is None


def test_what_is_planned_in_a_later_year_is_meant_for_it_and_a_flow_is_over_it() -> None:
    assert figure_values("500 in 2030", _indicator(), _SAID, status="planned")["for_when"] == on("2030")
    assert figure_values("500 in 2030", _indicator(), _SAID, status="reported")["as_of"] == on("2030")
    over = figure_values("5 million AZN in 2030", _indicator("money", "flow"), _SAID, status="planned")
    assert over["period"] == on("2030") and "for_when" not in over


def test_the_reading_shows_both_what_is_kept_and_what_is_printed() -> None:
    values = figure_values("466 acres", _indicator("area"))
    assert not isinstance(values, Problem)
    assert (values["value"], values["printed_value"], values["printed_unit"]) == (
        Decimal("188.5835"),
        Decimal(466),
        "acre",
    )
    said = reading_of(values, _indicator("area")).replace("\u00a0", " ")
    assert "188.5835" in said and "printed as 466 acres" in said
