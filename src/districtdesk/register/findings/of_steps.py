"""What is wrong with the history itself, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from ... import i18n
from ...i18n import _
from ...problems import error
from ...records import KINDS, table_of
from ...unread import UnreadValue
from ..captions import BATCH
from ..journal.stored import UNREAD, seen
from ..tables import ChangeRow, ChangeSetRow
from .finding import Finding, of_the_whole

_SETS, _CHANGES = table_of(ChangeSetRow), table_of(ChangeRow)


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
    for sequence, kind, before, after in session.execute(rows.execution_options(yield_per=BATCH)):
        if kind not in KINDS or seen(before) is UNREAD or seen(after) is UNREAD:
            text = _("Step {number} of the history has a change that cannot be read.", number=_no(sequence))
            yield of_the_whole(error(text, rule="change_unreadable"))


def _no(sequence: int) -> str:
    return i18n.number(sequence)
