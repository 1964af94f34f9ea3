"""Filters: typed conditions in SQL, held against the same asked of each record in Python; and their words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from districtdesk.bounds import bounds_of
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.fields import Operator
from districtdesk.folding import fold
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.money import Amount
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.records import KINDS, Citation, Figure, Record, values_of
from districtdesk.register.identity import new_id
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.store import Register
from districtdesk.register.kept_warnings import keep_warning
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.column_source import ColumnSource
from districtdesk.register.queries.condition import Condition, operators_of, say_condition, sources_of
from districtdesk.register.queries.condition_values import show_values
from districtdesk.register.queries.filter_text import read_filter, write_filter
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.query import unordered
from districtdesk.register.queries.warned import with_warned
from tests.hostile import HOSTILE
from tests.making import company, district, event, figure, keep, on, project, residency, source

_NUMBERS = [Decimal(each) for each in ("0", "450", "500", "500.5", "600", "-20")]
_QUALIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "up_to", "between", "none", "unknown")
_DATES = (
    "2023", "2023/2024", "2024-05", "2024-05-01", "2024~", "../2024", "2024/..", "202X", "2024-33", "2025-12-31",
)  # fmt: skip
_OPERANDS = ("2023", "2024", "2024-05-01", "2024-12-31", "2019", "2026")
_TEXTS = ("Bakı kimya", "bakI", "  Gəncə  şüşə ", "Гянджа", "100 % az", '{"az"', "a\\b", "ABC-12", "İI ıi")
_WORDS = ("baki", "KİMYA bakı", "Gəncə", "az", "%", "12", "гянджа", "b", "ii")


def _figures(park: Record) -> Iterator[Figure]:
    for number, qualifier, currency in product(_NUMBERS, _QUALIFIERS, (None, "AZN")):
        claim = figure(park, "invested" if currency else "jobs_created", str(number), qualifier=qualifier)
        claim.currency, claim.value_to = currency, number + 50 if qualifier == "between" else None
        if qualifier in ("unknown", "none"):
            claim.value = None
        yield claim


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_register: Path) -> Iterator[Register]:
    """Records with every sort of value that a condition may have to do with, many of them empty."""
    path = Path(shutil.copy(empty_register, tmp_path_factory.mktemp("filters") / "filled.ddesk"))
    register = open_register(path)
    park, other = district("Hajigabul", status="operating"), district("Sumgait")
    firms = [
        company(names=Names(az=az, ru=ru), address=address, tax_id=f"14000{place:05}", country=country)
        for place, (az, ru, address, country) in enumerate(
            zip(_TEXTS, (*_TEXTS[1:], ""), (*_TEXTS[2:], None, None), ("AZ", None, "UZ") * 3, strict=True)
        )
    ]
    events = [event(park, title=each, date=on(each)) for each in _DATES]
    homes = [residency(park, firm, plot_area=10_000 * place or None) for place, firm in enumerate(firms[1:])]
    claims = list(_figures(park))
    paper = source("A letter")
    cited = [Citation(id=new_id(), record=each.id, source=paper.id) for each in (*claims[::3], firms[3])]
    plants = [
        project("One", district=park.id, status="operating"),
        project("Two", district=other.id),
        project("Three"),
    ]
    keep(
        register,
        park,
        other,
        *firms,
        *events,
        event(other),
        event(park, other),
        *homes,
        *claims,
        paper,
        *cited,
        *plants,
    )
    with register.change("Remove") as session:
        remove(session, [firms[0].id, events[0].id, claims[5].id])
    yield register
    register.close()


def _found(register: Register, kind: str, *conditions: Condition, **options: Any) -> set[str]:
    query = Query(kind, conditions=conditions, **options)
    with register.read() as session:
        if not options:
            return set(session.scalars(unordered(with_warned(session, query))))
        ids = listing.in_order(session, query)
        found = set(ids.among(0, len(ids)))
        assert listing.count(session, query) == len(found) == len(ids)
        assert {row.id for row in listing.window(session, query, 0, 1000, len(ids))} == found
        if found:
            place = listing.position(session, query, ids.among(0, 1)[0])
            assert place == 0
    return found


def _standing(register: Register, kind: str, is_met: Callable[[Record], bool], removed: bool = False) -> set[str]:
    with register.read() as session:
        records = session.query(KINDS[kind]).all()
        return {each.id for each in records if (each.removed_at is not None) is removed and is_met(each)}


# What is asked of one value in Python, in the plainest words there are.


def _holds(words: str) -> Callable[[str | Names | None], bool]:
    wanted = fold(words).split()

    def check(value: str | Names | None) -> bool:
        texts = value.known().values() if isinstance(value, Names) else [value or ""]
        return bool(wanted) and all(any(word in fold(text) for text in texts) for word in wanted)

    return check


def _lies_within(value: ImpreciseDate | None, low: ImpreciseDate | None, high: ImpreciseDate | None) -> bool:
    if value is None:
        return False
    begins = low is None or (
        value.earliest is not None and low.earliest is not None and value.earliest >= low.earliest
    )
    ends = high is None or (value.latest is not None and high.latest is not None and value.latest <= high.latest)
    return begins and ends


def _is_certain(claim: Figure, low: Decimal | None, high: Decimal | None, currency: str | None) -> bool:
    if claim.qualifier == "unknown" or claim.currency != currency:
        return False
    # None is 0.
    bounds = bounds_of(claim.qualifier, claim.value or Decimal(0), claim.value_to)
    return (low is None or bounds.least[0] >= low * 10) and (high is None or bounds.most[0] <= high * 10)


_ends = st.tuples(st.none() | st.sampled_from(_NUMBERS), st.none() | st.sampled_from(_NUMBERS)).filter(
    lambda ends: any(each is not None for each in ends)
)
_quick = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.thorough
@_quick
@given(ends=_ends, currency=st.sampled_from([None, "AZN", "USD", "EUR"]))
def test_a_claim_is_found_where_it_is_certain_to_lie_between_the_ends_in_its_own_currency(filled, ends, currency):
    given_as = tuple(None if each is None or currency is None else Amount(int(each * 100), currency) for each in ends)
    condition = Condition("value", Operator.WITHIN, ends if currency is None else given_as)
    expected = _standing(filled, "figure", lambda claim: _is_certain(claim, *ends, currency))
    assert _found(filled, "figure", condition) == expected


@_quick
@given(low=st.none() | st.sampled_from(_OPERANDS), high=st.none() | st.sampled_from(_OPERANDS))
def test_a_date_is_found_where_all_days_that_it_may_mean_lie_between_the_ends(filled, low, high):
    ends = tuple(None if each is None else on(each) for each in (low, high))
    if ends != (None, None):
        condition = Condition("date", Operator.WITHIN, ends)
        assert _found(filled, "event", condition) == _standing(
            filled, "event", lambda each: _lies_within(each.date, *ends)
        )


@pytest.mark.parametrize("key", ["names", "address", "note"])
def test_words_are_sought_in_one_field_as_the_search_seeks_them_in_all(filled, key):
    failed = []
    for words in _WORDS:
        met = _holds(words)
        expected = _standing(filled, "company", lambda each, met=met: met(getattr(each, key)))
        everything = _standing(filled, "company", lambda _each: True)
        contains = _found(filled, "company", Condition(key, Operator.CONTAINS, (words,)))
        lacks = _found(filled, "company", Condition(key, Operator.LACKS, (words,)))
        if (contains, lacks) != (expected, everything - expected):
            failed.append(words)
    assert not failed


@pytest.mark.thorough
def test_each_comparison_of_each_field_finds_what_each_record_says(filled):
    """For every field of every kind, with the values that occur and one that does not."""
    failed = []
    for kind in ("company", "district", "event", "residency", "figure", "project", "citation"):
        with filled.read() as session:
            records = [each for each in session.query(KINDS[kind]).all() if each.removed_at is None]
            known = {each.id: values_of(each) for each in records}
        for key, column in sources_of(kind).items():
            for condition, is_met in _plain_conditions(key, column, [values.get(key) for values in known.values()]):
                expected = {each for each, values in known.items() if is_met(values.get(key))}
                if column.field and _found(filled, kind, condition) != expected:
                    failed.append((kind, condition))
    assert not failed


def _plain_conditions(
    key: str, column: ColumnSource, values: list[Any]
) -> Iterator[tuple[Condition, Callable[[Any], bool]]]:
    offered = operators_of(column)
    if Operator.EMPTY in offered:
        yield Condition(key, Operator.EMPTY), lambda value: value is None
        yield Condition(key, Operator.FILLED), lambda value: value is not None
    parts = {part for value in values for part in (value if isinstance(value, tuple) else (value,))} - {None}
    for wanted in [*sorted(parts, key=str)[:3], "XX"] if Operator.IS in offered else []:
        if column.kind.empty_is_no:
            continue

        def is_met(value: Any, wanted: Any = wanted) -> bool:
            return wanted in value if isinstance(value, tuple) else value == wanted

        if wanted == "XX" and column.kind.holds is not str:
            continue
        yield Condition(key, Operator.IS, (wanted,)), is_met
        if Operator.IS_NOT in offered:
            yield Condition(key, Operator.IS_NOT, (wanted,)), lambda value, is_met=is_met: not is_met(value)


def test_conditions_are_combined_and_stand_beside_a_search_an_order_and_the_bin(filled):
    big = Condition("plot_area", Operator.WITHIN, (30_000, None))
    small = Condition("plot_area", Operator.WITHIN, (None, 60_000))
    both = _standing(
        filled, "residency", lambda each: each.plot_area is not None and 30_000 <= each.plot_area <= 60_000
    )
    assert both and _found(filled, "residency", big, small, sort=None) == both
    assert _found(filled, "residency", big, small, sort="plot_area", descending=True) == both
    assert _found(filled, "residency", big, search="kimya") < _found(filled, "residency", big)
    gone = Condition("country", Operator.FILLED)
    assert _found(filled, "company", gone, removed=True) == _standing(
        filled, "company", lambda _each: True, removed=True
    )


def test_what_has_no_evidence_what_is_warned_of_and_who_changed_it_are_asked_of_any_record(filled):
    cited = {each.record for each in _all(filled, "citation")}
    for kind in ("figure", "company"):
        without = _standing(filled, kind, lambda each: each.id not in cited)
        assert _found(filled, kind, Condition("evidence", Operator.IS, (False,))) == without
        with_some = _standing(filled, kind, lambda each: each.id in cited)
        assert _found(filled, kind, Condition("evidence", Operator.IS, (True,))) == with_some
    today = ImpreciseDate.of(date.today())
    everyone = _standing(filled, "company", lambda _each: True)
    assert _found(filled, "company", Condition("changed_on", Operator.WITHIN, (today, None))) == everyone
    assert _found(filled, "company", Condition("changed_on", Operator.WITHIN, (None, on("2020")))) == set()
    assert _found(filled, "company", Condition("changed_by", Operator.CONTAINS, (filled.who,))) == everyone
    assert _found(filled, "company", Condition("changed_by", Operator.LACKS, (filled.who,))) == set()


def _all(register: Register, kind: str) -> list[Any]:
    with register.read() as session:
        return session.query(KINDS[kind]).filter(Record.removed_at.is_(None)).all()


def test_what_is_warned_of_is_found_until_somebody_says_why_it_is_right(register):
    odd, plain = company("Odd", tax_id="12"), company("Plain", tax_id="1400000001")
    keep(register, odd, plain)
    warned, calm = (Condition("warnings", Operator.IS, (each,)) for each in (True, False))
    assert (_found(register, "company", warned), _found(register, "company", calm)) == ({odd.id}, {plain.id})
    keep_warning(register, odd.id, "voen", "It is a foreign one")
    assert (_found(register, "company", warned), _found(register, "company", calm)) == (set(), {odd.id, plain.id})


def test_what_is_claimed_of_a_record_is_asked_like_a_field_of_it(register):
    small, large, plain = district("Small"), district("Large"), district("Plain")
    claims = [
        figure(small, "jobs_created", 40, as_of=on("2024")),
        figure(large, "jobs_created", 500, qualifier="more_than", as_of=on("2024")),
        figure(large, "invested", 5_000_000, currency="AZN", as_of=on("2024")),
    ]
    keep(register, small, large, plain, *claims, project("One", district=large.id))
    asked = {
        "claim.jobs_created >= 40": {small.id, large.id},
        "claim.jobs_created <= 600": {small.id},
        "claim.jobs_created empty": {plain.id},
        "Jobs created >= 41": {large.id},
        "claim.invested >= 5 mln AZN": {large.id},
        "claim.invested >= 5 mln USD": set(),
        "count.projects >= 1": {large.id},
    }
    failed = {}
    for text, expected in asked.items():
        with register.read() as session:
            found = read_filter(session, "district", text)
        is_found = not isinstance(found, Problem) and all(
            _found(register, "district", *found, sort=sort) == expected
            for sort in (None, "region", "claim.jobs_created")
        )
        if not is_found:
            failed[text] = found
    assert not failed


# The words of a filter.


_LINE = 'bowls; a, "b" = c .. d !~ e'
_WRITTEN: dict[str, list[tuple[object, ...]]] = {
    "words": [("Bakı kimya",), (_LINE,), ('"az" 5 %',)],
    "date": [(on("2023"), on("2024-05")), (None, on("2024-05-01")), (on("2024"), None), (on("2024"), on("2024"))],
    "money": [(Amount(51, "AZN"), Amount(10**12, "AZN")), (Amount(7, "JPY"), None)],
    "int": [(1, 4), (None, 4), (3, 3)],
    "decimal": [(Decimal("1.125"), Decimal("60.25")), (Decimal(2), None), (None, Decimal("0.5"))],
    "mark": [(True,), (False,)],
    "link": [(new_id(),), (new_id(), new_id())],
    "text": [("car",), (_LINE, "tonne")],
}


def _values(column: ColumnSource, operator: Operator) -> list[tuple[object, ...]]:
    """Some of each sort that there is."""
    kind = column.kind
    if operator in (Operator.EMPTY, Operator.FILLED):
        return [()]
    if operator in (Operator.CONTAINS, Operator.LACKS):
        return _WRITTEN["words"]
    if kind.extent == "money":
        return _WRITTEN["money"]
    if operator is Operator.WITHIN:
        of_money = _WRITTEN["money"] if "currency" in column.parts else []
        return [*of_money, *_WRITTEN["date" if kind.is_date else "int" if kind.holds is int else "decimal"]]
    if kind.holds is bool or kind.is_link:
        return _WRITTEN["mark" if kind.holds is bool else "link"]
    options = getattr(kind, "options", lambda: ())() or (("AZ", "CN") if kind.holds_several else ())
    return [options[:1], options[:3]] if options else _WRITTEN["text"]


def _round_to_places(column: ColumnSource, values: tuple[Any, ...]) -> tuple[Any, ...]:
    """No finer than the field takes it."""
    places = getattr(column.kind, "places", None)
    return tuple(round(each, places) if isinstance(each, Decimal) and places else each for each in values)


@pytest.mark.thorough
def test_what_is_written_of_any_condition_is_read_again_in_every_language(filled):
    failed = []
    for kind in KINDS:
        for key, column in sources_of(kind).items():
            for operator in operators_of(column):
                for values in _values(column, operator):
                    condition = Condition(key, operator, _round_to_places(column, values))
                    failed += [(kind, each) for each in _lost_by_writing(filled, kind, column, condition)]
    assert not failed


def _lost_by_writing(register: Register, kind: str, column: ColumnSource, condition: Condition) -> Iterator[str]:
    written = write_filter(kind, [condition])
    with register.read() as session:
        for language in LANGUAGES:
            with speaking(language):
                if read_filter(session, kind, written) != (condition,):
                    yield written
                if not say_condition(column, condition, show_values(session, column, condition)).strip():
                    yield f"{written} is not said"


def _read(register: Register, kind: str, text: str, language: str = "en") -> str:
    with speaking(language), register.read() as session:
        found = read_filter(session, kind, text)
        return found.message if isinstance(found, Problem) else write_filter(kind, found)


def test_a_filter_is_read_by_keys_and_by_captions_and_values_of_all_three_languages(filled):
    written = {
        ("project", "status = operating; district = Hajigabul"): ("status = operating", "district = "),
        ("event", "date = 2023 .. 2024"): ("date = 2023 .. 2024",),
        ("event", "Date >= May 2024"): ("date >= 2024-05",),
        ("event", "Дата <= 2024; announced_on filled in"): ("date <= 2024; announced_on filled",),
        ("company", "Ölkə = Özbəkistan, Азербайджан"): ("country = UZ, AZ",),
        ("company", "Страна пусто"): ("country empty",),
        ("company", 'names ~ "a;b"; names ~ 5 % "" x'): (),
        ("figure", "value >= 5 mln AZN; value = 500; value <= 600"): (
            "value >= 5000000 AZN; value = 500 .. 500; value <= 600",
        ),
        ("residency", "plot_area = 1 .. 2.5"): ("plot_area = 10000 m² .. 25000 m²",),
        ("company", "\n; any_words ~ kimya ;\nevidence = no;"): ("any_words ~ kimya; evidence = no",),
    }
    failed = {
        text: found
        for (kind, text), parts in written.items()
        for found in [_read(filled, kind, text)]
        if not all(part in found for part in parts)
    }
    assert not failed


_REFUSED = {
    "nonsense": "compares nothing",
    "nonsense = 1": "is nothing that is compared here",
    "status": "compares nothing",
    "country > UZ": "compares nothing",
    "country >= UZ": "is not compared like this",
    "country = Atlantis": "is not one of the choices",
    "country =": "Say with what it is compared",
    'names ~ "x': "quotation mark is not closed",
    "names ~ %": "Write a letter or a digit",
    "changed_on = x": "",
    "changed_on = 2024 .. 2023": "lies behind",
    "changed_on = .. ": "Write at least one end",
    "changed_on = 1, 2": "Write two ends",
    "names ~ " + "a" * 300: "at most 200",
    "country = AZ;" * 40: "at most 30 conditions",
    "x" * 20_000: "at most",
}


def test_what_cannot_be_read_is_refused_in_a_sentence_that_names_it(filled):
    failed = {
        text[:40]: found
        for text, part in _REFUSED.items()
        if part not in (found := _read(filled, "company", text)) or not found
    }
    assert not failed
    assert "may be several" in _read(filled, "residency", "company = gəncə")
    assert "one currency" in _read(filled, "figure", "value = 1 AZN .. 2 USD")
    assert "no record" in _read(filled, "residency", "company = Atlantis")


@pytest.mark.thorough
def test_no_sign_of_the_world_breaks_a_filter(filled):
    for text in HOSTILE:
        for filter_text in (
            text,
            f"names ~ {text}",
            f"country = {text}",
            f"{text} = 1",
            f'address ~ "{text}',
            f"changed_on = {text} .. {text}",
        ):
            with filled.read() as session:
                found = read_filter(session, "company", filter_text)
                if not isinstance(found, Problem):
                    listing.window(session, Query("company", conditions=found), 0, 5)
            assert not isinstance(found, Problem) or found.message


def test_words_asked_of_a_name_find_it_as_a_search_does_in_every_spelling(register: Register) -> None:
    stored = ("Hacıqabul Sənaye Parkı", "Сумгаитский промышленный парк", "Gəncə")
    keep(register, *(district(names=Names(az=each)) for each in stored))
    asked = {"Гаджигабул": 0, "Hajigabul park": 0, "sumqayit": 1, "Ganja": 2}
    with register.read() as session:
        for (text, place), source in product(asked.items(), ("names", "any_words")):
            condition = Condition(source, Operator.CONTAINS, (text,))
            found = [
                row.caption.show() for row in listing.everything(session, Query("district", conditions=(condition,)))
            ]
            assert found == [stored[place]]
            assert listing.count(session, Query("district", search=text)) == 1
            lacking = Condition(source, Operator.LACKS, (text,))
            assert listing.count(session, Query("district", conditions=(lacking,))) == 2
        by_name = read_filter(session, "project", "district = Гаджигабул")
        assert isinstance(by_name, tuple)
