"""What columns of dates are called: when a plant is launched or built, and whether that is planned or has come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..folding import fold

# The kinds of event of which a column tells, each with its words: of one of these lines all must stand in a heading.
# They are folded, and begin a word of it.
_KINDS = {
    "launch": (
        "istismar", "ise salin", "istifadeye ver", "faaliyyete basla", "fealiyyete basla", "acilis", "vvod", "pusk",
        "zapusk", "sdac", "ekspluatac", "ekspluatats", "otkriti", "launch", "commission", "start up", "startup",
        "put operation", "start operation", "entry operation", "opening",
    ),
    "construction_start": (
        "tikinti basla", "insaat basla", "nacal stroit", "construction start", "construction begin",
        "construction commenc", "construction began",
    ),
    "groundbreaking": ("temel", "zakladk fundament", "zakladk kamn", "groundbreaking", "ground brok", "foundation"),
    "agreement_signed": (
        "sazis imza", "muqavile imza", "memorandum imza", "podpisan soglas", "podpisan dogovor",
        "agreement sign", "contract sign",
    ),
    "expansion": ("genislen", "rassiren", "expansion"),
    "closure": ("baglan", "zakriti", "closure", "closing"),
}  # fmt: skip
MILESTONES = tuple(_KINDS)
# Whether what it tells is still to come.
_STATUSES = {
    "planned": ("plan", "nezerde tut", "hedef", "predpolag", "predusmotr", "namec", "target", "schedul", "proyekt"),
    "expected": ("gozlen", "ojid", "expect", "proqnoz", "prognoz", "forecast"),
    "actual": ("fakt", "actual", "heqiq", "real"),
}
STATUSES = tuple(_STATUSES)
# veriləcək, başlanacaq; verildiyi, başlandığı.
_TO_COME, _HAS_BEEN = ("acaq", "ecek", "acagi", "eceyi"), ("digi", "diyi", "dugu", "duyu", "ilib", "ulub")
# What may stand beside without meaning anything else.
_ASIDE = (
    "tarix", "vaxt", "muddet", "il", "ay", "gun", "ve", "uzre", "tutulan", "layihe", "obyekt", "ver", "basla", "olun",
    "edil", "data", "dat", "srok", "god", "mesyats", "mesac", "kvartal", "v", "i", "na", "po", "obekt", "proekt",
    "date", "time", "term", "deadline", "year", "month", "when", "of", "the", "into", "in", "on", "to", "project",
    "nacal", "start", "ekspluat", "and", "for", "qoyul", "qoyma", "salin", "salinma",
)  # fmt: skip
_MOST_OTHERS = 1
_CLEAR, _WITH_OTHERS, _OTHER_STATUS = 0.93, 0.78, 0.2


@lru_cache(maxsize=4096)
def milestones_by_heading(heading: str) -> dict[tuple[str, str], float]:
    """How well a heading says each kind of event and its status, "" where that is open, from 0 to 1."""
    words = fold(heading).split()
    found: dict[tuple[str, str], float] = {}
    said = status_said(heading)
    for kind, phrases in _KINDS.items():
        used = next((used for each in phrases if (used := _used(words, each.split()))), None)
        if used is None:
            continue
        others = [word for place, word in enumerate(words) if place not in used and not _is_aside(word)]
        if len(others) <= _MOST_OTHERS:
            score = _WITH_OTHERS if others else _CLEAR
            found |= {(kind, each): score - _OTHER_STATUS * (each != said) for each in ("", *STATUSES)}
    return found


def status_said(heading: str) -> str:
    """Whether what stands below it is planned, expected or actual; "" where its words do not say."""
    words = fold(heading).split()
    return next((status for status in STATUSES if _says_status(words, status)), "")


def _used(words: list[str], phrase: list[str]) -> set[int] | None:
    """The places of the words of a heading that a phrase takes; None where one of its words is not there."""
    places: set[int] = set()
    for part in phrase:
        place = next((at for at, word in enumerate(words) if at not in places and word.startswith(part)), None)
        if place is None:
            return None
        places.add(place)
    return places


def _is_aside(word: str) -> bool:
    is_status = any(
        word.startswith(part) for each in _STATUSES.values() for phrase in each for part in phrase.split()
    )
    return is_status or any(_is_form_of(word, each) for each in _ASIDE)


def _is_form_of(word: str, stem: str) -> bool:
    return word == stem if len(stem) < 3 else word.startswith(stem)


def _says_status(words: list[str], status: str) -> bool:
    if any(_used(words, each.split()) for each in _STATUSES[status]):
        return True
    endings: tuple[str, ...] = {"planned": _TO_COME, "actual": _HAS_BEEN}.get(status, ())
    return bool(endings) and any(word.endswith(endings) for word in words)


def paths() -> Iterator[tuple[str, str, str]]:
    """The key of each such column with the kind of event and the status that it says."""
    for kind in MILESTONES:
        for status in ("", *STATUSES):
            yield f"{kind}_{status}" if status else kind, kind, status
