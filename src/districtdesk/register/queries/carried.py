"""Which records an export carried: noted by kind as few ids as say it, and read again.

In which version follows from the step of the history that the export was made from: every later change of a record
is told there. So of a whole kind nothing is kept, and of a part of it the ids of that part or of the rest.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import KINDS, Record, table_of
from ..captions import batches
from ..tables import ChangeRow

_ALL, _ONLY, _EXCEPT = "all", "only", "except"
_BASE, _CHANGES = table_of(Record), table_of(ChangeRow)


@dataclass(frozen=True, slots=True)
class CarriedRecords:
    """The records of each kind. Of a kind in `but` all that there were at the step, except those ids."""

    step: int
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    but: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind in KINDS if kind in self.only or kind in self.but]

    def is_whole(self, kind: str) -> bool:
        """Whether it had all records of this kind."""
        return kind in self.but and not self.but[kind]

    def may_hold(self, kind: str, record_id: str) -> bool:
        """Whether it carried the record, if that was there at the step."""
        if kind in self.but:
            return record_id not in self.but[kind]
        return record_id in self.only.get(kind, ())


def pack_carried(session: Session, ids: Collection[str], kinds: Collection[str]) -> tuple[bytes, dict[str, int]]:
    """These records, of the register as this session sees it, in few bytes; and how many there are of each kind.

    `kinds`: of which the export would have carried any, also where there was none.
    """
    packed: dict[str, list[object]] = {}
    counts: dict[str, int] = {}
    standing, wanted = _standing(session), set(ids)
    for kind in KINDS:
        known = standing.get(kind, set())
        held = known & wanted
        if held or (kind in kinds and not known):
            counts[kind] = len(held)
            packed[kind] = _packed(held, known - held)
    return zlib.compress(json.dumps(packed, separators=(",", ":")).encode(), 9), counts


def _packed(held: set[str], rest: set[str]) -> list[object]:
    if not rest:
        return [_ALL]
    return [_ONLY, sorted(held)] if len(held) <= len(rest) else [_EXCEPT, sorted(rest)]


def _standing(session: Session) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for record_id, kind in session.execute(select(_BASE.c.id, _BASE.c.kind).where(_BASE.c.removed_at.is_(None))):
        found.setdefault(kind, set()).add(record_id)
    return found


def unpack_carried(packed: bytes | None, step: int) -> CarriedRecords | None:
    """What pack_carried() made at this step; None for what is no longer there or cannot be read."""
    try:
        said = json.loads(zlib.decompress(packed or b""))
        only = {kind: frozenset(ids[0]) for kind, (how, *ids) in said.items() if how == _ONLY}
        but: dict[str, frozenset[str]] = {
            kind: frozenset(*ids) for kind, (how, *ids) in said.items() if how in (_ALL, _EXCEPT)
        }
    except (zlib.error, ValueError, TypeError, AttributeError, IndexError):
        return None
    return CarriedRecords(step, only, but)


def existed_at(session: Session, ids: Collection[str], step: int) -> Iterator[str]:
    """Those of these records that the history knew and that stood at this step."""
    for batch in batches(ids):
        last: dict[str, bool] = {}
        query = select(_CHANGES.c.record_id, _CHANGES.c.after.is_(None)).order_by(_CHANGES.c.sequence)
        for record_id, is_gone in session.execute(
            query.where(_CHANGES.c.record_id.in_(batch), _CHANGES.c.change_set <= step)
        ):
            last[record_id] = bool(is_gone)
        yield from (record_id for record_id, is_gone in last.items() if not is_gone)
