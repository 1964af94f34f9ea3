"""The fields and indicators that a column may be, and what each may be called in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ..fields import FieldKind
from ..folding import fold
from ..i18n import LANGUAGES, _, language, speaking
from ..records import KINDS, fields_of
from ..register.claims.standard_indicators import INDICATORS, StandardIndicator
from .synonyms import SYNONYMS
from .table_words import without_unit

CLAIM = "claim"
# The kinds of record of which lists come; what is claimed of them comes beside.
_KINDS = ("district", "company", "residency", "project")
# In a list of residents the names of the companies say which company each is.
_NAMED_ANYWAY = ("residency", "company")
_SAME, _ALSO, _NEARLY = 0.95, 0.9, 0.85
_LEAST_ALIKE = 0.84
_KNOWN = 0.8


@dataclass(frozen=True, slots=True)
class TargetField:
    """Where the values of a column may go: a field of a kind of record, or an indicator that is claimed.

    `names` are folded: first those that we call it ourselves, `own` of them.
    """

    kind: str
    key: str
    names: tuple[str, ...]
    own: int
    field: FieldKind[object] | None = None
    indicator: StandardIndicator | None = None

    @property
    def path(self) -> str:
        """By which it is kept in a mapping: company.tax_id, claim.area."""
        return f"{self.kind}.{self.key}"

    def label(self) -> str:
        """What it is called, in the language of the moment."""
        if self.indicator:
            return self.indicator.names[LANGUAGES.index(language())]
        return _(self.field.label) if self.field else self.path


@cache
def targets() -> dict[str, TargetField]:
    """All of them, by their paths."""
    return {each.path: each for each in (*_fields(), *_indicators())}


def _fields() -> Iterator[TargetField]:
    for kind in _KINDS:
        for each in fields_of(KINDS[kind]):
            if each.kind.derived or (kind, each.key) == _NAMED_ANYWAY:
                continue
            own = list(_labels(each.kind.label))
            names = _folded([*own, *SYNONYMS.get(f"{kind}.{each.key}", ())])
            yield TargetField(kind, each.key, names, len(_folded(own)), each.kind)


def _labels(message: str) -> Iterator[str]:
    for each in LANGUAGES:
        with speaking(each):
            yield _(message)


def _indicators() -> Iterator[TargetField]:
    for each in INDICATORS:
        names = _folded([*each.names, *SYNONYMS.get(f"{CLAIM}.{each.code}", ())])
        yield TargetField(CLAIM, each.code, names, len(_folded(each.names)), indicator=each)


def _folded(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(name) for name in names))


@lru_cache(maxsize=4096)
def scores_by_heading(heading: str) -> dict[str, float]:
    """How well each target is called as the heading says, from 0 to 1; those that are not at all are left out."""
    asked = _readings(heading)
    found = (
        {path: max(_likeness(each, target) for each in asked) for path, target in targets().items()} if asked else {}
    )
    return {path: score for path, score in found.items() if score > 0}


def knows(heading: str) -> bool:
    """Whether something of ours is called so, or nearly."""
    text = heading.strip()
    return 0 < len(text) < 100 and max(scores_by_heading(text).values(), default=0) >= _KNOWN


def _readings(heading: str) -> list[str]:
    """The heading as a whole, without its unit, and its last part where it has several."""
    bare = without_unit(heading)
    parts = [fold(bare), fold(heading), fold(bare.rpartition(" / ")[2])]
    return [each for each in dict.fromkeys(parts) if each]


def _likeness(asked: str, target: TargetField) -> float:
    best = 0.0
    for place, name in enumerate(target.names):
        if asked == name:
            return _SAME if place < target.own else _ALSO
        best = max(best, _alike(asked, name))
    return best


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> float:
    """The same words in another order or with other endings, or a letter or two apart."""
    mine, theirs = one.split(), other.split()
    common = sum(any(_same_word(word, each) for each in theirs) for word in mine)
    shared = 2 * min(common, len(theirs)) / (len(mine) + len(theirs))
    if shared == 1:
        return _NEARLY
    if len(one) > 4 and abs(len(one) - len(other)) < 4:
        ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
        if ratio >= _LEAST_ALIKE:
            return _NEARLY * ratio
    return 0.75 * shared if shared >= 0.65 else 0.0


def _same_word(one: str, other: str) -> bool:
    """The same stem: Azerbaijani and Russian endings say nothing of what is meant."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 4:
        return len(short) > 1 and long.startswith(short) and len(long) - len(short) <= 2 and short not in ("is", "il")
    common = next(
        (place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short)
    )
    return common >= max(4, len(short) - 2) and len(long) - common <= 4
