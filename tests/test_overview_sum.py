"""Adding claims: like with like only, and no sum that says more than its parts."""

from __future__ import annotations

from decimal import Decimal
from itertools import count, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from districtdesk.overview.sum import NotAdded, Part, Total, add_claims
from districtdesk.quantity import Quantity

_numbers = count()


def part(value: int, qualifier: str = "exact", value_to: int | None = None, **changes: object) -> Part:
    """A claim about a subject of its own."""
    top = None if value_to is None else Decimal(value_to)
    quantity = Quantity(qualifier, Decimal(value), top, changes.pop("unit", None), changes.pop("currency", None))
    made = Part(quantity, f"subject {next(_numbers)}", "jobs_created", "Jobs created", "stock")
    return made._replace(**changes)


def total(*parts: Part) -> tuple[str, int, int | None]:
    (only,) = added(*parts).addends
    found = only.quantity
    assert only.count == len(parts)
    return found.qualifier, int(found.value), None if found.value_to is None else int(found.value_to)


def added(*parts: Part, unstated: int = 0) -> Total:
    found = add_claims(parts, unstated)
    assert isinstance(found, Total)
    return found


def said(*parts: Part) -> list[tuple[str, int]]:
    return [(each.quantity.full(), each.count) for each in added(*parts).addends]


def why(*parts: Part) -> str:
    found = add_claims(parts)
    assert isinstance(found, NotAdded)
    return found.why


def test_exact_numbers_give_an_exact_sum() -> None:
    assert total(part(13), part(8)) == ("exact", 21, None)


def test_exact_and_more_than_give_more_than() -> None:
    assert total(part(13), part(50, "more_than")) == ("more_than", 63, None)


def test_exact_and_at_least_give_at_least() -> None:
    assert total(part(13), part(50, "at_least")) == ("at_least", 63, None)


def test_more_than_and_at_least_give_more_than() -> None:
    assert total(part(13, "more_than"), part(50, "at_least")) == ("more_than", 63, None)


def test_exact_and_up_to_give_up_to() -> None:
    assert total(part(13), part(50, "up_to")) == ("up_to", 63, None)


def test_up_to_and_less_than_give_less_than() -> None:
    assert total(part(13, "up_to"), part(50, "less_than")) == ("less_than", 63, None)


@pytest.mark.parametrize("qualifier", ["exact", "more_than", "at_least", "less_than", "up_to"])
def test_about_is_added_to_nothing_else(qualifier: str) -> None:
    other = part(100, qualifier)
    assert said(part(500, "about"), other) == [(other.quantity.full(), 1), ("about 500", 1)]
    assert said(part(500, "about"), part(20, "about")) == [("about 520", 2)]


def test_more_than_and_about_and_one_not_stated_are_told_apart() -> None:
    found = added(part(51, "more_than"), part(20, "about"), unstated=1)
    assert [(each.quantity.full(), each.count) for each in found.addends] == [("more than 51", 1), ("about 20", 1)]
    assert (found.least, found.is_above, found.most, found.unstated) == (51, True, None, 1)


def test_a_total_says_between_which_bounds_it_lies() -> None:
    found = added(part(13), part(10, "between", 20), part(5, "less_than"))
    assert (found.least, found.is_above, found.most, found.is_below) == (23, False, 38, True)


def test_nothing_bounds_a_total_from_above_while_a_subject_has_no_number() -> None:
    assert added(part(13), part(8)).most == 21
    assert added(part(13), part(8), unstated=1).most is None


def test_what_may_be_negative_bounds_no_total_that_is_not_known_whole() -> None:
    assert added(part(13, is_never_negative=False), part(8, "about", is_never_negative=False)).least is None


_QUALIFIERS = st.sampled_from(("exact", "about", "more_than", "at_least", "less_than", "up_to", "between"))


@pytest.mark.thorough
@given(st.lists(st.tuples(_QUALIFIERS, st.integers(0, 50), st.integers(0, 50), st.integers(0, 60)), min_size=1))
def test_whatever_the_claims_allow_lies_between_the_bounds(drawn: list[tuple[str, int, int, int]]) -> None:
    parts = [part(low, kind, low + more if kind == "between" else None) for kind, low, more, _true in drawn]
    values = [_allowed(*each) for each in drawn]
    found = added(*parts)
    assume(None not in values)
    whole = sum(each for each in values if each is not None)
    assert found.least is None or whole >= found.least + found.is_above
    assert found.most is None or whole <= found.most - found.is_below


def _allowed(kind: str, low: int, more: int, true: int) -> int | None:
    """A whole number that the claim allows, near the one drawn; None where none is."""
    most = {"exact": low, "less_than": low - 1, "up_to": low, "between": low + more}.get(kind, 10**6)
    least = {"exact": low, "more_than": low + 1, "at_least": low, "between": low}.get(kind, 0)
    return min(max(true, least), most) if least <= most else None


@given(st.lists(st.tuples(_QUALIFIERS, st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=3))
def test_the_bounds_are_reached(drawn: list[tuple[str, int, int]]) -> None:
    """No tighter bound would be right: some numbers that the claims allow come to each of them."""
    parts = [part(low, kind, low + more if kind == "between" else None) for kind, low, more in drawn]
    allowed = [[n for n in range(14) if _allowed(kind, low, more, n) == n] for kind, low, more in drawn]
    sums = {sum(each) for each in product(*allowed)}
    found = added(*parts)
    assume(sums)
    if found.least is not None and sum(each.qualifier == "more_than" for each in (p.quantity for p in parts)) <= 1:
        assert min(sums) == found.least + found.is_above
    if found.most is not None and sum(each.qualifier == "less_than" for each in (p.quantity for p in parts)) <= 1:
        assert max(sums) == found.most - found.is_below


def test_a_range_and_an_exact_number_give_a_range() -> None:
    assert total(part(10, "between", 20), part(5)) == ("between", 15, 25)


def test_a_range_is_not_added_to_about() -> None:
    assert said(part(10, "between", 20), part(5, "about")) == [("between 10 and 20", 1), ("about 5", 1)]


def test_a_range_beside_a_lower_bound_counts_with_its_lower_end() -> None:
    assert total(part(10, "between", 20), part(5, "more_than")) == ("more_than", 15, None)


def test_a_range_beside_an_upper_bound_counts_with_its_upper_end() -> None:
    assert total(part(10, "between", 20), part(5, "up_to")) == ("up_to", 25, None)


def test_lower_and_upper_bounds_are_told_apart() -> None:
    assert said(part(100), part(50, "more_than"), part(30, "up_to")) == [("more than 150", 2), ("up to 30", 1)]


def test_money_of_one_currency_is_added() -> None:
    assert said(part(51, currency="AZN"), part(9, currency="AZN")) == [("60\u00a0₼", 2)]


def test_one_currency_is_not_added_to_another() -> None:
    assert "currency" in why(part(51, currency="AZN"), part(30, currency="USD"))


def test_one_unit_is_not_added_to_another() -> None:
    assert "unit" in why(part(30, unit="cars"), part(30, unit="tonnes"))


def test_planned_is_not_added_to_actual() -> None:
    assert "planned" in why(part(88, is_planned=True), part(51))


def test_a_level_is_not_added_to_what_was_counted_over_a_period() -> None:
    assert "period" in why(part(88, nature="flow", period="2024"), part(51, nature="stock"))


def test_permanent_jobs_are_not_added_to_all_jobs() -> None:
    permanent = part(220, indicator="jobs_permanent", name="Jobs, permanent")
    assert why(part(500), permanent) == "“Jobs created” is not added to “Jobs, permanent”."


def test_an_increase_is_not_added_to_anything() -> None:
    assert "increase" in why(part(500), part(1200, is_increment=True))
    assert "increase" in why(part(1200, is_increment=True))


def test_a_district_is_not_added_to_its_own_projects() -> None:
    district = part(500)
    assert "projects" in why(district, part(100, within=district.subject))


def test_projects_of_other_districts_are_added() -> None:
    assert total(part(500), part(100, within="another")) == ("exact", 600, None)


def test_two_claims_about_one_subject_are_not_added() -> None:
    assert "same subject" in why(part(13, subject="one"), part(8, subject="one"))


def test_flows_of_different_periods_are_not_added() -> None:
    assert "periods" in why(part(5, nature="flow", period="2023"), part(6, nature="flow", period="2024"))


def test_flows_of_one_period_are_added() -> None:
    assert total(part(5, nature="flow", period="2023"), part(6, nature="flow", period="2023")) == ("exact", 11, None)


def test_what_may_not_be_summed_is_not_added() -> None:
    assert why(part(5, may_be_summed=False), part(6, may_be_summed=False))


def test_what_is_not_added_is_shown_in_parts() -> None:
    found = add_claims([part(51, currency="AZN"), part(30, currency="USD")])
    assert isinstance(found, NotAdded)
    assert [each.full() for each in found.parts] == ["51\u00a0₼", "30\u00a0$"]


def test_nothing_is_not_a_sum_of_zero() -> None:
    with pytest.raises(ValueError, match="nothing"):
        add_claims([])


@pytest.mark.parametrize(
    ("qualifier", "shown"),
    [("exact", "52"), ("about", "52"), ("more_than", "51.9"), ("at_least", "51.9"), ("less_than", "52")],
)
def test_a_short_number_never_says_more_than_the_claim(qualifier: str, shown: str) -> None:
    assert Quantity(qualifier, Decimal(51_960_000), currency="AZN").short() == f"{shown}\u00a0m\u00a0₼"


def test_an_upper_bound_is_rounded_up() -> None:
    assert Quantity("up_to", Decimal(51_920_000)).short() == "52\u00a0m"


def test_a_range_is_rounded_outwards() -> None:
    assert Quantity("between", Decimal(1_190_000), Decimal(2_010_000)).short() == "1.1\u00a0m–2.1\u00a0m"
