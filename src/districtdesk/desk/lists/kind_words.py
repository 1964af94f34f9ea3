"""What a list says of its records, for each kind in its own sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...i18n import N_, _, ngettext, number


@dataclass(frozen=True, slots=True)
class KindWords:
    """Messages to be translated where shown; `count` gives "184 companies" in the language of the moment."""

    count: Callable[[int], str]
    search: str
    new: str
    none: str
    choose: str


KIND_WORDS = {
    "district": KindWords(
        lambda n: ngettext("{count} district", "{count} districts", n),
        N_("Search districts"),
        N_("New district"),
        N_("No districts yet."),
        N_("Choose a district to see it here."),
    ),
    "company": KindWords(
        lambda n: ngettext("{count} company", "{count} companies", n),
        N_("Search companies"),
        N_("New company"),
        N_("No companies yet."),
        N_("Choose a company to see it here."),
    ),
    "residency": KindWords(
        lambda n: ngettext("{count} residency", "{count} residencies", n),
        N_("Search residents"),
        N_("New residency"),
        N_("No residents yet."),
        N_("Choose a residency to see it here."),
    ),
    "project": KindWords(
        lambda n: ngettext("{count} project", "{count} projects", n),
        N_("Search projects"),
        N_("New project"),
        N_("No projects yet."),
        N_("Choose a project to see it here."),
    ),
    "participation": KindWords(
        lambda n: ngettext("{count} participation", "{count} participations", n),
        N_("Search participations"),
        N_("New participation"),
        N_("No participations yet."),
        N_("Choose a participation to see it here."),
    ),
    "product": KindWords(
        lambda n: ngettext("{count} product", "{count} products", n),
        N_("Search products"),
        N_("New product"),
        N_("No products yet."),
        N_("Choose a product to see it here."),
    ),
    "market": KindWords(
        lambda n: ngettext("{count} market", "{count} markets", n),
        N_("Search markets"),
        N_("New market"),
        N_("No markets yet."),
        N_("Choose a market to see it here."),
    ),
    "event": KindWords(
        lambda n: ngettext("{count} event", "{count} events", n),
        N_("Search events"),
        N_("New event"),
        N_("No events yet."),
        N_("Choose an event to see it here."),
    ),
    "figure": KindWords(
        lambda n: ngettext("{count} figure", "{count} figures", n),
        N_("Search figures"),
        N_("New figure"),
        N_("No figures yet."),
        N_("Choose a figure to see it here."),
    ),
    "indicator": KindWords(
        lambda n: ngettext("{count} indicator", "{count} indicators", n),
        N_("Search indicators"),
        N_("New indicator"),
        N_("No indicators yet."),
        N_("Choose an indicator to see it here."),
    ),
    "legal_act": KindWords(
        lambda n: ngettext("{count} legal act", "{count} legal acts", n),
        N_("Search legal acts"),
        N_("New legal act"),
        N_("No legal acts yet."),
        N_("Choose a legal act to see it here."),
    ),
    "source": KindWords(
        lambda n: ngettext("{count} source", "{count} sources", n),
        N_("Search sources"),
        N_("New source"),
        N_("No sources yet."),
        N_("Choose a source to see it here."),
    ),
    "citation": KindWords(
        lambda n: ngettext("{count} citation", "{count} citations", n),
        N_("Search citations"),
        N_("New citation"),
        N_("No citations yet."),
        N_("Choose a citation to see it here."),
    ),
    "attachment": KindWords(
        lambda n: ngettext("{count} attachment", "{count} attachments", n),
        N_("Search attachments"),
        N_("New attachment"),
        N_("No attachments yet."),
        N_("Choose an attachment to see it here."),
    ),
}


def found_of(found: int, total: int) -> str:
    """How many the search found: 12 of 184 found."""
    return ngettext("{found} of {count} found", "{found} of {count} found", total, found=number(found))


def nothing_found(text: str) -> str:
    return _("Nothing found for “{text}”.", text=text)
