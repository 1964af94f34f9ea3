"""Edits: what is kept in one form only, and what figures rest on and may not be changed beneath them."""

from __future__ import annotations

import pytest

from districtdesk.records import Company, Indicator, LegalAct
from districtdesk.register.errors import ChangedSince, Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, preview, remove_record
from districtdesk.register.journal.undo import redo, undo
from tests.making import company, district, edit, event, figure, keep, named, project, residency, stored
from tests.register.saying import warnings


def _measure(**values) -> Indicator:
    known = {"code": "trees", "names": named("Trees"), "dimension": "count", "nature": "stock", "may_be_summed": True}
    return Indicator(**{"id": new_id()} | known | values)


@pytest.mark.parametrize(("key", "value"), [("nature", "flow"), ("dimension", "percent")])
def test_what_an_indicator_measures_stays_while_figures_use_it(register, key, value):
    park, trees = district(), _measure()
    keep(register, park, trees, figure(park, trees.id, 7), figure(park, trees.id, 8))
    with pytest.raises(Refused) as refused:
        edit(register, trees, **{key: value})
    (problem,) = refused.value.all
    assert (problem.rule, problem.fields) == ("indicator_in_use", (key,)) and problem.message.startswith("2 ")
    assert [each.rule for each in preview(register, Entry("indicator", {key: value}, trees.id))] == [
        "indicator_in_use"
    ]


def test_an_indicator_without_figures_may_be_changed(register):
    park, trees = district(), _measure()
    keep(register, park, trees)
    edit(register, trees, nature="flow")
    assert stored(register, trees).nature == "flow"
    keep(register, district("Second"))
    edit(register, trees, names=named("All trees"))


def test_a_subject_said_twice_is_kept_once(register):
    park, firm = district(), company()
    opening = event(park, park)
    act = LegalAct(id=new_id(), number="7", parties=(firm.id, firm.id), party_countries=("AZ", "UZ", "AZ"))
    keep(register, park, firm, opening, act)
    assert stored(register, opening).subjects == (park.id,)
    assert stored(register, act).parties == (firm.id,)
    assert stored(register, act).party_countries == ("AZ", "UZ")


@pytest.mark.parametrize(
    "number", ["3127", " 3127", "№ 3127", "№3127", "No. 3127", "no 3127", "N 3127", "nömrəli 3127"]
)
def test_an_acts_number_is_kept_without_its_sign(register, number):
    act = LegalAct(id=new_id(), number=number)
    keep(register, act)
    assert stored(register, act).number == "3127"
    assert warnings(register, LegalAct(id=new_id(), number="3127", kind_as_reported="order")) == [
        "probable_duplicate"
    ]


@pytest.mark.parametrize("number", ["I-12", "North 5", "12/3-Q", "NK-7"])
def test_an_acts_number_that_begins_with_letters_keeps_them(register, number):
    act = LegalAct(id=new_id(), number=number)
    keep(register, act)
    assert stored(register, act).number == number


def test_an_edit_that_only_writes_a_value_otherwise_is_none(register):
    act = LegalAct(id=new_id(), number="3127")
    keep(register, act)
    before = register.steps().undo
    edit(register, act, number="№ 3127")
    assert register.steps().undo == before
    edit(register, act, number="№ 3128")
    undo(register)
    redo(register)
    assert stored(register, act).number == "3128"


def test_a_project_in_another_district_than_its_residency_is_a_warning(register):
    first, second, firm = district("First"), district("Second"), company()
    home = residency(first, firm)
    keep(register, first, second, firm, home)
    assert warnings(register, project("One", district=second.id, residency=home.id)) == ["residency_elsewhere"]
    assert warnings(register, project("Other", district=first.id, residency=home.id)) == []


def test_a_removed_record_cannot_be_edited(register):
    firm = company()
    keep(register, firm)
    remove_record(register, "company", firm.id)
    with pytest.raises(ChangedSince), register.change("Edit company") as session:
        session.get_one(Company, firm.id).address = "Baku"
    assert undo(register).label == "Remove company"
