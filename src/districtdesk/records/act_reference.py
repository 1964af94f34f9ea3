"""Reads how people refer to an act: Order No. 1234 of 5 March 2018, 1234 nömrəli Sərəncam, Указ № 3127."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..dates.imprecise import ImpreciseDate
from ..dates.imprecise import read as read_date
from ..fields import Choice
from ..problems import Problem
from ..unseen import without_unseen

_SIGN = r"(?:№|no\b\.?|nr\b\.?|n\b\.?|number\b|nömrə\b)"
_NUMBER = r"(?P<number>\w*\d[\w/-]*)"
_NUMBERED = rf"{_NUMBER}[ -]?(?:nömrəli|saylı)"
_KIND = r"(?P<kind>[^\W\d_]+)"
_DATED = r"(?:,? (?:of|dated|from|от) |, ?| )(?P<date>.+)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_KIND},? {_SIGN} ?{_NUMBER}(?:{_DATED})?",
        rf"{_KIND} (?:of|dated|from|от) (?P<date>.+?),? {_SIGN} ?{_NUMBER}",
        rf"{_NUMBERED} {_KIND}(?:{_DATED})?",
        rf"(?P<date>.+?) tarixli,? {_NUMBERED} {_KIND}",
    )
)
# Azerbaijani puts it on the kind when the act is somebody's: Prezidentin Sərəncamı.
_OWNED = re.compile("[ıiuü]$")


class ActReference(NamedTuple):
    """Kind, number and date of an act; no date where none was written."""

    kind: str
    number: str
    date: ImpreciseDate | None


def read_reference(text: str, kinds: Choice) -> ActReference | None:
    """The reference that the text is, in any language; None where a part of it cannot be read."""
    plain = " ".join(without_unseen(text).split()).rstrip(".")
    return next(_readings(plain, kinds), None)


def _readings(plain: str, kinds: Choice) -> Iterator[ActReference]:
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match is None:
            continue
        kind = _kind(match["kind"], kinds)
        written = match["date"]
        date = read_date(written) if written else None
        if kind and not isinstance(date, Problem):
            yield ActReference(kind, match["number"], date)


def _kind(word: str, kinds: Choice) -> str | None:
    for form in (word, _OWNED.sub("", word)):
        found = kinds.parse(form)
        if isinstance(found, str):
            return found
    return None
