"""Merging records that turned out to be one: the others are removed, and what pointed at them points at the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import combinations

from sqlalchemy import or_, select

from ..i18n import N_, _
from ..problems import Problem
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, AcceptedWarning, Field, FieldValues, Figure, Record, SavedFilter, SavedLayout, links_to
from ..records.base import fields_of
from .captions import batches, pointing_at
from .claims.figure_rows import make_figure_row, read_figure_rows_where
from .errors import ChangedSince, Refused
from .journal.merge_marks import MERGED
from .journal.recorder import WritingSession
from .journal.store import Register
from .kept_warnings import hold_still, keep_apart, read_held
from .pointing import links_in_use
from .queries.links import seen_from
from .queries.merge_preview import OTHER_NAMES, moved_link, read_together, said_of, with_names_in_use

# Kinds whose texts name records by their ids.
_NAMING_IDS: tuple[type[Record], ...] = (SavedFilter, SavedLayout, AcceptedWarning)


@dataclass(frozen=True, slots=True)
class Merging:
    """Which records become the first of `ids`, and what that holds then, by the keys of fields; what is not named
    stays as it is there. `versions`: at which they were read, so that no update is lost. `apart`: others that were
    found beside them, and are another thing; that is noted.
    """

    kind: str
    ids: tuple[str, ...]
    values: FieldValues = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    apart: tuple[str, ...] = ()

    @property
    def kept(self) -> str:
        return self.ids[0]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: `moved` counts by kind what points at the first one now; `unmarked` claims are no longer
    preferred, because another one is. `other_names` and `warnings` are those of the record that stays.
    """

    moved: Mapping[str, int]
    unmarked: int
    other_names: str = ""
    warnings: tuple[Problem, ...] = ()


def merge(register: Register, merging: Merging) -> Merged:
    """Make the records one, as one step.

    Raises Refused with what a rule forbids, ChangedSince when one of them is no longer as it was read, other
    RegisterErrors.
    """
    try:
        with register.change(RECORD_KINDS[merging.kind].merged or "merge") as session:
            merged = put_merged(session, merging)
    except Refused as refused:
        with register.read() as reading:
            raise said_of(reading, refused, merging.kept) from refused
    return _with_warnings(merged, session, merging.kept)


def _with_warnings(merged: Merged, session: WritingSession, kept: str) -> Merged:
    found = session.outcome.warnings.get(kept, []) if session.outcome else []
    return replace(merged, warnings=tuple(found))


def note_apart(register: Register, ids: Sequence[str]) -> int:
    """Note of these records that they are different things, each of them, as one step. Returns how many pairs."""
    pairs = list(combinations(ids, 2))
    with register.change(N_("Note different records")) as session:
        keep_apart(session, pairs, _("It is another one."))
    return len(pairs)


class _Tried(Exception):
    """Everything went well, and nothing is to be kept of it."""


def try_merge(register: Register, merging: Merging) -> Merged:
    """What merge() would do, with everything that it would raise; nothing is kept."""
    found: list[Merged] = []

    def stop() -> None:
        found.append(_with_warnings(merged, session, merging.kept))
        raise _Tried

    try:
        with register.change(RECORD_KINDS[merging.kind].merged or "merge") as session:
            merged = put_merged(session, merging)
            session.before_commit = stop
    except _Tried:
        pass
    except Refused as refused:
        with register.read() as reading:
            raise said_of(reading, refused, merging.kept) from refused
    return found[0]


def put_merged(session: WritingSession, merging: Merging) -> Merged:
    """Bring a merge into a change under way; what the rules warn of is known once that is over."""
    kept, *others = read_together(session, merging.kind, merging.ids)
    for record in (kept, *others):
        _refuse_if_changed(record, merging.versions)
    gone, now = [record.id for record in others], datetime.now(UTC)
    held = read_held(session, merging.ids)
    # First, so that the history names them first.
    for record in others:
        record.removed_at = now
    session.flush()
    with session.no_autoflush:
        moving = _move_links(session, merging.kind, kept.id, gone)
        unmarked = _leave_one_preferred(session, kept.id, moving)
        held += read_held(session, list(moving))
        renamed = _name_anew(session, kept.id, gone)
        _fill(kept, with_names_in_use(type(kept), {**_values(kept), **merging.values}, [kept, *others]))
    session.flush()
    hold_still(session, [each for each in held if session.get_one(AcceptedWarning, each).removed_at is None])
    keep_apart(session, ((kept.id, other) for other in merging.apart), _("It is another one."))
    session.told_beside = {**session.told_beside, kept.id: (merging.kind, {MERGED: [*gone]})}
    counted = Counter(record.kind for record in {each.id: each for each in (*moving.values(), *renamed)}.values())
    moved = {kind: counted[kind] for kind in KINDS if counted[kind]}
    return Merged(moved, unmarked, str(getattr(kept, OTHER_NAMES, None) or ""))


def _values(record: Record) -> dict[str, object]:
    return {each.key: getattr(record, each.key) for each in fields_of(type(record)) if not each.kind.derived}


def _refuse_if_changed(record: Record, versions: Mapping[str, int]) -> None:
    if versions.get(record.id, record.version) != record.version:
        text = _("“{name}” was changed in the meantime.", name=record.caption.show())
        raise ChangedSince(text, (), record.id)


def _fill(record: Record, values: FieldValues) -> None:
    for each in fields_of(type(record)):
        if each.key in values and not each.kind.derived and getattr(record, each.key) != values[each.key]:
            setattr(record, each.key, values[each.key])


def _move_links(session: WritingSession, kind: str, kept: str, gone: Sequence[str]) -> dict[str, Record]:
    """Have everything that points at these point at the one that stays; what noted of two that they differ, goes."""
    found: dict[str, Record] = {}
    for link, record in _pointing(session, kind, gone):
        found[record.id] = record
        setattr(record, link.key, moved_link(link, getattr(record, link.key), gone, (kept,)))
    return found


def _pointing(session: WritingSession, kind: str, ids: Sequence[str]) -> Iterator[tuple[Field, Record]]:
    for batch in batches(ids):
        for source, link in links_in_use(session, links_to(kind), batch):
            is_there, record_type = KINDS[source].removed_at.is_(None), KINDS[source]
            chosen = select(record_type).where(is_there, pointing_at(record_type, link.key, batch))
            yield from ((link, record) for record in session.scalars(chosen))


def _leave_one_preferred(session: WritingSession, kept: str, moving: Mapping[str, Record]) -> int:
    """Of two preferred claims of one thing that of the record that stays, or the first, keeps its mark."""
    coming = [each for each in moving.values() if isinstance(each, Figure) and each.preferred]
    if not coming:
        return 0
    there = read_figure_rows_where(session, seen_from(Figure, "subject", [kept]))
    taken = {(each.indicator, each.aspect) for each in there if each.preferred and each.id not in moving}
    unmarked = 0
    for figure in coming:
        claimed = figure.indicator, make_figure_row(figure).aspect
        if claimed in taken:
            figure.preferred, unmarked = None, unmarked + 1
        taken.add(claimed)
    return unmarked


def _renamed(text: str | None, gone: Sequence[str], kept: str) -> str | None:
    for record_id in gone:
        text = text.replace(record_id, kept) if text else text
    return text


def _name_anew(session: WritingSession, kept: str, gone: Sequence[str]) -> list[Record]:
    """Have what names records by their ids in its texts, as a kept filter does, name the one that stays."""
    found: list[Record] = []
    for record_type in _NAMING_IDS:
        texts = [each.key for each in fields_of(record_type) if each.kind.holds is str and not each.kind.is_link]
        naming = or_(*(getattr(record_type, key).contains(each) for key in texts for each in gone))
        for record in session.scalars(select(record_type).where(record_type.removed_at.is_(None), naming)):
            for key in texts:
                setattr(record, key, _renamed(getattr(record, key), gone, kept))
            found.append(record)
    return found
