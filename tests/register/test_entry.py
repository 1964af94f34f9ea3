"""Saving by field key: what a form, an import and the command line share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.names import Names
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, Citation, Company, District, Figure
from districtdesk.register.errors import ChangedSince, Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, label_for, preview, remove_record, save
from districtdesk.register.journal.undo import undo
from tests.making import INDICATOR_IDS, company, district, edit, keep, named, residency, source, stored


def _area(park, value: int = 60) -> Entry:
    values = {"subject": park.id, "indicator": INDICATOR_IDS["area"], "qualifier": "exact", "status": "reported"}
    return Entry("figure", values | {"value": Decimal(value)})


def test_a_record_is_added_from_values_by_key(register):
    saved = save(register, Entry("company", {"names": named("Cement"), "tax_id": "0000000017"}))
    with register.read() as session:
        assert session.get_one(Company, saved.id).tax_id == "0000000017"
    assert saved.warnings == []
    assert register.steps().undo.label == "Add company"


def test_only_the_values_given_are_changed(register):
    park = district(region="Shirvan", settlement="Navahi")
    keep(register, park)
    save(register, Entry("district", {"region": "Aran"}, park.id, version=1))
    found = stored(register, park)
    assert (found.region, found.settlement, found.version) == ("Aran", "Navahi", 2)
    assert register.steps().undo.label == "Edit district"


def test_a_value_can_be_emptied(register):
    park = district(region="Shirvan")
    keep(register, park)
    save(register, Entry("district", {"region": None}, park.id))
    assert stored(register, park).region is None


def test_warnings_come_back_with_what_was_saved(register):
    saved = save(register, Entry("company", {"names": named("Cement"), "tax_id": "17"}))
    assert [problem.rule for problem in saved.warnings] == ["voen"]


def test_errors_refuse_the_save(register):
    with pytest.raises(Refused):
        save(register, Entry("company", {"tax_id": "17"}))


def test_a_record_that_was_changed_in_the_meantime_is_not_overwritten(register):
    park = district(region="0")
    keep(register, park)
    edit(register, park, region="Theirs")
    with pytest.raises(ChangedSince) as refused:
        save(register, Entry("district", {"region": "Mine", "settlement": None}, park.id, version=1))
    assert (refused.value.fields, refused.value.record_id) == (("region",), park.id)
    assert stored(register, park).region == "Theirs"


def test_a_record_that_was_removed_in_the_meantime_is_not_edited(register):
    park = district()
    keep(register, park)
    remove_record(register, "district", park.id)
    with pytest.raises(ChangedSince):
        save(register, Entry("district", {"region": "Mine"}, park.id, version=1))


def test_a_figure_is_saved_with_its_citation_in_one_step(register):
    park, letter = district(), source()
    keep(register, park, letter)
    citation = Entry("citation", {"source": letter.id, "said_by": "A deputy minister"}, owner_key="record")
    saved = save(register, _area(park), [citation])
    assert saved.warnings == []
    with register.read() as session:
        assert session.scalars(select(Citation)).one().record == saved.id
    undo(register)
    with register.read() as session:
        assert session.scalars(select(Citation)).one().removed_at and session.get_one(Figure, saved.id).removed_at


def test_nothing_is_saved_when_what_belongs_to_it_is_refused(register):
    park = district()
    keep(register, park)
    with pytest.raises(Refused):
        save(register, _area(park), [Entry("citation", {}, owner_key="record")])
    with register.read() as session:
        assert session.scalars(select(Figure)).all() == []


def test_derived_fields_are_never_taken_from_outside(register):
    park = district()
    keep(register, park)
    entry = _area(park)
    saved = save(register, Entry("figure", {**entry.values, "implied_rate": Decimal(7)}))
    with register.read() as session:
        assert session.get_one(Figure, saved.id).implied_rate is None


def test_a_preview_finds_what_a_save_would_find(register):
    park, firm = district(), company("Cement")
    keep(register, park, firm, residency(park, firm, residency_kind="resident"))
    assert [each.rule for each in preview(register, Entry("company", {}))] == ["required"]
    assert [each.rule for each in preview(register, Entry("company", {"names": named("Cement")}))] == [
        "probable_duplicate"
    ]
    again = {"district": park.id, "company": firm.id, "residency_kind": "resident"}
    assert [each.rule for each in preview(register, Entry("residency", again))] == ["second_open_residency"]
    lost = {"district": park.id, "company": new_id()}
    assert [each.rule for each in preview(register, Entry("residency", lost))] == ["link"]


def test_a_preview_of_an_edit_knows_the_values_that_stay(register):
    firm = company("Cement", tax_id="17")
    keep(register, firm)
    assert [each.rule for each in preview(register, Entry("company", {"activity": "Cement"}, firm.id))] == ["voen"]
    nameless = preview(register, Entry("company", {"names": None}, firm.id))
    assert [each.rule for each in nameless] == ["required", "voen"]
    assert stored(register, firm).version == 1


def test_a_preview_counts_the_new_value_once(register):
    plant = save(register, Entry("project", {"names": named("Plant")})).id
    values = {"project": plant, "role": "owner", "country": "UZ", "share": Decimal(60)}
    first = save(register, Entry("participation", values)).id
    assert [each.rule for each in preview(register, Entry("participation", {**values, "country": "AZ"}))] == [
        "shares_above_100"
    ]
    assert preview(register, Entry("participation", {"share": Decimal(90)}, first)) == []


def test_a_new_claim_is_not_reproached_for_its_evidence_while_it_is_written(register):
    park = district()
    keep(register, park)
    assert preview(register, _area(park)) == []
    saved = save(register, _area(park))
    assert [each.rule for each in preview(register, Entry("figure", {}, saved.id))] == ["without_evidence"]


def test_removing_takes_the_parts_along_in_one_step(register):
    park = district()
    keep(register, park)
    claim = save(register, _area(park)).id
    assert set(remove_record(register, "district", park.id)) == {park.id, claim}
    assert register.steps().undo.label == "Remove district"
    undo(register)
    with register.read() as session:
        assert session.get_one(Figure, claim).removed_at is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_is_called_by_what_it_does_to_its_kind(kind):
    assert label_for(Entry(kind, {})) == RECORD_KINDS[kind].added
    assert label_for(Entry(kind, {}, "x")) == RECORD_KINDS[kind].edited


def test_values_of_every_type_are_taken(register):
    names = Names("Hacıqabul", "Hajigabul", "Гаджигабул")
    park = save(register, Entry("district", {"names": names, "latitude": Decimal("40.038889")})).id
    launch = {"subjects": (park,), "event_kind": "launch", "status": "expected", "date": ImpreciseDate("2025-05")}
    save(register, Entry("event", launch))
    with register.read() as session:
        found = session.get_one(District, park)
        assert (found.names, found.latitude) == (names, Decimal("40.038889"))
