"""The people of the news item: the speaker with the offices and names that it prints, and the President."""

from __future__ import annotations

from dataclasses import dataclass

from ..names import Names
from ..records import Office, Person
from ..register.identity import new_id
from .telling import OWN_VOICE, Telling


@dataclass(frozen=True, slots=True)
class People:
    """The ids of the two people and of the ceremony at which one of them spoke."""

    speaker: str
    president: str
    ceremony: str

    @property
    def quoted(self) -> dict[str, object]:
        """What a citation says of who said it, where the source quotes him."""
        return self._spoken | {"how_told": "direct_quotation"}

    @property
    def reported(self) -> dict[str, object]:
        """The same where the source reports what he said."""
        return self._spoken | {"how_told": "reported_speech"}

    @property
    def _spoken(self) -> dict[str, object]:
        return {
            "said_by": "Sahib Mammadov",
            "office": "Deputy Minister of Economy of Azerbaijan",
            "speaker": self.speaker,
            "occasion": self.ceremony,
        }


def tell_of_the_people(telling: Telling) -> People:
    """Add both people with their offices; the ceremony is told later."""
    people = People(new_id(), new_id(), new_id())
    _tell_of_the_speaker(telling, people.speaker)
    telling.tell(Person(id=people.president, names=Names(en="Ilham Aliyev")), people.reported)
    president = Office(person=people.president, title=Names(en="President"), country="AZ")
    telling.tell(president, people.reported)
    return people


def _tell_of_the_speaker(telling: Telling, speaker: str) -> None:
    """Named in full, by surname only, and once by an office that differs from the one he is said to hold."""
    telling.tell(Person(id=speaker, names=Names(en="Sahib Mammadov"), other_names="Mammadov"))
    telling.cite(speaker, field="other_names", words="Mammadov", **OWN_VOICE)
    office = Office(person=speaker, title=Names(en="Deputy Minister of Economy"), country="AZ")
    telling.tell(office)
    telling.cite(office.id, field="title", words="minister", meant="Once he is called the minister.", **OWN_VOICE)
