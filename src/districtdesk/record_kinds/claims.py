"""What is said of the subjects, by whom, and in what it is measured; and a project's parts."""

from __future__ import annotations

from ..i18n import N_, ngettext
from ..record_kind import RecordKind, Related

CLAIM_KINDS: dict[str, RecordKind] = {
    "participation": RecordKind(
        one=N_("Participation"),
        many=N_("Participations"),
        meaning=N_("A company or a country that takes part in a project, and as what."),
        count=lambda n: ngettext("{count} participation", "{count} participations", n),
        search=N_("Search participations"),
        new=N_("New participation"),
        none=N_("No participations yet."),
        choose=N_("Choose a participation to see it here."),
        added=N_("Add participation"),
        edited=N_("Edit participation"),
        removed=N_("Remove participation"),
        icon="link",
    ),
    "product": RecordKind(
        one=N_("Product"),
        many=N_("Products"),
        meaning=N_("What a project makes or is to make."),
        count=lambda n: ngettext("{count} product", "{count} products", n),
        search=N_("Search products"),
        new=N_("New product"),
        none=N_("No products yet."),
        choose=N_("Choose a product to see it here."),
        added=N_("Add product"),
        edited=N_("Edit product"),
        removed=N_("Remove product"),
        icon="project",
    ),
    "market": RecordKind(
        one=N_("Market"),
        many=N_("Markets"),
        meaning=N_("Where a project's products are sold or are to be sold."),
        count=lambda n: ngettext("{count} market", "{count} markets", n),
        search=N_("Search markets"),
        new=N_("New market"),
        none=N_("No markets yet."),
        choose=N_("Choose a market to see it here."),
        added=N_("Add market"),
        edited=N_("Edit market"),
        removed=N_("Remove market"),
        icon="export",
    ),
    "event": RecordKind(
        one=N_("Event"),
        many=N_("Events"),
        meaning=N_(
            "A claim about when something happens. A later announcement is another event, never a correction."
        ),
        count=lambda n: ngettext("{count} event", "{count} events", n),
        search=N_("Search events"),
        new=N_("New event"),
        none=N_("No events yet."),
        choose=N_("Choose an event to see it here."),
        added=N_("Add event"),
        edited=N_("Edit event"),
        removed=N_("Remove event"),
        icon="event",
        group="claims",
        position=1,
    ),
    "figure": RecordKind(
        one=N_("Figure"),
        many=N_("Figures"),
        meaning=N_(
            "A claim: a number said of a subject. A new claim stands beside the old one and never replaces it."
        ),
        count=lambda n: ngettext("{count} figure", "{count} figures", n),
        search=N_("Search figures"),
        new=N_("New figure"),
        none=N_("No figures yet."),
        choose=N_("Choose a figure to see it here."),
        added=N_("Add claim"),
        edited=N_("Edit claim"),
        removed=N_("Remove claim"),
        icon="figure",
        group="claims",
    ),
    "person": RecordKind(
        one=N_("Person"),
        many=N_("People"),
        meaning=N_(
            "Somebody who said or did something, however sources print the name."
        ),
        count=lambda n: ngettext("{count} person", "{count} people", n),
        search=N_("Search people"),
        new=N_("New person"),
        none=N_("No people yet."),
        choose=N_("Choose a person to see it here."),
        added=N_("Add person"),
        edited=N_("Edit person"),
        removed=N_("Remove person"),
        icon="company",
        group="evidence",
        position=2,
        related=(
            Related("offices", N_("Offices"), "office", "person"),
            Related("said", N_("Said"), "citation", "speaker"),
            Related("events", N_("Events"), "event", "people"),
        ),
    ),
    "office": RecordKind(
        one=N_("Office"),
        many=N_("Offices"),
        meaning=N_(
            "What a person was, where, and for how long."
        ),
        count=lambda n: ngettext("{count} office", "{count} offices", n),
        search=N_("Search offices"),
        new=N_("New office"),
        none=N_("No offices yet."),
        choose=N_("Choose an office to see it here."),
        added=N_("Add office"),
        edited=N_("Edit office"),
        removed=N_("Remove office"),
        icon="link",
    ),
    "indicator": RecordKind(
        one=N_("Indicator"),
        many=N_("Indicators"),
        meaning=N_(
            "What a figure measures. Figures are only added when their indicator, unit and status are the same."
        ),
        count=lambda n: ngettext("{count} indicator", "{count} indicators", n),
        search=N_("Search indicators"),
        new=N_("New indicator"),
        none=N_("No indicators yet."),
        choose=N_("Choose an indicator to see it here."),
        added=N_("Add indicator"),
        edited=N_("Edit indicator"),
        removed=N_("Remove indicator"),
        icon="overview",
        position=-1,
        related=(Related("figures", N_("Figures"), "figure", "indicator"),),
    ),
}
