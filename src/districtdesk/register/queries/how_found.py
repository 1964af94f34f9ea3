"""Why a record was found: by its name as it is typed, in another spelling, by another name, or by something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from sqlalchemy.orm import Session

from ...common_words import is_one_meaning
from ...folding import fold
from ...i18n import N_, _
from ...legal_forms import bare_name
from ...names import Names
from ...records import KINDS, field_of, fields_of
from ...spelling import parting
from ...unseen import without_unseen
from .by_words import Candidate
from .listing import ListRow, rows

Why = Literal["exact", "folded", "transliterated", "other_name", "title", "field"]
# The better the earlier.
_WHYS: tuple[Why, ...] = ("exact", "folded", "transliterated", "other_name", "title", "field")
WHY_WORDS: dict[Why, str] = {
    "exact": N_("so called"),
    "folded": N_("so called, written otherwise"),
    "transliterated": N_("other spelling"),
    "other_name": N_("other name"),
    "title": N_("in its title"),
    "field": N_("in a field"),
}
_FIRST_KINDS = ("district", "project", "company", "person", "subject_group", "legal_act", "source")
# What is called by all that it bears out stands behind that.
_LAST_KINDS = ("citation", "attachment")
_OTHER_NAMES = "other_names"
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """One record that was found. `why` it was, and `matched`: the name or the value in which the words stand.

    `field` is the key of the field that holds it, where it is none of its names. The lower the `rank`, the better.
    """

    id: str
    kind: str
    caption: Names
    why: Why
    matched: str
    rank: tuple[int | float | str, ...]
    field: str = ""


def say_why(found: FoundRecord) -> str:
    """Why it was found, in words, and what it was found by where that is not its title."""
    label = WHY_WORDS[found.why] if found.why != "field" else field_of(KINDS[found.kind], found.field).kind.label
    word = _(label)
    return f"{word}: {found.matched}" if found.matched and found.matched != found.caption.show() else word


class _Match(NamedTuple):
    """How a name has the words: `why`, how far from its whole, and what parts the spellings."""

    why: int
    place: int
    parted: float
    name: str


def how_found(
    session: Session, text: str, ways: Sequence[Sequence[str]], found: Iterable[Candidate], most: int
) -> Iterator[FoundRecord]:
    """Why each of these was found; of those that are not found by their names no more than there is room for."""
    sought = _Sought(_plain(text), [each[0] for each in ways])
    unclear: list[Candidate] = []
    for row in found:
        # The name that is shown comes first among equals.
        match = _best(sought, (row.caption.show(), *row.caption.known().values()))
        is_titled = bool(KINDS[row.kind].titled_by)
        if match is None:
            unclear += [row] if all(any(way in row.search_key for way in each) for each in ways) else []
            continue
        most -= not is_titled
        yield _found(row, "title" if is_titled else _WHYS[match.why], match)
    yield from _by_fields(session, sought, unclear[: max(most, 0)])


class _Near(NamedTuple):
    """A typed word and one of a name: what parts them, and whether it is all of that."""

    apart: float
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Sought:
    plain: str
    words: Sequence[str]
    # What is known of a typed word and another: names have most of their words in common.
    near: dict[tuple[str, str], _Near | None] = dataclass_field(default_factory=dict)


# Of the letters typed one after another the same names are looked at.
@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    return " ".join(without_unseen(normalize("NFC", text)).lower().split())


def _found(row: Candidate, why: Why, match: _Match, field: str = "") -> FoundRecord:
    kind, caption = row.kind, row.caption
    order = _FIRST_KINDS.index(kind) if kind in _FIRST_KINDS else len(_FIRST_KINDS) + (kind in _LAST_KINDS)
    rank = (_WHYS.index(why), match.place, match.parted, order, len(match.name), caption.show(), row.id)
    return FoundRecord(row.id, kind, caption, why, match.name, rank, field)


def _best(sought: _Sought, names: Iterable[str]) -> _Match | None:
    found = (match for name in dict.fromkeys(names) if (match := _match(sought, name)))
    return min(found, key=lambda match: match[:3], default=None)


def _match(sought: _Sought, name: str) -> _Match | None:
    """0 exact, 1 folded, 2 in another spelling; and 0 for the whole name, 1 for its beginning, more for elsewhere."""
    folded = fold(name)
    words = folded.split()
    is_exact = sought.plain in _plain(name)
    if is_exact or all(each in folded for each in sought.words):
        why = 0 if is_exact else 1
        return _Match(why, _place(sought.words, words, name), 0.0, name)
    parted = []
    for word in sought.words:
        if (likest := _parting(sought, word, words)) is None:
            return None
        parted.append(likest)
    is_first = parted[0][1] == 0
    is_full = all(each[2] for each in parted)
    is_whole = is_full and len(sought.words) in (len(words), len(bare_name(name).split()))
    place = 0 if is_whole else 1 if is_first else 2
    return _Match(2, place, round(sum(each[0] for each in parted), 2), name)


def _place(sought: Sequence[str], words: Sequence[str], name: str) -> int:
    typed, whole = " ".join(sought), " ".join(words)
    if typed == whole:
        return 0
    if whole.startswith(typed):
        return 0 if bare_name(name) == typed else 1
    return 2 if all(any(word.startswith(each) for word in words) for each in sought) else 3


def _parting(sought: _Sought, typed: str, words: Sequence[str]) -> tuple[float, int, bool] | None:
    """What parts a typed word from the likest word of a name, the place of that, and whether it is all of it."""
    best: tuple[float, int, bool] | None = None
    for place, word in enumerate(words):
        both = typed, word
        if both not in sought.near:
            sought.near[both] = _nearness(typed, word)
        if (near := sought.near[both]) is not None:
            apart, is_whole = near
            if best is None or (not is_whole, apart) < (not best[2], best[0]):
                best = apart, place, is_whole
    return best


def _nearness(typed: str, word: str) -> _Near | None:
    whole = 0.0 if is_one_meaning(typed, word) else parting(typed, word)
    if whole is not None:
        return _Near(whole, True)
    begun = 0.0 if typed in word else parting(typed, word, begins=True)
    return None if begun is None else _Near(begun, False)


def _by_fields(session: Session, sought: _Sought, these: Sequence[Candidate]) -> Iterator[FoundRecord]:
    by_id = {row.id: row for row in these}
    for kind in dict.fromkeys(row.kind for row in these):
        for row in rows(session, kind, [each.id for each in these if each.kind == kind]):
            yield _by_field(sought, by_id[row.id], row)


def _by_field(sought: _Sought, found: Candidate, row: ListRow) -> FoundRecord:
    """By another name, or by the first field that has the words; what stands in none of them is a former name."""
    others = row.text(_OTHER_NAMES) if _OTHER_NAMES in row.values else ""
    if match := _best(sought, (each.strip() for each in others.split(";") if each.strip())):
        return _found(found, "other_name", match, _OTHER_NAMES)
    nowhere = 4
    for field in fields_of(KINDS[row.kind]):
        value = row.values[field.key] if field.kind.sought else None
        if value is None:
            continue
        texts = list(field.kind.search_texts(value))
        if any(_has_any(sought, fold(text)) for text in texts):
            shown = " ".join(row.show(field).split())[:_LONGEST_SHOWN]
            return _found(found, "field", _Match(0, nowhere, 0.0, shown), field.key)
    return _found(found, "other_name", _Match(0, nowhere, 0.0, ""))


def _has_any(sought: _Sought, folded: str) -> bool:
    words = folded.split()[:50]
    return any(each in folded or _parting(sought, each, words) is not None for each in sought.words)
