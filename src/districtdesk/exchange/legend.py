"""What the qualifiers and statuses of claims mean, and the marks of cells that stand out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..i18n import N_, _
from ..records.event import EVENT_STATUSES
from ..records.figure import FIGURE_STATUSES
from ..records.qualifiers import ANSWERS, QUALIFIERS
from .layout import LegendLine, LegendPart
from .marks import meanings

_QUALIFIERS = {
    "exact": N_("The number stands without such a word."),
    "about": N_("Near the number, above or below it."),
    "more_than": N_("Above the number, which itself is ruled out."),
    "at_least": N_("The number or more."),
    "less_than": N_("Below the number, which itself is ruled out."),
    "up_to": N_("The number or less."),
    "between": N_("From the first number to the second."),
    "none": N_("There are none."),
    "unknown": N_("The source says that it is not known."),
    "not_stated": N_("The source does not say it."),
}
_STATUSES = {
    "planned": N_("Somebody intends it: it is not so yet."),
    "expected": N_("Somebody expects it: it is not so yet."),
    "reported": N_("A source says that it is so."),
    "verified": N_("It was checked, and is so."),
    "mixed": N_("A part is so already, the rest is planned."),
    "superseded": N_("Another claim has taken its place."),
    "disputed": N_("Somebody says otherwise."),
    "cancelled": N_("What was planned will not come."),
    "withdrawn": N_("Who said it has taken it back."),
    "actual": N_("It has happened."),
    "postponed": N_("It was put off."),
}


def legend() -> tuple[LegendPart, ...]:
    """Each qualifier, status and mark with what it means, in the language of the moment."""
    marks = tuple(LegendLine(word, meaning, look) for look, (word, meaning) in meanings().items())
    return (
        LegendPart(_("Qualifier"), tuple(_explained((*QUALIFIERS, *ANSWERS), _QUALIFIERS))),
        LegendPart(_("Status"), tuple(_explained((dict(FIGURE_STATUSES) | dict(EVENT_STATUSES)).items(), _STATUSES))),
        LegendPart(_("Mark"), marks),
    )


def _explained(named: Iterable[tuple[str, str]], meaning_of: dict[str, str]) -> Iterator[LegendLine]:
    return (LegendLine(_(label), _(meaning_of[code])) for code, label in named)
