"""What is said of a claim beside its number: why it is preferred, what replaced it, and how it was printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk.desk.record.claim_cells import preferred_cell, value_cell
from districtdesk.money import Amount
from districtdesk.problems import Problem
from districtdesk.records import Figure
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.errors import Refused
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.subject_claims import Claim, prefer, read_claims, say_why_preferred
from districtdesk.register.typed_claim import figure_values, reading_of
from tests.making import INDICATOR_IDS, district, edit, figure, keep, named, on, stored


def _claims(register: Register, subject: str) -> dict[str, Claim]:
    with register.read() as session:
        return {each.figure.id: each for each in read_claims(session, [subject])}


def test_why_a_claim_is_preferred_is_kept_until_another_one_is(register: Register) -> None:
    park = district()
    one, other = figure(park, "area", 60), figure(park, "area", 65)
    keep(register, park, one, other)
    prefer(register, one.id)
    say_why_preferred(register, one.id, "most_official", " It is the decree's own number. ")
    kept = stored(register, one)
    assert (kept.preferred_reason, kept.preferred_because) == ("most_official", "It is the decree's own number.")
    shown = preferred_cell(_claims(register, park.id)[one.id], is_shown=True)
    assert shown.text() == "preferred, The most official source"
    prefer(register, other.id)
    kept = stored(register, one)
    assert (kept.preferred, kept.preferred_reason, kept.preferred_because) == (None, None, None)


def test_a_claim_that_is_replaced_is_superseded_in_the_same_step_and_leads_to_the_other(register: Register) -> None:
    park = district()
    one, other = figure(park, "area", 60), figure(park, "area", 65)
    keep(register, park, one, other)
    save(register, Entry("figure", {"replaced_by": other.id}, one.id))
    assert stored(register, one).status == "superseded"
    cell = value_cell(_claims(register, park.id)[one.id])
    assert [run.target for line in cell.lines for run in line if run.target] == [("figure", other.id)]
    undo(register)
    assert (stored(register, one).status, stored(register, one).replaced_by) == (one.status, None)


def test_a_cancelled_claim_stays_cancelled_when_it_is_replaced(register: Register) -> None:
    park = district()
    one, other = figure(park, "area", 60, status="cancelled"), figure(park, "area", 65)
    keep(register, park, one, other)
    edit(register, one, replaced_by=other.id)
    assert stored(register, one).status == "cancelled"


def test_a_claim_does_not_take_its_own_place(register: Register) -> None:
    park = district()
    one = figure(park, "area", 60)
    keep(register, park, one)
    with pytest.raises(Refused, match="its own place"):
        edit(register, one, replaced_by=one.id)


def test_a_number_is_shown_as_it_was_printed_beside_the_metric_one(register: Register) -> None:
    park = district()
    acres = figure(park, "area", Decimal("188.6"), printed_value=Decimal(466), printed_unit="acre")
    keep(register, park, acres)
    text = value_cell(_claims(register, park.id)[acres.id]).text().replace("\u00a0", " ")
    assert text == "188.6 ha, printed as 466 acres"


def test_a_conversion_keeps_the_word_before_it(register: Register) -> None:
    park = district()
    told = figure(
        park,
        "invested",
        51_000_000,
        currency="AZN",
        as_of=on("2023"),
        stated_conversion=Amount(3_000_000_000, "USD"),
        conversion_qualifier="about",
    )
    keep(register, park, told)
    assert "stated as about" in value_cell(_claims(register, park.id)[told.id]).text()


@pytest.mark.parametrize(
    ("typed", "qualifier", "reads"),
    [
        ("not stated", "not_stated", "not stated"),
        ("Неизвестно", "unknown", "unknown"),
        ("yoxdur", "none", "none"),
        ("göstərilməyib", "not_stated", "not stated"),
    ],
)
def test_what_is_no_number_can_be_typed_and_is_kept_as_such(
    register: Register, typed: str, qualifier: str, reads: str
) -> None:
    park = district()
    keep(register, park)
    for code, dimension in (("residents", "count"), ("loan", "money")):
        offered = OfferedIndicator(INDICATOR_IDS[code], named(code), None, dimension, "stock")
        values = figure_values(typed, offered)
        assert not isinstance(values, Problem)
        assert reading_of(values, offered).startswith(f"Reads as: {reads}")
        saved = save(register, Entry("figure", {**values, "subject": park.id, "status": "reported"}))
        with register.read() as session:
            kept = session.get_one(Figure, saved.id)
            assert (kept.qualifier, kept.value) == (qualifier, None)
        assert value_cell(_claims(register, park.id)[saved.id]).text() == reads
