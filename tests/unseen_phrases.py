"""Phrases written by somebody who had not seen the grammar, with what each says; scored, then mended.

Columns: language and day of the source, what was asked, class, phrase, and what is expected as JSON: a reading, or
`ok` false with the readings among which it is to ask; none of them where it is to be refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from districtdesk.claim_reading import ClaimReading, OpenReading
from districtdesk.cli.reading import read_asked_line, reading_json
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.problems import Problem

_FOLDER = Path(__file__).parent / "phrases"
TABLES = (
    "unseen.tsv",
    "unseen2.tsv",
    "unseen3.tsv",
    "unseen4.tsv",
    "unseen5.tsv",
    "unseen6.tsv",
    "unseen7.tsv",
    "unseen8.tsv",
    "unseen9.tsv",
    "unseen10.tsv",
    "unseen11.tsv",
)
_COMPARED = ("qualifier", "value", "value_to", "currency", "as_of", "conversion", "increment")


class Unseen(NamedTuple):
    """One line of the file."""

    language: str
    said: str
    asked: str
    sort: str
    text: str
    expected: dict[str, Any]


def unseen_phrases(table: str) -> Iterator[Unseen]:
    for line in (_FOLDER / table).read_text("utf-8").splitlines()[1:]:
        *rest, expected = line.split("\t")
        yield Unseen(*rest, json.loads(expected))


def read_unseen(phrase: Unseen) -> ClaimReading | Problem:
    """As the command line reads it."""
    said = ImpreciseDate(phrase.said) if phrase.said else None
    head = f"{phrase.asked}\t" if phrase.asked else ""
    return read_asked_line(f"{head}language={phrase.language}\t{phrase.text}", said)


def judge(phrase: Unseen, came: ClaimReading | Problem) -> str:
    """right, asked (with the reading among the answers), refused, or wrong: read as anything but what was judged."""
    wants_reading = bool(phrase.expected.get("ok"))
    if isinstance(came, ClaimReading):
        return "right" if wants_reading and _is(phrase, reading_json(came)) else "wrong"
    if not wants_reading:
        return "right"
    choices = came.choices if isinstance(came, OpenReading) else ()
    return "asked" if any(_is(phrase, reading_json(each)) for each in choices) else "refused"


def _is(phrase: Unseen, reading: dict[str, Any]) -> bool:
    """Whether that was expected; its unit and its time too where they are told as the command tells them."""
    told = ("unit", "per") if "per" in phrase.expected else ()
    return _core(reading) == _core(phrase.expected) and all(phrase.expected[key] == reading[key] for key in told)


def _core(reading: dict[str, Any]) -> tuple[object, ...]:
    return tuple(_when(reading) if key == "as_of" else _plain(reading.get(key)) for key in _COMPARED)


def _when(reading: dict[str, Any]) -> object:
    """January to April and the first third of the year are one time."""
    date = ImpreciseDate(reading["as_of"]) if reading.get("as_of") else None
    return date and (date.bounds, date.is_approximate)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return tuple(sorted((key, _plain(each)) for key, each in value.items() if key in ("value", "currency")))
    if isinstance(value, str) and value.replace(".", "").replace("-", "").isdigit() and value.count("-") < 1:
        return Decimal(value)
    return value


def all_judged(table: str) -> list[tuple[Unseen, str, ClaimReading | Problem]]:
    """Every phrase of a table with its verdict and what came of it."""
    found = []
    for phrase in unseen_phrases(table):
        came = read_unseen(phrase)
        found.append((phrase, judge(phrase, came), came))
    return found
