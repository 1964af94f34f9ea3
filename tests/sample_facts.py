"""The worked example: each statement as the records, cells and citations that it demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_DISTRICT = "Hajigabul Industrial District"
_PLANT = "Joint car plant of Azerbaijan and Uzbekistan"
_PUBLISHED = {"as_of": "2023-05-01", "as_of_basis": "date_of_publication"}
_SPEAKER = {"said_by": "Sahib Mammadov", "office": "Deputy Minister of Economy of Azerbaijan", "field": None}
_QUOTED = _SPEAKER | {"how_told": "direct_quotation"}
_REPORTED = _SPEAKER | {"how_told": "reported_speech"}
_OWN_VOICE = {"said_by": None, "office": None, "how_told": "own_voice", "field": None}
_DAY = date(2023, 5, 1)
_OWN_VOICE_CELLS = {"evidence.said_by": None, "evidence.how_told": "The source's own voice"}
_CELLS_OF_FIGURE = {
    "as_of": _DAY,
    "as_of_basis": "Date of publication",
    "evidence.source": "Trend · 1 May 2023",
}


@dataclass(frozen=True)
class Fact:
    """One record that a statement, or several, demand; they bear the numbers of the worked example.

    `values` as dumped, links by the linked record's name, every other field empty unless in `free`; `cells` as they
    stand in the English workbook; `told` the citations that bear it out, each as a part of its dumped values.
    """

    statement: str
    kind: str
    values: Mapping[str, Any]
    cells: Mapping[str, Any]
    told: tuple[Mapping[str, Any], ...] = (_OWN_VOICE,)
    free: tuple[str, ...] = ()


def _figure(statement: str, subject: str, code: str, **parts: Any) -> Fact:
    values = {"subject": subject, "indicator": code, "qualifier": "exact", **_PUBLISHED, **parts["values"]}
    return Fact(statement, "figure", values, _CELLS_OF_FIGURE | parts["cells"], parts.get("told", (_OWN_VOICE,)))


def _participation(statement: str, cell: str, *told: Mapping[str, Any], **values: Any) -> Fact:
    key = "country" if "country" in values else "country_as_printed"
    cells = {"project": _PLANT, key: cell}
    return Fact(statement, "participation", {"project": _PLANT, **values}, cells, told or (_OWN_VOICE,))


_SUPPLIER = {"role": "technology_supplier", "list_not_exhaustive": True}
FACTS = (
    Fact(
        "6, 8, 19, 42",
        "event",
        {
            "subjects": [_PLANT],
            "event_kind": "groundbreaking",
            "date": "2023-05-01",
            "status": "actual",
            "announced_on": "2023-05-01",
            "place": "Hajigabul",
            "note": "At a ceremony.",
        },
        {"subjects": _PLANT, "event_kind": "Groundbreaking", "date": _DAY, "status": "Actual", "place": "Hajigabul"},
        (
            _OWN_VOICE,
            _OWN_VOICE | {"field": "date", "confidence": 3, "note": "By the dateline; not stated."},
            _OWN_VOICE | {"field": "place", "confidence": 3, "note": "By the dateline; not stated."},
            _QUOTED
            | {
                "note": (
                    "His opinion: the ceremony is the first successful goal reached in developing the relations of "
                    "the two countries, as a result of the agreement on cooperation in industry."
                )
            },
        ),
    ),
    Fact(
        "8, 20-24",
        "project",
        {
            "names": {"en": _PLANT},
            "other_names": "Joint car production of Azerbaijan and Uzbekistan",
            "district": _DISTRICT,
            "activity": "Car production",
            "joint_venture": True,
        },
        {"names.en": _PLANT, "district": _DISTRICT, "joint_venture": "yes", "residency": None, "status": None},
        (
            _OWN_VOICE,
            _OWN_VOICE | {"field": "district", "confidence": 3},
            _QUOTED
            | {"note": "His opinion: the project will strengthen the economy, and not that of Azerbaijan alone."},
            _QUOTED | {"note": "His opinion: it will create a favourable climate for the region as a whole."},
        ),
    ),
    _participation("14", "Azerbaijan", _OWN_VOICE, _QUOTED, country="AZ", role="joint_venture_partner"),
    _participation("14", "Uzbekistan", _OWN_VOICE, _QUOTED, country="UZ", role="joint_venture_partner"),
    Fact(
        "13, 16-18",
        "legal_act",
        {"kind_as_reported": "agreement", "concerns": [_PLANT]},
        {
            "kind_as_reported": "Agreement",
            "number": None,
            "date": None,
            "title.en": None,
            "party_countries": None,
            "parties": None,
            "concerns": _PLANT,
        },
        (
            _QUOTED | {"note": "It is on cooperation in industry."},
            _REPORTED
            | {
                "note": (
                    "One of a number of agreements, how many is not said, that were signed while the President of "
                    "Azerbaijan, Ilham Aliyev, visited Uzbekistan; the day is not given."
                )
            },
            _QUOTED | {"field": "concerns", "note": "He calls the ceremony a result of it."},
        ),
    ),
    _figure(
        "25",
        _PLANT,
        "jobs_expected",
        values={
            "value": 1200,
            "status": "planned",
            "increment": True,
            "note": "What they come on top of is not stated.",
        },
        cells={
            "value": 1200,
            "status": "Planned",
            "increment": "yes",
            "evidence.said_by": "Sahib Mammadov",
            "evidence.office": "Deputy Minister of Economy of Azerbaijan",
            "evidence.how_told": "Reported speech",
        },
        told=(_REPORTED,),
    ),
    _figure(
        "26",
        _PLANT,
        "output_a_year",
        values={"value": 30_000, "unit": "cars", "status": "expected", "note": "After the launch."},
        cells={
            "value": 30_000,
            "unit": "cars",
            "status": "Expected",
            "evidence.said_by": "Sahib Mammadov",
            "evidence.how_told": "Direct quotation",
        },
        told=(_QUOTED,),
    ),
    *(
        Fact(
            statement,
            "market",
            {"project": _PLANT, "market_kind": code, "status": "planned", "note": note},
            {"market_kind": shown, "country": None, "status": "Planned"},
            (_QUOTED, _REPORTED),
        )
        for statement, code, shown, note in (
            ("27", "domestic", "Domestic", "After the launch."),
            ("28", "foreign", "Foreign", None),
        )
    ),
    Fact(
        "29",
        "event",
        {
            "subjects": [_PLANT],
            "event_kind": "launch",
            "date": "2025-05",
            "status": "expected",
            "announced_on": "2023-05-01",
        },
        {
            "event_kind": "Launch",
            "date": "May 2025",
            "date.edtf": "2025-05",
            "status": "Expected",
            "announced_on": _DAY,
            **_OWN_VOICE_CELLS,
        },
    ),
    _figure(
        "30-31",
        _PLANT,
        "investment_value",
        values={
            "value": 88_000_000,
            "currency": "AZN",
            "status": "planned",
            "stated_conversion": {"amount": 51_700_000, "currency": "USD"},
            "implied_rate": "1.7021",
        },
        cells={
            "value": 88_000_000,
            "status": "Planned",
            "stated_conversion": 51_700_000,
            "stated_conversion.currency": "USD",
            "implied_rate": 1.7021,
        },
        told=(_OWN_VOICE, _OWN_VOICE | {"field": "stated_conversion"}),
    ),
    _participation("32", "United States", country="US", **_SUPPLIER),
    _participation("33", "Italy", country="IT", **_SUPPLIER),
    _participation("34", "China", country="CN", **_SUPPLIER),
    _participation(
        "35",
        "Korea",
        _OWN_VOICE | {"field": "country_as_printed", "words": "Korea"},
        country_as_printed="Korea",
        **_SUPPLIER,
    ),
    _participation("36", "Uzbekistan", country="UZ", **_SUPPLIER),
    *(
        Fact(
            statement,
            "product",
            {"project": _PLANT, "brand": "Chevrolet", "model": model, "list_not_exhaustive": True},
            {"brand": "Chevrolet", "model": model, "status": None, "list_not_exhaustive": "yes"},
        )
        for statement, model in (("37", "Cobalt"), ("38", "Malibu"), ("39", "Tracker"), ("40-41", "Equinox"))
    ),
    Fact(
        "43",
        "district",
        {
            "names": {
                "az": "Hacıqabul Sənaye Məhəlləsi",
                "en": _DISTRICT,
                "ru": "Гаджигабульский промышленный квартал",
            },
            "district_kind": "industrial_district",
            "status": "established",
            "established_by": "Decree № 3127",
            "note": (
                "The Azerbaijani and Russian names are this office's own translations: assumed. "
                "The source gives the English name alone."
            ),
        },
        {"names.en": _DISTRICT, "district_kind": "Industrial district", "website": None, "managed_by": None},
    ),
    Fact(
        "44-48",
        "legal_act",
        {
            "kind_as_reported": "decree",
            "number": "3127",
            "date": "2017-07-25",
            "issuer": "President of the Republic of Azerbaijan",
            "title": {"en": "On the establishment of the Hajigabul Industrial District"},
            "effect": "establishes",
            "district": _DISTRICT,
        },
        {
            "kind_as_reported": "Decree",
            "kind_officially": None,
            "number": "3127",
            "date": date(2017, 7, 25),
            "effect": "Establishes",
            "district": _DISTRICT,
        },
    ),
    Fact(
        "44-48",
        "event",
        {
            "subjects": [_DISTRICT],
            "event_kind": "established",
            "date": "2017-07-25",
            "status": "actual",
            "legal_act": "Decree № 3127",
        },
        {"subjects": _DISTRICT, "event_kind": "Established", "date": date(2017, 7, 25), "status": "Actual"},
        (_OWN_VOICE, _OWN_VOICE | {"field": "date", "note": "The day of the decree."}),
    ),
    _figure(
        "49",
        _DISTRICT,
        "area",
        values={"value": 60, "status": "reported"},
        cells={"value": 60, "indicator": "Territory", "qualifier": "as given", **_OWN_VOICE_CELLS},
    ),
    _figure(
        "50",
        _DISTRICT,
        "jobs_created",
        values={"qualifier": "about", "value": 500, "status": "reported"},
        cells={"qualifier": "about", "value": 500, "indicator": "Jobs created", **_OWN_VOICE_CELLS},
    ),
    _figure(
        "51-52",
        _DISTRICT,
        "investments",
        values={
            "qualifier": "more_than",
            "value": 51_000_000,
            "currency": "AZN",
            "status": "reported",
            "stated_conversion": {"amount": 30_000_000, "currency": "USD"},
            "implied_rate": "1.7",
        },
        cells={
            "qualifier": "more than",
            "value": 51_000_000,
            "indicator": "Amount of investments",
            "currency": "AZN",
            "stated_conversion": 30_000_000,
            "stated_conversion.currency": "USD",
            "implied_rate": 1.7,
            "evidence.how_told": "The source's own voice",
        },
        told=(_OWN_VOICE, _OWN_VOICE | {"field": "stated_conversion"}),
    ),
    _figure(
        "53-54",
        _DISTRICT,
        "residents",
        values={"value": 13, "status": "reported", "note": "None of them is named."},
        cells={"value": 13, "indicator": "Residents", **_OWN_VOICE_CELLS},
    ),
)
