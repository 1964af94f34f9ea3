"""What is said where a claim is not read: that it measures something else, is no count, or holds no number."""

from __future__ import annotations

from ..i18n import _
from ..problems import Problem, error
from .claim import ANY, ClaimReading, Misfit, Wanted
from .elements import is_ordinal_at, printed_of
from .numerals import numeral_at
from .printed import area_wanted
from .settling import not_a_unit
from .tokens import DIGITS, WORD, Token


def refusal(tokens: list[Token], wanted: Wanted) -> Problem:
    if wanted.dimension == "area":
        return area_wanted()
    first = next((place for place, token in enumerate(tokens) if token.sort == DIGITS), None)
    numeral = next(numeral_at(tokens, first), None) if first is not None else None
    if first is None or numeral is None:
        return no_number()
    if is_ordinal_at(tokens, first + numeral.length):
        return ordinal()
    behind = tokens[first + numeral.length :]
    before = [token for token in tokens[:first] if token.sort == WORD]
    rest = behind if any(token.sort == WORD for token in behind) else before
    return not_a_unit(printed_of(rest)) if rest else no_number()


def is_named_by_number(tokens: list[Token]) -> bool:
    """Whether the only number of the line says which one it is: the 14th resident of the park."""
    places = [place for place, token in enumerate(tokens) if token.sort == DIGITS]
    numeral = next(numeral_at(tokens, places[0]), None) if places else None
    if numeral is None or places[-1] >= places[0] + numeral.length:
        return False
    return is_ordinal_at(tokens, places[0] + numeral.length)


def ordinal() -> Problem:
    return error(_("This says which one it is, and not how many. Write how many there are."), rule="ordinal")


def no_number() -> Problem:
    """Nothing there is a number."""
    return error(_("Write a number here, for example: about 500 as of May 2023."), rule="claim")


def fitted(found: ClaimReading | Problem, wanted: Wanted) -> ClaimReading | Problem:
    """What says another dimension than is wanted, where that can be told from the words alone."""
    if isinstance(found, Problem) or wanted.dimension == ANY:
        return found
    is_money = bool(found.quantity.currency)
    if is_money and wanted.dimension != "money":
        text = _("This is an amount of money. Choose an indicator of money for it.")
        return Misfit(text, rule="money_for_another", reading=found)
    if not is_money and wanted.dimension == "money":
        text = _("This is no amount of money. Write its currency, or choose another indicator.")
        return Misfit(text, rule="no_money", reading=found)
    if found.measures == "percent" and wanted.dimension in ("", "count"):
        text = _("This is a share. Choose an indicator in percent for it.")
        return Misfit(text, rule="share_for_another", reading=found)
    return found
