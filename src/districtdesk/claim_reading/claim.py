"""What is read of a typed claim, what is asked where it is open, and of what it was to speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from ..dates.imprecise import ImpreciseDate
from ..money import Amount
from ..problems import Problem
from ..quantity import Quantity
from .printed import Printed

ANY = "any"


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What was understood. `as_of` None: the text gives no date. `conversion`: the same in another currency.

    `per`: of what time the number speaks, year, month, week, day or hour. `is_increment`: it comes on top of another
    number. `is_as_of`: the text itself calls that date the moment up to which was counted. `printed`: the number and
    unit of the text, where it is kept in another measure. `measures`: the dimension that its words say, if they say
    one. `noun`, `unit_code` and `adjectives`: its unit taken apart. `remarks`: what of the text is told and not kept.
    """

    quantity: Quantity
    as_of: ImpreciseDate | None = None
    conversion: Amount | None = None
    printed: Printed | None = None
    per: str | None = None
    is_increment: bool = False
    conversion_qualifier: str | None = None
    is_as_of: bool = field(default=False, compare=False)
    measures: str | None = field(default=None, compare=False)
    noun: str = field(default="", compare=False)
    unit_code: str = field(default="", compare=False)
    adjectives: tuple[str, ...] = field(default=(), compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)

    def values(self) -> dict[str, object]:
        """By the field keys of a Figure, for an Entry; only what the text gives."""
        printed = self.printed._asdict() if self.printed else {}
        values: dict[str, object] = {
            **{f"printed_{key}": value for key, value in printed.items()},
            **asdict(self.quantity),
            "as_of": self.as_of,
            "as_of_basis": "stated" if self.as_of else None,
            "stated_conversion": self.conversion,
            "conversion_qualifier": self.conversion_qualifier,
            "increment": self.is_increment or None,
        }
        return {key: value for key, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class OpenReading(Problem):
    """A question rather than a refusal: the text can be read in each of these ways, and the person says which."""

    choices: tuple[ClaimReading, ...] = ()

    def at(self, *fields: str) -> OpenReading:
        return OpenReading(self.message, fields, self.severity, self.rule, self.choices)


def ask(message: str, *choices: ClaimReading, rule: str) -> OpenReading:
    """The question with the readings that answer it."""
    return OpenReading(message, (), "error", rule, choices)


def choices_of(result: ClaimReading | Problem) -> tuple[ClaimReading, ...]:
    """The readings among which the person may choose, or the one that there is."""
    if isinstance(result, OpenReading):
        return result.choices
    return (result,) if isinstance(result, ClaimReading) else ()


@dataclass(frozen=True, slots=True)
class Misfit(Problem):
    """The text says another dimension than the indicator has; `reading` is what it says."""

    reading: ClaimReading | None = None

    def at(self, *fields: str) -> Misfit:
        return Misfit(self.message, fields, self.severity, self.rule, self.reading)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of what the text is to speak.

    `dimension`: that of the indicator; "any" where the text may say it, "" for neither money nor a share. `own` knows
    the words of the indicator's unit. `language` and `said` are the language and the day of the source. `is_strict`:
    nobody is asked about words that nothing is known of.
    """

    dimension: str = ""
    own: Callable[[str], bool] | None = None
    language: str | None = None
    said: ImpreciseDate | None = None
    is_whole: bool = False
    is_strict: bool = False
