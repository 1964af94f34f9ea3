"""Claims: which one is shown, and where each comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk.i18n import speaking
from districtdesk.records import Citation
from districtdesk.register.claims.claim_order import shown
from districtdesk.register.errors import ChangedSince
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.subject_claims import Claim, find_headline, prefer, read_claims, read_evidence
from tests.making import district, edit, figure, keep, on, project, source


def _claims(register, *subjects) -> list[Claim]:
    with register.read() as session:
        return read_claims(session, [subject.id for subject in subjects])


def _shown(register, subject) -> list[tuple[str, Decimal]]:
    return [(claim.indicator.code, claim.figure.value) for claim in find_headline(_claims(register, subject))]


def test_a_new_claim_stands_beside_the_old_one(register):
    park = district()
    keep(register, park, figure(park, "invested", 51, currency="AZN", as_of=on("2023-05-01")))
    keep(register, figure(park, "invested", "45.6", currency="AZN", as_of=on("2024-02-09")))
    assert [claim.figure.value for claim in _claims(register, park)] == [Decimal("45.6"), Decimal(51)]


def test_the_latest_claim_is_shown(register):
    park = district()
    keep(register, park, figure(park, "residents", 14, as_of=on("2023")))
    keep(register, figure(park, "residents", 8, as_of=on("2024-02")))
    keep(register, figure(park, "residents", 13, as_of=on("2022")))
    assert _shown(register, park) == [("residents", Decimal(8))]


def test_the_marked_claim_is_shown_whatever_its_date(register):
    park = district()
    keep(register, park, figure(park, "residents", 14, as_of=on("2023"), preferred=True))
    keep(register, figure(park, "residents", 8, as_of=on("2024")))
    assert _shown(register, park) == [("residents", Decimal(14))]


@pytest.mark.parametrize("status", ["superseded", "disputed"])
def test_a_claim_that_no_longer_stands_is_not_shown(register, status):
    park = district()
    keep(register, park, figure(park, "residents", 14, as_of=on("2023")))
    keep(register, figure(park, "residents", 8, as_of=on("2024"), status=status, preferred=True))
    assert _shown(register, park) == [("residents", Decimal(14))]


def test_of_two_claims_of_one_day_the_later_entry_is_shown(register):
    park = district()
    keep(register, park, figure(park, "residents", 13, as_of=on("2023-05-01")))
    keep(register, figure(park, "residents", 14, as_of=on("2023-05-01")))
    assert _shown(register, park) == [("residents", Decimal(14))]


def test_a_claim_without_a_date_gives_way_to_one_with(register):
    park = district()
    keep(register, park, figure(park, "residents", 13, as_of=on("1999")))
    keep(register, figure(park, "residents", 14))
    assert _shown(register, park) == [("residents", Decimal(13))]


def test_planned_and_told_are_shown_apart(register):
    plant = project()
    keep(register, plant, figure(plant, "investment_value", 88, currency="AZN", status="planned", as_of=on("2023")))
    keep(register, figure(plant, "investment_value", 90, currency="AZN", as_of=on("2024")))
    assert {value for _code, value in _shown(register, plant)} == {Decimal(88), Decimal(90)}


@pytest.mark.parametrize("mark", [None, True])
def test_an_increment_is_never_shown_for_the_whole(register, mark):
    park = district()
    keep(register, park, figure(park, "residents", 13, as_of=on("2023-05")))
    keep(register, figure(park, "residents", 2, as_of=on("2024-02"), increment=True, preferred=mark))
    found = _claims(register, park)
    assert shown(each.figure for each in found).value == 13
    assert [(claim.figure.value, bool(claim.figure.increment)) for claim in find_headline(found)] == [
        (Decimal(13), False),
        (Decimal(2), True),
    ]


def test_preferring_a_claim_takes_the_mark_from_the_others_in_one_step(register):
    park = district()
    first, second = figure(park, "residents", 13, preferred=True), figure(park, "residents", 14)
    keep(register, park, first, second)
    prefer(register, second.id)
    marked = {claim.figure.id: bool(claim.figure.preferred) for claim in _claims(register, park)}
    assert marked == {first.id: False, second.id: True}
    undo(register)
    marked = {claim.figure.id: bool(claim.figure.preferred) for claim in _claims(register, park)}
    assert marked == {first.id: True, second.id: False}


@pytest.mark.parametrize("mark", [None, True])
def test_a_claim_that_was_removed_meanwhile_is_not_preferred(register, mark):
    park = district()
    gone = figure(park, "residents", 14, preferred=mark)
    keep(register, park, gone)
    remove_record(register, "figure", gone.id)
    keep(register, figure(park, "residents", 13, preferred=True))
    with pytest.raises(ChangedSince):
        prefer(register, gone.id)
    assert [bool(claim.figure.preferred) for claim in _claims(register, park)] == [True]
    assert [undo(register).label, undo(register).label] == ["Add records", "Remove claim"]


def test_there_is_nothing_to_prefer_among_no_claims():
    assert shown([]) is None and find_headline([]) == []


def test_evidence_comes_with_the_claim(register):
    park, letter = district(), source("Letter 7", publisher="Ministry")
    claim = figure(park, "area", 60)
    citation = Citation(id=new_id(), record=claim.id, source=letter.id, said_by="A. Aliyeva")
    keep(register, park, letter, claim, citation)
    (found,) = _claims(register, park)
    (evidence,) = found.evidence
    assert (evidence.publisher, evidence.citation.said_by, evidence.source_id) == (
        "Ministry",
        "A. Aliyeva",
        letter.id,
    )
    with register.change("Remove citation") as session:
        remove(session, [citation.id])
    with register.read() as session:
        assert read_evidence(session, [claim.id]) == {}


def test_removed_claims_are_no_claims(register):
    park = district()
    claim = figure(park, "area", 60)
    keep(register, park, claim)
    with register.change("Remove claim") as session:
        remove(session, [claim.id])
    assert _claims(register, park) == []


def test_a_claim_is_read_with_its_qualifier_and_unit(register):
    park = district()
    keep(register, park, figure(park, "jobs_created", 500, qualifier="about"))
    keep(register, figure(park, "invested", 51_000_000, currency="AZN", qualifier="more_than"))
    with speaking("en"):
        said = {claim.indicator.code: claim.quantity.full() for claim in _claims(register, park)}
    assert said == {"jobs_created": "about 500\u00a0jobs", "invested": "more than 51\u202f000\u202f000\u00a0₼"}


def test_correcting_a_claim_is_a_change_of_its_own(register):
    park = district()
    claim = figure(park, "area", 60)
    keep(register, park, claim)
    edit(register, claim, value=Decimal(61))
    assert [each.figure.value for each in _claims(register, park)] == [Decimal(61)]
    undo(register)
    assert [each.figure.value for each in _claims(register, park)] == [Decimal(60)]
