"""Each known unit, as the unit of an indicator, is its own in every word and sign by which the reader knows it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from districtdesk.folding import fold
from districtdesk.measure_units import MEASURE_UNITS, MeasureUnit
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.records import Indicator
from districtdesk.register.claims.figure_rows import make_figure_row
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.claims.same_claim import claim_key
from districtdesk.register.claims.standard_indicators import INDICATORS, StandardIndicator
from districtdesk.register.claims.unit_words import PERCENT, UNIT_WORDS
from districtdesk.register.claims.units import is_in_unit, is_own_unit
from districtdesk.register.rules.claim_rules import oddities
from districtdesk.register.typed_claim import figure_values
from tests.making import district, figure
from tests.thorough import one_in

_SIGNS = ("%", "%-i", "%-in", "percentage", "проц.")


def _words(unit: MeasureUnit) -> tuple[str, ...]:
    also = (*PERCENT, *_SIGNS) if unit.code == "percent" else ()
    return (unit.code, *unit.names.known().values(), *unit.also, *also)


def _check(word: str, unit: Names, dimension: str) -> None:
    """It is not refused, not doubted, and makes no twin, typed in the row or chosen in the form."""
    offered = OfferedIndicator("id", Names.same("Own"), unit, dimension, "stock")
    measure = Indicator(dimension=dimension, unit=unit)
    assert is_own_unit(word, unit), word
    assert is_in_unit(word, offered), word
    assert list(oddities(make_figure_row(figure(district(), "residents", 40, unit=word)), measure, None)) == [], word
    bare = {"subject": "s", "indicator": "i", "status": "reported", "value": Decimal(40)}
    assert claim_key(bare | {"unit": word}, unit) == claim_key(bare, unit), word
    for text in (f"40 {word}", f"more than 40 {word} as of 2023") if "_" not in word else ():
        values = figure_values(text, offered)
        assert not isinstance(values, Problem), (text, values.message)
        assert "unit" not in values, text


_DIMENSIONS = {"percent": "percent", "score_point": "score", "hectare": "area"}


def _has_unit(indicator: StandardIndicator) -> bool:
    return bool(indicator.unit)


@pytest.mark.parametrize("unit", one_in(5, MEASURE_UNITS), ids=[unit.code for unit in MEASURE_UNITS])
def test_a_known_unit_is_known_in_each_of_its_words_whichever_of_them_the_indicator_has(unit: MeasureUnit) -> None:
    dimension = _DIMENSIONS.get(unit.code, "quantity")
    if unit.code in ("person", "job"):
        dimension = "count"
    for own in (unit.names, *map(Names.same, unit.names.known().values())):
        for word in _words(unit):
            _check(word, own, dimension)


@pytest.mark.parametrize(
    "indicator", one_in(5, (each for each in INDICATORS if each.unit)), ids=lambda each: each.code
)
def test_a_usual_indicators_unit_is_known_in_all_words_of_the_reader(indicator: StandardIndicator) -> None:
    if indicator.dimension == "output":
        return
    own = Names(*indicator.unit)
    folded = {fold(each) for each in own.known().values()}
    words = [word for unit in MEASURE_UNITS if is_own_unit(unit.code, own) for word in _words(unit)]
    words += [word for each in UNIT_WORDS if folded & each.own for word in each.own | each.also]
    assert words or indicator.code == "energy_supplied"
    for word in words:
        _check(word, own, indicator.dimension)


def test_no_other_unit_is_taken_for_the_own_one() -> None:
    percent = Names.same("%")
    for word in ("s", "bal", "points", "percentage points", "faiz bəndi", "jobs", "manat", "²"):
        assert not is_own_unit(word, percent), word


@pytest.mark.parametrize("unit", MEASURE_UNITS, ids=[unit.code for unit in MEASURE_UNITS])
def test_a_known_unit_is_no_other_known_one(unit: MeasureUnit) -> None:
    taken = {other.code for other in MEASURE_UNITS if is_own_unit(other.code, unit.names)} - {unit.code}
    # Jobs are told in people and in workers; pieces are counted in whatever they are.
    told = {"job": {"person", "place", "worker"}, "person": {"worker"}, "piece": {"unit"}}
    assert taken <= told.get(unit.code, set())
