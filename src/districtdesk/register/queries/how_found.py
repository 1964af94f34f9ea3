"""Why a record was found: by its name as it is typed, in another spelling, by another name, or by something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple
from unicodedata import normalize

from sqlalchemy.orm import Session

from ...folding import fold
from ...i18n import N_
from ...legal_forms import bare_name
from ...names import Names
from ...records import KINDS, fields_of
from ...spelling import parting
from ...unseen import without_unseen
from ...zone_words import one_zone_word
from ..captions import batches
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


class Candidate(NamedTuple):
    """One record in which the words may stand."""

    id: str
    kind: str
    caption: Names
    search_key: str


class _Match(NamedTuple):
    """How a name has the words: `why`, how far from its whole, and what parts the spellings."""

    why: int
    place: int
    parted: float
    name: str


def how_found(
    session: Session, text: str, ways: Sequence[Sequence[str]], found: Iterable[Candidate]
) -> Iterator[FoundRecord]:
    """Why each of these was found."""
    sought = _Sought(text, [each[0] for each in ways])
    unclear: dict[str, list[Candidate]] = {}
    for row in found:
        _id, kind, caption, key = row
        is_titled = bool(KINDS[kind].titled_by)
        # The name that is shown comes first among equals.
        names = (caption.show(), *caption.known().values())
        match = None if is_titled else _best(sought, names)
        if match is not None:
            yield _found(row, _WHYS[match.why], match)
        elif is_titled and (match := _best(sought, names)):
            yield _found(row, "title", match)
        elif all(any(way in key for way in each) for each in ways):
            unclear.setdefault(kind, []).append(row)
    for kind, these in unclear.items():
        yield from _by_fields(session, sought, kind, these)


@dataclass(frozen=True, slots=True)
class _Sought:
    text: str
    words: Sequence[str]

    @property
    def plain(self) -> str:
        return _plain(self.text)


def _plain(text: str) -> str:
    return " ".join(without_unseen(normalize("NFC", text)).lower().split())


def _found(row: Candidate, why: Why, match: _Match, field: str = "") -> FoundRecord:
    kind, caption = row.kind, row.caption
    order = _FIRST_KINDS.index(kind) if kind in _FIRST_KINDS else len(_FIRST_KINDS)
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
    if is_exact or _has_all(sought.words, words):
        why = 0 if is_exact else 1
        return _Match(why, _place(sought.words, words, bare_name(name)), 0.0, name)
    parted = [_parting(word, words) for word in sought.words]
    if any(each is None for each in parted):
        return None
    is_whole = len(words) == len(sought.words) or len(bare_name(name).split()) == len(sought.words)
    is_first = parted[0] is not None and parted[0][1] == 0
    is_full = all(each is not None and each[2] for each in parted)
    place = 0 if is_whole and is_full else 1 if is_first else 2
    return _Match(2, place, round(sum(each[0] for each in parted if each), 2), name)


def _has_all(sought: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(each in word for word in words) for each in sought)


def _place(sought: Sequence[str], words: Sequence[str], bare: str) -> int:
    typed = " ".join(sought) or bare
    if typed in (" ".join(words), bare):
        return 0
    if " ".join(words).startswith(typed):
        return 1
    return 2 if all(any(word.startswith(each) for word in words) for each in sought) else 3


def _parting(typed: str, words: Sequence[str]) -> tuple[float, int, bool] | None:
    """What parts a typed word from the likest word of a name, the place of that, and whether it is all of it."""
    best: tuple[float, int, bool] | None = None
    for place, word in enumerate(words):
        is_whole = True
        apart = 0.0 if typed == word or one_zone_word(typed) == one_zone_word(word) else parting(typed, word)
        if apart is None:
            is_whole = False
            apart = 0.0 if typed in word else parting(typed, word, begins=True)
        if apart is not None and (best is None or (not is_whole, apart) < (not best[2], best[0])):
            best = apart, place, is_whole
    return best


def _by_fields(session: Session, sought: _Sought, kind: str, these: Sequence[Candidate]) -> Iterator[FoundRecord]:
    by_id = {row.id: row for row in these}
    for batch in batches(by_id):
        for row in rows(session, kind, batch):
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
        if any(_has_any(sought.words, fold(text)) for text in texts):
            shown = " ".join(row.show(field).split())[:_LONGEST_SHOWN]
            return _found(found, "field", _Match(0, nowhere, 0.0, shown), field.key)
    return _found(found, "other_name", _Match(0, nowhere, 0.0, ""))


def _has_any(sought: Sequence[str], folded: str) -> bool:
    words = folded.split()
    return any(any(each in word for word in words) or _parting(each, words[:50]) is not None for each in sought)
