"""A step that was tried and not kept, with all that it would write: so that nothing of it has to be made twice.

Of a step that only adds records. It is taken as it is while the register stands where it stood when it was tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from ...problems import Problem
from ...records import Record
from ...records.today import today
from ..captions import rename_through_time
from ..search_index import keep_index
from . import chain, journal
from .additions import AddedRows, write_again
from .changed import Changed
from .kept_beside import KeptBeside, keep_beside
from .link_rows import Row, write_links
from .recorder import watched
from .stored import as_read, as_stored

if TYPE_CHECKING:
    from .recorder import WritingSession


class _Told(Sequence[chain.Told]):
    """What a step tells of new records: made of what the journal keeps of each when somebody asks."""

    def __init__(self, kept: Sequence[tuple[str, str, str]]) -> None:
        self.kept = kept

    def __len__(self) -> int:
        return len(self.kept)

    @overload
    def __getitem__(self, place: int) -> chain.Told: ...
    @overload
    def __getitem__(self, place: slice) -> list[chain.Told]: ...
    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self.kept)))]
        kind, record_id, after = self.kept[place]
        return kind, record_id, None, as_read(after)


class Made(NamedTuple):
    """What a change came to before its step is written."""

    behind: chain.ChainStep
    links: Sequence[Row]
    beside: KeptBeside
    told: Sequence[chain.Told]
    warnings: dict[str, list[Problem]]


@dataclass(frozen=True, slots=True)
class Tried:
    """What such a step writes. `behind`: where the journal ended before it; `owners`: whose states it brings."""

    behind: chain.ChainStep
    on: date
    rows: Sequence[AddedRows]
    links: Sequence[Row]
    beside: KeptBeside
    owners: frozenset[str]
    told: _Told
    lines: bytes
    warnings: dict[str, list[Problem]]

    def fits(self, session: WritingSession) -> bool:
        """Whether the register stands where it stood then; asked inside a change."""
        return chain.end(session.connection()) == self.behind and today() == self.on


def end_of_trial(session: WritingSession, label: str, made: Made) -> Changed | None:
    """What this step would do; `session.as_tried` is then all that it would write, where it is new records alone.

    None where nothing would be changed. No step is written: that is not for a copy to keep.
    """
    recorder = session.recorder
    if not made.told:
        return None
    if recorder.kept is not None and not (recorder.has_edits or session.told_beside or session.is_told_anyway):
        session.as_tried = _tried(session, recorder.kept, made)
    ids, kinds = frozenset(each[1] for each in made.told), frozenset(each[0] for each in made.told)
    head = journal.ChangeSet(0, "", recorder.at, recorder.who, label, None, undoable=True, fingerprint="")
    return Changed(head, ids, kinds, made.warnings, made.told)


def _tried(session: WritingSession, rows: Sequence[AddedRows], made: Made) -> Tried:
    told = watched(session, made.told)
    kept = [(kind, record_id, as_stored(after) or "") for kind, record_id, _before, after in told]
    owners = frozenset(owner for each in session.recorder.touched.values() for owner in each.owners())
    lines = b"".join(chain.lines(watched(session, made.told)))
    return Tried(made.behind, today(), rows, made.links, made.beside, owners, _Told(kept), lines, made.warnings)


def take_tried(session: WritingSession, tried: Tried, label: str) -> Changed:
    """Write such a step as one of now."""
    connection, recorder = session.connection(), session.recorder
    stamps = {
        **dict.fromkeys(("created_at", "changed_at"), recorder.at),
        **dict.fromkeys(("created_by", "changed_by"), recorder.who),
    }
    for rows in tried.rows:
        session.may_go_on()
        write_again(connection, rows, stamps)
        if rows.record_type is Record:
            found = zip(rows.columns["id"], rows.columns["search_key"], strict=True)
            keep_index(connection, ((str(record_id), "", str(key)) for record_id, key in found))
    session.may_go_on()
    write_links(session, tried.links)
    keep_beside(session, tried.beside)
    session.may_go_on()
    changes = (
        {"record_kind": kind, "record_id": record_id, "before": None, "after": after}
        for kind, record_id, after in watched(session, tried.told.kept)
    )
    step = journal.write_as_tried(session, changes, tried.lines, label, recorder.who)
    kinds = {record_id: kind for kind, record_id, _after in tried.told.kept}
    kinds |= rename_through_time(session, tried.owners)
    return Changed(step, frozenset(kinds), frozenset(kinds.values()), tried.warnings, tried.told)
