"""Acts are found from whatever they have to do with, whichever of the two holds the link."""

from __future__ import annotations

from typing import Any

from districtdesk.records import LegalAct, Record
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
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
