"""Removal: parts go with their whole, what others need stays, and what went can come back."""

from __future__ import annotations

import pytest

from districtdesk.i18n import N_
from districtdesk.records import Attachment, Citation, Participation, Record
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.removal import pointers, remove, restore, with_parts
from districtdesk.register.tables import ContentRow
from tests.making import company, district, edit, event, figure, keep, project, residency, source, stored


def _remove(register, *records: Record) -> set[str]:
    with register.change(N_("Remove")) as session:
        return set(remove(session, [record.id for record in records]))


def _restore(register, *records: Record) -> None:
    with register.change(N_("Restore")) as session:
        restore(session, [record.id for record in records])


def _cite(record: Record, letter: Record, **values) -> Citation:
    return Citation(id=new_id(), record=record.id, source=letter.id, **values)


def test_a_removed_record_keeps_its_row_and_its_values(register):
    park = district("Hajigabul", region="Shirvan")
    keep(register, park)
    assert _remove(register, park) == {park.id}
    found = stored(register, park)
    assert found.removed_at is not None and found.region == "Shirvan"


def test_removing_a_cited_source_is_refused_with_the_list_of_what_cites_it(register):
    park, letter = district("Hajigabul"), source("Letter 7")
    keep(register, park, letter, _cite(park, letter, said_by="A. Aliyeva"), _cite(park, letter, said_by="B. Babayev"))
    with pytest.raises(Refused) as refused:
        _remove(register, letter)
    (problem,) = refused.value.of(letter.id)
    assert problem.rule == "still_used"
    assert "A. Aliyeva" in problem.message and "B. Babayev" in problem.message and "Hajigabul" in problem.message
    assert stored(register, letter).removed_at is None


def test_a_long_list_of_what_cites_it_is_cut_with_a_count(register):
    park, letter = district(), source()
    keep(register, park, letter, *(_cite(park, letter, said_by=f"Speaker {place}") for place in range(8)))
    with pytest.raises(Refused) as refused:
        _remove(register, letter)
    assert "and 3 more" in refused.value.all[0].message


def test_a_source_goes_when_nothing_cites_it_any_more(register):
    park, letter = district(), source()
    citation = _cite(park, letter)
    keep(register, park, letter, citation)
    _remove(register, citation)
    assert _remove(register, letter) == {letter.id}


def test_a_source_and_its_citations_can_go_together(register):
    park, letter = district(), source()
    citation = _cite(park, letter)
    keep(register, park, letter, citation)
    assert _remove(register, letter, citation) == {letter.id, citation.id}


def test_claims_evidence_and_files_go_with_their_subject(register):
    park, letter = district(), source()
    claim, happening = figure(park, "area", 60), event(park)
    citation = _cite(claim, letter)
    file = Attachment(id=new_id(), record=claim.id, file_name="a.txt", size=1, sha256="0" * 64)
    keep(register, park, letter, claim, happening, citation, ContentRow(sha256="0" * 64, bytes=b"a"), file)
    assert _remove(register, park) == {park.id, claim.id, happening.id, citation.id, file.id}
    assert stored(register, letter).removed_at is None


def test_an_event_of_two_subjects_stays_with_the_other(register):
    first, second = district("First"), district("Second")
    happening = event(first, second)
    keep(register, first, second, happening)
    with pytest.raises(Refused):
        _remove(register, first)
    edit(register, happening, subjects=(second.id,))
    assert _remove(register, first) == {first.id}
    assert _remove(register, second) == {second.id, happening.id}


def test_an_event_goes_when_all_its_subjects_go(register):
    first, second = district("First"), district("Second")
    happening = event(first, second)
    keep(register, first, second, happening)
    assert _remove(register, first, second) == {first.id, second.id, happening.id}


def test_a_district_with_residents_is_not_removed(register):
    park, firm = district(), company()
    keep(register, park, firm, residency(park, firm))
    for record in (park, firm):
        with pytest.raises(Refused):
            _remove(register, record)


def test_a_project_takes_its_participations_along(register):
    plant = project()
    part = Participation(id=new_id(), project=plant.id, role="owner", country="UZ")
    keep(register, plant, part)
    assert _remove(register, plant) == {plant.id, part.id}


def test_a_restored_record_has_its_id_and_its_links(register):
    park, firm = district(), company()
    home = residency(park, firm)
    keep(register, park, firm, home)
    _remove(register, home)
    _restore(register, home)
    found = stored(register, home)
    assert (found.removed_at, found.company, found.district) == (None, firm.id, park.id)


def test_a_record_whose_link_is_still_removed_is_not_restored(register):
    park, firm = district(), company()
    home = residency(park, firm)
    keep(register, park, firm, home)
    _remove(register, home)
    _remove(register, firm)
    with pytest.raises(Refused) as refused:
        _restore(register, home)
    assert refused.value.all[0].fields == ("company",)
    _restore(register, firm, home)
    assert stored(register, home).removed_at is None


def test_removing_what_is_removed_already_is_no_step(register):
    park = district()
    keep(register, park)
    _remove(register, park)
    before = register.steps()
    _remove(register, park)
    assert register.steps() == before


def test_pointers_are_told_apart_into_parts_and_users(register):
    park, firm = district(), company()
    home, claim = residency(park, firm), figure(park, "area", 60)
    keep(register, park, firm, home, claim)
    with register.read() as session:
        assert {each.id for each in pointers(session, [park.id])} == {home.id, claim.id}
        assert {each.id for each in pointers(session, [park.id], parts=True)} == {claim.id}
        assert {each.id for each in pointers(session, [park.id], parts=False)} == {home.id}
        assert with_parts(session, [park.id]) == [park.id, claim.id]
