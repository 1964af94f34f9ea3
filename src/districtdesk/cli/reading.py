"""The command that reads printed claims: one reading, question or refusal for each text, for people or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from ..claim_reading import ClaimReading, Misfit, OpenReading, read_claim
from ..claim_reading.answers import read_answer
from ..claim_reading.claim import ANY
from ..dates.imprecise import ImpreciseDate
from ..i18n import LANGUAGES, _
from ..measure_units import measure_code
from ..names import Names
from ..problems import Problem, error
from ..quantity import Quantity
from ..register.claims.fitting import find_fitting
from ..register.claims.indicator_choices import OfferedIndicator, offer_standard
from ..register.claims.standard_indicators import INDICATORS
from ..register.typed_claim import How, read_typed, reading_words
from ..whole_signs import broken_sign
from .exits import Exit
from .talking import say

DIMENSIONS = ("money", "count", "area", "percent", "output")
_STANDARD = {each.code: offer_standard(each) for each in INDICATORS}
INDICATOR_CODES = tuple(_STANDARD)
_FROM_INPUT = "-"
_MOST_CODES = 3


class AskedText(NamedTuple):
    """A text to be read, with what is known of it; `problem` is what is wrong with what stands before it."""

    text: str
    indicator: OfferedIndicator | None = None
    language: str | None = None
    problem: Problem | None = None


def read(arguments: Namespace) -> Exit:
    """Print what each text says. A refusal is an answer, so that this ends well."""
    for asked in _all_asked(arguments):
        answer = asked.problem or _read_one(asked, arguments.said)
        if arguments.format == "json":
            say(json.dumps(_as_json(answer, asked), ensure_ascii=False))
        else:
            say(_in_words(answer, asked))
    return Exit.WELL


def _all_asked(arguments: Namespace) -> Iterator[AskedText]:
    indicator = _STANDARD.get(arguments.indicator) if arguments.indicator else None
    indicator = indicator or (_any_of(arguments.dimension) if arguments.dimension else None)
    for text in arguments.text:
        if text != _FROM_INPUT:
            yield AskedText(text, indicator, arguments.language)
            continue
        for line in sys.stdin:
            yield _asked_in(line.rstrip("\r\n"), indicator, arguments.language)


def _asked_in(line: str, indicator: OfferedIndicator | None, language: str | None) -> AskedText:
    """A line of input, perhaps behind an indicator or dimension and a language, each with a tab behind it."""
    while "\t" in line:
        head, _tab, rest = line.partition("\t")
        key, _equals, value = head.strip().partition("=")
        if key == "indicator" and value in _STANDARD:
            indicator = _STANDARD[value]
        elif key == "dimension" and value in DIMENSIONS:
            indicator = _any_of(value)
        elif key == "language" and value in LANGUAGES:
            language = value
        elif key in ("indicator", "dimension", "language"):
            return AskedText(rest, problem=_unknown(head.strip(), _names_for(key, value, rest)))
        else:
            break
        line = rest
    return AskedText(line, indicator, language)


def _names_for(key: str, value: str, text: str) -> tuple[str, ...]:
    """What may stand there instead: codes that are spelled like it, else those that fit what the text says."""
    if key != "indicator":
        return DIMENSIONS if key == "dimension" else tuple(LANGUAGES)
    alike = codes_like(value)
    if alike:
        return alike
    reading = read_claim(text.rpartition("\t")[2], dimension=ANY)
    found = find_fitting(reading, _STANDARD.values()) if isinstance(reading, ClaimReading) else []
    return tuple(each.code for each in found)


def codes_like(code: str) -> tuple[str, ...]:
    """The codes of indicators that are spelled like this one, the likest first."""
    words = [each for each in INDICATOR_CODES if code and code in each]
    return tuple(dict.fromkeys((*get_close_matches(code, INDICATOR_CODES, _MOST_CODES), *words)))[:_MOST_CODES]


def _unknown(given: str, names: tuple[str, ...]) -> Problem:
    if not names:
        return error(_("“{given}” is not known here.", given=given), rule="prefix_unknown")
    text = _("“{given}” is not known here. Write one of these: {names}.", given=given, names=", ".join(names))
    return error(text, rule="prefix_unknown")


def read_asked_line(line: str, said: ImpreciseDate | None = None) -> ClaimReading | Problem:
    """What such a line of input says."""
    asked = _asked_in(line, None, None)
    return asked.problem or _read_one(asked, said)


def _any_of(dimension: str) -> OfferedIndicator:
    """An indicator of which only this is known."""
    return OfferedIndicator("", Names.same(""), None, dimension, "stock")


def _read_one(asked: AskedText, said: ImpreciseDate | None) -> ClaimReading | Problem:
    broken = broken_sign(asked.text)
    if broken:
        return broken
    answer = read_answer(asked.text)
    if answer:
        return ClaimReading(Quantity(answer, Decimal(0)))
    if asked.indicator:
        return read_typed(asked.text, asked.indicator, How(asked.language, said))
    return read_claim(asked.text, dimension=ANY, language=asked.language, said=said)


def _as_json(answer: ClaimReading | Problem, asked: AskedText) -> dict[str, object]:
    if isinstance(answer, ClaimReading):
        return reading_json(answer, asked.indicator)
    choices = answer.choices if isinstance(answer, OpenReading) else ()
    found: dict[str, object] = {
        "ok": False,
        "problem": answer.message,
        "choices": [reading_json(each, asked.indicator) for each in choices],
        "rule": answer.rule,
    }
    if isinstance(answer, Misfit) and answer.reading:
        found["fitting"] = [each.code for each in find_fitting(answer.reading, _STANDARD.values())]
    return found


def reading_json(reading: ClaimReading, indicator: OfferedIndicator | None = None) -> dict[str, object]:
    """A reading as the command prints it."""
    quantity, conversion = reading.quantity, reading.conversion
    has_number = quantity.is_number
    return {
        "ok": True,
        "qualifier": quantity.qualifier,
        "value": _plain(quantity.value) if has_number else None,
        "value_to": None if quantity.value_to is None else _plain(quantity.value_to),
        "unit": _unit(reading, indicator),
        "currency": quantity.currency,
        "as_of": reading.as_of.edtf if reading.as_of else None,
        "conversion": {"value": _plain(conversion.value), "currency": conversion.currency} if conversion else None,
        "increment": reading.is_increment,
        "per": reading.per,
        "remarks": list(reading.remarks),
    }


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _unit(reading: ClaimReading, indicator: OfferedIndicator | None) -> str | None:
    """The code of a known unit, or the words as printed; the indicator's own where none is printed."""
    if reading.quantity.currency or not reading.quantity.is_number:
        return None
    if reading.measures == "area" or (indicator and indicator.dimension == "area"):
        return "hectare"
    if reading.quantity.unit:
        return reading.quantity.unit if reading.adjectives else reading.unit_code or reading.quantity.unit
    if reading.unit_code:
        return reading.unit_code
    if indicator is None:
        return None
    own = indicator.unit.known()["en"] if indicator.unit and indicator.dimension != "output" else ""
    return measure_code(own) or own or ("percent" if indicator.dimension == "percent" else None)


def _in_words(answer: ClaimReading | Problem, asked: AskedText) -> str:
    if isinstance(answer, ClaimReading):
        return reading_words(answer, asked.indicator)
    choices = answer.choices if isinstance(answer, OpenReading) else ()
    return "\n".join([answer.message, *(f"  {reading_words(each, asked.indicator)}" for each in choices)])
