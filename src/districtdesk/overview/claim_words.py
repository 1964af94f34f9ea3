"""What must be known of a claim beside its number, in the language of the moment: of whom, of what, as of when."""

from __future__ import annotations

from .. import i18n
from ..i18n import _
from ..records import Figure
from ..records.figure_dates import show_period, with_basis
from ..records.titling import BETWEEN
from ..register.queries.subject_claims import Claim


def asides(claim: Claim, subject: str) -> list[str]:
    """What must be known of a number that is not simply one of this subject."""
    others, product = claim.beside(subject), claim.product
    return [
        *([_("comes on top of an unstated base")] if claim.figure.increment else []),
        *([_("together with {others}", others=others)] if others else []),
        *([_("of the product {product}", product=product)] if product else []),
        *_coverage(claim.figure),
    ]


def _coverage(figure: Figure) -> list[str]:
    if figure.partial is None or figure.covers_of is None:
        return []
    covered, count = i18n.number(figure.partial), i18n.number(figure.covers_of)
    return [_("only for {covered} of {count}", covered=covered, count=count)]


def say_when(claim: Claim, subject_name: str = "") -> str:
    """As of when, over which period and for when it is meant, in short; empty where nothing is known.

    `subject_name`: whose page it stands on, and so is not said again.
    """
    figure = claim.figure
    days = [figure.as_of.short()] if figure.as_of else []
    days += [show_period(figure.period, is_short=True)] if figure.period else []
    when = [with_basis(days[0], figure.as_of_basis, is_short=True), *days[1:]] if days else []
    if figure.for_when:
        when.append(_("meant for: {when}", when=figure.for_when.short()))
    if claim.distance:
        when.append(claim.distance.removesuffix(f"{BETWEEN}{subject_name}"))
    return "; ".join(when)
