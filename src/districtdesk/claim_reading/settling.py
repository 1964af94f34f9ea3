"""From an amount as parsed to what it says: what is shared by both ends, digits with two readings, hectares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from ..codes import currency_digits
from ..i18n import _
from ..measure_units import measure_code, unit_in
from ..money import Amount
from ..numbers import MOST_DIGITS
from ..problems import Problem, error
from ..quantity import Quantity
from .claim import ANY, ClaimReading, Wanted, ask
from .elements import Element, printed_of
from .grammar import One, ParsedAmount
from .printed import Printed, area_wanted, is_unit_of_area, read_area
from .tokens import Token, is_cyrillic
from .unit_stems import MEASURED

_TEN = Decimal(10)
_AZERBAIJANI_LETTERS = frozenset("əğışçöüƏĞİŞÇÖÜ")
# Who means the smaller number by digits with one mark and three behind it: 1,200 by a Russian is a fraction.
_IS_DECIMAL = {("en", "."), ("az", ","), ("ru", ",")}
_IS_GROUP = {("en", ","), ("az", "."), ("en", "'"), ("az", "'"), ("ru", "'")}
# Before a scale an Azerbaijani point is a decimal mark as often.
_IS_OPEN_WITH_SCALE = ("az", ".")


def settle(amount: ParsedAmount, tokens: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    """What the amount says; a question where it says one of several things, a refusal where it says none of them."""
    trouble = _trouble(amount, tokens)
    if trouble:
        return trouble
    lows, highs = _shared(amount)
    readings = list(_readings(amount, lows, highs, tokens, wanted))
    if not readings:
        return error(_("The second value is smaller than the first."), rule="between")
    good = list(dict.fromkeys(each for each in readings if isinstance(each, ClaimReading)))
    if not good:
        return next(each for each in readings if isinstance(each, Problem))
    if amount.qualifier.endswith(" between"):
        text = _("A range says already that it is not exact. Is it meant without the word before it?")
        return ask(text, *good, rule="range_qualified")
    if len(good) == 1 and not amount.is_doubtful:
        return good[0]
    return _open(amount, good, is_of_scale=len(lows) > 1 or amount.is_doubtful)


def _trouble(amount: ParsedAmount, tokens: list[Token]) -> Problem | None:
    ones = [one for one in (amount.low, amount.high) if one]
    for one in ones:
        if one.adjectives and one.unit is None:
            return not_a_unit(_printed(one.adjectives, tokens))
        if _is_year(one):
            text = _("“{given}” is a year, and no number of years.", given=one.parts[0].printed)
            return error(text, rule="number_or_year")
        if one.is_loose and not (any(each.currencies for each in ones) or _is_thing(ones[-1])):
            return error(_("Write this scale in full, for example 30 million or 30 thousand."), rule="scale_letter")
    return None


def _is_year(one: One) -> bool:
    """2030 года: nobody counts so many years."""
    return bool(
        one.unit and one.unit.meaning == "year" and not one.has_scale and _FIRST_YEAR <= _value(one) <= _LAST_YEAR
    )


def _is_thing(one: One) -> bool:
    return one.unit is not None and one.unit.letters[0] == "U" and one.unit.meaning not in MEASURED


def not_a_unit(words: str) -> Problem:
    """Words behind a number that nobody knows."""
    text = _("“{given}” is not understood as a unit. Write the number, its unit and its date only.", given=words)
    return error(text, rule="unit_not_understood")


def _shared(amount: ParsedAmount) -> tuple[list[One], list[One]]:
    """Both ends with what is said once for both; of the lower end every way in which that can be meant."""
    low, high = amount.low, amount.high
    if high is None:
        return [low], []
    if high.parts[0].is_hundreds and len(low.parts) == 1 and low.parts[0].readings[0] < _TEN and not low.has_scale:
        # Beş-altı yüz: the hundred is said once.
        low.parts[0] = low.parts[0]._replace(readings=(low.parts[0].readings[0] * 100,))
    has_own_noun = bool(low.currencies or low.unit)
    is_led = bool(low.currencies) and not high.currencies and high.unit is None
    if is_led:
        high.currencies, high.money = low.currencies, low.money
    elif not has_own_noun:
        low.currencies, low.money = high.currencies, high.money
        low.unit, low.adjectives = high.unit, high.adjectives
    elif high.unit is None and not high.currencies:
        high.unit, high.adjectives = low.unit, low.adjectives
    if low.has_scale or not high.has_scale or len(high.parts) > 1:
        return [low], [high]
    scaled = replace(low, powers=[high.scale], multiple=high.multiple)
    if is_led or not has_own_noun:
        if _value(scaled) <= _value(high):
            return [scaled], [high]
        # 900 to 1.2 million: the first can only be nine hundred, and nobody says so.
        amount.is_doubtful = True
        return [low], [high]
    return ([low] if _value(low) * 1000 > _value(high) else [low, scaled]), [high]


def _value(one: One, first: Decimal | None = None) -> Decimal:
    first = one.parts[0].readings[0] if first is None else first
    if one.has_half:
        first += Decimal("0.5")
    found = first * _TEN ** one.powers[0]
    for part, power in zip(one.parts[1:], one.powers[1:], strict=True):
        found += part.readings[0] * _TEN**power
    return found


def plain_values(amount: ParsedAmount) -> set[Decimal]:
    """What a number can be that stands alone, without a unit, a currency or a word that says how it is meant."""
    one = amount.low
    is_more = amount.high or amount.per or amount.is_increment or amount.verbs or amount.qualifier != "exact"
    if is_more or one.unit or one.currencies or one.adjectives or one.is_loose:
        return set()
    return {_value(one, each) for each in one.parts[0].readings}


def _readings(
    amount: ParsedAmount, lows: list[One], highs: list[One], tokens: list[Token], wanted: Wanted
) -> Iterator[ClaimReading | Problem]:
    ends: list[One | None] = [*highs] or [None]
    for low, high in product(lows, ends):
        for first, second in _digits(amount, low, high, tokens, wanted):
            if high is None or second is None or first <= second:
                yield from _said(amount, low, high, (first, second), tokens, wanted)


def _digits(
    amount: ParsedAmount, low: One, high: One | None, tokens: list[Token], wanted: Wanted
) -> Iterator[tuple[Decimal, Decimal | None]]:
    """The values of both ends: one pair, or one for each way in which the digits can be read."""
    open_ones = [one for one in (low, high) if one and len(one.parts[0].readings) > 1]
    if not open_ones:
        yield _value(low), (_value(high) if high else None)
        return
    settled = [_settled(one, amount, low, high, tokens, wanted) for one in (low, high) if one]
    known = {each for each in settled if each is not None}
    # Both ends are written in one manner; where one end tells which, it tells it of the other too.
    ways = known if len(known) == 1 else {0, 1}
    for way in sorted(ways):
        values = [
            _value(one, one.parts[0].readings[min(way, len(one.parts[0].readings) - 1)]) for one in (low, high) if one
        ]
        yield values[0], (values[1] if high else None)


def _read_as(way: int, one: One) -> Decimal:
    """The number by its larger (0) or smaller (1) reading, where it has two."""
    return _value(one, one.parts[0].readings[min(way, len(one.parts[0].readings) - 1)])


def _settled(
    one: One, amount: ParsedAmount, low: One, high: One | None, tokens: list[Token], wanted: Wanted
) -> int | None:
    """Which of the two readings is the only possible one: 0 the larger, 1 the smaller; None where both are."""
    numeral = one.parts[0]
    if len(numeral.readings) == 1:
        return None
    if not one.has_scale:
        unit = next((each.unit for each in (one, high, low) if each and each.unit), None)
        codes = next((each.currencies for each in (one, high, low) if each and each.currencies), ())
        is_counted = unit is not None and unit.letters[0] == "U" and unit.meaning not in MEASURED and unit.meaning
        if wanted.is_whole or is_counted:
            return 0
        if codes and all(currency_digits(code) < _GROUP for code in codes):
            return 0
    is_measured = not one.has_scale and not one.currencies
    if is_measured and numeral.printed.endswith("0") and wanted.language != "en":
        # Nobody writes a fraction with a nought at its end, and many write no group so.
        return None
    speaking = {language for language in (wanted.language, language_of(amount, tokens)) if language}
    verdicts = {
        0 if (language, numeral.mark) in _IS_GROUP else 1
        for language in speaking
        if (language, numeral.mark) in _IS_GROUP | _IS_DECIMAL
        and not ((one.has_scale or is_measured) and (language, numeral.mark) == _IS_OPEN_WITH_SCALE)
    }
    return verdicts.pop() if len(verdicts) == 1 else None


_GROUP = 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def language_of(amount: ParsedAmount, tokens: list[Token]) -> str | None:
    """The language of the words around the number, where they are of one and no other."""
    found = {language for language in amount.languages if language}
    for token in tokens:
        if is_cyrillic(token.text):
            found.add("ru")
        elif not _AZERBAIJANI_LETTERS.isdisjoint(token.text):
            found.add("az")
    return found.pop() if len(found) == 1 else None


def _said(
    amount: ParsedAmount,
    low: One,
    high: One | None,
    values: tuple[Decimal, Decimal | None],
    tokens: list[Token],
    wanted: Wanted,
) -> Iterator[ClaimReading | Problem]:
    """What these values are, in each currency that the sign can be."""
    for value in filter(None, values):
        if len(f"{value:f}".replace(".", "")) > MOST_DIGITS:
            yield error(
                _("A number may have at most {count} digits.", count=MOST_DIGITS), rule="number_too_many_digits"
            )
            return
    qualifier = "between" if high else amount.qualifier
    if amount.is_fall:
        if high or qualifier not in ("exact", "about"):
            yield error(_("Write by how much it fell as one number, for example −300."), rule="fall")
            return
        values = (-values[0], None)
    remarks = tuple(_remarks(amount, tokens))
    quantity = Quantity(qualifier, *values)
    bare = ClaimReading(quantity, per=amount.per, is_increment=amount.is_increment, remarks=remarks)
    if high and _measure(low) != _measure(high):
        yield error(_("Both ends of a range need the same unit or currency."), rule="range_units")
    elif low.currencies:
        yield from (_in_money(bare, code, low, tokens) for code in low.currencies)
    elif low.unit is None:
        yield _bare(bare, low, wanted)
    else:
        yield _in_unit(bare, low, tokens, wanted)


def _measure(one: One) -> object:
    return one.currencies or (one.unit.meaning if one.unit else None)


def _remarks(amount: ParsedAmount, tokens: list[Token]) -> Iterator[str]:
    for verb in amount.verbs:
        yield _("“{words}” is said by the status.", words=_printed([verb], tokens))


def _printed(elements: list[Element], tokens: list[Token]) -> str:
    return " ".join(printed_of(tokens[each.place : each.place + each.length]) for each in elements)


def _in_money(bare: ClaimReading, code: str, one: One, tokens: list[Token]) -> ClaimReading | Problem:
    quantity = _measured(bare.quantity, None, code)
    for value in filter(None, (quantity.value, quantity.value_to)):
        money = Amount.of(value, code)
        if isinstance(money, Problem):
            return money
    noun = _printed([one.money], tokens) if one.money else ""
    return ClaimReading(
        quantity,
        printed=_multiple(bare, one),
        per=bare.per,
        is_increment=bare.is_increment,
        measures="money",
        noun=noun,
        remarks=bare.remarks,
    )


def _measured(quantity: Quantity, unit: str | None, currency: str | None) -> Quantity:
    return Quantity(quantity.qualifier, quantity.value, quantity.value_to, unit, currency)


def _multiple(bare: ClaimReading, one: One) -> Printed | None:
    """A number told in lakhs or crores, as it is printed."""
    if not one.multiple or bare.quantity.value_to is not None:
        return None
    return Printed(bare.quantity.value.scaleb(-one.powers[0]).normalize(), one.multiple)


def _bare(bare: ClaimReading, one: One, wanted: Wanted) -> ClaimReading | Problem:
    """A number alone is in the unit that the indicator has."""
    if wanted.dimension == "money":
        return error(
            _("Which currency? Write it behind the amount, for example 500 AZN."), rule="money_without_currency"
        )
    multiple = _multiple(bare, one)
    if bare.per or multiple:
        bare = replace(bare, measures="output" if bare.per else None, printed=multiple)
    return _whole(bare, wanted.is_whole)


def _whole(reading: ClaimReading, is_whole: bool) -> ClaimReading | Problem:
    values = filter(None, (reading.quantity.value, reading.quantity.value_to))
    if is_whole and any(value != value.to_integral_value() for value in values):
        return error(_("A whole number is needed here."), rule="number_not_whole")
    return reading


def _in_unit(bare: ClaimReading, one: One, tokens: list[Token], wanted: Wanted) -> ClaimReading | Problem:
    unit = one.unit
    if unit is None:
        return bare
    is_composed = unit.letters[0] == "M"
    code = str(unit.meaning[1]) if is_composed and isinstance(unit.meaning, tuple) else str(unit.meaning or "")
    printed = _printed([unit], tokens)
    if unit.letters[0] == "X":
        code = ""
    elif code and measure_code(printed) != code:
        printed = unit_in(code, unit.language or "en")
    narrower = [each for each in one.adjectives if each.letters == "W"]
    words = " ".join(filter(None, (_printed(narrower, tokens), printed)))
    reading = ClaimReading(
        _measured(bare.quantity, words, None),
        printed=_multiple(bare, one),
        per=bare.per,
        is_increment=bare.is_increment,
        measures=_dimension(code, bare.per),
        noun=printed,
        unit_code=code,
        adjectives=tuple(_printed([each], tokens) for each in narrower),
        remarks=bare.remarks,
    )
    if is_unit_of_area(code) and wanted.dimension in ("area", ANY) and not bare.per:
        return _in_hectares(reading, code)
    if wanted.dimension == "area":
        return area_wanted()
    is_counted = code and code not in MEASURED and not bare.per
    return _whole(reading, bool(wanted.is_whole or (is_counted and wanted.dimension == ANY)))


def _dimension(code: str, per: str | None) -> str | None:
    if code == "percent":
        return "percent"
    if per:
        return "output"
    if is_unit_of_area(code):
        return "area"
    return "count" if code and code not in MEASURED else None


def _in_hectares(reading: ClaimReading, code: str) -> ClaimReading | Problem:
    quantity = reading.quantity
    area = read_area(quantity.value, code)
    if isinstance(area, Problem):
        return area
    if quantity.value_to is None:
        kept = replace(quantity, value=area.hectares, unit=None)
        return replace(reading, quantity=kept, measures="area", printed=area.printed)
    end = read_area(quantity.value_to, code)
    if isinstance(end, Problem):
        return end
    if not area.is_metric:
        text = _("A range is read in the unit in which it is kept. Write it so, and what is printed into the note.")
        return error(text, rule="range_printed")
    kept = replace(quantity, value=area.hectares, value_to=end.hectares, unit=None)
    return replace(reading, quantity=kept, measures="area", printed=None)


def _open(amount: ParsedAmount, readings: list[ClaimReading], *, is_of_scale: bool) -> Problem:
    """The question with its answers."""
    given = amount.low.parts[0].printed
    first, second = readings[0].quantity.full(), readings[-1].quantity.full()
    if is_of_scale:
        text = _("“{given}” can mean thousands or millions here. Write both ends in full.", given=given)
        return ask(text, *readings, rule="range_scale")
    if len(amount.low.currencies) > 1:
        text = _("This sign is that of more than one currency: {first} or {second}?", first=first, second=second)
        return ask(text, *readings, rule="currency_open")
    text = _("“{given}” can be read in two ways: {first} or {second}?", given=given, first=first, second=second)
    return ask(text, *readings, rule="number_two_readings")
