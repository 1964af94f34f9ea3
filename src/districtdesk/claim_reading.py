"""Reads a claim as people write it: more than 220 as of 9 Feb 2024, təxminən 500, свыше 51 млн манат."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .dates.imprecise import ImpreciseDate
from .dates.imprecise import read as read_date
from .fields import Area
from .fields.quantities import hectares
from .i18n import _
from .money import Amount, read_amount
from .numbers import read_number
from .problems import Problem, error

_LONGEST = 200
# Words before the number, in English, Azerbaijani and Russian; longer ones first, so that none hides another.
_BEFORE = {
    "at_least": (
        "at least", "no less than", "not less than", "minimum", "ən azı", "azı", "не менее", "минимум", "≥", ">=",
    ),
    "up_to": ("up to", "no more than", "at most", "maximum", "ən çoxu", "до", "не более", "максимум", "≤", "<="),
    "more_than": ("more than", "over", "exceeds", "exceed", "exceeding", "above", "более", "больше", "свыше", ">"),
    "less_than": ("less than", "under", "below", "менее", "меньше", "<"),
    "about": (
        "about", "around", "approximately", "approx.", "roughly", "some", "təxminən", "təqribən", "около",
        "примерно", "порядка", "приблизительно", "почти", "nearly", "almost", "~", "≈",
    ),
    "exact": ("exactly", "dəqiq", "ровно", "="),
}  # fmt: skip
# Azerbaijani says it behind, and the number or the word before it takes an ending: 500-dən çox, 500-ə qədər,
# 51 milyon manatdan artıq. An n stands between two endings (iş yerindən), but belongs to the word in 5 mindən çox.
_N = r"(?:(?<=[ıiuü])(?<!\bmi)n)?"
_BEHIND = {
    "more_than": rf"{_N}(?:dən|dan)\s+(?:çox|artıq)",
    "less_than": rf"{_N}(?:dən|dan)\s+az",
    "up_to": rf"(?:{_N}[aə]|y[aə])\s+qədər|qədər",
    "about": rf"(?:{_N}[aə]|y[aə])\s+yaxın",
}
_AS_OF = re.compile(
    r"^(?P<claim>.+?)[\s,;]+(?:as of|as at|по состоянию на|на|as for|in|on|в)\s+(?P<date>\S.*)$", re.IGNORECASE
)
_AS_OF_AZ = re.compile(r"^(?P<claim>.+?)[,;]\s*(?P<date>[^,;]+?)(?:\s+tarixinə)?$", re.IGNORECASE)
_CONVERSION = re.compile(r"^(?P<claim>[^()]+)\((?P<conversion>[^()]+)\)\s*(?P<rest>.*)$")
_BETWEEN = (
    re.compile(r"^(?:between|from)\s+(?P<low>.+?)\s+(?:and|to)\s+(?P<high>.+)$", re.IGNORECASE),
    re.compile(r"^от\s+(?P<low>.+?)\s+до\s+(?P<high>.+)$", re.IGNORECASE),
    re.compile(r"^(?P<low>.+?)\s+ilə\s+(?P<high>.+?)\s+arasında$", re.IGNORECASE),
    re.compile(r"^(?P<low>\d[\d\s.,]*?)\s*[–—-]\s*(?P<high>\d.*)$"),
)
_UNIT = re.compile(r"^(?P<number>[-−]?\d.*?)(?P<unit>(?:\s+[^\W\d_][^\d]*)?)$")
_SCALES = re.compile(
    r"^\s*(?:thousand|million|billion|mln|mlrd|bn|m|min|milyon|milyard|тыс|млн|млрд|миллион\w*|миллиард\w*|тысяч\w*)\b\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What was understood: field keys of a Figure and their values. `as_of` None: the text gives no date."""

    qualifier: str
    value: Decimal
    value_to: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    as_of: ImpreciseDate | None = None
    conversion: Amount | None = None

    def values(self) -> dict[str, object]:
        """For an Entry of kind figure; only what was said."""
        said: dict[str, object] = {
            "qualifier": self.qualifier,
            "value": self.value,
            "value_to": self.value_to,
            "currency": self.currency,
            "unit": self.unit,
            "as_of": self.as_of,
            "as_of_basis": "stated" if self.as_of else None,
            "stated_conversion": self.conversion,
        }
        return {key: value for key, value in said.items() if value is not None}


def read_claim(
    text: str, *, is_money: bool = False, is_whole: bool = False, is_area: bool = False
) -> ClaimReading | Problem:
    """The claim that the text makes, or what of it was not understood.

    Money is refused without its currency. An area comes in hectares, whatever unit it was printed in.
    """
    if len(text) > _LONGEST:
        return error(_("That is too long for one claim. Write the number, its date, and nothing else."))
    claim, date = _split_date(" ".join(text.split()))
    if isinstance(date, Problem):
        return date
    claim, conversion = _split_conversion(claim)
    if isinstance(conversion, Problem):
        return conversion
    found = _read_amounts(claim, _Reader(is_money, is_whole, is_area))
    if isinstance(found, Problem):
        return found
    if conversion is not None and not is_money:
        return error(_("A second amount in brackets belongs to money only."))
    return ClaimReading(*found, as_of=date, conversion=conversion)


def _split_date(text: str) -> tuple[str, ImpreciseDate | Problem | None]:
    for pattern in (_AS_OF, _AS_OF_AZ):
        found = pattern.match(text)
        if not found:
            continue
        date = read_date(re.sub(r"\s+(?:tarixinə|tarixində)$", "", found["date"]))
        if not isinstance(date, Problem):
            return found["claim"].rstrip(" ,;"), date
        if pattern is _AS_OF and re.search(r"\b(as of|as at|по состоянию на)\b", text, re.IGNORECASE):
            return text, date
    return text, None


def _split_conversion(claim: str) -> tuple[str, Amount | Problem | None]:
    found = _CONVERSION.match(claim)
    if not found:
        return claim, None
    return f"{found['claim']} {found['rest']}".strip(), read_amount(found["conversion"])


Amounts = tuple[str, Decimal, Decimal | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the indicator's numbers are written: money with its currency, counts as whole numbers."""

    is_money: bool
    is_whole: bool
    is_area: bool

    def one(self, text: str) -> tuple[Decimal, str | None, str | None] | Problem:
        """A number with what stands behind it: value, currency, unit."""
        if self.is_money:
            amount = read_amount(text)
            return amount if isinstance(amount, Problem) else (amount.value, amount.currency, None)
        if self.is_area:
            metres = Area("").parse(text)
            if metres is None or isinstance(metres, Problem):
                return metres or error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")
            return hectares(metres), None, None
        found = _UNIT.match(text)
        if not found:
            return error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")
        number, unit = found["number"], found["unit"].strip()
        scale = _SCALES.match(unit)
        if scale:
            number, unit = f"{number} {scale[0].strip()}", unit[scale.end() :].strip()
        value = read_number(number, whole=self.is_whole)
        return value if isinstance(value, Problem) else (value, None, unit or None)


def _read_amounts(claim: str, reader: _Reader) -> Amounts | Problem:
    for pattern in _BETWEEN:
        found = pattern.match(claim)
        if found:
            return _read_between(found["low"], found["high"], reader)
    qualifier, rest = _split_qualifier(claim)
    one = reader.one(rest)
    if isinstance(one, Problem):
        return one
    value, currency, unit = one
    return qualifier, value, None, currency, unit


def _read_between(low: str, high: str, reader: _Reader) -> Amounts | Problem:
    upper = reader.one(high)
    if isinstance(upper, Problem):
        return upper
    value_to, currency, unit = upper
    lower = _read_lower(low, high, reader)
    if isinstance(lower, Problem):
        return lower
    return "between", lower, value_to, currency, unit


def _read_lower(low: str, high: str, reader: _Reader) -> Decimal | Problem:
    """What is said behind the upper end, "10 to 12 million", is said once and meant twice."""
    behind = re.sub(r"^[\d\s.,]+", "", high)
    if reader.is_area:
        one = reader.one(low if re.search(r"[^\W\d_]", low) else f"{low} {behind}")
        return one if isinstance(one, Problem) else one[0]
    scale = _SCALES.match(behind)
    said = f"{low} {scale[0].strip()}" if scale and not re.search(r"[^\W\d_]", low) else low
    return read_number(said, whole=reader.is_whole)


def _split_qualifier(claim: str) -> tuple[str, str]:
    lowered = claim.replace("İ", "i").lower()
    for qualifier, words in _BEFORE.items():
        for word in sorted(words, key=len, reverse=True):
            rest = claim[len(word) :]
            if lowered.startswith(word) and (not word[-1].isalpha() or rest[:1].isspace()):
                return qualifier, rest.strip()
    for qualifier, pattern in _BEHIND.items():
        found = re.search(rf"[-\s]?(?:{pattern})\b", lowered)
        if found:
            return qualifier, f"{claim[: found.start()]} {claim[found.end() :]}".strip()
    return "exact", claim
