"""A date that no source gives never looks as if one did: in lists, answers, titles, sentences."""

from __future__ import annotations

import pytest

from districtdesk.cli.lists import records_answer
from districtdesk.desk.lists.cell_text import lines_of
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.overview.claims import reading
from districtdesk.records import Figure
from districtdesk.records.figure import BASES
from districtdesk.records.figure_dates import is_unstated, with_basis
from districtdesk.register.claims.decreases import Fall
from districtdesk.register.claims.figure_rows import make_figure_row
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.overview_query import read_overview_material
from districtdesk.register.rules.claim_rules import fall_problem
from tests.making import district, figure, keep, on, profile

_BASES = [basis for basis, _label in BASES]
_DAY = on("2024-06-12")


def _kept(register: Register, **values: object) -> Figure:
    place = district()
    claim = figure(place, "exports" if "period" in values else "area", 60, **values)
    if "period" in values:
        claim.currency = "AZN"
    keep(register, place, claim)
    return claim


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", _BASES)
def test_an_assumed_date_is_told_from_a_stated_one_wherever_it_is_shown(
    register: Register, language: str, basis: str
) -> None:
    claim = _kept(register, as_of=_DAY, as_of_basis=basis)
    with speaking(language), register.read() as session:
        day, short = _DAY.show(), _DAY.short()
        row = listing.window(session, Query("figure"), 0, 1)[0]
        lines = lines_of(row, (), read_display_values(session, "figure", [row])[row.id])
        (answer,) = records_answer(session, Query("figure")).lines()
        below_title = profile(session, claim).line
        material = read_overview_material(session, language)
        told = reading(material.figures[0], material.measures[claim.indicator])
        assert lines.right_below == with_basis(short, basis, is_short=True)
        assert with_basis(day, basis) in answer
        assert day not in below_title or with_basis(day, basis) in below_title
        assert with_basis(day, basis) in told
        assert (with_basis(day, basis) != day) == is_unstated(basis)


@pytest.mark.parametrize(("period", "words"), [("2023", "over 2023"), ("../2023-05-01", "until 01.05.2023")])
def test_a_figure_with_only_a_period_shows_it_in_lists(register: Register, period: str, words: str) -> None:
    _kept(register, period=on(period))
    with register.read() as session:
        row = listing.window(session, Query("figure"), 0, 1)[0]
        lines = lines_of(row, (), read_display_values(session, "figure", [row])[row.id])
    assert lines.right_below == words


def test_a_period_that_is_assumed_says_so(register: Register) -> None:
    _kept(register, period=on("../2024-06-12"), as_of_basis="date_of_publication")
    with register.read() as session:
        (answer,) = records_answer(session, Query("figure")).lines()
    assert "until 12 June 2024 (day of publication)" in answer


@pytest.mark.parametrize("basis", _BASES)
def test_a_fall_from_or_to_an_assumed_date_says_that_it_is_assumed(basis: str) -> None:
    place = district()
    earlier = make_figure_row(figure(place, "jobs_created", 1200, as_of=on("2024-01-01"), as_of_basis=basis))
    later = make_figure_row(figure(place, "jobs_created", 500, as_of=_DAY, as_of_basis="stated"))
    message = fall_problem(Fall(later, earlier)).message
    assert ("No source gives one of these dates." in message) == is_unstated(basis)
    assert (with_basis(on("2024-01-01").show(), basis) in message) == is_unstated(basis)
