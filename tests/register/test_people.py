"""People: found by any printed name, and with the office that they held when something was said."""

from __future__ import annotations

import pytest

from districtdesk.names import Names
from districtdesk.records import Citation, Office, Person
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.subject_claims import read_evidence
from tests.making import district, edit, event, figure, keep, named, on, source


def _person(name: str = "Aysel Quliyeva") -> Person:
    return Person(id=new_id(), names=Names(az=name))


def _said(register: Register, person: Person, **values: object) -> Citation:
    park, letter = district(), source(date=on("2021-06"))
    claim = figure(park, "area", 60)
    citation = Citation(**{"id": new_id(), "record": claim.id, "source": letter.id, "speaker": person.id} | values)
    keep(register, person, park, letter, claim, citation)
    return citation


def _held(person: Person, title: str, since: str | None, until: str | None) -> Office:
    dates = {key: on(value) for key, value in (("since", since), ("until", until)) if value}
    return Office(id=new_id(), person=person.id, title=named(title), **dates)


def _found(register: Register, sought: str) -> list[str]:
    with register.read() as session:
        return [row.id for row in listing.everything(session, listing.Query("person", search=sought))]


def _who(register: Register, citation: Citation) -> str:
    with register.read() as session:
        (evidence,) = read_evidence(session, [citation.record])[citation.record]
        return evidence.who


def test_a_person_is_found_by_a_name_that_a_citation_prints(register: Register) -> None:
    person = _person()
    citation = _said(register, person, said_by="A. Guliyeva")
    assert _found(register, "guliyeva") == [person.id]
    edit(register, citation, said_by="Mrs Gouliyeva")
    assert _found(register, "gouliyeva") == [person.id] and _found(register, "ahmadova") == []
    edit(register, citation, said_by="Mrs Ahmadova")
    assert _found(register, "ahmadova") == [person.id]


def test_a_name_no_longer_finds_whom_it_is_not_linked_to(register: Register) -> None:
    person, other = _person(), _person("Orxan Əliyev")
    citation = _said(register, person, said_by="The adviser")
    keep(register, other)
    edit(register, citation, speaker=other.id)
    assert _found(register, "adviser") == [other.id]


def test_the_office_of_that_day_is_shown_and_not_todays(register: Register) -> None:
    person = _person()
    citation = _said(register, person, said_by="Quliyeva")
    keep(
        register,
        _held(person, "Adviser", "2019", "2020"),
        _held(person, "Head of the agency", "2021", "2022"),
        _held(person, "Minister", "2023", None),
    )
    assert _who(register, citation) == "Quliyeva, Head of the agency"


def test_the_day_of_the_occasion_comes_before_that_of_the_source(register: Register) -> None:
    person = _person()
    fair = event(event_kind="other", status="actual", date=on("2019-05-01"), people=(person.id,))
    keep(register, person, fair)
    citation = _said(register, person, said_by="Quliyeva", occasion=fair.id)
    keep(register, _held(person, "Adviser", "2019", "2020"), _held(person, "Head", "2021", None))
    assert _who(register, citation) == "Quliyeva, Adviser"


@pytest.mark.parametrize(("since", "until"), [(None, None), ("2022", None), (None, "2020")])
def test_an_office_that_tells_nothing_of_that_day_is_not_shown(
    register: Register, since: str | None, until: str | None
) -> None:
    person = _person()
    citation = _said(register, person, said_by="Quliyeva")
    keep(register, _held(person, "Adviser", since, until))
    assert _who(register, citation) == "Quliyeva"


def test_the_printed_office_comes_before_the_recorded_one(register: Register) -> None:
    person = _person()
    citation = _said(register, person, said_by="Quliyeva", office="official")
    keep(register, _held(person, "Head", "2021", None))
    assert _who(register, citation) == "Quliyeva"


def test_what_a_person_said_is_listed_with_the_office_of_that_day(register: Register) -> None:
    person = _person()
    citation = _said(register, person)
    keep(register, _held(person, "Head of the agency", "2021", "2022"))
    with register.read() as session:
        rows = list(listing.everything(session, listing.Query("citation", linked=("speaker", (person.id,)))))
        cells = read_display_values(session, "citation", rows)[citation.id]
    assert cells["said_by"] == "Aysel Quliyeva, Head of the agency"
    assert _who(register, citation) == "Aysel Quliyeva, Head of the agency"


def test_a_list_of_evidence_tells_an_opinion_from_a_fact(register: Register) -> None:
    citation = _said(
        register, _person(), said_by="Quliyeva", how_told="direct_quotation", opinion=True, meant="Good."
    )
    with register.read() as session:
        rows = list(listing.everything(session, listing.Query("citation")))
        assert read_display_values(session, "citation", rows)[citation.id]["how_told"] == "Direct quotation, opinion"
