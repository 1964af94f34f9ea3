"""A search says what it found by another word, or by what the records belong to; what is typed stands first."""

from __future__ import annotations

import pytest

from districtdesk.i18n import N_, speaking
from districtdesk.records import Participation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.found_otherwise import FoundOtherwise, read_found_otherwise
from districtdesk.register.queries.listing import Query
from tests.making import company, district, keep, project, residency


@pytest.fixture
def plants(register: Register) -> Register:
    names = ("Ağac fabriki", "Boya zavodu", "Cihaz zavodu", "Завод стекла", "Tekstil evi")
    keep(register, *(project(name) for name in names))
    return register


def _found(register: Register, kind: str, search: str) -> list[str]:
    """By the window and by the whole list, which are the same."""
    query = Query(kind, search=search)
    with register.read() as session:
        rows = listing.window(session, query, 0, 50)
        ids = [row.id for row in rows]
        assert listing.count(session, query) == len(rows)
        assert list(listing.in_order(session, query).among(0, 50)) == ids
        assert [listing.position(session, query, each) for each in ids] == list(range(len(ids)))
        few = listing.few(session, query)
        assert few is not None and list(few.among(0, 50)) == ids
        return [row.caption.show() for row in rows]


def _otherwise(register: Register, kind: str, search: str) -> FoundOtherwise:
    with register.read() as session:
        return read_found_otherwise(session, Query(kind, search=search))


def test_what_is_typed_stands_before_what_another_word_found(plants: Register) -> None:
    with speaking("az"):
        assert _found(plants, "project", "zavod") == ["Boya zavodu", "Cihaz zavodu", "Завод стекла", "Ağac fabriki"]
        told = _otherwise(plants, "project", "zavod")
        assert (told.by_words, told.words, told.beside) == (1, ("fabriki",), 0)
        assert "“fabriki”" in told.sentence("project")
        assert _found(plants, "project", "fabrik")[0] == "Ağac fabriki"


@pytest.mark.parametrize(("typed", "first"), [("fabriki", "Ağac fabriki"), ("zavodu", "Boya zavodu")])
def test_a_word_with_its_ending_counts_as_typed(plants: Register, typed: str, first: str) -> None:
    with speaking("az"):
        assert _found(plants, "project", typed)[0] == first
        assert not any(word.startswith(typed) for word in _otherwise(plants, "project", typed).words)


def test_a_search_that_found_all_as_it_is_typed_says_nothing(plants: Register) -> None:
    for text in ("Boya", "стекла", "zzz", ""):
        assert _otherwise(plants, "project", text).sentence("project") == ""


def test_another_word_is_sought_where_words_begin(plants: Register) -> None:
    keep(plants, project("Stil ev"))
    # A steel that is written stil stands in no textile.
    assert _found(plants, "project", "polad") == ["Stil ev"]


def test_a_project_is_found_by_its_district_and_its_companies(register: Register) -> None:
    park, other = district("Hajigabul"), district("Neftchala")
    firm, partner = company("Kaspi Beton"), company("Vega Kabel")
    home = residency(park, firm)
    plants = [
        project("By district", district=other.id),
        project("By residency", residency=home.id),
        project("By part"),
        project("Vega by name"),
    ]
    keep(register, park, other, firm, partner, home, *plants)
    part = Participation(id=new_id(), project=plants[2].id, company=partner.id, role="owner")
    keep(register, part)
    assert _found(register, "project", "neftchala") == ["By district"]
    assert _found(register, "project", "kaspi beton") == ["By residency"]
    assert _found(register, "project", "vega") == ["Vega by name", "By part"]
    # Each word on its own: one in the name, another in the name of the company.
    assert _found(register, "project", "part kabel") == ["By part"]
    told = _otherwise(register, "project", "vega")
    assert (told.by_words, told.beside) == (0, 1)
    assert told.sentence("project") == "By the district or a company: 1."
    assert _found(register, "company", "hajigabul") == ["Kaspi Beton"]
    assert _otherwise(register, "company", "hajigabul").sentence("company") == "By the district: 1."
    with register.change(N_("Remove record")) as session:
        remove(session, [part.id])
    assert _found(register, "project", "vega") == ["Vega by name"]
