"""Reads a claim as people write it: more than 220 as of 9 Feb 2024, təxminən 500, свыше 51 млн манат."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..money import Amount, read_amount
from ..problems import Problem, error
from ..quantity import Quantity
from ..unseen import without_unseen
from .amounts import AmountReader, ReadAmount
from .dated import DatedClaim, ways_to_date
from .printed import Printed

_LONGEST = 200
_CONVERSION = re.compile(r"^(?P<claim>[^()]+)\((?P<conversion>[^()]+)\)\s*(?P<rest>[^()\d]*)$")
# 12,2024 is a number, or 12 in the year 2024; 05.2023 is a number, or a month.
_NUMBER_OR_YEAR = re.compile(r"(?<![\d.,])\d[\d ]*[.,](?:19[5-9]|20[0-4])\d(?![\d.,])")
_RANGE_OR_YEAR = re.compile(r"\d[\d ]*\s?[–—-]\s?(?:19[5-9]\d|20(?!00)[0-4]\d)")
# What is wrong with a date that surely is one.
_TELLING = {"date_two_readings", "date_short_year", "date_impossible", "date_far_off", "date_compact"}


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What was understood. `as_of` None: the text gives no date. `conversion`: the same in another currency.

    `is_as_of`: the text itself calls that date the moment up to which was counted. `printed`: the number and unit of
    the text, where it is kept in another measure.
    """

    quantity: Quantity
    as_of: ImpreciseDate | None = None
    conversion: Amount | None = None
    printed: Printed | None = None
    is_as_of: bool = field(default=False, compare=False)

    def values(self) -> dict[str, object]:
        """By the field keys of a Figure, for an Entry; only what the text gives."""
        printed = self.printed._asdict() if self.printed else {}
        values: dict[str, object] = {
            **{f"printed_{key}": value for key, value in printed.items()},
            **asdict(self.quantity),
            "as_of": self.as_of,
            "as_of_basis": "stated" if self.as_of else None,
            "stated_conversion": self.conversion,
        }
        return {key: value for key, value in values.items() if value is not None}


def read_claim(
    text: str,
    *,
    is_money: bool = False,
    is_whole: bool = False,
    is_area: bool = False,
    is_own: Callable[[str], bool] | None = None,
) -> ClaimReading | Problem:
    """The claim that the text makes, or what of it was not understood. Nothing of the text is ever left out.

    Money is refused without its currency. An area comes in hectares, whatever unit it was printed in. `is_own` knows
    the words of the indicator's own unit.
    """
    if len(text) > _LONGEST:
        return error(_("That is too long for one claim. Write the number, its date, and nothing else."))
    reader = AmountReader(is_money, is_whole, is_area, is_own)
    ways = [(dated, _read_dated(dated, reader)) for dated in ways_to_date(" ".join(without_unseen(text).split()))]
    readings = {reading for _dated, reading in ways if isinstance(reading, ClaimReading)}
    if len(readings) > 1:
        return error(_("This can be read in more than one way. Write “as of” before the date."), rule="claim_ways")
    return readings.pop() if readings else _likeliest(ways)


Way = tuple[DatedClaim, "ClaimReading | Problem"]


def _read_dated(dated: DatedClaim, reader: AmountReader) -> ClaimReading | Problem:
    bare = _read_bare(dated.claim, reader)
    if isinstance(bare, Problem) or dated.date is None:
        return bare
    return dated.date if isinstance(dated.date, Problem) else replace(bare, as_of=dated.date, is_as_of=dated.is_as_of)


def _likeliest(ways: list[Way]) -> Problem:
    """Of the reasons why it is not read, the one that helps: where a date was found, what is wrong with the rest."""
    problems = [(dated, problem) for dated, problem in ways if isinstance(problem, Problem)]
    chosen = next((problem for dated, problem in problems if isinstance(dated.date, ImpreciseDate)), None)
    if chosen is None:
        wrong = [(dated, problem) for dated, problem in problems if problem is dated.date]
        chosen = next(
            (problem for dated, problem in wrong if dated.is_sure or (dated.is_marked and problem.rule in _TELLING)),
            None,
        )
    return chosen or problems[0][1]


def _read_bare(claim: str, reader: AmountReader) -> ClaimReading | Problem:
    """A claim without a date."""
    doubt = _number_or_year(claim)
    if doubt:
        return doubt
    parted = _CONVERSION.match(claim)
    if not parted:
        return _bare(reader.read(claim))
    first, second = f"{parted['claim'].rstrip()} {parted['rest']}".strip(), parted["conversion"].strip()
    if reader.is_area:
        return _bare(reader.read_twice(first, second))
    found = _bare(reader.read(first))
    return found if isinstance(found, Problem) else _converted(found, read_amount(second))


def _bare(found: ReadAmount | Problem) -> ClaimReading | Problem:
    return found if isinstance(found, Problem) else ClaimReading(found.quantity, printed=found.printed)


def _number_or_year(claim: str) -> Problem | None:
    if _RANGE_OR_YEAR.fullmatch(claim):
        text = _(
            "“{given}” can be a range or a year. Write it like between 500 and 600, or 500 in 2024.", given=claim
        )
        return error(text, rule="number_or_year")
    if _NUMBER_OR_YEAR.search(claim):
        text = _("“{given}” can be one number, or a number and a year. Write it like 12 in 2024.", given=claim)
        return error(text, rule="number_or_year")
    return None


def _converted(claim: ClaimReading, conversion: Amount | Problem) -> ClaimReading | Problem:
    if claim.quantity.currency is None:
        return error(_("A second amount in brackets belongs to money only."))
    if isinstance(conversion, Problem):
        return conversion
    if claim.quantity.value_to is not None or conversion.currency == claim.quantity.currency:
        return error(_("The amount in brackets must be the same amount in another currency."), rule="conversion")
    return replace(claim, conversion=conversion)
