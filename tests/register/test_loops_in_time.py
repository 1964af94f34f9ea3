"""Nothing is a part or an owner of itself, at any time: what surely is so is refused, what may be so is doubted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk.records import CompanyState, District, DistrictState, Participation
from districtdesk.register import checking
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from tests.making import company, district, edit, keep, on
from tests.register.saying import refusal, warnings


def _state(zone: District, whole: District, since: str | None, until: str | None = None) -> DistrictState:
    ends = {key: on(day) for key, day in (("since", since), ("until", until)) if day}
    return DistrictState(id=new_id(), district=zone.id, part_of=whole.id, **ends)


def test_a_district_is_no_part_of_itself_at_any_time(register: Register) -> None:
    park = district()
    keep(register, park)
    assert refusal(register, _state(park, park, "2020")) == ("of_itself", ("part_of",))


def test_a_company_does_not_own_itself_and_holds_no_share_in_itself(register: Register) -> None:
    firm = company()
    keep(register, firm)
    owned = CompanyState(id=new_id(), company=firm.id, owners=(firm.id,), since=on("2020"))
    held = Participation(id=new_id(), in_company=firm.id, company=firm.id, role="shareholder", share=Decimal(10))
    assert refusal(register, owned) == ("of_itself", ("owners",))
    assert refusal(register, held) == ("of_itself", ("company",))


def test_two_districts_were_no_parts_of_each_other_at_one_time(register: Register) -> None:
    north, south, east = (district(name) for name in ("North", "South", "East"))
    keep(register, north, south, east, _state(north, south, "2020-01-01", "2020-12-31"))
    keep(register, _state(south, east, "2018-01-01", "2021-12-31"))
    assert refusal(register, _state(south, north, "2020-06-01")) == ("loop_in_time", ("part_of",))
    assert refusal(register, _state(east, north, "2020-06-01")) == ("loop_in_time", ("part_of",))
    assert warnings(register, _state(east, north, "2021-01-01")) == []


def test_what_a_district_is_part_of_now_counts_too(register: Register) -> None:
    north, south = district("North"), district("South")
    keep(register, north, south)
    edit(register, south, part_of=north.id)
    assert refusal(register, _state(north, south, "2020-01-01")) == ("loop_in_time", ("part_of",))
    edit(register, south, part_of=None)
    keep(register, _state(north, south, "2020-01-01"))
    with pytest.raises(Refused):
        edit(register, south, part_of=north.id)


def test_where_the_days_are_not_known_it_is_only_doubted(register: Register) -> None:
    north, south = district("North"), district("South")
    keep(register, north, south, _state(north, south, "2020", "2020"))
    assert warnings(register, _state(south, north, "2020", "2020")) == ["may_loop_in_time"]
    found = {each.problem.rule for each in checking.check(register).findings}
    assert found == {"may_loop_in_time"}
