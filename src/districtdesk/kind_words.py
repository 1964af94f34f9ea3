"""What is said of each kind of record: how many there are, how one is searched, added, edited and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .i18n import N_, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """Messages to be translated where shown; `count` gives "184 companies" in the language of the moment.

    `added`, `edited` and `removed` are what the steps are called, so that undo names what it undoes.
    """

    count: Callable[[int], str]
    search: str
    new: str
    none: str
    choose: str
    added: str
    edited: str
    removed: str


# Here and not with the records, because a list is painted before they are loaded.
KIND_WORDS: Mapping[str, KindWords] = {
    "district": KindWords(
        count=lambda n: ngettext("{count} district", "{count} districts", n),
        search=N_("Search districts"),
        new=N_("New district"),
        none=N_("No districts yet."),
        choose=N_("Choose a district to see it here."),
        added=N_("Add district"),
        edited=N_("Edit district"),
        removed=N_("Remove district"),
    ),
    "company": KindWords(
        count=lambda n: ngettext("{count} company", "{count} companies", n),
        search=N_("Search companies"),
        new=N_("New company"),
        none=N_("No companies yet."),
        choose=N_("Choose a company to see it here."),
        added=N_("Add company"),
        edited=N_("Edit company"),
        removed=N_("Remove company"),
    ),
    "residency": KindWords(
        count=lambda n: ngettext("{count} residency", "{count} residencies", n),
        search=N_("Search residents"),
        new=N_("New residency"),
        none=N_("No residents yet."),
        choose=N_("Choose a residency to see it here."),
        added=N_("Add residency"),
        edited=N_("Edit residency"),
        removed=N_("Remove residency"),
    ),
    "project": KindWords(
        count=lambda n: ngettext("{count} project", "{count} projects", n),
        search=N_("Search projects"),
        new=N_("New project"),
        none=N_("No projects yet."),
        choose=N_("Choose a project to see it here."),
        added=N_("Add project"),
        edited=N_("Edit project"),
        removed=N_("Remove project"),
    ),
    "participation": KindWords(
        count=lambda n: ngettext("{count} participation", "{count} participations", n),
        search=N_("Search participations"),
        new=N_("New participation"),
        none=N_("No participations yet."),
        choose=N_("Choose a participation to see it here."),
        added=N_("Add participation"),
        edited=N_("Edit participation"),
        removed=N_("Remove participation"),
    ),
    "product": KindWords(
        count=lambda n: ngettext("{count} product", "{count} products", n),
        search=N_("Search products"),
        new=N_("New product"),
        none=N_("No products yet."),
        choose=N_("Choose a product to see it here."),
        added=N_("Add product"),
        edited=N_("Edit product"),
        removed=N_("Remove product"),
    ),
    "market": KindWords(
        count=lambda n: ngettext("{count} market", "{count} markets", n),
        search=N_("Search markets"),
        new=N_("New market"),
        none=N_("No markets yet."),
        choose=N_("Choose a market to see it here."),
        added=N_("Add market"),
        edited=N_("Edit market"),
        removed=N_("Remove market"),
    ),
    "event": KindWords(
        count=lambda n: ngettext("{count} event", "{count} events", n),
        search=N_("Search events"),
        new=N_("New event"),
        none=N_("No events yet."),
        choose=N_("Choose an event to see it here."),
        added=N_("Add event"),
        edited=N_("Edit event"),
        removed=N_("Remove event"),
    ),
    "figure": KindWords(
        count=lambda n: ngettext("{count} figure", "{count} figures", n),
        search=N_("Search figures"),
        new=N_("New figure"),
        none=N_("No figures yet."),
        choose=N_("Choose a figure to see it here."),
        added=N_("Add claim"),
        edited=N_("Edit claim"),
        removed=N_("Remove claim"),
    ),
    "indicator": KindWords(
        count=lambda n: ngettext("{count} indicator", "{count} indicators", n),
        search=N_("Search indicators"),
        new=N_("New indicator"),
        none=N_("No indicators yet."),
        choose=N_("Choose an indicator to see it here."),
        added=N_("Add indicator"),
        edited=N_("Edit indicator"),
        removed=N_("Remove indicator"),
    ),
    "legal_act": KindWords(
        count=lambda n: ngettext("{count} legal act", "{count} legal acts", n),
        search=N_("Search legal acts"),
        new=N_("New legal act"),
        none=N_("No legal acts yet."),
        choose=N_("Choose a legal act to see it here."),
        added=N_("Add legal act"),
        edited=N_("Edit legal act"),
        removed=N_("Remove legal act"),
    ),
    "source": KindWords(
        count=lambda n: ngettext("{count} source", "{count} sources", n),
        search=N_("Search sources"),
        new=N_("New source"),
        none=N_("No sources yet."),
        choose=N_("Choose a source to see it here."),
        added=N_("Add source"),
        edited=N_("Edit source"),
        removed=N_("Remove source"),
    ),
    "citation": KindWords(
        count=lambda n: ngettext("{count} citation", "{count} citations", n),
        search=N_("Search citations"),
        new=N_("New citation"),
        none=N_("No citations yet."),
        choose=N_("Choose a citation to see it here."),
        added=N_("Add citation"),
        edited=N_("Edit citation"),
        removed=N_("Remove citation"),
    ),
    "attachment": KindWords(
        count=lambda n: ngettext("{count} attachment", "{count} attachments", n),
        search=N_("Search attachments"),
        new=N_("New attachment"),
        none=N_("No attachments yet."),
        choose=N_("Choose an attachment to see it here."),
        added=N_("Attach file"),
        edited=N_("Edit attachment"),
        removed=N_("Remove attachment"),
    ),
}

# What steps were called before. They stand in the journals of registers, and are still told in three languages.
FORMER_STEPS = (N_("Add figure"), N_("Edit figure"), N_("Remove figure"))
