"""Kinds of field that hold amounts: whole and decimal numbers, shares, areas and money."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal

from .. import codes, i18n
from ..claim_reading import ClaimReading, OpenReading
from ..claim_reading.alone import read_alone
from ..i18n import N_, _
from ..measure_units import SQUARE_METRES_A_HECTARE, measure_code, to_hectares
from ..money import Amount, read_amount
from ..numbers import read_number
from ..problems import Problem, error
from ..quantity import Quantity
from .kind import FieldKind, Json
from .operator import AS_AMOUNT

_PLACE = re.compile(
    r"([0-9]+)(?:st|nd|rd|th|[-‑–]?\s?(?:[cj][iıuü](?:dir)?|[ыои]?й|[оеь]?го|[ая]я|[ое]е|м|му)|\.)", re.IGNORECASE
)


def write_number(value: Decimal) -> str:
    """The number in plain digits, of which there is one reading: three behind the mark could be thousands."""
    whole, mark, part = f"{value.normalize():f}".partition(".")
    return f"{whole}{mark}{part}0" if len(part) == 3 else f"{whole}{mark}{part}"


def _number_in(text: str, *, is_whole: bool = False) -> Decimal | Problem:
    """The number in digits or in words, without a unit."""
    number = read_number(text, whole=is_whole)
    # A full stop behind the digits makes a place in a row of them, and no count.
    if not isinstance(number, Problem) or _PLACE.fullmatch(text.strip()):
        return number
    reading = read_alone(text, "", is_whole=is_whole)
    is_bare = isinstance(reading, ClaimReading) and not reading.quantity.unit and not reading.printed
    return reading.quantity.value if isinstance(reading, ClaimReading) and is_bare else number


def _open_amounts(text: str, dimension: str) -> list[Quantity]:
    """What an open text may say, each of it a number alone."""
    found = read_alone(text, dimension)
    choices = found.choices if isinstance(found, OpenReading) else ()
    said = [each.quantity for each in choices if not (each.as_of or each.per or each.is_increment)]
    return [each for each in said if each.qualifier == "exact"]


def _out_of_range(value: Decimal | int, least: int | None, most: int | None) -> list[Problem]:
    if least is not None and value < least:
        return [error(_("At least {least} is possible here.", least=i18n.number(least)), rule="range")]
    if most is not None and value > most:
        return [error(_("At most {most} is possible here.", most=i18n.number(most)), rule="range")]
    return []


@dataclass(frozen=True)
class Whole(FieldKind[int]):
    """A whole number; `called` names its values from `least` upwards where they are the steps of a scale.

    `is_bytes`: the size of a file, which people read in kilobytes and megabytes. `is_place`: a place in a row, read
    with its ending as well: 14th, 14-cü, 14-й.
    """

    _: KW_ONLY
    least: int | None = -(10**15)
    most: int | None = 10**15
    called: tuple[str, ...] = ()
    is_bytes: bool = False
    is_place: bool = False
    holds = int
    word = N_("whole number")
    operators, extent = AS_AMOUNT, "number"
    kept = N_("A whole number.")

    def typing_examples(self) -> list[str]:
        if self.called:
            return [_(name) for name in self.called]
        return [_("14th"), "14"] if self.is_place else ["14"]

    @property
    def is_number(self) -> bool:
        """Steps of a scale are words."""
        return not self.called

    def _read(self, text: str) -> int | Problem:
        step = self._step_called(text)
        if step is not None:
            return step
        place = _PLACE.fullmatch(text.strip()) if self.is_place else None
        number = _number_in(place[1] if place else text, is_whole=True)
        if isinstance(number, Problem):
            return number
        if number != number.to_integral_value():
            return error(_("Only a whole number is possible here."), rule="whole")
        return next(iter(self.check(int(number))), int(number))

    def scale(self) -> list[tuple[int, str]]:
        """Each step with its number and its name; none where the values have no names."""
        steps = enumerate(self.called, self.least or 0)
        return [(step, f"{i18n.number(step)} · {_(name)}") for step, name in steps]

    def offered(self) -> tuple[str, ...]:
        return tuple(map(_, self.called))

    def _step_called(self, text: str) -> int | None:
        """The step of the scale that has this name in any of the three languages."""
        for step, name in enumerate(self.called, self.least or 0):
            for language in i18n.LANGUAGES:
                with i18n.speaking(language):
                    if text.casefold() == _(name).casefold():
                        return step
        return None

    def _show(self, value: int) -> str:
        place = value - (self.least or 0)
        if 0 <= place < len(self.called):
            return _(self.called[place])
        return i18n.file_size(value) if self.is_bytes else i18n.number(value)

    def _check(self, value: int) -> list[Problem]:
        return _out_of_range(value, self.least, self.most)

    def _dump(self, value: int) -> Json:
        return value

    def _load(self, dumped: Json) -> int:
        return int(str(dumped))


@dataclass(frozen=True)
class Number(FieldKind[Decimal]):
    """A decimal quantity with at most `places` digits behind the mark, kept exactly."""

    _: KW_ONLY
    places: int = 4
    # With four digits behind the mark these are the eighteen digits that a number may have.
    least: int | None = 1 - 10**14
    most: int | None = 10**14 - 1
    holds = Decimal
    word = N_("number")
    operators, extent = AS_AMOUNT, "number"
    is_number = True
    examples = ("1200", N_("0.5"))
    kept = N_("An exact decimal number, never rounded.")

    def typing_examples(self) -> list[str]:
        return [text for text in super().typing_examples() if not isinstance(self.parse(text), Problem)]

    def _read(self, text: str) -> Decimal | Problem:
        number = _number_in(text)
        if isinstance(number, Problem):
            return number
        return next(iter(self.check(number)), number)

    def answers(self, text: str) -> tuple[Decimal, ...]:
        found = [each.value for each in _open_amounts(text.removesuffix("%"), "") if not each.unit]
        return tuple(each for each in found if not self.check(each))

    def _show(self, value: Decimal) -> str:
        return i18n.number(value)

    def _check(self, value: Decimal) -> list[Problem]:
        if not value.is_finite():
            return [error(_("This is no number."), rule="number")]
        outside = _out_of_range(value, self.least, self.most)
        if not outside and value != round(value, self.places):
            text = _("At most {places} digits behind the decimal mark are kept.", places=self.places)
            return [error(text, rule="places")]
        return outside

    def write(self, value: Decimal) -> str:
        return write_number(value)

    def _dump(self, value: Decimal) -> Json:
        """A JSON integer when whole, else the exact decimal as text: never a float."""
        if value == value.to_integral_value():
            return int(value)
        return f"{value.normalize():f}"

    def _load(self, dumped: Json) -> Decimal:
        return Decimal(str(dumped))


@dataclass(frozen=True)
class Share(Number):
    """A share in percent, to the hundredth."""

    _: KW_ONLY
    places: int = 2
    least: int | None = 0
    most: int | None = 100
    word = N_("share in percent")
    unit = "%"
    examples = ("25 %", N_("33.33 %"))
    kept = N_("Percent to the hundredth.")

    def _read(self, text: str) -> Decimal | Problem:
        found = super()._read(text.removesuffix("%").strip())
        reading = read_alone(text, "percent") if isinstance(found, Problem) else None
        if not isinstance(reading, ClaimReading) or reading.unit_code != "percent":
            return found
        return next(iter(self.check(reading.quantity.value)), reading.quantity.value)

    def _show(self, value: Decimal) -> str:
        return f"{i18n.number(value)}\u00a0%"


_SQUARE_METRES = {"hectare": SQUARE_METRES_A_HECTARE, "square_metre": 1, "square_kilometre": 1_000_000}
_AREA = re.compile(r"^(?P<number>.*?\d)\s*(?P<unit>[^\W\d_][^\d]*[2²]?)?$")


@dataclass(frozen=True)
class Area(FieldKind[int]):
    """An area in whole square metres, typed and shown in hectares."""

    holds = int
    word = N_("area")
    operators, extent = AS_AMOUNT, "number"
    is_number = True
    unit = N_("ha")
    examples = (N_("60 ha"), N_("6000 m²"), N_("0.6 km²"))
    kept = N_("Whole square metres, shown in hectares.")

    def _read(self, text: str) -> int | Problem:
        found = _AREA.match(text)
        unit = measure_code((found["unit"] or "ha").strip()) if found else None
        if not found or unit not in _SQUARE_METRES:
            reading = read_alone(text, "area")
            if isinstance(reading, ClaimReading) and not reading.printed:
                return self._checked(reading.quantity.value * SQUARE_METRES_A_HECTARE)
            return error(_("Write an area in hectares or square metres, for example 60 ha."), rule="area")
        number = read_number(found["number"])
        if isinstance(number, Problem):
            return number
        return self._checked(number * _SQUARE_METRES[unit])

    def answers(self, text: str) -> tuple[int, ...]:
        has_unit = any(sign.isalpha() for sign in text)
        found = [
            self._checked(each.value * SQUARE_METRES_A_HECTARE)
            for each in _open_amounts(text if has_unit else f"{text} ha", "area")
        ]
        return tuple(each for each in found if isinstance(each, int))

    def _checked(self, metres: Decimal) -> int | Problem:
        if metres != metres.to_integral_value():
            return error(_("Areas are kept to the square metre."), rule="area")
        return next(iter(self.check(int(metres))), int(metres))

    def _show(self, value: int) -> str:
        return f"{i18n.number(to_hectares(value))}\u00a0{_('ha')}"

    def _check(self, value: int) -> list[Problem]:
        return _out_of_range(value, 0, 10**13)

    def write(self, value: int) -> str:
        return f"{value} m²"

    def _dump(self, value: int) -> Json:
        return value

    def _load(self, dumped: Json) -> int:
        return int(str(dumped))


@dataclass(frozen=True)
class Money(FieldKind[Amount]):
    """Whole minor units and their currency."""

    holds = Amount
    word = N_("money")
    operators, extent = AS_AMOUNT, "money"
    is_number = True
    examples = (N_("51 million manat"), N_("30.5 million USD"))
    kept = N_("An exact amount with its currency, never converted.")
    follows = N_("Codes of currencies by ISO 4217.")

    def _read(self, text: str) -> Amount | Problem:
        amount = read_amount(text)
        reading = read_alone(text, "money") if isinstance(amount, Problem) else None
        if isinstance(reading, ClaimReading) and reading.quantity.currency and not reading.printed:
            amount = Amount.of(reading.quantity.value, reading.quantity.currency)
        return amount if isinstance(amount, Problem) else next(iter(self.check(amount)), amount)

    def answers(self, text: str) -> tuple[Amount, ...]:
        said = [(each.value, each.currency) for each in _open_amounts(text, "money")]
        found = [Amount.of(value, currency) for value, currency in said if currency]
        return tuple(each for each in found if isinstance(each, Amount) and not self.check(each))

    def _show(self, value: Amount) -> str:
        return value.show()

    def _check(self, value: Amount) -> list[Problem]:
        if type(value.minor) is not int or type(value.currency) is not str:
            return [error(_("This is no value for a field of this kind."), rule="type")]
        if not codes.is_currency(value.currency):
            return [error(_("{code} is no currency code.", code=value.currency), rule="currency")]
        if value.is_too_large:
            return [error(_("The amount is too large to be kept exactly."), rule="range")]
        return _out_of_range(value.value, 0, None)

    def write(self, value: Amount) -> str:
        return f"{write_number(value.value)} {value.currency}"

    def _dump(self, value: Amount) -> Json:
        amount = Number("")._dump(value.value)
        return {"amount": amount if isinstance(amount, int) else str(amount), "currency": value.currency}

    def _load(self, dumped: Json) -> Amount:
        if not isinstance(dumped, dict):
            raise TypeError(dumped)
        amount = Amount.of(Decimal(str(dumped["amount"])), str(dumped["currency"]))
        if isinstance(amount, Problem):
            raise ValueError(amount.message)
        return amount
