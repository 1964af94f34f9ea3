"""The sample: what one English news item of 1 May 2023 says of a district and a car plant, in our own words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .dates.imprecise import ImpreciseDate
from .i18n import N_
from .money import Amount
from .names import Names
from .records import (
    Citation,
    District,
    Event,
    Figure,
    LegalAct,
    Market,
    Participation,
    Product,
    Project,
    Record,
    Source,
)
from .register.claims.standard_indicators import INDICATORS
from .register.identity import new_id
from .register.journal.store import Register, Session

_PUBLISHED = ImpreciseDate("2023-05-01")
_SPEAKER = {"said_by": "Sahib Mammadov", "office": "Deputy Minister of Economy"}
_REPORTED = _SPEAKER | {"how_told": "reported_speech"}
_QUOTED = _SPEAKER | {"how_told": "direct_quotation"}
_OWN_VOICE = {"how_told": "own_voice"}
# How sure it is that the plant stands in the district: likely, for the text never quite says so.
_LIKELY = 3


class _Telling:
    """One source being entered: every record that is told from it gets its citation."""

    def __init__(self, session: Session, source: Source) -> None:
        self._session = session
        self._source = source.id
        session.add(source)

    def tell(self, record: Record, **citation: Any) -> str:
        """Add the record with the citation that bears it out. Returns its id."""
        record.id = record.id or new_id()
        self._session.add(record)
        self.cite(record.id, **citation)
        return record.id

    def cite(self, record_id: str, **citation: Any) -> None:
        self._session.add(Citation(record=record_id, source=self._source, **citation))


def build_sample(register: Register) -> None:
    """Enter the worked example into a new register, as one step that a person's undo does not reach."""
    with register.change(N_("Set up the sample"), undoable=False) as session:
        telling = _Telling(session, _source())
        district = _tell_of_the_district(telling)
        _tell_the_district_figures(telling, district)
        project = _tell_of_the_project(telling, district)
        _tell_the_project_dates(telling, project)
        _tell_the_project_figures(telling, project)
        _tell_the_products_and_markets(telling, project)
        _tell_the_technology(telling, project)
        _tell_of_the_visit(telling, project)


def _source() -> Source:
    return Source(
        id=new_id(),
        source_kind="news_item",
        publisher="Trend news agency",
        date=_PUBLISHED,
        place="Hajigabul",
        language="en",
    )


def _tell_of_the_district(telling: _Telling) -> str:
    district, act = new_id(), new_id()
    telling.tell(
        District(
            id=district,
            names=Names(en="Hajigabul Industrial District"),
            district_kind="industrial_district",
            status="established",
            established_by=act,
        )
    )
    # What the act is officially the source does not say, so that stays empty.
    telling.tell(
        LegalAct(
            id=act,
            kind_as_reported="decree",
            number="3127",
            date=ImpreciseDate("2017-07-25"),
            issuer="President of the Republic of Azerbaijan",
            title=Names(en="On the establishment of the Hajigabul Industrial District"),
            effect="establishes",
            district=district,
        )
    )
    telling.tell(
        Event(
            subjects=(district,),
            event_kind="established",
            date=ImpreciseDate("2017-07-25"),
            status="actual",
            legal_act=act,
        )
    )
    return district


def _figure(subject: str, code: str, value: int, status: str, **values: Any) -> Figure:
    """A figure as of the day of the news, which is not a date that the news itself gives."""
    indicator = next(each.id for each in INDICATORS if each.code == code)
    return Figure(
        subject=subject,
        indicator=indicator,
        value=Decimal(value),
        status=status,
        as_of=_PUBLISHED,
        as_of_basis="date_of_publication",
        **{"qualifier": "exact"} | values,
    )


def _tell_the_district_figures(telling: _Telling, district: str) -> None:
    telling.tell(_figure(district, "area", 60, "reported"), **_OWN_VOICE)
    telling.tell(_figure(district, "jobs_created", 500, "reported", qualifier="about"), **_OWN_VOICE)
    invested = _figure(
        district,
        "invested",
        51_000_000,
        "reported",
        qualifier="more_than",
        currency="AZN",
        stated_conversion=Amount(30_000_000_00, "USD"),
    )
    telling.tell(invested, **_OWN_VOICE)
    telling.cite(invested.id, field="stated_conversion", **_OWN_VOICE)
    telling.tell(_figure(district, "residents", 13, "reported", note="None of them is named."), **_OWN_VOICE)


def _tell_of_the_project(telling: _Telling, district: str) -> str:
    project = telling.tell(
        Project(
            names=Names(en="Joint car plant of Azerbaijan and Uzbekistan"),
            district=district,
            activity="Car production",
            joint_venture=True,
        )
    )
    telling.cite(
        project,
        field="district",
        confidence=_LIKELY,
        note="The text tells of the plant beside the district and never quite says that it stands there.",
    )
    # What somebody expects of the project as a whole, in our own words.
    telling.cite(project, note="He expects the project to help the economy of the region.", **_SPEAKER)
    for country in ("AZ", "UZ"):
        telling.tell(Participation(project=project, country=country, role="joint_venture_partner"))
    return project


def _tell_the_project_dates(telling: _Telling, project: str) -> None:
    groundbreaking = telling.tell(
        Event(
            subjects=(project,),
            event_kind="groundbreaking",
            date=_PUBLISHED,
            status="actual",
            announced_on=_PUBLISHED,
            note="At a ceremony.",
        )
    )
    telling.cite(
        groundbreaking,
        note="He takes the ceremony as the first goal reached of what the two countries agreed.",
        **_SPEAKER,
    )
    launch = Event(
        subjects=(project,),
        event_kind="launch",
        date=ImpreciseDate("2025-05"),
        status="expected",
        announced_on=_PUBLISHED,
    )
    telling.tell(launch, **_OWN_VOICE)


def _tell_the_project_figures(telling: _Telling, project: str) -> None:
    value = _figure(
        project,
        "investment_value",
        88_000_000,
        "planned",
        currency="AZN",
        stated_conversion=Amount(51_700_000_00, "USD"),
    )
    telling.tell(value, **_OWN_VOICE)
    telling.cite(value.id, field="stated_conversion", **_OWN_VOICE)
    jobs = "Once the plant is built. What they come on top of is not stated."
    telling.tell(_figure(project, "jobs_expected", 1200, "expected", increment=True, note=jobs), **_REPORTED)
    cars = _figure(project, "output_a_year", 30_000, "expected", unit="cars", note="After the launch.")
    telling.tell(cars, **_QUOTED)


def _tell_the_products_and_markets(telling: _Telling, project: str) -> None:
    for model in ("Cobalt", "Malibu", "Tracker", "Equinox"):
        car = Product(project=project, brand="Chevrolet", model=model, status="planned", list_not_exhaustive=True)
        telling.tell(car)
    for market in ("domestic", "foreign"):
        telling.tell(Market(project=project, market_kind=market, status="planned"), **_SPEAKER)


def _tell_the_technology(telling: _Telling, project: str) -> None:
    supply = {"project": project, "role": "technology_supplier", "list_not_exhaustive": True}
    for country in ("US", "IT", "CN", "UZ"):
        telling.tell(Participation(country=country, **supply))
    # Neither North nor South: no code of ours would be true.
    telling.tell(Participation(country_as_printed="Korea", **supply), field="country_as_printed", words="Korea")


def _tell_of_the_visit(telling: _Telling, project: str) -> None:
    agreement = telling.tell(
        LegalAct(
            kind_as_reported="agreement",
            title=Names(en="On cooperation in industry"),
            party_countries=("AZ", "UZ"),
            concerns=(project,),
            note="One of several signed during the visit. The source gives no number and no date.",
        )
    )
    telling.tell(
        Event(
            subjects=(project,),
            event_kind="visit",
            title="Visit of President Ilham Aliyev to Uzbekistan",
            status="actual",
            place="Uzbekistan",
            legal_act=agreement,
            note="The source gives no date. Agreements were signed during the visit; how many is not said.",
        )
    )
