"""Saving one record from values by field key: the one way that forms, imports and the command line share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy import inspect as sa_inspect
from sqlalchemy.orm import ClassManager, Session, configure_mappers

from ...i18n import N_, _
from ...problems import Problem
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, FieldValues, Record, fields_of
from ..errors import ChangedSince, removed_meanwhile
from ..identity import new_id
from ..rules.change_rules import change_problems
from ..rules.claim_rules import WITHOUT_EVIDENCE
from ..rules.record_rules import check_records
from .recorder import WritingSession
from .removal import remove
from .step_label import with_reason
from .store import Register


@dataclass(frozen=True, slots=True)
class Saved:
    """The record that was saved and the warnings that stand beside it."""

    id: str
    warnings: list[Problem]


@dataclass(frozen=True, slots=True)
class Entry:
    """Values for one record; `record_id` None adds one. `version` is the one read, so that no update is lost.

    `owner_key` names the link that gets the id of the record that this one is saved beside. `given_id` is the id of a
    record that is added and had one elsewhere already; it must be free. `because`: why a person changes it.
    """

    kind: str
    values: FieldValues
    record_id: str | None = None
    version: int | None = None
    owner_key: str | None = None
    given_id: str | None = None
    because: str = ""


def save(register: Register, entry: Entry, also: Sequence[Entry] = ()) -> Saved:
    """Save one record, and others that belong to the same step (such as a figure's citation), or nothing.

    Raises Refused with all Problems, ChangedSince when the record is no longer at `version`, other RegisterErrors.
    """
    with register.change(label_for(entry)) as session:
        record_id = put_beside(session, entry, also)
    warnings = session.outcome.warnings if session.outcome else {}
    return Saved(record_id, warnings.get(record_id, []))


def put_beside(session: Session, entry: Entry, also: Sequence[Entry]) -> str:
    """Bring a record and what belongs to it into a change under way; returns the record's id."""
    record_id = put(session, entry)
    for other in also:
        put(session, _owned(other, record_id))
    return record_id


def _owned(entry: Entry, owner: str) -> Entry:
    return replace(entry, values={**entry.values, entry.owner_key: owner}) if entry.owner_key else entry


def label_for(entry: Entry) -> str:
    """What the step is called."""
    words = RECORD_KINDS.get(entry.kind)
    if entry.record_id is None:
        return words.added if words else N_("Add record")
    return with_reason(words.edited if words else N_("Edit record"), entry.because)


def put(session: Session, entry: Entry) -> str:
    """Bring an entry's values into a change under way; returns the record's id."""
    record_type = KINDS[entry.kind]
    if entry.record_id is None:
        record = _new(record_type, entry.given_id)
        session.add(record)
    else:
        record = _kept(session, record_type, entry.record_id)
        _refuse_if_changed(record, entry)
    _fill(record, entry)
    return record.id


def bring(session: WritingSession, entry: Entry) -> None:
    """The same for one of many new records, of which nothing is asked before all are written."""
    record = _new(KINDS[entry.kind], entry.given_id)
    _fill(record, entry)
    session.bring(record)


def _new(record_type: type[Record], given_id: str | None) -> Record:
    # As its class makes one, but that it looks for no values.
    record: Record = _manager(record_type).new_instance()
    # What nobody says is nothing: else SQLAlchemy looks for that anew each time it is read, a hundred times a save.
    held = vars(record)
    held["id"] = given_id or new_id()
    for field in fields_of(record_type):
        held.setdefault(field.key, None)
    return record


@cache
def _manager(record_type: type[Record]) -> ClassManager[Any]:
    # The class itself would see to it that all is known of it before its first record is made.
    configure_mappers()
    manager: ClassManager[Any] = sa_inspect(record_type).class_manager
    return manager


def _kept(session: Session, record_type: type[Record], record_id: str) -> Record:
    """The record as it is kept. Raises NoResultFound."""
    record: Record = session.scalars(_by_id(record_type), {"own_id": record_id}).one()
    return record


@cache
def _by_id(record_type: type[Record]) -> Select[Any]:
    # Made once: session.get_one() makes its statement anew each time, which takes as long as the answer.
    return select(record_type).where(record_type.id == bindparam("own_id"))


def _fill(record: Record, entry: Entry) -> None:
    held = vars(record)
    for field in fields_of(type(record)):
        # What the program fills in itself is taken only of a record that had it elsewhere, and cannot be without it.
        is_taken = not field.kind.derived or (entry.given_id is not None and field.is_required)
        if field.key in entry.values and is_taken:
            value = entry.values[field.key]
            if entry.record_id is None:
                # All of it is written, whatever stood there.
                held[field.key] = value
            elif getattr(record, field.key) != value:
                setattr(record, field.key, value)


def _refuse_if_changed(record: Record, entry: Entry) -> None:
    if record.removed_at is not None:
        raise removed_meanwhile(record.caption.show(), record.id)
    if entry.version is None or record.version == entry.version:
        return
    keys = [key for key, value in entry.values.items() if getattr(record, key) != value]
    text = _("“{name}” was changed in the meantime.", name=record.caption.show())
    raise ChangedSince(text, keys, record.id)


def preview(register: Register, entry: Entry) -> list[Problem]:
    """What save() would find, without saving: for a form while it is filled in.

    A new claim is not yet said to lack evidence: its citation is entered beside it.
    """
    with register.read() as session:
        record = _copy(session, entry)
        _fill(record, entry)
        found = [*check_records(session, [record]).get(record.id, []), *change_problems(session, record)]
    return [problem for problem in found if entry.record_id or problem.rule != WITHOUT_EVIDENCE]


def _copy(session: Session, entry: Entry) -> Record:
    """The record that is meant, outside of any session."""
    record_type = KINDS[entry.kind]
    if entry.record_id is None:
        return record_type(id=new_id(), kind=entry.kind)
    record = _kept(session, record_type, entry.record_id)
    session.expunge(record)
    return record


def remove_record(register: Register, kind: str, record_id: str) -> list[str]:
    """Remove one record and its parts as one step. Returns all ids that went. Raises Refused if it is still used."""
    words = RECORD_KINDS.get(kind)
    with register.change(words.removed if words else N_("Remove record")) as session:
        return remove(session, [record_id])
