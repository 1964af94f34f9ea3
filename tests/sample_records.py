"""The worked example as records: each whole, with what bears it out. Nothing else may stand in the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DISTRICT = "Hajigabul Industrial District"
PLANT = "Joint car plant of Azerbaijan and Uzbekistan"
_DAY = "2023-05-01"
_PUBLISHED = {"as_of": _DAY, "as_of_basis": "date_of_publication"}
_AFTER_LAUNCH = {"relative_to": "launch", "relative_by": "P0D/.."}
# What follows from the launch for a date that is told by it.
_SINCE_LAUNCH = "2025-05-01/.."
SPEAKER = {
    "said_by": "Sahib Mammadov",
    "speaker": "speaker",
    "office": "Deputy Minister of Economy of Azerbaijan",
    "occasion": "ceremony",
}
QUOTED = SPEAKER | {"how_told": "direct_quotation"}
REPORTED = SPEAKER | {"how_told": "reported_speech"}
OWN_VOICE = {"how_told": "own_voice"}


@dataclass(frozen=True)
class Stored:
    """One record: its values as dumped, links by the names of these records, every other field empty.

    `told`: its citations, all of them, in the same manner.
    """

    kind: str
    values: Mapping[str, Any]
    told: tuple[Mapping[str, Any], ...] = (OWN_VOICE,)


def _figure(subject: str, indicator: str, value: int, status: str, *told: Mapping[str, Any], **values: Any) -> Stored:
    said = {"subject": subject, "indicator": indicator, "qualifier": "exact", "value": value, "status": status}
    return Stored("figure", {**said, **_PUBLISHED, **values}, told or (OWN_VOICE,))


def _partner(country: str) -> Stored:
    values = {"project": "plant", "country": country, "role": "joint_venture_partner", "status": "actual"}
    return Stored("participation", values, (OWN_VOICE, QUOTED))


def _supplier(*told: Mapping[str, Any], **country: str) -> Stored:
    values = {"project": "plant", "role": "technology_supplier", "status": "planned", "list_not_exhaustive": True}
    return Stored("participation", {**values, **country}, told or (OWN_VOICE,))


def _model(name: str) -> Stored:
    values = {"project": "plant", "brand": "Chevrolet", "model": name, "status": "expected"}
    named = OWN_VOICE | {"field": "model", "meant": "The text calls the models brands."}
    return Stored("product", values | {"list_not_exhaustive": True}, (OWN_VOICE, named))


def _question(subject: str, text: str) -> Stored:
    return Stored("open_question", {"subject": subject, "question": text, "status": "open"}, ())


RECORDS = {
    "source": Stored(
        "source",
        {
            "source_kind": "news_item",
            "publisher": "Trend",
            "date": _DAY,
            "dateline": "2023-05-01 1 May",
            "place": "Hajigabul",
            "country": "AZ",
            "language": "en",
        },
        (),
    ),
    "speaker": Stored(
        "person",
        {"names": {"en": "Sahib Mammadov"}, "other_names": "Mammadov"},
        (OWN_VOICE, OWN_VOICE | {"field": "other_names", "words": "Mammadov"}),
    ),
    "speaker's office": Stored(
        "office",
        {"person": "speaker", "title": {"en": "Deputy Minister of Economy"}, "country": "AZ"},
        (OWN_VOICE, OWN_VOICE | {"field": "title", "words": "minister", "meant": "Once he is called the minister."}),
    ),
    "president": Stored("person", {"names": {"en": "Ilham Aliyev"}}, (REPORTED,)),
    "president's office": Stored(
        "office", {"person": "president", "title": {"en": "President"}, "country": "AZ"}, (REPORTED,)
    ),
    "ceremony": Stored(
        "event",
        {
            "subjects": ["plant"],
            "event_kind": "groundbreaking",
            "date": _DAY,
            "date_basis": "dateline",
            "status": "actual",
            "announced_on": _DAY,
            "people": ["speaker"],
            "countries": ["AZ"],
            "place": "Hajigabul",
        },
        (
            OWN_VOICE | {"meant": "A groundbreaking ceremony was held."},
            OWN_VOICE | {"field": "date", "confidence": 3, "meant": "By the dateline; not stated."},
            OWN_VOICE | {"field": "place", "confidence": 3, "meant": "By the dateline; not stated."},
            OWN_VOICE | {"field": "people", "meant": "He spoke during the ceremony."},
            QUOTED
            | {
                "opinion": True,
                "meant": (
                    "The ceremony is the first successful goal reached in developing the relations of the two "
                    "countries, as a result of the agreement on cooperation in industry."
                ),
            },
        ),
    ),
    "visit": Stored(
        "event",
        {"event_kind": "visit", "status": "actual", "people": ["president"], "countries": ["UZ"]},
        (REPORTED,),
    ),
    "signing": Stored(
        "event",
        {
            "event_kind": "agreement_signed",
            "status": "actual",
            "countries": ["UZ"],
            "legal_act": "agreement",
            "relative_to": "visit",
            "relative_by": "P0D/P0D",
        },
        (REPORTED | {"meant": "A number of agreements were signed; how many is not said."},),
    ),
    "agreement": Stored(
        "legal_act",
        {"kind_as_reported": "agreement", "matter": "Cooperation in industry", "concerns": ["plant"]},
        (
            QUOTED | {"field": "matter"},
            REPORTED | {"meant": "It is one of the agreements that were signed during the visit."},
            QUOTED | {"field": "concerns", "opinion": True, "meant": "The ceremony for the plant is a result of it."},
        ),
    ),
    "plant": Stored(
        "project",
        {
            "names": {"en": PLANT},
            "other_names": "Joint car production of Azerbaijan and Uzbekistan",
            "district": "district",
            "activity": "Car production",
            "joint_venture": True,
        },
        (
            OWN_VOICE,
            OWN_VOICE
            | {
                "field": "district",
                "confidence": 3,
                "meant": "The text tells of the plant beside the district and never quite says that it stands there.",
            },
            QUOTED
            | {
                "opinion": True,
                "meant": "The project will strengthen the economy, and not that of Azerbaijan alone.",
            },
            QUOTED | {"opinion": True, "meant": "It will create a favourable climate for the region as a whole."},
        ),
    ),
    "partner Azerbaijan": _partner("AZ"),
    "partner Uzbekistan": _partner("UZ"),
    "jobs": _figure("plant", "jobs_expected", 1200, "planned", REPORTED, increment=True),
    "cars": _figure(
        "plant", "output_a_year", 30_000, "expected", QUOTED, unit="car", for_when=_SINCE_LAUNCH, **_AFTER_LAUNCH
    ),
    "home market": Stored(
        "market",
        {
            "project": "plant",
            "market_kind": "domestic",
            "country": "AZ",
            "status": "planned",
            "period": _SINCE_LAUNCH,
            **_AFTER_LAUNCH,
        },
        (QUOTED, REPORTED),
    ),
    "export": Stored(
        "market", {"project": "plant", "market_kind": "foreign", "status": "planned"}, (QUOTED, REPORTED)
    ),
    "launch": Stored(
        "event",
        {
            "subjects": ["plant"],
            "event_kind": "launch",
            "date": "2025-05",
            "date_basis": "stated",
            "status": "expected",
            "announced_on": _DAY,
        },
    ),
    "value": _figure(
        "plant",
        "investment_value",
        88_000_000,
        "planned",
        OWN_VOICE,
        OWN_VOICE | {"field": "stated_conversion"},
        currency="AZN",
        stated_conversion={"amount": 51_700_000, "currency": "USD"},
        implied_rate="1.7021",
    ),
    "supplier United States": _supplier(country="US"),
    "supplier Italy": _supplier(country="IT"),
    "supplier China": _supplier(country="CN"),
    "supplier Korea": _supplier(
        OWN_VOICE | {"field": "country_as_printed", "words": "Korea"}, country_as_printed="Korea"
    ),
    "supplier Uzbekistan": _supplier(country="UZ"),
    "Cobalt": _model("Cobalt"),
    "Malibu": _model("Malibu"),
    "Tracker": _model("Tracker"),
    "Equinox": _model("Equinox"),
    "stage": Stored(
        "project_state",
        {"project": "plant", "since": _DAY, "date_basis": "dateline", "status": "ground_broken"},
        (OWN_VOICE | {"meant": "Ground is broken; it is not launched."},),
    ),
    "district": Stored(
        "district",
        {
            "names": {
                "az": "Hacıqabul Sənaye Məhəlləsi",
                "en": DISTRICT,
                "ru": "Гаджигабульский промышленный квартал",
            },
            "district_kind": "industrial_district",
            "status": "established",
            "established_by": "decree",
            "note": (
                "The Azerbaijani and Russian names are this office's own translations: assumed. "
                "The source gives the English name alone."
            ),
        },
    ),
    "decree": Stored(
        "legal_act",
        {
            "kind_as_reported": "decree",
            "number": "3127",
            "date": "2017-07-25",
            "issuer": "President of the Republic of Azerbaijan",
            "title": {"en": "On the establishment of the Hajigabul Industrial District"},
            "effect": "establishes",
            "district": ["district"],
        },
    ),
    "establishment": Stored(
        "event",
        {
            "subjects": ["district"],
            "event_kind": "established",
            "date": "2017-07-25",
            "date_basis": "assumed",
            "status": "actual",
            "legal_act": "decree",
        },
        (OWN_VOICE, OWN_VOICE | {"field": "date", "meant": "The day of the decree."}),
    ),
    "territory": _figure("district", "area", 60, "reported"),
    "jobs created": _figure("district", "jobs_created", 500, "reported", qualifier="about"),
    "investments": _figure(
        "district",
        "investment_unspecified",
        51_000_000,
        "reported",
        OWN_VOICE,
        OWN_VOICE | {"field": "stated_conversion"},
        qualifier="more_than",
        currency="AZN",
        stated_conversion={"amount": 30_000_000, "currency": "USD"},
        implied_rate="1.7",
    ),
    "residents": _figure("district", "residents", 13, "reported"),
    "among residents?": _question("plant", "Is the plant among the district's 13 residents?"),
    "among investments?": _question(
        "plant", "Is its investment among the more than 51 million manat of the district?"
    ),
    "among jobs?": _question("plant", "Are its jobs among the about 500 of the district?"),
    "on top of?": _question("plant", "What do the 1,200 additional jobs come on top of?"),
    "shares?": _question("plant", "Which shares do the partners have?"),
    "payer?": _question("plant", "Who pays for the plant?"),
    "company?": _question("plant", "What is the joint company called?"),
    "plot?": _question("plant", "Which plot does the plant have?"),
    "export to?": _question("plant", "To which countries are cars exported?"),
    "day?": _question("district", "Of which day are the figures of the district?"),
}
