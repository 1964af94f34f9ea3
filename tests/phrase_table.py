"""Printed phrases with what must come out of each, judged by hand: read from a plain text file, and scored.

A heading names a class, the language of the source ("-" where nobody knows it) and the dimension of the indicator. A
line is: phrase => what it says, where that is the qualifier unless it is exact, the number or "low to high", unit or
currency, "a year", "more", "@" and the date, the conversion in brackets; or "ask" with the answers, or "refuse".
"""  # fmt: skip

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from districtdesk.claim_reading import ClaimReading, OpenReading, read_claim
from districtdesk.claim_reading.claim import ANY
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.measure_units import measure_code
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.typed_claim import How, read_typed

_FOLDER = Path(__file__).parent / "phrases"
# The day of the source, for "yesterday".
SAID = ImpreciseDate("2024-05-02")


class Phrase(NamedTuple):
    """One line of a table under its heading."""

    sort: str
    language: str
    dimension: str
    text: str
    says: str


def phrases_of(name: str) -> Iterator[Phrase]:
    """Those of one file in tests/phrases."""
    heading = ("", "", "")
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            sort, _bracket, rest = line[1:].partition("] ")
            language, dimension = rest.split()
            heading = (sort, language, dimension)
        elif line and not line.startswith("#"):
            text, _arrow, says = line.partition(" => ")
            yield Phrase(*heading, text, says)


def read_phrase(phrase: Phrase) -> ClaimReading | Problem:
    """As the claim row reads it, under an indicator of which only the dimension is known."""
    language = None if phrase.language == "-" else phrase.language
    if phrase.dimension == ANY:
        return read_claim(phrase.text, dimension=ANY, language=language, said=SAID)
    indicator = OfferedIndicator("", Names.same(""), None, phrase.dimension, "stock")
    return read_typed(phrase.text, indicator, How(language, SAID))


def say_outcome(outcome: ClaimReading | Problem) -> str:
    """The outcome as it stands in the table."""
    if isinstance(outcome, ClaimReading):
        return _say(outcome)
    if isinstance(outcome, OpenReading):
        return "ask " + " | ".join(map(_say, outcome.choices))
    return "refuse"


def _say(reading: ClaimReading) -> str:
    quantity = reading.quantity
    qualifier = "" if quantity.qualifier in ("exact", "between") else quantity.qualifier
    numbers = [_plain(value) for value in (quantity.value, quantity.value_to) if value is not None]
    unit = measure_code(quantity.unit or "") or quantity.unit
    parts = [qualifier, " to ".join(numbers), quantity.currency or unit]
    parts.append(f"a {reading.per}" if reading.per else "")
    parts.append("more" if reading.is_increment else "")
    parts.append(f"@{reading.as_of.edtf}" if reading.as_of else "")
    if reading.conversion:
        parts.append(f"({_plain(reading.conversion.value)} {reading.conversion.currency})")
    return " ".join(filter(None, parts))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def verdict(says: str, came: str) -> str:
    """right, refused where it should be read, or wrong: another number than was said, or one where there is none."""
    if says == came or (says in ("ask", "refuse") and came.partition(" ")[0] in ("ask", "refuse")):
        return "right"
    return "refused" if came.partition(" ")[0] in ("ask", "refuse") else "wrong"


def score(phrases: list[Phrase]) -> Counter[tuple[str, str, str]]:
    """How many of each class and language are right, refused and wrong."""
    return Counter((each.sort, each.language, verdict(each.says, say_outcome(read_phrase(each)))) for each in phrases)
