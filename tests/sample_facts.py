"""The table of the worked example: each row as the records, cells and citations that it demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_DISTRICT = "Hajigabul Industrial District"
_PLANT = "Joint car plant of Azerbaijan and Uzbekistan"
_PUBLISHED = {"as_of": "2023-05-01", "as_of_basis": "date_of_publication"}
_MAMMADOV = {"said_by": "Sahib Mammadov", "office": "Deputy Minister of Economy"}
_NOBODY = {"said_by": None, "office": None}
_OWN_VOICE = _NOBODY | {"how_told": "own_voice"}
_OPEN = _NOBODY | {"how_told": None}
_DAY = date(2023, 5, 1)
_CELLS_OF_FIGURE = {
    "as_of": _DAY,
    "as_of_basis": "Date of publication",
    "evidence.source": "Trend news agency · 1 May 2023",
}


@dataclass(frozen=True)
class Fact:
    """One record that a row of the table demands.

    `values` as dumped, links by the linked record's name, every other field empty unless in `free`; `cells` as they
    stand in the English workbook; `told` the citations that bear it out, each as a part of its dumped values.
    """

    row: int
    kind: str
    values: Mapping[str, Any]
    cells: Mapping[str, Any]
    told: tuple[Mapping[str, Any], ...] = ()
    free: tuple[str, ...] = ("note",)


def _figure(row: int, subject: str, code: str, **parts: Any) -> Fact:
    values = {"subject": subject, "indicator": code, "qualifier": "exact", **_PUBLISHED, **parts["values"]}
    return Fact(row, "figure", values, _CELLS_OF_FIGURE | parts["cells"], parts["told"])


def _participation(row: int, cell: str, **values: Any) -> Fact:
    told = ({**_OPEN},)
    key = "country" if "country" in values else "country_as_printed"
    return Fact(row, "participation", {"project": _PLANT, **values}, {"project": _PLANT, key: cell}, told)


_SUPPLIER = {"role": "technology_supplier", "list_not_exhaustive": True}
FACTS = (
    Fact(
        1,
        "district",
        {
            "names": {"en": _DISTRICT},
            "district_kind": "industrial_district",
            "status": "established",
            "established_by": "Decree № 3127",
        },
        {"names.en": _DISTRICT, "names.az": None, "names.ru": None, "district_kind": "Industrial district"},
        (_OPEN,),
    ),
    Fact(
        2,
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
        (_OPEN,),
    ),
    Fact(
        2,
        "event",
        {
            "subjects": [_DISTRICT],
            "event_kind": "established",
            "date": "2017-07-25",
            "status": "actual",
            "legal_act": "Decree № 3127",
        },
        {"subjects": _DISTRICT, "event_kind": "Established", "date": date(2017, 7, 25), "status": "Actual"},
        (_OPEN,),
    ),
    _figure(
        3,
        _DISTRICT,
        "area",
        values={"value": 60, "status": "reported"},
        cells={"value": 60, "indicator": "Territory", "qualifier": "exact", "status": "Reported"},
        told=(_OWN_VOICE,),
    ),
    _figure(
        4,
        _DISTRICT,
        "jobs_created",
        values={"qualifier": "about", "value": 500, "status": "reported"},
        cells={"qualifier": "about", "value": 500, "indicator": "Jobs created", "evidence.said_by": None},
        told=(_OWN_VOICE,),
    ),
    _figure(
        5,
        _DISTRICT,
        "invested",
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
            "currency": "AZN",
            "stated_conversion": 30_000_000,
            "stated_conversion.currency": "USD",
            "implied_rate": 1.7,
            "evidence.how_told": "The source's own voice",
        },
        told=(_OWN_VOICE, _OWN_VOICE | {"field": "stated_conversion"}),
    ),
    _figure(
        6,
        _DISTRICT,
        "residents",
        values={"value": 13, "status": "reported"},
        cells={"value": 13, "indicator": "Residents", "evidence.said_by": None},
        told=(_OWN_VOICE,),
    ),
    Fact(
        7,
        "project",
        {
            "names": {"en": _PLANT},
            "district": _DISTRICT,
            "activity": "Car production",
            "joint_venture": True,
        },
        {"names.en": _PLANT, "district": _DISTRICT, "joint_venture": "yes", "residency": None},
        (_OPEN, _OPEN | {"field": "district", "confidence": 3}, _MAMMADOV | {"how_told": None}),
    ),
    _participation(7, "Azerbaijan", country="AZ", role="joint_venture_partner"),
    _participation(7, "Uzbekistan", country="UZ", role="joint_venture_partner"),
    Fact(
        8,
        "event",
        {
            "subjects": [_PLANT],
            "event_kind": "groundbreaking",
            "date": "2023-05-01",
            "status": "actual",
            "announced_on": "2023-05-01",
        },
        {"subjects": _PLANT, "event_kind": "Groundbreaking", "date": _DAY, "status": "Actual"},
        (_OPEN, _MAMMADOV | {"how_told": None}),
    ),
    Fact(
        9,
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
            "evidence.how_told": "The source's own voice",
        },
        (_OWN_VOICE,),
    ),
    _figure(
        10,
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
    _figure(
        11,
        _PLANT,
        "jobs_expected",
        values={"value": 1200, "status": "expected", "increment": True},
        cells={
            "value": 1200,
            "status": "Expected",
            "increment": "yes",
            "evidence.said_by": "Sahib Mammadov",
            "evidence.office": "Deputy Minister of Economy",
            "evidence.how_told": "Reported speech",
        },
        told=(_MAMMADOV | {"how_told": "reported_speech"},),
    ),
    _figure(
        12,
        _PLANT,
        "output_a_year",
        values={"value": 30_000, "unit": "cars", "status": "expected"},
        cells={
            "value": 30_000,
            "unit": "cars",
            "status": "Expected",
            "evidence.said_by": "Sahib Mammadov",
            "evidence.how_told": "Direct quotation",
        },
        told=(_MAMMADOV | {"how_told": "direct_quotation"},),
    ),
    *(
        Fact(
            13,
            "product",
            {
                "project": _PLANT,
                "brand": "Chevrolet",
                "model": model,
                "status": "planned",
                "list_not_exhaustive": True,
            },
            {"brand": "Chevrolet", "model": model, "status": "Planned", "list_not_exhaustive": "yes"},
            (_OPEN,),
        )
        for model in ("Cobalt", "Malibu", "Tracker", "Equinox")
    ),
    _participation(14, "United States", country="US", **_SUPPLIER),
    _participation(14, "Italy", country="IT", **_SUPPLIER),
    _participation(14, "China", country="CN", **_SUPPLIER),
    _participation(14, "Korea", country_as_printed="Korea", **_SUPPLIER),
    _participation(14, "Uzbekistan", country="UZ", **_SUPPLIER),
    *(
        Fact(
            15,
            "market",
            {"project": _PLANT, "market_kind": code, "status": "planned"},
            {"market_kind": shown, "country": None, "status": "Planned"},
            (_MAMMADOV,),
        )
        for code, shown in (("domestic", "Domestic"), ("foreign", "Foreign"))
    ),
    Fact(
        16,
        "event",
        {
            "subjects": [_PLANT],
            "event_kind": "visit",
            "title": "Visit of President Ilham Aliyev to Uzbekistan",
            "status": "actual",
            "place": "Uzbekistan",
            "legal_act": "Agreement",
        },
        {"event_kind": "Visit", "date": None, "status": "Actual"},
        (_OPEN,),
    ),
    Fact(
        16,
        "legal_act",
        {
            "kind_as_reported": "agreement",
            "title": {"en": "On cooperation in industry"},
            "party_countries": ["AZ", "UZ"],
            "concerns": [_PLANT],
        },
        {
            "kind_as_reported": "Agreement",
            "number": None,
            "date": None,
            "party_countries": "Azerbaijan; Uzbekistan",
            "concerns": _PLANT,
        },
        (_OPEN,),
    ),
)
