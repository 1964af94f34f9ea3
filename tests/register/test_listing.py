"""Lists: searched, filtered, sorted and paged in the database."""

from __future__ import annotations

import pytest

from districtdesk.i18n import N_, speaking
from districtdesk.names import Names
from districtdesk.records import KINDS, fields_of
from districtdesk.register.journal.removal import remove
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, district, edit, event, figure, keep, on, project, residency


def _names(register, query: Query, offset: int = 0, limit: int = 100) -> list[str]:
    with register.read() as session:
        return [row.caption.show() for row in listing.window(session, query, offset, limit)]


def _count(register, query: Query) -> int:
    with register.read() as session:
        return listing.count(session, query)


_ALPHABETS = {
    "az": "Aç Çay Dağ Əl Fil Xal İnci Qar Şam Zər",
    "en": "apple Bear cat Zebra",
    "ru": "Арка Ёлка Жук яма",
}


@pytest.mark.parametrize(("language", "words"), _ALPHABETS.items())
def test_names_stand_in_the_order_of_their_alphabet(register, language, words):
    keep(register, *(company(names=Names.same(word)) for word in reversed(words.split())))
    with speaking(language):
        assert _names(register, Query("company")) == words.split()
        assert _names(register, Query("company", descending=True)) == words.split()[::-1]


def test_numbers_in_names_stand_by_size(register):
    keep(register, *(company(f"Plot {number}") for number in (10, 9, 100, 1)))
    assert _names(register, Query("company")) == ["Plot 1", "Plot 9", "Plot 10", "Plot 100"]


@pytest.mark.parametrize("search", ["ismay", "İSMAY", "исмай", "zavod ismayilli", "  ismayıllı  "])
def test_search_knows_neither_marks_nor_case_nor_script(register, search):
    keep(register, company(names=Names(az="İsmayıllı zavodu")), company("Cement"))
    assert _names(register, Query("company", search=search)) == ["İsmayıllı zavodu"]


@pytest.mark.parametrize("search", ["cement ganja", "100%", "x_cement", "%", "zzz"])
def test_every_word_must_occur_and_no_sign_stands_for_others(register, search):
    keep(register, company("Cement"), company("Ganja"))
    assert _names(register, Query("company", search=search)) == []


def test_a_record_is_found_by_every_language_and_by_its_other_fields(register):
    keep(register, company(names=Names("Sement", "Cement", "Цемент"), tax_id="0000000017", address="Nizami 5"))
    for search in ("sement", "cement", "цемент", "00017", "nizami"):
        assert _count(register, Query("company", search=search)) == 1


def test_a_residency_is_found_by_its_company(register):
    park, firm = district("Hajigabul"), company("Cement")
    keep(register, park, firm, residency(park, firm))
    assert _names(register, Query("residency", search="cement")) == ["Cement · Hajigabul"]


def test_dates_sort_by_their_bounds_and_empty_ones_last(register):
    park = district()
    dates = ["../2023", "2022-12", "2023", "2023-05", "2024~"]
    keep(register, park, event(park, title="none"), *(event(park, title=each, date=on(each)) for each in dates))

    def titles(descending: bool) -> list[str]:
        with register.read() as session:
            rows = listing.window(session, Query("event", sort="date", descending=descending), 0, 10)
        return [row.values["title"] for row in rows]

    assert titles(False) == [*dates, "none"]
    assert titles(True) == [*reversed(dates), "none"]


def test_choices_sort_in_the_order_in_which_they_are_offered(register):
    statuses = ("preparation", "identified", "completed", "cancelled")
    keep(register, *(project(status, status=status) for status in statuses))
    found = _names(register, Query("project", sort="status"))
    assert found == ["identified", "preparation", "cancelled", "completed"]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("az", ["Cement", "çörək", "Ebonit", "Əczaçılıq", "Fosfat 2", "Fosfat 10", "ximiya", "ızgara", "İplik"]),
        ("en", ["Cement", "çörək", "Ebonit", "Əczaçılıq", "Fosfat 2", "Fosfat 10", "İplik", "ızgara", "ximiya"]),
        ("ru", ["Ель", "ёлка", "железо", "Cement"]),
    ],
)
def test_words_sort_by_the_alphabet_of_the_language(register, language, order):
    keep(register, *(company(f"Firm {each}", activity=each) for each in sorted(order)), company("Without"))
    with speaking(language), register.read() as session:
        for falls in (False, True):
            query = Query("company", sort="activity", descending=falls)
            rows = listing.window(session, query, 0, 20)
            shown = [row.values["activity"] for row in rows]
            assert shown == [*(order[::-1] if falls else order), None]
            assert [listing.position(session, query, row.id) for row in rows] == list(range(len(rows)))
            assert list(listing.in_order(session, query).among(0, 20)) == [row.id for row in rows]


def test_countries_sort_by_their_names_in_the_language(register):
    keep(register, *(company(code, country=code) for code in ("AE", "ZA", "DE", "AZ")))
    found = {}
    for language in ("az", "ru"):
        with speaking(language):
            found[language] = _names(register, Query("company", sort="country"))
    # Almaniya, Azərbaycan, Birləşmiş Ərəb Əmirlikləri, Cənub Afrika; Азербайджан, Германия, ОАЭ, ЮАР
    assert found == {"az": ["DE", "AZ", "AE", "ZA"], "ru": ["AZ", "DE", "AE", "ZA"]}


def test_links_sort_by_the_name_of_what_they_point_at(register):
    first, second = district("Alpha"), district("Omega")
    keep(register, second, first, project("One", district=second.id), project("Two", district=first.id))
    assert _names(register, Query("project", sort="district")) == ["Two", "One"]
    edit(register, first, names=Names(en="Zulu"))
    assert _names(register, Query("project", sort="district")) == ["One", "Two"]


def test_a_row_shows_its_links_by_name(register):
    park, firm = district("Hajigabul"), company("Cement")
    home, happening = residency(park, firm), event(park, firm)
    keep(register, park, firm, home, happening)
    with register.read() as session:
        row = listing.one(session, "residency", home.id)
        several = listing.one(session, "event", happening.id)
    assert row and several
    shown = {field.key: row.show(field) for field in fields_of(KINDS["residency"])}
    assert (shown["company"], shown["district"], shown["status"]) == ("Cement", "Hajigabul", "")
    subjects = next(field for field in fields_of(KINDS["event"]) if field.key == "subjects")
    assert several.show(subjects) == "Hajigabul; Cement"


def test_lists_are_narrowed_by_links_and_values(register):
    first, second = district("First"), district("Second")
    happening = event(first, second, title="Both")
    keep(register, first, second, happening, event(second, title="One"), figure(first, "area", 60))
    assert _count(register, Query("event", linked=("subjects", (first.id,)))) == 1
    assert _count(register, Query("event", linked=("subjects", (first.id, second.id)))) == 2
    assert _count(register, Query("figure", linked=("subject", (second.id,)))) == 0
    assert _count(register, Query("event", where=(("title", "One"),))) == 1
    assert _count(register, Query("event", where=(("place", None),))) == 2


def test_removed_records_stand_in_the_recycle_bin_only(register):
    firms = [company(name) for name in ("First", "Second")]
    keep(register, *firms)
    with register.change(N_("Remove")) as session:
        remove(session, [firms[0].id])
    assert _names(register, Query("company")) == ["Second"]
    assert _names(register, Query("company", sort="tax_id")) == ["Second"]
    assert _names(register, Query("company", removed=True)) == ["First"]
    with register.read() as session:
        assert listing.counts(session)["company"] == 1


_QUERIES = [
    Query("company"),
    Query("company", descending=True),
    Query("company", sort="tax_id"),
    Query("company", sort="tax_id", descending=True),
    Query("company", search="firm"),
    Query("company", sort="activity", search="firm 1"),
    Query("company", sort="note"),
    Query("company", where=(("country", "AZ"),)),
]


@pytest.mark.thorough
@pytest.mark.parametrize("query", _QUERIES)
def test_windows_from_either_end_are_pieces_of_one_list(register, query):
    keep(
        register,
        *(
            company(f"Firm {place % 7} {place}", tax_id=f"{place % 5:010}" if place % 3 else None, country="AZ")
            for place in range(40)
        ),
    )
    with register.read() as session:
        total = listing.count(session, query)
        whole = [row.id for row in listing.everything(session, query)]
        assert len(whole) == total > 0
        for known in (None, total):
            pieces = [
                row.id
                for offset in range(0, total, 7)
                for row in listing.window(session, query, offset, 7, total=known)
            ]
            assert pieces == whole
        assert [listing.position(session, query, each) for each in whole] == list(range(total))
        assert listing.position(session, query, "nobody") is None
        assert listing.window(session, query, total, 7, total=total) == []


@pytest.mark.parametrize("near", [0, 10_000])
@pytest.mark.parametrize("is_falling", [False, True])
def test_a_search_that_finds_the_end_of_the_alphabet_is_in_order(register, monkeypatch, is_falling, near):
    monkeypatch.setattr(listing, "_NEAR", near)
    keep(register, *(company(f"{name} {place}") for name in ("Araz", "Zirvə") for place in range(20)))
    query = Query("company", search="zirve", descending=is_falling)
    numbers = range(20)[::-1] if is_falling else range(20)
    with register.read() as session:
        for offset in (0, 3, 15):
            rows = listing.window(session, query, offset, 6, total=20)
            assert [row.caption.show() for row in rows] == [f"Zirvə {each}" for each in numbers[offset : offset + 6]]


def test_a_list_on_screen_is_read_with_few_statements(register, statements):
    park = district()
    keep(register, park, *(project(f"Project {place}", district=park.id) for place in range(200)))
    statements.clear()
    with register.read() as session:
        assert len(listing.window(session, Query("project"), 0, 100)) == 100
    assert len([each for each in statements if each.startswith("SELECT")]) <= 3
