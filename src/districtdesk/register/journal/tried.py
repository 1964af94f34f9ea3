"""Keeps what a step that is tried would write, and writes it later as a step of then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
from .recorder import WritingSession, watched
from .steps import ChangeSet, Told
from .stored import as_stored
from .trial import NewRecords, Tried


class Made(NamedTuple):
    """What a change came to before its step is written."""

    behind: chain.ChainStep
    links: Sequence[Row]
    beside: KeptBeside
    told: Sequence[Told]
    warnings: dict[str, list[Problem]]


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
    head = ChangeSet(0, "", recorder.at, recorder.who, label, None, undoable=True, fingerprint="")
    return Changed(head, ids, kinds, made.warnings, made.told)


def _tried(session: WritingSession, rows: Sequence[AddedRows], made: Made) -> Tried:
    told = watched(session, made.told)
    kept = [(kind, record_id, as_stored(after) or "") for kind, record_id, _before, after in told]
    owners = frozenset(owner for each in session.recorder.touched.values() for owner in each.owners())
    lines = b"".join(chain.lines(watched(session, made.told)))
    return Tried(made.behind, today(), rows, made.links, made.beside, owners, NewRecords(kept), lines, made.warnings)


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
