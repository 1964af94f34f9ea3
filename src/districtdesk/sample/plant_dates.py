"""What happened to the car plant, and what is expected: the ceremony, its stage on that day, and the launch."""

from __future__ import annotations

from ..dates.imprecise import ImpreciseDate
from ..records import Event, ProjectState
from .people import People
from .telling import LIKELY, OWN_VOICE, PUBLISHED, Telling


def tell_of_the_ceremony(telling: Telling, people: People, plant: str) -> None:
    """Add the groundbreaking, of which day and place are those of the dateline."""
    ceremony = Event(
        id=people.ceremony,
        subjects=(plant,),
        event_kind="groundbreaking",
        date=PUBLISHED,
        date_basis="dateline",
        status="actual",
        announced_on=PUBLISHED,
        people=(people.speaker,),
        countries=("AZ",),
        place="Hajigabul",
    )
    telling.tell(ceremony, {"meant": "A groundbreaking ceremony was held.", **OWN_VOICE})
    for field in ("date", "place"):
        telling.cite(ceremony.id, field=field, confidence=LIKELY, meant="By the dateline; not stated.", **OWN_VOICE)
    telling.cite(ceremony.id, field="people", meant="He spoke during the ceremony.", **OWN_VOICE)
    telling.cite(
        ceremony.id,
        opinion=True,
        meant=(
            "The ceremony is the first successful goal reached in developing the relations of the two countries, as "
            "a result of the agreement on cooperation in industry."
        ),
        **people.quoted,
    )


def tell_the_stage(telling: Telling, plant: str) -> None:
    """Add what the plant was on that day."""
    stage = ProjectState(project=plant, since=PUBLISHED, date_basis="dateline", status="ground_broken")
    telling.tell(stage, {"meant": "Ground is broken; it is not launched.", **OWN_VOICE})


def tell_of_the_launch(telling: Telling, plant: str) -> str:
    """Add when it is expected to be launched. Returns the event's id."""
    launch = Event(
        subjects=(plant,),
        event_kind="launch",
        date=ImpreciseDate("2025-05"),
        date_basis="stated",
        status="expected",
        announced_on=PUBLISHED,
    )
    return telling.tell(launch)
