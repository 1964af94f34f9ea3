"""A second source of a claim is cited beside the first: it makes no twin."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.money import Amount
from districtdesk.records import Citation, District, Figure, Source
from districtdesk.records.base import values_of
from districtdesk.register.confirming import SameClaim, confirm, find_same
from districtdesk.register.errors import ChangedSince
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.source_counts import count_sources
from districtdesk.register.queries.subject_claims import confirmed_by, read_claims, sources_among
from districtdesk.register.typed_claim import citations_of
from tests.making import INDICATOR_IDS, district, edit, keep, on, source, stored

_SAID = {"qualifier": "about", "value": Decimal(500), "status": "reported", "as_of": on("2023-05-01")}


@pytest.fixture
def place(register: Register) -> District:
    made = district()
    keep(register, made)
    return made


@pytest.fixture
def trend(register: Register) -> Source:
    made = source("News", publisher="Trend")
    keep(register, made)
    return made


@pytest.fixture
def report(register: Register) -> Source:
    made = source("Other news", publisher="Report")
    keep(register, made)
    return made


def _values(place: District, **values: Any) -> dict[str, Any]:
    return {"subject": place.id, "indicator": INDICATOR_IDS["jobs_created"]} | _SAID | values


def _kept(register: Register, values: dict[str, Any], cited: Source | None, **said: Any) -> str:
    also = citations_of(cited.id if cited else None, **said)
    return save(register, Entry("figure", values), also).id


def _same(register: Register, values: dict[str, Any], cited: Source | None, **said: Any) -> SameClaim | None:
    also = citations_of(cited.id if cited else None, **said)
    with register.read() as session:
        return find_same(session, Entry("figure", values), also)


def _said(register: Register, place: District) -> list[list[tuple[str, str | None]]]:
    """Of each claim, who says so: publisher, and who is named."""
    with register.read() as session:
        claims = read_claims(session, [place.id])
    return [[(each.publisher, each.citation.said_by) for each in claim.evidence] for claim in claims]


def test_a_second_source_of_a_claim_is_cited_beside_the_first_in_one_step(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    _kept(register, _values(place), trend)
    same = _same(register, _values(place), report, said_by="Sahib Mammadov")
    assert same is not None and same.may_be_added and same.sources == ("Trend",)
    confirm(register, same)
    assert _said(register, place) == [[("Trend", None), ("Report", "Sahib Mammadov")]]
    undo(register)
    assert _said(register, place) == [[("Trend", None)]]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "other",
    [
        {"qualifier": "exact"},
        {"value": Decimal(501)},
        {"as_of": on("2023-05-02")},
        {"as_of": on("2023-05")},
        {"as_of": on("2023-05-01~")},
        {"as_of": None},
        {"period": on("2023")},
        {"for_when": on("2030"), "status": "planned"},
        {"status": "planned"},
        {"status": "expected"},
        {"status": "superseded"},
        {"increment": True},
        {"unit": "cars"},
        {"indicator": INDICATOR_IDS["jobs_permanent"]},
        {"qualifier": "between", "value_to": Decimal(600)},
    ],
    ids=str,
)
def test_what_differs_in_anything_that_is_said_is_a_claim_of_its_own(
    register: Register, place: District, trend: Source, report: Source, other: dict[str, Any]
) -> None:
    _kept(register, _values(place), trend)
    assert _same(register, _values(place, **other), report) is None


def test_what_is_said_of_others_of_a_part_or_of_a_product_is_a_claim_of_its_own(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    other = district("Neftchala")
    keep(register, other)
    whole = _kept(register, _values(place), trend)
    for values in ({"subject": other.id}, {"part_of": whole}, {"together_with": (other.id,)}):
        assert _same(register, _values(place, **values), report) is None, values


def test_an_answer_without_a_number_is_the_same_claim_too(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    kept = _kept(register, _values(place, qualifier="none", value=Decimal(0)), trend)
    same = _same(register, _values(place, qualifier="none", value=None), report)
    assert same is not None and same.figure == kept
    assert _same(register, _values(place, qualifier="not_stated", value=None), report) is None


def test_one_number_of_several_is_the_same_whoever_of_them_is_named_first(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    other = district("Neftchala")
    keep(register, other)
    _kept(register, _values(place, together_with=(other.id,)), trend)
    assert _same(register, _values(other, together_with=(place.id,)), report) is not None


@pytest.mark.parametrize("status", ["superseded", "disputed", "cancelled", "withdrawn"])
def test_a_claim_that_no_longer_stands_is_not_confirmed(
    register: Register, place: District, trend: Source, report: Source, status: str
) -> None:
    kept = _kept(register, _values(place), trend)
    edit(register, Figure(id=kept), status=status)
    assert _same(register, _values(place), report) is None


def test_a_removed_claim_is_not_confirmed(register: Register, place: District, trend: Source, report: Source) -> None:
    _kept(register, _values(place), trend)
    undo(register)
    assert _same(register, _values(place), report) is None


def test_the_indicators_own_unit_goes_without_saying(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    indicator = {"indicator": INDICATOR_IDS["area"], "qualifier": "exact", "value": Decimal("60.00")}
    _kept(register, _values(place, **indicator), trend)
    said_otherwise = _values(place, **(indicator | {"unit": "hektar", "value": Decimal(60)}))
    assert _same(register, said_otherwise, report) is not None


def test_words_as_printed_make_no_other_day(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    printed = type(on("2023"))("2023-05-01", "on May Day")
    _kept(register, _values(place, as_of=printed), trend)
    assert _same(register, _values(place), report) is not None


def test_the_same_source_says_so_already(register: Register, place: District, trend: Source) -> None:
    _kept(register, _values(place), trend)
    same = _same(register, _values(place), trend)
    assert same is not None and not same.may_be_added
    assert same.why() == "This source says so already."
    confirm(register, same)
    assert _said(register, place) == [[("Trend", None)]]


def test_another_voice_or_another_place_in_the_same_source_is_cited_too(
    register: Register, place: District, trend: Source
) -> None:
    _kept(register, _values(place), trend)
    for said in ({"said_by": "Sahib Mammadov"}, {"place_in_it": "page 3"}):
        cited = Entry("citation", {"source": trend.id, **said})
        with register.read() as session:
            same = find_same(session, Entry("figure", _values(place)), [cited])
        assert same is not None and same.may_be_added, said


def test_without_a_source_there_is_nothing_to_add(register: Register, place: District, trend: Source) -> None:
    _kept(register, _values(place), trend)
    same = _same(register, _values(place), None)
    assert same is not None and not same.may_be_added
    assert same.why() == "This claim is there already, from Trend. Choose the source that says so too."


def test_a_claim_without_evidence_gets_its_first_source(register: Register, place: District, report: Source) -> None:
    _kept(register, _values(place), None)
    same = _same(register, _values(place), report)
    assert same is not None and same.why() == "This claim is there already, without a source."
    confirm(register, same)
    assert _said(register, place) == [[("Report", None)]]


def test_what_the_second_source_says_beyond_is_kept_with_the_claim(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    amount = {"indicator": INDICATOR_IDS["invested"], "qualifier": "more_than", "currency": "AZN"}
    millions = amount | {"value": Decimal(51_000_000)}
    kept = _kept(register, _values(place, **millions, as_of_basis="assumed"), trend)
    more = {"stated_conversion": _dollars(30_000_000), "as_of_basis": "stated", "note": "Read aloud."}
    same = _same(register, _values(place, **millions, **more), report)
    assert same is not None
    assert same.why().endswith("What is new is kept with it: Stated conversion, Basis of the date.")
    confirm(register, same)
    claim = stored(register, Figure(id=kept))
    assert (claim.stated_conversion, claim.as_of_basis) == (_dollars(30_000_000), "stated")
    with register.read() as session:
        notes = [each.citation.note for each in read_claims(session, [place.id])[0].evidence]
    assert notes == [None, "Read aloud."]
    undo(register)
    assert stored(register, Figure(id=kept)).stated_conversion is None


def _dollars(amount: int) -> Amount:
    return Amount(amount * 100, "USD")


def test_another_conversion_makes_it_a_claim_of_its_own(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    amount = {"indicator": INDICATOR_IDS["invested"], "currency": "AZN", "value": Decimal(51_000_000)}
    _kept(register, _values(place, **amount, stated_conversion=_dollars(30_000_000)), trend)
    assert _same(register, _values(place, **amount, stated_conversion=_dollars(31_000_000)), report) is None
    assert _same(register, _values(place, **amount), report) is not None


def test_a_claim_that_was_changed_meanwhile_is_not_confirmed_unseen(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    kept = _kept(register, _values(place), trend)
    same = _same(register, _values(place), report)
    assert same is not None
    edit(register, Figure(id=kept), value=Decimal(600))
    with pytest.raises(ChangedSince):
        confirm(register, same)
    assert _said(register, place) == [[("Trend", None)]]


def test_of_twins_kept_apart_the_one_of_this_source_is_known(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    _kept(register, _values(place), trend)
    second = _kept(register, _values(place), report)
    same = _same(register, _values(place), report)
    assert same is not None and same.is_said and same.figure == second


def test_only_a_new_claim_is_looked_at(register: Register, place: District, trend: Source) -> None:
    kept = _kept(register, _values(place), trend)
    with register.read() as session:
        assert find_same(session, Entry("figure", _values(place), record_id=kept)) is None
        assert find_same(session, Entry("district", values_of(place))) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_is_said_in_each_language(
    register: Register, place: District, trend: Source, report: Source, language: str
) -> None:
    _kept(register, _values(place), trend)
    same, again = _same(register, _values(place), report), _same(register, _values(place), trend)
    assert same is not None and again is not None
    expected = {
        "az": ("Bu məlumat artıq var, mənbə: Trend.", "Bu mənbədə bu məlumat artıq var."),
        "en": ("This claim is there already, from Trend.", "This source says so already."),
        "ru": ("Эти сведения уже есть, источник: Trend.", "Этот источник уже указан для этих сведений."),
    }
    with speaking(language):
        assert (same.why(), again.why()) == expected[language]


def test_the_sources_of_a_claim_are_counted_once_and_an_opinion_is_none(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    kept = _kept(register, _values(place), trend)
    third = source("Comment", publisher="Blog")
    doubtful = source("Rumour", publisher="Rumour")
    cited: list[tuple[Source, dict[str, Any]]] = [
        (trend, {"said_by": "Sahib Mammadov"}),
        (report, {"field": "value"}),
        (third, {"opinion": True}),
        (doubtful, {"confidence": 0}),
        (doubtful, {"field": "as_of"}),
    ]
    keep(register, third, doubtful)
    keep(register, *(Citation(id=new_id(), record=kept, source=each.id, **said) for each, said in cited))
    with register.read() as session:
        (claim,) = read_claims(session, [place.id])
        assert count_sources(session, [kept]) == {kept: 2}
        assert read_display_values(session, "figure", listing.rows(session, "figure", [kept]))[kept]["confirmed"]
    assert [each.publisher for each in sources_among(claim.evidence)] == ["Trend", "Report"]
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = confirmed_by(claim.evidence)
    assert said == {"az": "Təsdiqləyir: Report", "en": "Confirmed by Report", "ru": "Подтверждено: Report"}


def _typed(register: Register, values: dict[str, Any], cited: Source | None) -> SameClaim | None:
    also = citations_of(cited.id if cited else None)
    with register.read() as session:
        return find_same(session, Entry("figure", values), also, is_typed=True)


def test_of_a_claim_in_one_line_one_that_only_says_more_is_asked_about(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    whole = _kept(register, _values(place, value=Decimal(474)), trend)
    part = _kept(register, _values(place, value=Decimal(290), part_of=whole), trend)
    typed = _values(place, value=Decimal(290))
    assert _same(register, typed, report) is None
    same = _typed(register, typed, report)
    assert same is not None and same.is_likely and same.figure == part and same.may_be_added
    assert same.why().startswith("Is this the same as the claim that is there, from Trend: ")
    assert "290" in same.why() and "474" in same.why()
    confirm(register, same)
    assert sorted(_said(register, place), key=len) == [[("Trend", None)], [("Trend", None), ("Report", None)]]
    with register.read() as session:
        assert session.get_one(Figure, part).part_of == whole


def test_a_number_of_several_typed_at_one_of_them_is_asked_about(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    other, third = district("Neftchala"), district("Masalli")
    keep(register, other, third)
    joint = _kept(register, _values(place, value=Decimal(300), together_with=(other.id,)), trend)
    for subject in (place, other):
        same = _typed(register, _values(subject, value=Decimal(300)), report)
        assert same is not None and same.is_likely and same.figure == joint
    assert _typed(register, _values(third, value=Decimal(300)), report) is None
    assert _typed(register, _values(other, value=Decimal(301)), report) is None


def test_a_target_for_a_year_may_be_the_one_by_that_year(
    register: Register, place: District, trend: Source, report: Source
) -> None:
    kept = _kept(register, _values(place, status="planned", for_when=on("2030")), trend)
    same = _typed(register, _values(place, status="planned", for_when=ImpreciseDate("../2030", "by 2030")), report)
    assert same is not None and same.is_likely and same.figure == kept
    assert (
        _typed(register, _values(place, status="planned", for_when=ImpreciseDate("../2031", "by 2031")), report)
        is None
    )


@pytest.mark.parametrize("unit", ["cars", "автомобилей", "avtomobil", "car"])
def test_a_unit_in_another_language_makes_no_other_claim(
    register: Register, place: District, trend: Source, report: Source, unit: str
) -> None:
    kept = _kept(register, _values(place, unit="car"), trend)
    same = _same(register, _values(place, unit=unit), report)
    assert same is not None and same.figure == kept
