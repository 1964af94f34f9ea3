"""A removed record comes back with what went with it."""

from __future__ import annotations

from districtdesk.register.entry import remove_record
from districtdesk.register.restoring import restore_record
from districtdesk.register.store import Register
from tests.making import company, figure, keep


def test_what_was_removed_with_a_record_comes_back_with_it(register: Register) -> None:
    firm = company()
    claim = figure(firm, "area", 60)
    keep(register, firm, claim)
    gone = remove_record(register, "company", firm.id)
    assert sorted(restore_record(register, firm.id)) == sorted(gone)
