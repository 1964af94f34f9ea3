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
    Indicator,
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
_OWN_VOICE = {"how_told": "own_voice"}
_SPEAKER = {"said_by": "Sahib Mammadov", "office": "Deputy Minister of Economy of Azerbaijan"}
_REPORTED = _SPEAKER | {"how_told": "reported_speech"}
_QUOTED = _SPEAKER | {"how_told": "direct_quotation"}
# How sure it is that the plant, and the ceremony, are in the district: likely, for the text never quite says so.
_LIKELY = 3
_TRANSLATED = (
    "The Azerbaijani and Russian names are this office's own translations: assumed. "
    "The source gives the English name alone."
)


class _Telling:
    """One source being entered: every record that is told from it gets a citation for each voice that says so."""

    def __init__(self, session: Session, source: Source) -> None:
        self._session = session
        self._source = source.id
        session.add(source)

    def tell(self, record: Record, *voices: dict[str, str]) -> str:
        """Add the record with the citations that bear it out, in the source's own voice if in no other."""
        record.id = record.id or new_id()
        self._session.add(record)
        for voice in voices or (_OWN_VOICE,):
            self.cite(record.id, **voice)
        return record.id

    def cite(self, record_id: str, **citation: Any) -> None:
        self._session.add(Citation(record=record_id, source=self._source, **citation))

    def measure(self, indicator: Indicator) -> str:
        """Add an indicator that no register begins with. Returns its id."""
        indicator.id = new_id()
        self._session.add(indicator)
        return indicator.id


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
        _tell_of_the_agreement(telling, project)


def _source() -> Source:
    return Source(
        id=new_id(),
        source_kind="news_item",
        publisher="Trend",
        date=_PUBLISHED,
        place="Hajigabul, Azerbaijan",
        language="en",
    )


def _tell_of_the_district(telling: _Telling) -> str:
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
            district=(district,),
        )
    )
    established = Event(
        subjects=(district,),
        event_kind="established",
        date=ImpreciseDate("2017-07-25"),
        status="actual",
        legal_act=act,
    )
    telling.tell(established)
    telling.cite(established.id, field="date", note="The day of the decree.", **_OWN_VOICE)
    return district


def _figure(subject: str, code: str, value: int, status: str, **values: Any) -> Figure:
    """A figure of one of the usual indicators."""
    return _figure_of(subject, next(each.id for each in INDICATORS if each.code == code), value, status, **values)


def _figure_of(subject: str, indicator: str, value: int, status: str, **values: Any) -> Figure:
    """A figure as of the day of the news, which is not a date that the news itself gives."""
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
    telling.tell(_figure(district, "area", 60, "reported"))
    telling.tell(_figure(district, "jobs_created", 500, "reported", qualifier="about"))
    investments = _figure_of(
        district,
        telling.measure(_investments()),
        51_000_000,
        "reported",
        qualifier="more_than",
        currency="AZN",
        stated_conversion=Amount(30_000_000_00, "USD"),
    )
    telling.tell(investments)
    telling.cite(investments.id, field="stated_conversion", **_OWN_VOICE)
    telling.tell(_figure(district, "residents", 13, "reported", note="None of them is named."))


def _investments() -> Indicator:
    """What the text calls the amount of investments, without a word whether they were made or are promised."""
    return Indicator(
        code="investments",
        names=Names("İnvestisiyaların məbləği", "Amount of investments", "Объём инвестиций"),
        dimension="money",
        nature="stock",
        subjects="any",
        may_be_summed=False,
        note="For sources that do not say whether the money was invested or is promised.",
    )


def _tell_of_the_project(telling: _Telling, district: str) -> str:
    project = telling.tell(
        Project(
            names=Names(en="Joint car plant of Azerbaijan and Uzbekistan"),
            other_names="Joint car production of Azerbaijan and Uzbekistan",
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
        **_OWN_VOICE,
    )
    for belief in (
        "His opinion: the project will strengthen the economy, and not that of Azerbaijan alone.",
        "His opinion: it will create a favourable climate for the region as a whole.",
    ):
        telling.cite(project, note=belief, **_QUOTED)
    for country in ("AZ", "UZ"):
        partner = Participation(project=project, country=country, role="joint_venture_partner")
        telling.tell(partner, _OWN_VOICE, _QUOTED)
    return project


def _tell_the_project_dates(telling: _Telling, project: str) -> None:
    ceremony = telling.tell(
        Event(
            subjects=(project,),
            event_kind="groundbreaking",
            date=_PUBLISHED,
            status="actual",
            announced_on=_PUBLISHED,
            place="Hajigabul",
            note="At a ceremony.",
        )
    )
    for field in ("date", "place"):
        note = "By the dateline; not stated."
        telling.cite(ceremony, field=field, confidence=_LIKELY, note=note, **_OWN_VOICE)
    telling.cite(
        ceremony,
        note=(
            "His opinion: the ceremony is the first successful goal reached in developing the relations of the two "
            "countries, as a result of the agreement on cooperation in industry."
        ),
        **_QUOTED,
    )
    launch = Event(
        subjects=(project,),
        event_kind="launch",
        date=ImpreciseDate("2025-05"),
        status="expected",
        announced_on=_PUBLISHED,
    )
    telling.tell(launch)


def _tell_the_project_figures(telling: _Telling, project: str) -> None:
    value = _figure(
        project,
        "investment_value",
        88_000_000,
        "planned",
        currency="AZN",
        stated_conversion=Amount(51_700_000_00, "USD"),
    )
    telling.tell(value)
    telling.cite(value.id, field="stated_conversion", **_OWN_VOICE)
    jobs = "What they come on top of is not stated."
    telling.tell(_figure(project, "jobs_expected", 1200, "planned", increment=True, note=jobs), _REPORTED)
    cars = _figure(project, "output_a_year", 30_000, "expected", unit="cars", note="After the launch.")
    telling.tell(cars, _QUOTED)


def _tell_the_products_and_markets(telling: _Telling, project: str) -> None:
    for model in ("Cobalt", "Malibu", "Tracker", "Equinox"):
        # Expected, which is not planned: whether planned or actual stays empty.
        telling.tell(Product(project=project, brand="Chevrolet", model=model, list_not_exhaustive=True))
    for market in ("domestic", "foreign"):
        note = "After the launch." if market == "domestic" else None
        sale = Market(project=project, market_kind=market, status="planned", note=note)
        telling.tell(sale, _QUOTED, _REPORTED)


def _tell_the_technology(telling: _Telling, project: str) -> None:
    supply = {"project": project, "role": "technology_supplier", "list_not_exhaustive": True}
    for country in ("US", "IT", "CN", "UZ"):
        telling.tell(Participation(country=country, **supply))
    # Neither North nor South: no code of ours would be true.
    korea = Participation(country_as_printed="Korea", **supply)
    telling.tell(korea, {"field": "country_as_printed", "words": "Korea", **_OWN_VOICE})


def _tell_of_the_agreement(telling: _Telling, project: str) -> None:
    """It has no printed title, number, date or parties: what it is about is said beside its citations."""
    agreement = LegalAct(kind_as_reported="agreement", concerns=(project,))
    telling.tell(
        agreement,
        {"note": "It is on cooperation in industry.", **_QUOTED},
        {
            "note": (
                "One of a number of agreements, how many is not said, that were signed while the President of "
                "Azerbaijan, Ilham Aliyev, visited Uzbekistan; the day is not given."
            ),
            **_REPORTED,
        },
    )
    telling.cite(agreement.id, field="concerns", note="He calls the ceremony a result of it.", **_QUOTED)
