"""Acts are found from whatever they have to do with, whichever of the two holds the link."""

from __future__ import annotations

from typing import Any

from districtdesk.records import LegalAct, Record
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.listing import Query
from tests.making import company, district, edit, event, keep, profile, project


def _act(number: str, **values: Any) -> LegalAct:
    return LegalAct(id=new_id(), kind_officially="order", number=number, **values)


def _acts_of(register: Register, record: Record, field: str) -> list[str]:
    with register.read() as session:
        query = Query("legal_act", linked=(field, (record.id,)), either_way=True)
        return sorted(str(row.values["number"]) for row in listing.window(session, query, 0, 10))


def test_a_district_has_the_acts_that_point_at_it_and_those_it_points_at(register: Register) -> None:
    founding, concerning, of_an_event, other = (_act(number) for number in ("1", "2", "3", "4"))
    keep(register, founding, of_an_event, other)
    place, elsewhere = district(established_by=founding.id), district("Elsewhere")
    concerning.concerns = (place.id,)
    keep(register, place, elsewhere, concerning, _act("5", district=(place.id,)), _act("6", district=(elsewhere.id,)))
    keep(register, event(place, legal_act=of_an_event.id))
    assert _acts_of(register, place, "district") == ["1", "2", "3", "5"]
    with register.read() as session:
        assert profile(session, place).counts["acts"] == 4


def test_a_company_or_project_has_the_acts_of_its_events(register: Register) -> None:
    agreement, works, plant = _act("1"), company(), project()
    agreement.parties = (works.id,)
    keep(register, works, plant, agreement)
    keep(register, event(plant, legal_act=agreement.id))
    assert _acts_of(register, works, "parties") == ["1"]
    assert _acts_of(register, plant, "concerns") == ["1"]


def test_an_act_is_tied_no_longer_once_the_link_is_gone(register: Register) -> None:
    founding = _act("1")
    keep(register, founding)
    place = district(established_by=founding.id)
    keep(register, place)
    edit(register, place, established_by=None)
    assert _acts_of(register, place, "district") == []


def test_an_act_that_amends_or_repeals_an_act_of_a_district_is_one_of_its_acts_and_says_so(
    register: Register,
) -> None:
    place = district()
    first, other = _act("212", district=(place.id,)), _act("7")
    keep(register, place, first, other, _act("8", amends=(other.id,)), _act("9", cites=(first.id,)))
    keep(register, _act("455", amends=(first.id, other.id), effect="extends"), _act("456", repeals=(first.id,)))
    assert _acts_of(register, place, "district") == ["212", "455", "456"]
    with register.read() as session:
        rows = listing.window(session, Query("legal_act"), 0, 10)
        cells = read_display_values(session, "legal_act", rows)
    said = {
        str(row.values["number"]): cells[row.id]["effect"].replace("\u00a0", " ") for row in rows if row.id in cells
    }
    assert said == {"455": "Extends; amends № 212, № 7", "456": "repeals № 212", "8": "amends № 7"}


def test_an_amendment_is_gone_with_the_act_that_it_amends(register: Register) -> None:
    place = district()
    first = _act("212", district=(place.id,))
    keep(register, place, first, _act("455", amends=(first.id,)))
    edit(register, first, district=None)
    assert _acts_of(register, place, "district") == []
