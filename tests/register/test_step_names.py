"""A step that may be undone says whose change it is."""

from __future__ import annotations

import pytest

from districtdesk import i18n
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.step_names import step_name
from tests.making import company, keep

_WHOSE = {
    "en": "Edit company: Alov, by A. Mammadov",
    "az": "Şirkətdə düzəliş: Alov (A. Mammadov)",
    "ru": "Изменение компании: Alov, автор: A. Mammadov",
}


def _undo(register: Register, reader: str) -> str:
    step = register.steps().undo
    assert step is not None
    with register.read() as session:
        return step_name(session, step, reader)


@pytest.fixture
def alov(register: Register) -> str:
    made = company("Alov")
    keep(register, made)
    register.who = "A. Mammadov (amammadov)"
    save(register, Entry("company", {"note": "x"}, made.id, because="a letter"))
    return made.id


def test_a_step_of_somebody_else_says_of_what_and_by_whom(register: Register, alov: str):
    assert _undo(register, register.who) == "Edit company: Alov"
    found = {}
    for language in _WHOSE:
        i18n.use(language)
        found[language] = _undo(register, "Leyla")
    i18n.use("en")
    assert found == _WHOSE


def test_a_long_name_keeps_both_its_ends(register: Register, alov: str):
    save(register, Entry("company", {"names": Names.same("Beginning " + "x" * 80 + " end")}, alov))
    said = _undo(register, register.who)
    assert said.startswith("Edit company: Beginning") and said.endswith("x end") and len(said) < 70
