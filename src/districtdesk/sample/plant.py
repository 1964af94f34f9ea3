"""What the news item says of the car plant: who takes part, what it is to make, for whom, with whose technology."""

from __future__ import annotations

from ..money import Amount
from ..names import Names
from ..records import Market, Participation, Product, Project
from .people import People
from .telling import AFTER, LIKELY, OWN_VOICE, Telling, figure


def tell_of_the_plant(telling: Telling, people: People, district: str) -> str:
    """Add the plant, what is believed of it and its two partners. Returns its id."""
    plant = telling.tell(
        Project(
            names=Names(en="Joint car plant of Azerbaijan and Uzbekistan"),
            other_names="Joint car production of Azerbaijan and Uzbekistan",
            district=district,
            activity="Car production",
            joint_venture=True,
        )
    )
    telling.cite(
        plant,
        field="district",
        confidence=LIKELY,
        meant="The text tells of the plant beside the district and never quite says that it stands there.",
        **OWN_VOICE,
    )
    for belief in (
        "The project will strengthen the economy, and not that of Azerbaijan alone.",
        "It will create a favourable climate for the region as a whole.",
    ):
        telling.cite(plant, opinion=True, meant=belief, **people.quoted)
    for country in ("AZ", "UZ"):
        partner = Participation(project=plant, country=country, role="joint_venture_partner", status="actual")
        telling.tell(partner, OWN_VOICE, people.quoted)
    return plant


def tell_the_plant_figures(telling: Telling, people: People, plant: str, launch: str) -> None:
    """Add what it is to cost, to employ and to make."""
    value = figure(
        plant,
        "investment_value",
        88_000_000,
        "planned",
        currency="AZN",
        stated_conversion=Amount(51_700_000_00, "USD"),
    )
    telling.tell(value)
    telling.cite(value.id, field="stated_conversion", **OWN_VOICE)
    telling.tell(figure(plant, "jobs_expected", 1200, "planned", increment=True), people.reported)
    cars = figure(plant, "output_a_year", 30_000, "expected", unit="car", relative_to=launch, relative_by=AFTER)
    telling.tell(cars, people.quoted)


def tell_the_products_and_markets(telling: Telling, people: People, plant: str, launch: str) -> None:
    """Add the models, which are expected and some among others, and where cars are to be sold."""
    for model in ("Cobalt", "Malibu", "Tracker", "Equinox"):
        product = Product(project=plant, brand="Chevrolet", model=model, status="expected", list_not_exhaustive=True)
        telling.tell(product)
        telling.cite(product.id, field="model", meant="The text calls the models brands.", **OWN_VOICE)
    after = {"relative_to": launch, "relative_by": AFTER}
    domestic = Market(project=plant, market_kind="domestic", country="AZ", status="planned", **after)
    foreign = Market(project=plant, market_kind="foreign", status="planned")
    for market in (domestic, foreign):
        telling.tell(market, people.quoted, people.reported)


def tell_the_technology(telling: Telling, plant: str) -> None:
    """Add the countries whose technologies it will use, some among others."""
    supply = {"project": plant, "role": "technology_supplier", "status": "planned", "list_not_exhaustive": True}
    for country in ("US", "IT", "CN", "UZ"):
        telling.tell(Participation(country=country, **supply))
    # Neither North nor South: no code of ours would be true.
    korea = Participation(country_as_printed="Korea", **supply)
    telling.tell(korea, {"field": "country_as_printed", "words": "Korea", **OWN_VOICE})
