"""Rows that lost their ids: which record each is, by exactly what it is called and by nothing like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..exchange.layout import CellValue
from ..exchange.safe_text import make_safe
from ..names import Names
from ..records import KINDS, FieldValues, fields_of
from ..register.queries.listing import ListRow
from ..register.queries.merge_preview import OTHER_NAMES, parts_of_names
from ..unseen import without_unseen
from .spellings import NAMES

# What has no name of its own is known by what it joins: of a company there is one residency in a district.
_JOINING: dict[str, tuple[str, ...]] = {"residency": ("company", "district", "residency_kind")}


def known_by(kind: str) -> frozenset[str]:
    """The keys of the fields by which records of this kind are told apart."""
    if kind in _JOINING:
        return frozenset(_JOINING[kind])
    return frozenset(each.key for each in fields_of(KINDS[kind]) if each.kind.identifying)


class KnownAgain:
    """Finds the one record of a kind that a row is."""

    def __init__(self, kind: str, known: Mapping[str, ListRow]) -> None:
        self._kind, self._known = kind, known
        self._captions: dict[str, set[str]] = defaultdict(set)
        self._values: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in known.values():
            for caption in row.caption.known().values():
                self._captions[_plain(caption)].add(row.id)
            for key in known_by(kind):
                for said in _said(row.values.get(key)):
                    self._values[key, said].add(row.id)
            for other in parts_of_names(row.values.get(OTHER_NAMES)):
                self._values[NAMES, _plain(other)].add(row.id)

    def find(self, caption: CellValue, values: FieldValues) -> str | None:
        """By the name that an export wrote beside the fields, else by the fields that tell records apart."""
        called = self._captions.get(_plain(caption), set()) if isinstance(caption, str) else set()
        if len(called) == 1:
            return next(iter(called))
        found = {each: self._agreeing(each, values) for each in self._candidates(values)}
        most = max(found.values(), default=0)
        best = [record_id for record_id, count in found.items() if count == most]
        return best[0] if most and len(best) == 1 else None

    def is_name(self, key: str, new: object, current: ListRow) -> bool:
        """Whether the field says no more than what the record was known by: in another case, or by another name."""
        if key not in known_by(self._kind) or not _said(new):
            return False
        return _said(new) == _said(current.values.get(key)) or (key == NAMES and _is_called(new, current.values))

    def _candidates(self, values: FieldValues) -> set[str]:
        sets = [self._values.get((key, said), set()) for key, value in values.items() for said in _said(value)]
        if self._kind in _JOINING:
            return set.intersection(*sets) if sets and len(values) > 1 else set()
        return set().union(*sets)

    def _agreeing(self, record_id: str, values: FieldValues) -> int:
        """In how many fields both say the same; none where they say anything else in one."""
        there = self._known[record_id].values
        if not all(_agree(value, there.get(key)) or _is_called(value, there) for key, value in values.items()):
            return 0
        return sum(bool(_said(value) and _said(there.get(key))) for key, value in values.items())


def _agree(new: object, there: object) -> bool:
    if new in (None, "", ()) or there in (None, "", ()):
        return True
    if isinstance(new, Names) and isinstance(there, Names):
        known = {code: _plain(name) for code, name in there.known().items()}
        return all(known.get(code, _plain(name)) == _plain(name) for code, name in new.known().items())
    return _said(new) == _said(there)


def _is_called(new: object, there: FieldValues) -> bool:
    """Whether these are names that a record of these values has, be it among its other names."""
    called = {*_said(there.get(NAMES)), *map(_plain, parts_of_names(there.get(OTHER_NAMES)))}
    return isinstance(new, Names) and called.issuperset(_said(new))


def _said(value: object) -> list[str]:
    if isinstance(value, Names):
        return [_plain(name) for name in dict.fromkeys(value.known().values())]
    return [_plain(str(value))] if value not in (None, "", ()) else []


def _plain(text: str) -> str:
    """As a cell gives it back, in whatever case."""
    return " ".join(make_safe(without_unseen(text)).text.split()).casefold()
