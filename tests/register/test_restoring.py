"""A removed record comes back with what went with it."""

from __future__ import annotations

from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from tests.making import company, figure, keep


def test_what_was_removed_with_a_record_comes_back_with_it(register: Register) -> None:
    firm = company()
    claim = figure(firm, "area", 60)
    keep(register, firm, claim)
    gone = remove_record(register, "company", firm.id)
    assert sorted(restore_record(register, firm.id)) == sorted(gone)


def test_it_comes_back_with_it_after_undo_and_redo_of_the_removal(register: Register) -> None:
    firm = company()
    keep(register, firm, *(figure(firm, "area", number) for number in range(1, 9)))
    gone = remove_record(register, "company", firm.id)
    undo(register)
    redo(register)
    assert sorted(restore_record(register, firm.id)) == sorted(gone)


def test_it_comes_back_with_it_after_undo_of_a_restoration(register: Register) -> None:
    firm = company()
    keep(register, firm, *(figure(firm, "area", number) for number in range(1, 9)))
    gone = remove_record(register, "company", firm.id)
    restore_record(register, firm.id)
    undo(register)
    assert sorted(restore_record(register, firm.id)) == sorted(gone)
