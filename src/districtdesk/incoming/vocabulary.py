"""The fields and indicators that a column may be, and what each may be called in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ..fields import FieldKind
from ..folding import fold
from ..i18n import LANGUAGES, _, language, speaking
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Event, Figure, Participation, Product, field_of, fields_of
from ..register.claims.standard_indicators import INDICATORS, StandardIndicator
from .heading_times import without_times
from .milestone_words import milestones_by_heading, paths, status_said
from .synonyms import SYNONYMS
from .table_words import without_unit

CLAIM, EVENT, PRODUCT, PARTICIPATION = "claim", "event", "product", "participation"
# Kinds of record of which a row tells beside the one that it is about.
BESIDE = (EVENT, PRODUCT, PARTICIPATION)
AS_OF, ANNOUNCED, MADE, SHARE = "claim.as_of", "event.announced_on", "product.model", "participation.share"
# The kinds of record of which lists come; what is claimed of them comes beside.
_KINDS = ("district", "company", "residency", "project")
# Fields that are called alike of several kinds.
_OF_MANY = ("names", "model")
# In a list of residents the names of the companies say which company each is.
_NAMED_ANYWAY = ("residency", "company")
_SAME, _ALSO, _NEARLY = 0.95, 0.9, 0.85
_LEAST_ALIKE = 0.84
# A heading that only goes on behind one of our names.
_BEGUN = 0.7
# Indicators of what has been done, and of what is to be: where a heading says the other, it means the other.
_DONE, _TO_COME = ("jobs_created", "invested"), ("jobs_expected", "investment_planned")
_OTHER_TIME = 0.25
_CREATED, _EXPECTED = "claim.jobs_created", "claim.jobs_expected"
_WOMEN, _EXPORTED = "claim.women_share", "claim.export_share"
_SHARES = ("pay", "share", "dolya", "dol", "faiz", "protsent", "percent", "nisbet")
_KNOWN = 0.8
_BEGINNING = 2
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class TargetField:
    """Where the values of a column may go: a field of a kind of record, or an indicator that is claimed.

    `names` are folded: first those that we call it ourselves, `own` of them. `event` is the kind of event whose date
    it is, and `status` whether that is planned, "" where the column does not say it.
    """

    kind: str
    key: str
    names: tuple[str, ...]
    own: int
    field: FieldKind[object] | None = None
    indicator: StandardIndicator | None = None
    event: str = ""
    status: str = ""

    @property
    def path(self) -> str:
        """By which it is kept in a mapping: company.tax_id, claim.area."""
        return f"{self.kind}.{self.key}"

    def label(self) -> str:
        """What it is called, in the language of the moment."""
        if self.indicator:
            return self.indicator.names[LANGUAGES.index(language())]
        if self.event:
            return " · ".join(self._event_words())
        return _(self.field.label) if self.field else self.path

    def label_apart(self) -> str:
        """The same with the kind of record, where fields of several kinds are called so."""
        return f"{self._kind()} · {self.label()}" if self.key in _OF_MANY else self.label()

    def label_with_kind(self) -> str:
        """The same with the kind of record; what is claimed, and dates of events, say enough."""
        says_enough = self.kind == CLAIM or self.event
        return self.label() if says_enough else f"{self._kind()} · {self.label()}"

    def _kind(self) -> str:
        return _(RECORD_KINDS[self.kind].one)

    def _event_words(self) -> Iterator[str]:
        yield field_of(Event, "event_kind").kind.show(self.event)
        if self.status:
            yield field_of(Event, "status").kind.show(self.status)


@cache
def targets() -> dict[str, TargetField]:
    """All of them, by their paths."""
    return {each.path: each for each in (*_fields(), *_indicators(), *_beside())}


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


def _beside() -> Iterator[TargetField]:
    """What a row tells beside its record and the numbers: of which day they are, events, products, shares."""
    fields = {
        AS_OF: field_of(Figure, "as_of"),
        ANNOUNCED: field_of(Event, "announced_on"),
        MADE: field_of(Product, "model"),
        SHARE: field_of(Participation, "share"),
    }
    for path, each in fields.items():
        own = _folded(list(_labels(each.kind.label)))
        kind, _point, key = path.partition(".")
        yield TargetField(kind, key, _folded([*own, *SYNONYMS.get(path, ())]), len(own), each.kind)
    for key, event, status in paths():
        yield TargetField(EVENT, key, (), 0, field_of(Event, "date").kind, event=event, status=status)


def _folded(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(name) for name in names))


@dataclass(frozen=True, slots=True)
class _Name:
    path: str
    text: str
    words: tuple[str, ...]
    is_own: bool


@cache
def _names_by_beginning() -> dict[str, tuple[_Name, ...]]:
    """The names by the first letters of their words: what has none in common with a heading is not looked at."""
    found: dict[str, dict[_Name, None]] = {}
    for path, target in targets().items():
        for place, text in enumerate(target.names):
            name = _Name(path, text, tuple(text.split()), place < target.own)
            for word in name.words:
                found.setdefault(word[:_BEGINNING], {})[name] = None
    return {beginning: tuple(names) for beginning, names in found.items()}


@lru_cache(maxsize=4096)
def scores_by_heading(heading: str) -> dict[str, float]:
    """How well each target is called as the heading says, from 0 to 1; those that are not at all are left out."""
    found: dict[str, float] = {}
    for asked in _readings(heading):
        words = tuple(asked.split())
        names = {name: None for word in words for name in _names_by_beginning().get(word[:_BEGINNING], ())}
        for name in names:
            score = _likeness(asked, words, name)
            if score > found.get(name.path, 0.0):
                found[name.path] = score
    _mind_status(found, status_said(heading))
    of_shares = [word.startswith(_SHARES) for word in fold(heading).split()]
    if "%" not in heading and not any(of_shares):
        # A number of women is no share of them.
        found.pop(_WOMEN, None)
    elif all(of_shares):
        # Of whom it is a share nothing says.
        for path in (_WOMEN, _EXPORTED):
            found.pop(path, None)
    for (event, status), score in milestones_by_heading(heading).items():
        found[f"{EVENT}.{event}_{status}" if status else f"{EVENT}.{event}"] = score
    return found


def _mind_status(found: dict[str, float], status: str) -> None:
    """Jobs that are to be created are not jobs that were, but those that are expected."""
    if status and status != "actual" and _CREATED in found:
        found[_EXPECTED] = max(found.get(_EXPECTED, 0.0), found[_CREATED])
    for code in () if not status else _TO_COME if status == "actual" else _DONE:
        path = f"{CLAIM}.{code}"
        if path in found:
            found[path] -= _OTHER_TIME


def knows(heading: str) -> bool:
    """Whether something of ours is called so, or nearly."""
    text = heading.strip()
    return 0 < len(text) < 100 and max(scores_by_heading(text).values(), default=0) >= _KNOWN


def _readings(heading: str) -> list[str]:
    """The heading as a whole, without its unit, its times or its brackets, and its last part where it has several."""
    bare = without_times(without_unit(heading))
    parts = [fold(bare), fold(heading), fold(_BRACKETS.sub("", bare)), fold(bare.rpartition(" / ")[2])]
    return [each for each in dict.fromkeys(parts) if each]


def _likeness(asked: str, words: tuple[str, ...], name: _Name) -> float:
    """The same words in another order or with other endings, or a letter or two apart."""
    if asked == name.text:
        return _SAME if name.is_own else _ALSO
    common = sum(any(_same_word(word, each) for each in name.words) for word in words)
    shared = 2 * min(common, len(name.words)) / (len(words) + len(name.words))
    if shared == 1:
        return _NEARLY
    begun = _BEGUN if len(name.words) > 1 and words[: len(name.words)] == name.words else 0.0
    near = _nearness(asked, name.text) if len(asked) > 4 and abs(len(asked) - len(name.text)) < 4 else 0.0
    return max(begun, _NEARLY * near, 0.75 * shared if shared >= 0.65 else 0.0)


def _nearness(one: str, other: str) -> float:
    """How much of both is the same letters in the same order; 0 for less than is likely to be meant."""
    if len(set(one) ^ set(other)) > 4:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    ratio = matcher.ratio() if matcher.quick_ratio() >= _LEAST_ALIKE else 0.0
    return ratio if ratio >= _LEAST_ALIKE else 0.0


@lru_cache(maxsize=1 << 16)
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
