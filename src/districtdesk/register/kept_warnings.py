"""Warnings that are right as they are: kept with a reason, and quiet until their record changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ..i18n import N_, _
from ..problems import Problem, error
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, AcceptedWarning, Record, table_of
from .captions import batches
from .errors import Refused, removed_meanwhile
from .identity import new_id
from .journal.entry import Entry
from .journal.removal import remove
from .journal.store import Register
from .plain_rows import kept
from .rules.kept_apart import ANOTHER, read_apart
from .rules.record_rules import check_records

_BASE = table_of(Record)
# Why a warning is right as it is, by record and rule.
Reasons = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class StandingWarning:
    """A warning of a record; `because` is empty unless somebody has kept it as it is."""

    problem: Problem
    because: str = ""


def read_reasons(session: Session, record_id: str | None = None) -> Reasons:
    """The reasons that hold still: a record that was changed since, or whose change was undone, is looked at anew."""
    own = table_of(AcceptedWarning)
    query = select(own.c.record, own.c.rule, own.c.because).join(_BASE, _BASE.c.id == own.c.record)
    query = query.where(_BASE.c.version == own.c.of_version, kept(AcceptedWarning))
    if record_id is not None:
        query = query.where(own.c.record == record_id)
    return {(row[0], row[1]): row[2] for row in session.execute(query)}


def read_standing(session: Session, record_id: str, kind: str = "") -> tuple[StandingWarning, ...]:
    """What the rules warn of in this record as it is kept; nothing for one that is removed.

    Where its kind is known it is read at once.
    """
    record = session.get(KINDS.get(kind, Record), record_id)
    if record is None or record.removed_at is not None:
        return ()
    found = check_records(session, [record]).get(record_id, [])
    reasons = read_reasons(session, record_id)
    return tuple(
        StandingWarning(each, reasons.get((record_id, each.rule), "")) for each in found if not each.is_error
    )


def keep_warning(register: Register, record_id: str, rule: str, because: str) -> None:
    """Keep the warning of this rule for the record as it is now, in place of an earlier reason.

    Raises Refused without a reason, ChangedSince when the record was removed in the meantime.
    """
    reason = because.strip()
    if not reason:
        raise Refused({record_id: [error(_("Say why it is right as it is."), "because", rule="required")]})
    with register.change(N_("Keep as it is")) as session:
        record = session.get_one(Record, record_id)
        if record.removed_at is not None:
            raise removed_meanwhile(record.caption.show(), record_id)
        accepted = session.scalar(_of(record_id, rule))
        if accepted is None:
            accepted = AcceptedWarning(id=new_id(), record=record_id, rule=rule)
            session.add(accepted)
        accepted.of_version, accepted.because = record.version, reason


def kept_beside(register: Register, record_id: str | None, version: int | None, rule: str, because: str) -> Entry:
    """What keeps the warning of this rule in the step that saves its record; `version` as it was read, or None."""
    known = None
    if record_id is not None:
        with register.read() as session:
            known = session.scalar(_of(record_id, rule).with_only_columns(AcceptedWarning.id))
    values = {"rule": rule, "of_version": (version or 0) + 1, "because": because}
    return Entry("accepted_warning", values, known, owner_key="record", given_id=known or new_id())


def warn_again(register: Register, record_id: str, rule: str) -> None:
    """Take the reason back: the warning speaks again."""
    with register.change(RECORD_KINDS["accepted_warning"].removed) as session:
        accepted = session.scalar(_of(record_id, rule))
        if accepted is not None:
            remove(session, [accepted.id])


def hold_on(session: Session, ids: Collection[str]) -> None:
    """Have these kept warnings, which come from another register, be quiet for their records as they are here.

    All others that come with them speak again.
    """
    session.flush()
    for accepted in [each for each in session if isinstance(each, AcceptedWarning)]:
        record = session.get_one(Record, accepted.record)
        accepted.of_version = record.version if accepted.id in ids else 0


def read_held(session: Session, ids: Collection[str]) -> list[str]:
    """The kept warnings of these records, by their own ids, that hold now."""
    own = table_of(AcceptedWarning)
    query = select(own.c.id).join(_BASE, _BASE.c.id == own.c.record)
    query = query.where(_BASE.c.version == own.c.of_version, kept(AcceptedWarning)).order_by(own.c.id)
    return [each for batch in batches(ids) for each in session.scalars(query.where(own.c.record.in_(batch)))]


def hold_still(session: Session, held: Collection[str]) -> None:
    """Have these be quiet for their records as they are now, one of each rule; call it once those are written."""
    known: set[tuple[str, str]] = set()
    for accepted in [session.get_one(AcceptedWarning, each) for each in held]:
        record = session.get_one(Record, accepted.record)
        is_first = (accepted.record, accepted.rule) not in known
        accepted.of_version = record.version if is_first else 0
        known.add((accepted.record, accepted.rule))


def keep_apart(session: Session, groups: Iterable[tuple[str, str]], because: str) -> None:
    """Note of each of these pairs of records that they are two things, which nobody is asked again.

    Call inside change().
    It is kept with the first and names the other; a pair that is noted already stays as it is.
    """
    known = read_apart(session)
    for one, other in groups:
        if one != other and frozenset((one, other)) not in known:
            session.add(AcceptedWarning(id=new_id(), record=one, rule=ANOTHER + other, of_version=0, because=because))


def _of(record_id: str, rule: str) -> Select[AcceptedWarning]:
    own = AcceptedWarning
    return select(own).where(own.record == record_id, own.rule == rule, own.removed_at.is_(None))
