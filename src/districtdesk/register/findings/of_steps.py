"""What is wrong with the history itself, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from ... import i18n
from ...i18n import _
from ...names import Names
from ...problems import error
from ...records import KINDS, Record, table_of
from ...unread import UnreadValue
from ..captions import BATCH, captions
from ..journal.stored import UNREAD, seen
from ..plain_rows import as_stored_text
from ..tables import ChangeRow, ChangeSetRow
from .finding import Finding, of_the_whole

_SETS, _CHANGES, _BASE = table_of(ChangeSetRow), table_of(ChangeRow), table_of(Record)


def step_findings(session: Session) -> Iterator[Finding]:
    """Steps that undo nothing, of no time, or with changes that cannot be read."""
    undone = aliased(_SETS)
    nothing = select(_SETS.c.sequence).outerjoin(undone, undone.c.sequence == _SETS.c.undoes)
    nothing = nothing.where(
        _SETS.c.undoes.is_not(None), or_(undone.c.sequence.is_(None), _SETS.c.undoes >= _SETS.c.sequence)
    )
    for sequence in session.scalars(nothing):
        text = _(
            "Step {number} of the history undoes nothing: there is no such step before it.", number=_no(sequence)
        )
        yield of_the_whole(error(text, rule="undoes_nothing"))
    for sequence, at in session.execute(select(_SETS.c.sequence, _SETS.c.at)):
        if isinstance(at, UnreadValue):
            text = _("When step {number} of the history was made cannot be read.", number=_no(sequence))
            yield of_the_whole(error(text, rule="step_unreadable"))
    rows = select(_CHANGES.c.change_set, _CHANGES.c.record_kind, _CHANGES.c.before, _CHANGES.c.after)
    changes = session.execute(rows.execution_options(yield_per=BATCH)).partitions()
    for sequence, kind, before, after in chain.from_iterable(changes):
        if kind not in KINDS or seen(before) is UNREAD or seen(after) is UNREAD:
            text = _("Step {number} of the history has a change that cannot be read.", number=_no(sequence))
            yield of_the_whole(error(text, rule="change_unreadable"))


def late_findings(session: Session) -> Iterator[Finding]:
    """Records that were changed after every step that there is: a step may have been taken out."""
    # Compared as they are stored, in one way: no time that is none comes in between.
    last = select(func.max(_SETS.c.at)).scalar_subquery()
    query = select(_BASE.c.id, as_stored_text(_BASE.c.kind)).where(_BASE.c.changed_at > last)
    for record_id, kind in session.execute(query).all():
        text = _("This was changed later than any step of the history: a step may have been taken out of it.")
        names = captions(session, [record_id])
        yield Finding(record_id, kind, names.get(record_id, Names()), error(text, rule="later_than_history"))


def _no(sequence: int) -> str:
    return i18n.number(sequence)
