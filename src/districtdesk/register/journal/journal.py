"""The journal: what was changed, by whom and when; undo and redo are readings of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...i18n import _
from ...records import table_of
from .. import prepared
from ..captions import batches
from ..errors import RegisterError
from ..identity import new_id
from ..tables import ChangeRow, ChangeSetRow
from . import chain
from .recorder import WritingSession, watched
from .steps import Change, ChangeSet, Dumped, Steps, Told
from .stored import UNREAD, as_read, as_stored, seen
from .touching import Touched

_SETS = table_of(ChangeSetRow)
# Of steps: who wrote before them is nobody of today.
_RECENT = 5000
# Of a step that undo and redo pass over, as if it were not there: it is no edit of anybody.
PASSED_OVER = 2
# So many changes are written with one statement.
_AT_ONCE = 5_000
# Of SQLite.
_LARGEST = 2**63 - 1
# Made once, because every save needs them.
_ADD_SET = insert(_SETS).returning(_SETS.c.sequence)
_ADD_CHANGES = insert(table_of(ChangeRow))


def told_by(touched: Iterable[Touched], beside: Mapping[str, tuple[str, Dumped]]) -> list[Told]:
    """What the journal keeps of these records, where anything was changed in the end; `beside` is told of edited
    ones, or by itself."""
    told: list[Told] = []
    for each in touched:
        if values := each.journal_values():
            record = each.record
            told.append((record.kind, record.id, *values))
    if not beside:
        return told
    left = dict(beside)
    for place, (kind, record_id, before, after) in enumerate(told):
        if record_id in left and before is not None and after is not None:
            told[place] = (kind, record_id, before, {**after, **left.pop(record_id)[1]})
    return [*told, *((kind, record_id, {}, values) for record_id, (kind, values) in left.items())]


def write(
    session: WritingSession,
    told: Sequence[Told],
    label: str,
    who: str,
    undoes: int | None,
    undoable: int,
    *,
    is_told_anyway: bool = False,
) -> ChangeSet | None:
    """Write one change set and its changes; None when nothing changed in the end, unless that is told anyway."""
    if not told and not is_told_anyway:
        return None
    step = _write_head(session, chain.lines(watched(session, told)), label, who, undoes, undoable)
    write_changes(session.connection(), step.sequence, watched(session, told))
    return step


def write_as_tried(
    session: Session, told: Iterable[Mapping[str, object]], lines: bytes, label: str, who: str
) -> ChangeSet:
    """The same of changes that were made before: as they are stored, but for their step, and as they count in it."""
    step = _write_head(session, [lines], label, who, None, undoable=True)
    _write_rows(session.connection(), ({"change_set": step.sequence, **each} for each in told))
    return step


def _write_head(
    session: Session, lines: Iterable[bytes], label: str, who: str, undoes: int | None, undoable: int
) -> ChangeSet:
    """Write one change set, of changes that count so in its fingerprint."""
    connection, at = session.connection(), datetime.now(UTC)
    head = (new_id(), at.isoformat(timespec="microseconds"), who, label, undoes, int(undoable))
    made = chain.Fingerprint(chain.end(connection), head)
    for line in lines:
        made.add_line(line)
    sequence = _add_set(connection, chain.named(head) | {"fingerprint": made.shown()})
    is_passed_over = undoable == PASSED_OVER
    return ChangeSet(
        sequence,
        head[0],
        at,
        who,
        label,
        undoes,
        _may_be_undone(undoable),
        made.shown(),
        is_passed_over=is_passed_over,
    )


def _add_set(connection: Connection, values: Mapping[str, object]) -> int:
    try:
        sequence: Any = prepared.read(connection, _ADD_SET, values)[0][0]
    except OperationalError as error:
        # SQLite says of this that the disk is full: https://sqlite.org/autoinc.html
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_FULL" and _is_counted_out(connection):
            raise _counted_out() from error
        raise
    return int(sequence)


def _counted_out() -> RegisterError:
    return RegisterError(
        _("No further step can be counted: the register's counter of steps stands at the largest number there is."),
        _("Nothing was changed; everything saved before is safe."),
        _("Use “Check and repair…” and go on in the repaired register."),
    )


def _is_counted_out(connection: Connection) -> bool:
    counted = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'change_set'").scalar()
    return counted == _LARGEST


def write_changes(connection: Connection, sequence: int, told: Iterable[Told]) -> None:
    """The changes of one change set."""
    _write_rows(connection, (_row(sequence, *each) for each in told))


def _write_rows(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    for batch in batches(rows, _AT_ONCE):
        prepared.write(connection, _ADD_CHANGES, *batch)


def _row(
    sequence: int, kind: str, record_id: str, before: Mapping[str, Json] | None, after: Mapping[str, Json] | None
) -> dict[str, object]:
    return {
        "change_set": sequence,
        "record_kind": kind,
        "record_id": record_id,
        "before": as_stored(before),
        "after": as_stored(after),
    }


def change_set_of(row: RowMapping) -> ChangeSet:
    """A step as its row keeps it."""
    return ChangeSet(
        **{**row, "undoable": _may_be_undone(row["undoable"])}, is_passed_over=row["undoable"] == PASSED_OVER
    )


def _may_be_undone(undoable: int) -> bool:
    return undoable not in (0, PASSED_OVER)


def _change(row: RowMapping) -> Change:
    before, after = as_read(row["before"]), as_read(row["after"])
    return Change(row["change_set"], row["record_kind"], row["record_id"], before, after)


def _told(row: RowMapping) -> Change:
    """The same for who only tells of it."""
    before, after = seen(row["before"]), seen(row["after"])
    is_torn = before is UNREAD or after is UNREAD
    return Change(row["change_set"], row["record_kind"], row["record_id"], before, after, is_torn)


def _newest_first() -> Select[tuple[int, str, datetime, str, str, int | None, int]]:
    return select(*table_of(ChangeSetRow).c).order_by(table_of(ChangeSetRow).c.sequence.desc())


def change_sets(
    session: Session, *, record_id: str | None = None, before: int | None = None, limit: int = 200
) -> list[ChangeSet]:
    """Change sets, newest first: all of them or those that touched one record, from below the sequence `before`."""
    sets = table_of(ChangeSetRow)
    query = _newest_first().limit(limit)
    if before is not None:
        query = query.where(sets.c.sequence < before)
    if record_id is not None:
        query = query.where(sets.c.sequence.in_(select(ChangeRow.change_set).where(ChangeRow.record_id == record_id)))
    return [change_set_of(row) for row in session.execute(query).mappings()]


def count(session: Session) -> int:
    """How many change sets there are."""
    return session.scalar(select(func.count()).select_from(ChangeSetRow)) or 0


def writers(session: Session, most: int) -> list[str]:
    """How those signed who wrote in the last few thousand steps, the last one first."""
    recent = select(_SETS.c.sequence, _SETS.c.who).order_by(_SETS.c.sequence.desc()).limit(_RECENT).subquery()
    query = select(recent.c.who).group_by(recent.c.who).order_by(func.max(recent.c.sequence).desc()).limit(most)
    return list(session.scalars(query))


def changes_of(session: Session, sequences: Sequence[int], *, is_told: bool = False) -> list[Change]:
    """The changes of these sets, in the order in which they were written. Raises Unreadable unless `is_told` only."""
    table = table_of(ChangeRow)
    found: list[Change] = []
    for batch in batches(sequences):
        query = select(*table.c).where(table.c.change_set.in_(batch)).order_by(table.c.sequence)
        found.extend((_told if is_told else _change)(row) for row in session.execute(query).mappings())
    return found


def changes_about(session: Session, record_ids: Sequence[str]) -> list[Change]:
    """Every change of these records, in the order in which they were written."""
    table = table_of(ChangeRow)
    query = select(*table.c).where(table.c.record_id.in_(record_ids)).order_by(table.c.sequence)
    return [_told(row) for row in session.execute(query).mappings()]


def last(session: Session) -> ChangeSet | None:
    """The newest change set; None in an empty journal."""
    return next(iter(change_sets(session, limit=1)), None)


def of_fingerprint(session: Session, beginning: str) -> ChangeSet | None:
    """The change set whose fingerprint begins so, as chain.as_typed() reads it."""
    query = _newest_first().where(_SETS.c.fingerprint.startswith(beginning, autoescape=True)).limit(1)
    row = session.execute(query).mappings().first()
    return change_set_of(row) if row else None


def newest(session: Session) -> int:
    """The sequence of the newest change set; 0 in an empty journal."""
    return session.scalar(select(func.max(ChangeSetRow.sequence))) or 0


def steps(session: Session) -> Steps:
    """What undo and redo would do, read backwards from the end of the journal.

    A set is in effect unless a later set in effect undoes it; those that are passed over are not looked at. Undo
    takes back the newest original set in effect;
    redo takes back the newest undo in effect, as long as no original set was made after it.
    """
    cancelled: set[int] = set()
    redo: ChangeSet | None = None
    for each in _backwards(session):
        if each.sequence in cancelled or each.is_passed_over:
            continue
        if each.undoes is None:
            return Steps(each if each.undoable else None, redo, _find(session, redo))
        cancelled.add(each.undoes)
        target = _get(session, each.undoes)
        if redo is None and target is not None and target.undoes is None:
            redo = each
    return Steps(None, redo, _find(session, redo))


def _find(session: Session, undo: ChangeSet | None) -> ChangeSet | None:
    return _get(session, undo.undoes) if undo and undo.undoes else None


def _get(session: Session, sequence: int) -> ChangeSet | None:
    """None where it is no longer there, of which the check tells."""
    query = select(*table_of(ChangeSetRow).c).where(table_of(ChangeSetRow).c.sequence == sequence)
    row = session.execute(query).mappings().one_or_none()
    return None if row is None else change_set_of(row)


def _backwards(session: Session) -> Iterator[ChangeSet]:
    before = None
    while page := change_sets(session, before=before, limit=50):
        yield from page
        before = page[-1].sequence
