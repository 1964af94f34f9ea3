"""How a statement of the worked example is written down: what it demands of records, cells and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.sample_records import OWN_VOICE, PLANT, QUOTED, REPORTED

DAY = date(2023, 5, 1)
TOLD = {"how_told": "The source's own voice"}
SPEAKER = {
    "said_by": "Sahib Mammadov",
    "speaker": "Sahib Mammadov",
    "office": "Deputy Minister of Economy of Azerbaijan",
    "occasion": f"Groundbreaking · {PLANT}",
}
SAID = SPEAKER | {"how_told": "Direct quotation"}
TOLD_OF = SPEAKER | {"how_told": "Reported speech"}


@dataclass(frozen=True)
class Shown:
    """What a statement demands of one record (by its name in sample_records).

    `keys`: the fields that hold it, or leave it open. `cells`: how they read in the row of the English workbook.
    `told`: the citations, as they are stored, and each as a line of evidence in that row.
    """

    record: str
    keys: tuple[str, ...]
    cells: Mapping[str, Any]
    told: tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ...] = ()


@dataclass(frozen=True)
class Statement:
    """One row of the worked example."""

    number: int
    says: str
    shown: tuple[Shown, ...]


VOICE = ((OWN_VOICE, TOLD),)
QUOTE = ((QUOTED, SAID),)
REPORT = ((REPORTED, TOLD_OF),)


def statement(number: int, text: str, *demanded: Shown) -> Statement:
    return Statement(number, text, demanded)


def shown(record: str, keys: str, told: Iterable[Any] = (), **cells: Any) -> Shown:
    return Shown(
        record, tuple(keys.split()), {key.replace("__", "."): cell for key, cell in cells.items()}, tuple(told)
    )


def of(voice: Any, stored: Mapping[str, Any], cells: Mapping[str, Any]) -> tuple[Any, ...]:
    """A citation of one voice that says more."""
    ((known, said),) = voice
    return ((known | stored, said | cells),)


def meant(voice: Any, text: str, **parts: Any) -> tuple[Any, ...]:
    opinion = {"opinion": True} if parts.get("opinion") else {}
    return of(voice, {"meant": text} | opinion, {"meant": text} | ({"opinion": "yes"} if opinion else {}))


def likely(field: str, label: str) -> tuple[Any, ...]:
    return of(VOICE, {"field": field, "confidence": 3}, {"field": label, "confidence": "likely"})


def supplier(number: int, country: str, key: str = "country", told: Any = VOICE) -> Statement:
    cells = {key: country, "role": "Technology supplier", "status": "Planned", "list_not_exhaustive": "yes"}
    keys = f"project role status list_not_exhaustive {key}"
    return statement(number, f"technologies of {country}", shown(f"supplier {country}", keys, told, **cells))


def model(number: int, name: str) -> Statement:
    cells = {"brand": "Chevrolet", "model": name, "status": "Expected", "list_not_exhaustive": "yes"}
    told = shown(name, "project brand model status list_not_exhaustive", VOICE, **cells)
    return statement(number, f"expected to make Chevrolet {name}", told)


def question(number: int, text: str, *records: str) -> Statement:
    keys = "question status answer answered_by"
    return statement(number, text, *(shown(each, keys, status="Unanswered", answer=None) for each in records))


AFTER = {"relative_to": f"Launch · {PLANT}", "relative_by": "after"}
BELIEFS = (
    "The ceremony is the first successful goal reached in developing the relations of the two countries, as a result "
    "of the agreement on cooperation in industry.",
    "The project will strengthen the economy, and not that of Azerbaijan alone.",
    "It will create a favourable climate for the region as a whole.",
)
DATED = {"as_of": DAY, "as_of_basis": "Date of publication"}
STAGE = "Ground is broken; it is not launched."
