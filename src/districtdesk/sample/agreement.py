"""What the speaker tells of the President's visit to Uzbekistan, and of the agreements that were signed there."""

from __future__ import annotations

from ..records import Event, LegalAct
from ..register.identity import new_id
from .people import People
from .telling import MEANWHILE, Telling


def tell_of_the_agreement(telling: Telling, people: People, plant: str) -> None:
    """Add the visit, the agreements and the one on industry: none of them has a day, a title or parties."""
    agreement = new_id()
    visit = Event(event_kind="visit", status="actual", people=(people.president,), countries=("UZ",))
    telling.tell(visit, people.reported)
    telling.tell(
        Event(
            event_kind="agreement_signed",
            status="actual",
            countries=("UZ",),
            legal_act=agreement,
            relative_to=visit.id,
            relative_by=MEANWHILE,
        ),
        {"meant": "A number of agreements were signed; how many is not said.", **people.reported},
    )
    telling.tell(
        LegalAct(id=agreement, kind_as_reported="agreement", matter="Cooperation in industry", concerns=(plant,)),
        {"field": "matter", **people.quoted},
        {"meant": "It is one of the agreements that were signed during the visit.", **people.reported},
    )
    telling.cite(
        agreement,
        field="concerns",
        opinion=True,
        meant="The ceremony for the plant is a result of it.",
        **people.quoted,
    )
