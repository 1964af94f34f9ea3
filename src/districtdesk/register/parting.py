"""Parting records that were merged: what had come from one goes home, and what was added since stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..fields.kind import Json
from ..i18n import _
from ..names import Names
from ..problems import error
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, AcceptedWarning, Field, Record, fields_of
from .captions import batches
from .errors import Refused
from .journal.digests import is_erased
from .journal.journal import changes_of
from .journal.merge_marks import PARTED, PastMerge, read_merges
from .journal.removal import pointers
from .journal.steps import Change, Dumped
from .journal.store import Register
from .kept_warnings import hold_still, read_held
from .queries.merge_preview import OTHER_NAMES, moved_link, parts_of_names, said_of


@dataclass(frozen=True, slots=True)
class Parting:
    """What goes home to a record that was merged, by kind, and what does not.

    `stays` counts what was added since to the one that stays; `elsewhere` what came with the merge, and was removed
    or given to another record since; `kept_fields` are the labels of fields that were changed since and stay.
    """

    name: Names
    sent: Mapping[str, int]
    stays: Mapping[str, int]
    elsewhere: int
    kept_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A parting, and what it writes: a record, the key of a field and its value."""

    parting: Parting
    writes: tuple[tuple[Record, str, object], ...]


def preview_parting(session: Session, kept_id: str, gone_id: str) -> Parting:
    """What part() would do. Raises Refused where the one did not become the other, or came back since."""
    return _plan(session, _past(session, kept_id, gone_id), kept_id).parting


def part(register: Register, kind: str, kept_id: str, gone_id: str) -> Parting:
    """Bring the record back that was merged into this one, with what had come from it, as one step.

    Raises Refused with what a rule forbids, or as preview_parting() does; other RegisterErrors.
    """
    try:
        with register.change(RECORD_KINDS[kind].parted or "part") as session:
            past = _past(session, kept_id, gone_id)
            with session.no_autoflush:
                plan = _plan(session, past, kept_id)
                written = {record.id for record, _key, _value in plan.writes}
                held = read_held(session, [*written, kept_id])
                for record, key, value in plan.writes:
                    setattr(record, key, value)
            session.get_one(KINDS[kind], gone_id).removed_at = None
            session.flush()
            hold_still(session, [each for each in held if _is_there(session, each)])
            session.told_beside = {**session.told_beside, kept_id: (kind, {PARTED: [gone_id]})}
    except Refused as refused:
        with register.read() as reading:
            raise said_of(reading, refused, gone_id) from refused
    return plan.parting


def _is_there(session: Session, accepted_id: str) -> bool:
    return session.get_one(AcceptedWarning, accepted_id).removed_at is None


def _past(session: Session, kept_id: str, gone_id: str) -> PastMerge:
    for each in read_merges(session, kept_id):
        if each.id == gone_id:
            return each
    raise Refused({gone_id: [error(_("These two are not merged, or were split already."), rule="not_merged")]})


def _plan(session: Session, past: PastMerge, kept_id: str) -> _Plan:
    changes = {each.record_id: each for each in changes_of(session, [past.step])}
    others = {each for each in past.together if each != past.id}
    records = _load(session, changes.values())
    writes: list[tuple[Record, str, object]] = []
    sent: Counter[str] = Counter()
    elsewhere, kept_fields = 0, list[str]()
    for record_id, change in changes.items():
        record = records.get(record_id)
        if record_id in past.together or record is None:
            continue
        if record_id == kept_id:
            own, kept_fields = _own_back(record, change, changes, past)
            writes += own
        elif _came_from(record, change, past.id):
            home = [] if record.removed_at else list(_home(record, change, past.id, kept_id, others))
            writes += home
            sent[record.kind] += bool(home)
            elsewhere += not home
    stays = _added_since(session, past, kept_id, changes.keys())
    parting = Parting(past.name, _in_order(sent), _in_order(stays), elsewhere, tuple(kept_fields))
    return _Plan(parting, tuple(writes))


def _in_order(counted: Counter[str]) -> dict[str, int]:
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def _load(session: Session, changes: Iterable[Change]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.record_kind, []).append(change.record_id)
    for kind in ids.keys() & KINDS.keys():
        for batch in batches(ids[kind]):
            found |= {each.id: each for each in session.scalars(select(KINDS[kind]).where(KINDS[kind].id.in_(batch)))}
    return found


def _links(record: Record, change: Change, gone: str) -> list[Field]:
    """The links by which it pointed at the record that was merged."""
    links = (field for field in fields_of(type(record)) if field.kind.is_link)
    return [each for each in links if gone in each.kind.targets(_loaded(each, change.before))]


def _loaded(field: Field, values: Dumped | None) -> object:
    dumped: Json = (values or {}).get(field.key)
    return None if is_erased(dumped) else field.kind.load(dumped)


def _came_from(record: Record, change: Change, gone: str) -> bool:
    texts = (str(value) for value in (change.before or {}).values() if isinstance(value, str))
    return bool(_links(record, change, gone)) or any(gone in text for text in texts)


def _home(
    record: Record, change: Change, gone: str, kept: str, others: set[str]
) -> Iterable[tuple[Record, str, object]]:
    """What sends it home: nothing where it no longer has to do with the one that stays."""
    links = [each for each in _links(record, change, gone) if kept in each.kind.targets(getattr(record, each.key))]
    for link in links:
        if _is_as_left(link, record, change):
            yield record, link.key, moved_link(link, _loaded(link, change.before), others, (kept,))
            continue
        was = set(link.kind.targets(_loaded(link, change.before)))
        # It had to do with both of them.
        to = (gone, kept) if was & {kept, *others} and link.kind.holds_several else (gone,)
        yield record, link.key, moved_link(link, getattr(record, link.key), (kept,), to)
    is_text_only = not _links(record, change, gone)
    if links or is_text_only:
        for field in fields_of(type(record)):
            if not field.kind.is_link and not field.kind.derived and _is_as_left(field, record, change):
                yield record, field.key, _loaded(field, change.before)


def _is_as_left(field: Field, record: Record, change: Change) -> bool:
    """Whether the merge changed the field, and nobody has since."""
    after = change.after or {}
    return field.key in after and field.kind.dump(getattr(record, field.key)) == after[field.key]


def _own_back(
    record: Record, change: Change, changes: Mapping[str, Change], past: PastMerge
) -> tuple[list[tuple[Record, str, object]], list[str]]:
    """What the record that stays had before, in place of what came from the other; and what it keeps all the same."""
    theirs = changes[past.id].before or {}
    rest = [changes[each].before or {} for each in past.together if each != past.id and each in changes]
    writes: list[tuple[Record, str, object]] = []
    stays = []
    for field in fields_of(type(record)):
        if field.key not in (change.after or {}) or field.kind.derived:
            continue
        if field.key == OTHER_NAMES:
            writes.append((record, field.key, _without_names(record, change, theirs, rest)))
        elif any(each.get(field.key) == (change.after or {})[field.key] for each in rest):
            continue
        elif not _is_as_left(field, record, change) or is_erased((change.before or {}).get(field.key)):
            stays.append(_(field.kind.label))
        else:
            writes.append((record, field.key, _loaded(field, change.before)))
    return writes, stays


def _without_names(record: Record, change: Change, theirs: Dumped, rest: Iterable[Dumped]) -> str | None:
    """Its other names but for those that it has of the other alone."""
    before = parts_of_names((change.before or {}).get(OTHER_NAMES))
    own = {*before, *(name for each in rest for name in _names(each))}
    coming = {*_names(theirs)} - own
    there = parts_of_names(getattr(record, OTHER_NAMES))
    return "; ".join(name for name in there if name not in coming) or None


def _names(values: Dumped) -> list[str]:
    names = values.get("names")
    known = [str(each) for each in names.values()] if isinstance(names, dict) else []
    return known + parts_of_names(values.get(OTHER_NAMES))


def _added_since(session: Session, past: PastMerge, kept_id: str, known: Iterable[str]) -> Counter[str]:
    """What points at the one that stays and was not there when the two were merged."""
    seen = set(known)
    there = (each for each in pointers(session, [kept_id]) if each.id not in seen and each.created_at > past.at)
    return Counter(each.kind for each in there)
