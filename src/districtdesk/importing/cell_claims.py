"""What one cell claims: a figure, several of which somebody chooses, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..claim_reading import OpenReading
from ..dates.imprecise import ImpreciseDate
from ..folding import fold
from ..i18n import _
from ..problems import Problem
from ..register.claims.indicator_choices import OfferedIndicator
from ..register.claims.typed_aim import OPEN_AIM, Aim
from ..register.typed_claim import How, figure_values, reading_words
from .proposal import QuestionChoice

BOTH = "all"
_AIMS: tuple[Aim, ...] = ("held", "meant")
# Where one cell holds two: a line each, or a semicolon between them.
BETWEEN = re.compile(r"\s*(?:\n|;)\s*")
_PLANNED = ("plan", "nezerde", "proqnoz", "prognoz", "forecast", "target", "hedef", "celev", "yaradilacaq", "to be")
_EXPECTED_CODES, _PLANNED_CODES = ("_expected",), ("_planned",)
WITHOUT_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class HowRead:
    """`answer`: the value of the choice that a person took, "" for none yet."""

    indicator: OfferedIndicator
    status: str
    as_of: ImpreciseDate | None = None
    language: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A question about a cell, with its answers."""

    message: str
    choices: tuple[QuestionChoice, ...]


def status_of(code: str, heading: str) -> str:
    """Whether the numbers of a column are planned, by its indicator or by the words of its heading."""
    if code.endswith(_PLANNED_CODES):
        return "planned"
    if code.endswith(_EXPECTED_CODES):
        return "expected"
    words = fold(heading)
    return "planned" if any(word in words for word in _PLANNED) else "reported"


def read_claims(text: str, how: HowRead) -> list[dict[str, object]] | OpenCell | Problem:
    """The figures by the fields of each, without their subject."""
    parts = list(_parts(text, how))
    if len(parts) < 2:
        return _read_one(text, how)
    values = [value for _part, value in parts]
    if how.answer == BOTH:
        return values
    if how.answer.isdecimal() and int(how.answer) < len(values):
        return [values[int(how.answer)]]
    choices = [QuestionChoice(str(place), part) for place, (part, _value) in enumerate(parts)]
    message = _("Several numbers stand in this cell. Which of them is meant?")
    return OpenCell(message, (*choices, QuestionChoice(BOTH, _("Each of them"))))


def _parts(text: str, how: HowRead) -> Iterator[tuple[str, dict[str, object]]]:
    """The claims that stand in one cell, where each of its lines is one."""
    parts = [part for part in BETWEEN.split(text) if part]
    for part in parts if len(parts) > 1 else ():
        found = _values(part, how, How(how.language or None))
        if isinstance(found, Problem):
            # What stands in brackets beside it is kept in the words as printed.
            found = _values(WITHOUT_BRACKETS.sub("", part), how, How(how.language or None))
        if isinstance(found, Problem):
            return
        yield part, found


def _read_one(text: str, how: HowRead) -> list[dict[str, object]] | OpenCell | Problem:
    found = _values(text, how, How(how.language or None))
    if isinstance(found, OpenReading):
        return _open_reading(text, how, found)
    if isinstance(found, Problem) and found.rule == OPEN_AIM:
        return _open_aim(text, how, found)
    return found if isinstance(found, Problem) else [found]


def _open_reading(text: str, how: HowRead, question: OpenReading) -> list[dict[str, object]] | OpenCell | Problem:
    if how.answer.isdecimal() and int(how.answer) < len(question.choices):
        choice = question.choices[int(how.answer)]
        found = _values(text, how, How(how.language or None, None, choice))
        return found if isinstance(found, Problem) else [found]
    if not question.choices:
        return Problem(question.message, (), "error", question.rule)
    choices = (
        QuestionChoice(str(place), reading_words(each, how.indicator)) for place, each in enumerate(question.choices)
    )
    return OpenCell(question.message, tuple(choices))


def _open_aim(text: str, how: HowRead, question: Problem) -> list[dict[str, object]] | OpenCell | Problem:
    if how.answer in _AIMS:
        found = _values(text, how, How(how.language or None), "held" if how.answer == "held" else "meant")
        return found if isinstance(found, Problem) else [found]
    labels = (_("What was so by then"), _("What is to be so by then"))
    return OpenCell(question.message, tuple(map(QuestionChoice, _AIMS, labels)))


def _values(text: str, how: HowRead, reading: How, aim: Aim | None = None) -> dict[str, object] | Problem:
    found = figure_values(text, how.indicator, None, status=how.status, aim=aim, how=reading, as_of=how.as_of)
    return found if isinstance(found, Problem) else {**found, "status": how.status}
