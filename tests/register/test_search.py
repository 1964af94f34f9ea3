"""The search over every kind of record: every spelling of a name finds it, ranked, with why it was found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from districtdesk.fields import Operator
from districtdesk.folding import fold
from districtdesk.names import Names
from districtdesk.records import Person, Record
from districtdesk.register.checking import check
from districtdesk.register.erasing import erase_person
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.condition import Condition
from districtdesk.register.queries.how_found import WHY_WORDS, FoundRecord
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.other_layout import in_other_layout
from districtdesk.register.queries.searching import count_found, search, search_inside
from tests.making import company, district, edit, keep
from tests.spelled_names import ONE_NAME, PLACES, PRINTED


def _found(register: Register, text: str, most: int = 200) -> list[FoundRecord]:
    with register.read() as session:
        return list(search(session, text, most).found)


def _names(register: Register, text: str) -> list[str]:
    return [each.caption.show() for each in _found(register, text)]


@pytest.mark.thorough
def test_every_spelling_of_a_name_finds_every_other_whichever_is_stored(register: Register) -> None:
    stored = [(number, spelling) for number, line in enumerate(ONE_NAME) for spelling in line]
    keep(register, *(district(names=Names.same(spelling)) for _number, spelling in stored))
    missed = [
        f"{typed} finds no {stored}"
        for line in ONE_NAME
        for typed in line
        for stored in set(line) - set(_names(register, typed))
    ]
    assert missed == []


def _top(found: list[FoundRecord]) -> list[str]:
    """The names that nothing but their order parts from the first."""
    return [
        each.caption.az
        for each in next((list(group) for _rank, group in groupby(found, lambda each: each.rank[:3])), [])
    ]


def _ways_to_say(place: str) -> Iterator[str]:
    yield from (place, *PRINTED.get(place, ()))


def test_no_place_is_another_one_at_the_top(register: Register) -> None:
    keep(register, *(district(names=Names(az=place)) for place in PLACES))
    assert len(PLACES) >= 100
    wrong = [
        f"{typed}: {top}"
        for place in PLACES
        for typed in _ways_to_say(place)
        if (top := _top(_found(register, typed))) != [place]
    ]
    assert wrong == []


def _whys(register: Register, text: str) -> list[tuple[str, str, str]]:
    return [(each.caption.show(), each.why, each.matched) for each in _found(register, text)]


def test_what_is_so_called_comes_before_other_spellings_and_these_before_other_names(register: Register) -> None:
    keep(
        register,
        company("Hajigabul Glass"),
        company("Orion", other_names="Vega; Haciqabul Works"),
        company(names=Names(az="Hacıqabul")),
        company("Haciqabul"),
        company("Cement", address="Haciqabul, Nizami 5"),
    )
    assert _whys(register, "Haciqabul") == [
        ("Haciqabul", "exact", "Haciqabul"),
        ("Hacıqabul", "folded", "Hacıqabul"),
        ("Hajigabul Glass", "transliterated", "Hajigabul Glass"),
        ("Orion", "other_name", "Haciqabul Works"),
        ("Cement", "field", "Haciqabul, Nizami 5"),
    ]


def test_a_district_and_its_own_town_are_both_shown(register: Register) -> None:
    keep(register, district(names=Names(az="Hacıqabul rayonu")), district(names=Names(az="Hacıqabul şəhəri")))
    assert sorted(_names(register, "Гаджигабул")) == ["Hacıqabul rayonu", "Hacıqabul şəhəri"]
    assert _names(register, "Hajigabul city")[0] == "Hacıqabul şəhəri"


def test_zone_words_legal_forms_quotes_and_unseen_signs_part_no_names(register: Register) -> None:
    keep(register, district(names=Names(az="Hacıqabul Sənaye Parkı")), company(names=Names(az="“Xəzər Plast” MMC")))
    park = (
        "Hajigabul industrial park",
        "Гаджигабульский промышленный парк",
        "hacıqabul sənaye park",
        "Haji\u200bgabul indus",
    )
    firm = ("ООО «Хазар Пласт»", "Khazar Plast LLC", "Xezer Plast", "„Xəzər“ plast", "XƏZƏR PLA", "Хазар пл")
    expected = dict.fromkeys(park, "Hacıqabul Sənaye Parkı") | dict.fromkeys(firm, "“Xəzər Plast” MMC")
    for typed, name in expected.items():
        assert _names(register, typed) == [name], typed


def test_a_list_is_searched_by_the_same_spellings(register: Register) -> None:
    keep(register, company(names=Names(az="Hacıqabul")), company("Paket"), company(names=Names(az="Bakı Kabel")))
    with register.read() as session:
        for typed, name in (
            ("Гаджигабул", "Hacıqabul"),
            ("hadjig", "Hacıqabul"),
            ("баку", "Bakı Kabel"),
            ("paket", "Paket"),
        ):
            rows = listing.window(session, Query("company", search=typed), 0, 10)
            assert [row.caption.show() for row in rows] == [name], typed


def test_the_end_of_a_number_is_found_by_looking_inside_and_all_are_counted(register: Register) -> None:
    keep(register, *(company(f"Firm {number}", tax_id=f"{number:010}") for number in range(5)))
    with register.read() as session:
        assert search(session, "00004").found == ()
        assert [each.matched for each in search_inside(session, "00004").found] == ["0000000004"]
        assert (count_found(session, "firm"), count_found(session, "firm 3"), count_found(session, "zzz")) == (
            5,
            1,
            0,
        )


def test_a_removed_record_is_not_found_and_a_renamed_one_by_its_new_name_alone(register: Register) -> None:
    firm, gone = company("Brilyant"), company("Brilyant Two")
    keep(register, firm, gone)
    remove_record(register, "company", gone.id)
    edit(register, firm, names=Names(en="Orion"))
    assert (_names(register, "Брильянт"), _names(register, "Орион")) == ([], ["Orion"])
    undo(register)
    assert _names(register, "Брильянт") == ["Brilyant"]


def test_an_erased_name_leaves_the_index(register: Register, register_file: Path) -> None:
    person = Person(id=new_id(), names=Names(az="Zərifə Qəhrəmanlı"))
    keep(register, person, company("Cement"))
    assert _names(register, "Зарифа") == ["Zərifə Qəhrəmanlı"]
    erase_person(register, person.id)
    assert check(register).findings == ()
    assert _names(register, "Зарифа") == _names(register, "Zerife") == []
    register.close()
    assert b"zerife" not in register_file.read_bytes()


def test_whatever_is_typed_is_looked_for_or_found_to_be_nothing(register: Register) -> None:
    keep(register, company("Cement"))
    signs = "<b>%_'\"\\/;-*?[](){}$^|&~`@#№₼§±\x00\x1f\u200f\u202e\ud800\U0001f600Ѐ\u0301ﬁ①"
    texts = [*signs, *(each * 300 for each in signs), "<b>x</b>" * 2000, "a b " * 4000, "ж" * 15_000, "1" * 15_000]
    texts += [
        "' OR 1=1 --",
        "%",
        "c%t",
        "\n\t ",
        "NULL",
        "{name}",
        "%s ?",
        ":begun",
        "cement" * 3000,
        "g" * 200,
        "x c " * 50,
    ]
    with register.read() as session:
        for text in texts:
            for found in (*search(session, text).found, *search_inside(session, text).found):
                assert found.why in WHY_WORDS
            assert count_found(session, text) <= 100
            assert listing.count(session, Query("company", search=text)) <= 1
            in_other_layout(text)


def test_the_same_keys_under_the_other_layout_are_read_back() -> None:
    for typed, meant in (
        ("рфсшйфигд", "hacıqabul"),
        ("ifrb", "шаки"),
        ("ьфыфддш", "masallı"),
        ("2024", ""),
        ("abж", ""),
    ):
        assert fold(in_other_layout(typed)) == fold(meant), typed


_PARTS = (
    "polim",
    "metal",
    "etal",
    "limer ime",
    "m40",
    "40k",
    "ou",
    "oua",
    "zz",
    "q" * 45,
    "word199",
    "word250",
    "400",
)


def test_a_part_of_a_word_is_found_by_the_index_as_by_reading_every_key(register: Register) -> None:
    """Words of letters, digits and both, without consonants, cut in the index, and behind its most words."""
    long = " ".join(f"word{number}" for number in range(300))
    names = (
        "Polimer Metal",
        "Metallurgiya",
        "M400K",
        "Ouau",
        "400",
        f"A{'q' * 60}",
        "Polimerimetal 40",
        "Gone Metal",
    )
    firms = [company(name) for name in names]
    keep(register, *firms, company("Long", note=long), district("Metal Park"), district("Polimer"))
    remove_record(register, "company", firms[-1].id)
    with register.read() as session:
        keys = {each.id: each.search_key for each in session.query(Record) if each.kind == "company"}
        gone = {each.id for each in session.query(Record) if each.removed_at is not None}
        for typed in _PARTS:
            query = Query("company", search=typed)
            ways = listing.ready(session, query).spellings
            having = {each for each, key in keys.items() if all(any(way in key for way in word) for word in ways)}
            anywhere = Condition("any_words", Operator.CONTAINS, (typed,))
            for asked in (query, Query("company", conditions=(anywhere,))):
                assert set(listing.few(session, asked).among(0, 99)) == having - gone, typed
                assert {each.id for each in listing.window(session, asked, 0, 99)} == having - gone, typed
                assert listing.count(session, asked) == len(having - gone), typed
            assert listing.count(session, Query("company", search=typed, removed=True)) == len(having & gone), typed
        assert listing.ready(session, Query("company", search="etal limer")).rare
