"""In lists a claim keeps its qualifier and unit, and a cited field has its name."""

from __future__ import annotations

from districtdesk.records import Citation, Participation, Record
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values, title_of
from districtdesk.register.queries.listing import Query
from tests.making import district, figure, keep, project, source


def _said(register: Register, kind: str) -> dict[str, dict[str, str]]:
    with register.read() as session:
        return read_display_values(session, kind, listing.window(session, Query(kind), 0, 100))


def _citation(record: Record, letter: Record, field: str | None = None) -> Citation:
    return Citation(id=new_id(), record=record.id, source=letter.id, field=field)


def test_a_claim_in_a_list_says_its_qualifier_and_unit(register: Register) -> None:
    place = district()
    area = figure(place, "area", 60, qualifier="more_than")
    money = figure(place, "invested", 51, currency="AZN")
    keep(register, place, area, money)
    assert _said(register, "figure") == {
        area.id: {"value": "more than 60\u00a0ha"},
        money.id: {"value": "51\u00a0₼"},
    }


def test_a_figure_is_called_by_its_amount_with_its_unit(register: Register) -> None:
    place = district()
    area = figure(place, "area", 60)
    keep(register, place, area)
    with register.read() as session:
        rows = {kind: listing.window(session, Query(kind), 0, 1)[0] for kind in ("figure", "district")}
        titles = [title_of(session, row) for row in rows.values()]
    assert titles == ["Territory · 60\u00a0ha · Hajigabul", "Hajigabul"]


def test_a_cited_field_is_said_by_its_name(register: Register) -> None:
    plant, letter = project(), source()
    named, whole = _citation(plant, letter, "activity"), _citation(plant, letter)
    keep(register, plant, letter, named, whole)
    assert _said(register, "citation") == {named.id: {"field": "Activity"}}


def test_a_country_that_fits_no_code_stands_as_printed(register: Register) -> None:
    plant = project()
    korea = Participation(id=new_id(), project=plant.id, country_as_printed="Korea", role="technology_supplier")
    china = Participation(id=new_id(), project=plant.id, country="CN", role="technology_supplier")
    keep(register, plant, korea, china)
    assert _said(register, "participation") == {korea.id: {"country": "“Korea” as printed"}}


def test_other_kinds_say_nothing_more(register: Register) -> None:
    keep(register, district())
    assert _said(register, "district") == {}
