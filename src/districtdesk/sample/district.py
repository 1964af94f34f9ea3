"""What the news item says of the district: the decree that established it, and its figures."""

from __future__ import annotations

from ..dates.imprecise import ImpreciseDate
from ..money import Amount
from ..names import Names
from ..records import District, Event, LegalAct
from ..register.identity import new_id
from .telling import OWN_VOICE, Telling, figure

_TRANSLATED = (
    "The Azerbaijani and Russian names are this office's own translations: assumed. "
    "The source gives the English name alone."
)


def tell_of_the_district(telling: Telling) -> str:
    """Add the district, the decree and that it was established by it. Returns the district's id."""
    district, act = new_id(), new_id()
    telling.tell(
        District(
            id=district,
            names=Names(
                "Hacıqabul Sənaye Məhəlləsi",
                "Hajigabul Industrial District",
                "Гаджигабульский промышленный квартал",
            ),
            district_kind="industrial_district",
            status="established",
            established_by=act,
            note=_TRANSLATED,
        )
    )
    _tell_of_the_decree(telling, act, district)
    return district


def _tell_of_the_decree(telling: Telling, act: str, district: str) -> None:
    """What the act is officially the source does not say, so that stays empty."""
    telling.tell(
        LegalAct(
            id=act,
            kind_as_reported="decree",
            number="3127",
            date=ImpreciseDate("2017-07-25"),
            issuer="President of the Republic of Azerbaijan",
            title=Names(en="On the establishment of the Hajigabul Industrial District"),
            effect="establishes",
            district=(district,),
        )
    )
    established = Event(
        subjects=(district,),
        event_kind="established",
        date=ImpreciseDate("2017-07-25"),
        date_basis="assumed",
        status="actual",
        legal_act=act,
    )
    telling.tell(established)
    telling.cite(established.id, field="date", meant="The day of the decree.", **OWN_VOICE)


def tell_the_district_figures(telling: Telling, district: str) -> None:
    """Add what is measured of the district; whether the money was invested or promised the text does not say."""
    telling.tell(figure(district, "area", 60, "reported"))
    telling.tell(figure(district, "jobs_created", 500, "reported", qualifier="about"))
    investments = figure(
        district,
        "investment_unspecified",
        51_000_000,
        "reported",
        qualifier="more_than",
        currency="AZN",
        stated_conversion=Amount(30_000_000_00, "USD"),
    )
    telling.tell(investments)
    telling.cite(investments.id, field="stated_conversion", **OWN_VOICE)
    telling.tell(figure(district, "residents", 13, "reported"))
