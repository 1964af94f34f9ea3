"""Records that may be one are found among all of a kind, and what somebody said to be two is not asked again."""

from __future__ import annotations

import pytest

from districtdesk.names import Names
from districtdesk.records import CompanyState
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.kept_warnings import keep_apart, read_standing
from districtdesk.register.merging import Merging, merge
from districtdesk.register.queries.clusters import CLUSTERED, find_clusters
from districtdesk.register.queries.name_clusters import NamedThing, cluster_names, edit_distance, keys_of
from tests.making import company, keep

_ALIKE = (
    ("Azertekstil Sumqayit MMC", "Sumqayit Azertekstil"),
    ("Xəzər-Plast ASC", "ООО «Хазар Пласт»"),
    ("Kaspian Polimer", "Kaspianpolimer LLC"),
    ("Mingəçevir Elektrik Kabel", "Mingəçevir Elektirk Kabell"),
    ("Gəncə Alüminium Zavodu", "Gəncə Alüminum Zavod"),
)
_APART = (("Kimya Zavodu 1", "Kimya Zavodu 2"), ("Bakı Çörək A", "Bakı Çörək B"), ("Alfa Tikinti", "Beta Tikinti"))


def _named(place: int, name: str) -> NamedThing:
    return NamedThing(place, keys_of(Names(ru=name) if "«" in name else Names(az=name)))


def test_other_words_letters_and_mistakes_are_one_cluster_and_other_numbers_are_not() -> None:
    names = [name for pair in (*_ALIKE, *_APART) for name in pair]
    found = cluster_names([_named(place, name) for place, name in enumerate(names)])
    assert found == [[2 * place, 2 * place + 1] for place in range(len(_ALIKE))]
    for one, other, apart in (("kitten", "sitting", 3), ("", "ab", 2), ("abc", "abc", 0), ("abcd", "acbd", 2)):
        assert edit_distance(one, other, 9) == apart if one else True
        assert not one or edit_distance(one, other, 1) == min(apart, 2)


def test_no_cluster_grows_beyond_what_a_person_can_look_at() -> None:
    many = [NamedThing(place, ("azrtkstl",)) for place in range(40)]
    assert max(map(len, cluster_names(many))) <= 12


@pytest.mark.thorough
def test_a_cluster_is_merged_as_one_step_and_who_is_left_out_is_not_asked_again(register: Register) -> None:
    firms = [company(name) for name in ("Vega Tekstil", "Tekstil Vega", "Vega Textile", "Vega-Tekstil LLC")]
    other = company("Kaspi Polimer", tax_id="1400000001")
    keep(register, *firms, other, company("Kaspi Polymer", tax_id="1400000002"))
    keep(register, CompanyState(id=new_id(), company=other.id, names=Names(az="Xəzər Polimer")))
    rows = [{"names": Names(az="Xezer Polimer")}, {"names": Names(az="Tamam başqa")}]
    with register.read() as session:
        (found,) = find_clusters(session, "company")
        (coming,) = find_clusters(session, "company", rows)
    assert [each.id for each in found] == [each.id for each in firms]
    assert [(each.id, each.row) for each in coming] == [(other.id, None), ("", 0)]
    kept, *rest = [each.id for each in firms]
    merge(register, Merging("company", (kept, *rest[:2]), apart=(rest[2],)))
    with register.read() as session:
        assert find_clusters(session, "company") == [] and read_standing(session, kept) == ()
    undo(register)
    with register.read() as session:
        assert [[each.id for each in found] for found in find_clusters(session, "company")] == [[kept, *rest]]
    with register.change("Note") as session:
        keep_apart(session, [(kept, rest[1]), (rest[1], kept)], "They are two.")
    merge(register, Merging("company", (rest[0], rest[1])))
    with register.read() as session:
        # What was said of the merged one holds of the one that it became.
        assert all({kept, rest[0]} - {each.id for each in found} for found in find_clusters(session, "company"))


def test_kinds_with_names_are_looked_through(register: Register) -> None:
    assert {"company", "district", "project", "person"} <= set(CLUSTERED)
    with register.read() as session:
        assert all(find_clusters(session, kind) == [] for kind in CLUSTERED)
