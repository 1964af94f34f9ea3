"""The sample: what one English news item of 1 May 2023 says of a district and a car plant, in our own words."""

from __future__ import annotations

from ..i18n import N_
from ..register.journal.store import Register
from .agreement import tell_of_the_agreement
from .district import tell_of_the_district, tell_the_district_figures
from .people import tell_of_the_people
from .plant import (
    tell_of_the_plant,
    tell_the_plant_figures,
    tell_the_products_and_markets,
    tell_the_technology,
)
from .plant_dates import tell_of_the_ceremony, tell_of_the_launch, tell_the_stage
from .questions import ask_what_is_open
from .telling import Telling, news_item

__all__ = ["build_sample"]


def build_sample(register: Register) -> None:
    """Enter the worked example into a new register, as one step that a person's undo does not reach."""
    with register.change(N_("Set up the sample"), undoable=False) as session:
        telling = Telling(session, news_item())
        district = tell_of_the_district(telling)
        tell_the_district_figures(telling, district)
        people = tell_of_the_people(telling)
        plant = tell_of_the_plant(telling, people, district)
        tell_of_the_ceremony(telling, people, plant)
        tell_the_stage(telling, plant)
        launch = tell_of_the_launch(telling, plant)
        tell_the_plant_figures(telling, people, plant, launch)
        tell_the_products_and_markets(telling, people, plant, launch)
        tell_the_technology(telling, plant)
        tell_of_the_agreement(telling, people, plant)
        ask_what_is_open(session, district, plant)
