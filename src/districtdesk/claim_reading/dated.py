"""Every way in which a text can be a claim and its date: 500 as of May 2023, на 1 мая 2023 года 500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..dates.imprecise import ImpreciseDate
from ..dates.imprecise import read as read_date
from ..dates.plausible import is_plausible
from ..i18n import _
from ..problems import Problem, error

# Words before a date that only point at it; the first of them can point at nothing else.
_SURE = "as of|as at|по состоянию на"
_POINTING = re.compile(rf"(?:(?P<sure>{_SURE})|in|on|at|for|during|as for|на|в|во|за)\s+", re.IGNORECASE)
# Words before a date that are part of what it says.
_TELLING = re.compile(
    r"(?:by|к|ко|until|till|before|prior to|(?:no|not) later than|не позднее|не позже"
    # Between two numbers these two say a range.
    r"|(?:to|до)(?=\s+(?:the\s+)?(?:start|beginning|mid|middle|end|начала|середины|конца)\b)"
    r"|до(?=.*\d{4}\s?(?:год|г\b)|\s+(?:\d{1,2}\s+)?[а-я]{3,}\s+\d{4}$|\s+\d{1,2}\.\d{1,2}\.\d{4}$))\s",
    re.IGNORECASE,
)
# Azerbaijani points from behind: 01.05.2023 tarixinə, 2024-cü il üzrə.
_POINTING_BEHIND = re.compile(
    r"\s+(?:tarixin[əe](?: olan)?(?: (?:məlumata|vəziyyətə) görə)?|tarixind[əe]|vəziyyətin[əe](?: görə)?|üzrə|ərzində"
    r"|(?:məlumatına|məlumatlarına) görə)$",
    re.IGNORECASE,
)
# A moment up to which was counted. The Russian на and "at" say so of a day only: на 2023 год is for that year.
_AS_OF = re.compile(rf"(?:{_SURE})\s", re.IGNORECASE)
_AS_OF_DAY = re.compile(r"(?:at|на)\s", re.IGNORECASE)
_AS_OF_BEHIND = re.compile(r"\s(?:tarixin[əe]|vəziyyətin[əe])(?!\w)", re.IGNORECASE)
_IN_RUSSIAN = re.compile(r"во?\s", re.IGNORECASE)
_DASH_BEHIND = re.compile(r"\s+[–—-]$")
_DASH_BEFORE = re.compile(r"^[–—-]\s+")


class DatedClaim(NamedTuple):
    """A claim and its date, if it has one; whether a word marks the date, and whether it can mark nothing else.

    `is_as_of`: the words say that it is the moment up to which was counted, not the time over which.
    """

    claim: str
    date: ImpreciseDate | Problem | None
    is_marked: bool = False
    is_sure: bool = False
    is_as_of: bool = False


def ways_to_date(text: str) -> Iterator[DatedClaim]:
    """The text as a claim without a date, and each way to part it into a claim and a date. Single spaces only."""
    yield DatedClaim(text, None)
    for cut in re.finditer(" ", text):
        before, behind = text[: cut.start()], text[cut.end() :]
        if re.search(r"\d", before) and re.search(r"\d", behind):
            yield from _date_behind(before, behind)
            yield from _date_before(before, behind)
        elif re.search(r"\d", before):
            yield from (each for each in _date_behind(before, behind) if each.is_sure)


def _date_behind(claim: str, words: str) -> Iterator[DatedClaim]:
    pointing = _POINTING.match(words)
    is_parted = claim[-1] in ",;"
    if pointing or is_parted or _TELLING.match(words) or _POINTING_BEHIND.search(words):
        is_sure = bool(pointing and pointing["sure"])
        date = _date(words, pointing)
        yield DatedClaim(claim.rstrip(",; "), date, True, is_sure, _is_as_of(words, date))


def _date_before(words: str, claim: str) -> Iterator[DatedClaim]:
    """The date first. Bare digits before a number need a word or a colon that parts them."""
    if re.match(r"[-−–—]\d", claim):
        return
    pointing = _POINTING.match(words)
    is_parted = words.endswith(":")
    bare = _DASH_BEHIND.sub("", words).rstrip(",: ")
    is_worded = bare.rstrip(".")[-1:].isalpha()
    if pointing or is_parted or is_worded:
        is_sure = bool(pointing and pointing["sure"])
        date = _date(bare, pointing)
        is_marked = bool(pointing) or is_parted
        yield DatedClaim(_DASH_BEFORE.sub("", claim), date, is_marked, is_sure, _is_as_of(bare, date))


def _is_as_of(words: str, date: ImpreciseDate | Problem) -> bool:
    if isinstance(date, Problem):
        return False
    return bool(_AS_OF.match(words) or _AS_OF_BEHIND.search(words) or (date.is_day and _AS_OF_DAY.match(words)))


def _date(words: str, pointing: re.Match[str] | None) -> ImpreciseDate | Problem:
    bare = _POINTING_BEHIND.sub("", words[pointing.end() :] if pointing else words)
    found = _with_preposition(words, read_date(bare))
    if isinstance(found, Problem) or is_plausible(found):
        return found
    return error(_("“{given}” lies too far off to be the date of a claim.", given=bare), rule="date_far_off")


def _with_preposition(words: str, found: ImpreciseDate | Problem) -> ImpreciseDate | Problem:
    """A Russian phrase that is kept as printed keeps the preposition on which its case depends: в конце 2024 года."""
    if isinstance(found, Problem) or not found.words or not _IN_RUSSIAN.match(words):
        return found
    whole = read_date(words)
    is_same = isinstance(whole, ImpreciseDate) and whole.edtf == found.edtf and whole.words
    return whole if is_same else found
