"""Every value that a field had, and the way back to one of them."""

from __future__ import annotations

import pytest

from districtdesk.names import Names
from districtdesk.register.errors import Refused
from districtdesk.register.journal.earlier_value import restore_value
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.field_past import PastValue, read_past
from tests.making import company, keep


def _past(register: Register, record_id: str, key: str) -> list[PastValue]:
    with register.read() as session:
        return read_past(session, "company", record_id, key)


@pytest.fixture
def alov(register: Register) -> str:
    made = company("Alov")
    keep(register, made)
    register.who = "Leyla"
    save(register, Entry("company", {"address": "Road 1"}, made.id, because="a letter"))
    save(register, Entry("company", {"note": "not of the address"}, made.id))
    save(register, Entry("company", {"address": "Road 2"}, made.id))
    remove_record(register, "company", made.id)
    restore_record(register, made.id)
    return made.id


def test_each_value_stands_with_who_when_and_why(register: Register, alov: str):
    found = _past(register, alov, "address")
    assert [(each.words, each.who, each.why, each.is_current) for each in found] == [
        ("Road 2", "Leyla", "Edit company", True),
        ("Road 1", "Leyla", "Edit company, because: a letter", False),
        ("", found[2].who, "Add records", False),
    ]
    assert found[0].at is not None and found[1].at is not None and found[0].at > found[1].at


def test_an_earlier_value_comes_back_as_one_step_with_one_undo(register: Register, alov: str):
    earlier = _past(register, alov, "address")[1]
    assert restore_value(register, Entry("company", {"address": earlier.value}, alov))
    assert [each.words for each in _past(register, alov, "address")] == ["Road 1", "Road 2", "Road 1", ""]
    assert not restore_value(register, Entry("company", {"address": earlier.value}, alov))
    undo(register)
    assert _past(register, alov, "address")[0].words == "Road 2"


def test_what_the_rules_refuse_now_is_not_restored(register: Register, alov: str):
    names = _past(register, alov, "names")
    assert names[0].value == Names(en="Alov")
    with pytest.raises(Refused):
        restore_value(register, Entry("company", {"names": None}, alov))
    assert _past(register, alov, "names") == names
