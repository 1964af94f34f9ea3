"""The newest claim of an indicator beside the one that is being typed, and how the two compare, in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ... import i18n
from ...i18n import N_, _
from ...quantity import Quantity
from ...records import FieldValues, Figure, field_of
from ...records.claim_status import WITHDRAWN
from ...records.figure_dates import with_basis
from ..claims.claim_order import age
from .subject_claims import Claim

_POINTS = ("exact", "about")
_HUNDRED, _TENTH = Decimal(100), Decimal("0.1")
# From here on a percentage says less than how many times it is.
_TIMES = 3
# Less and more than a number, by whether either of the two is only about so much.
_LESS = (N_("{percent} % less than {claim}"), N_("about {percent} % less than {claim}"))
_MORE = (N_("{percent} % more than {claim}"), N_("about {percent} % more than {claim}"))
_MANY = (N_("{times} times {claim}"), N_("about {times} times {claim}"))


def find_last(claims: Iterable[Claim], indicator: str) -> Claim | None:
    """The newest of this indicator that still stands; None where there is none."""
    standing = [each for each in claims if each.figure.indicator == indicator and _stands(each)]
    return max(standing, key=lambda each: age(each.figure), default=None)


def find_last_like(claims: Iterable[Claim], values: FieldValues) -> Claim | None:
    """The newest that speaks of the same as these values of a figure: only like and like are compared.

    Without a status nobody knows yet whether it is a plan: then both are looked through.
    """
    known = [each for each in claims if _stands(each)]
    if not known:
        return None
    said = {key: value for key, value in values.items() if value is not None}
    typed = Claim(Figure(**{"status": "reported", **said}), known[0].indicator, ())
    is_open = values.get("status") is None
    alike = [each for each in known if _key(each, is_open) == _key(typed, is_open)]
    return max(alike, key=lambda each: age(each.figure), default=None)


def _key(claim: Claim, is_open: bool) -> tuple[object, ...]:
    indicator, is_planned, *rest = claim.like
    return (indicator, *rest) if is_open else (indicator, is_planned, *rest)


def _stands(claim: Claim) -> bool:
    return claim.figure.status not in WITHDRAWN and claim.quantity.is_number


def claim_words(claim: Claim) -> str:
    """Its amount as it was said, and its date: more than 500 of 9 Feb 2024."""
    figure, amount = claim.figure, claim.quantity.full()
    when = figure.for_when or figure.as_of or figure.period
    if when is None:
        return amount
    return _("{amount} of {when}", amount=amount, when=with_basis(when.show(), figure.as_of_basis, is_short=True))


def beside_words(claim: Claim) -> str:
    """What else is to be known of it in a line: its status and whose word it is."""
    status = field_of(Figure, "status").kind.show(claim.figure.status)
    publishers = dict.fromkeys(each.publisher for each in claim.evidence)
    return " · ".join((status, *publishers))


def compare(typed: Quantity, last: Claim) -> str:
    """The typed amount against that claim: 12 % less than 500 of 9 Feb 2024. Qualifiers are kept in both."""
    known, said = last.figure.quantity, claim_words(last)
    if not (typed.is_number and known.is_number):
        return ""
    if typed.value_to is None and known.value_to is None and {typed.qualifier, known.qualifier} <= {*_POINTS, "none"}:
        return _between_points(typed, known, said)
    if typed.bounds == known.bounds:
        return _("the same as {claim}", claim=said)
    if typed.is_certainly_below(known):
        return _("less than {claim}", claim=_("“{word}”", word=said))
    if known.is_certainly_below(typed):
        return _("more than {claim}", claim=_("“{word}”", word=said))
    return _("may be the same as {claim}", claim=_("“{word}”", word=said))


def _between_points(typed: Quantity, known: Quantity, said: str) -> str:
    is_about = "about" in (typed.qualifier, known.qualifier)
    if typed.value == known.value:
        is_same = typed.qualifier == known.qualifier
        return _("the same as {claim}", claim=said) if is_same else _("about the same as {claim}", claim=said)
    if not known.value or not typed.value:
        return _("less than {claim}", claim=said) if typed.value < known.value else _("more than {claim}", claim=said)
    if typed.value >= _TIMES * known.value > 0:
        return _(_MANY[is_about], times=_rounded(typed.value / known.value), claim=said)
    percent = _rounded(abs(typed.value - known.value) * _HUNDRED / abs(known.value))
    return _((_LESS if typed.value < known.value else _MORE)[is_about], percent=percent, claim=said)


def _rounded(number: Decimal) -> str:
    """To a whole number, below ten to a tenth; never to nothing."""
    whole = round(number) if number >= 10 else max(number.quantize(_TENTH), _TENTH)
    return i18n.number(Decimal(whole).normalize() if number < 10 else Decimal(whole))
