"""Bringing a removed record back, with the parts that went with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...i18n import N_, _
from ...problems import error
from ...records import Record, links_of, table_of
from ..captions import batches, captions
from ..errors import Refused
from .merge_marks import read_became
from .removal import pointers, restore
from .store import Register

_TABLE = table_of(Record)


def restore_record(register: Register, record_id: str) -> list[str]:
    """Bring back this record and what was removed in the same step, as one step. Returns all ids that came back.

    Raises Refused when what it points at is still removed.
    """
    return restore_records(register, [record_id])


def restore_records(register: Register, ids: Sequence[str]) -> list[str]:
    """Bring back these records as one step, and of each what belongs to it and was removed in the same step.

    Returns all ids that came back. Raises Refused when what they point at is still removed, and for what was merged.
    """
    with register.change(N_("Restore record") if len(ids) == 1 else N_("Restore several records")) as session:
        moments: dict[datetime, list[str]] = {}
        for batch in batches(ids):
            removed = select(_TABLE.c.id, _TABLE.c.removed_at).where(_TABLE.c.id.in_(batch))
            for record_id, moment in session.execute(removed.where(_TABLE.c.removed_at.is_not(None))):
                moments.setdefault(moment, []).append(record_id)
        chosen = [each for gone in moments.values() for each in gone]
        together = [each for moment, gone in moments.items() for each in _that_went_with(session, gone, moment)]
        _refuse_merged(session, chosen)
        # The journal tells first of what was chosen, by which the step is called.
        restore(session, chosen)
        session.flush()
        restore(session, together)
    return together


def _refuse_merged(session: Session, ids: Sequence[str]) -> None:
    """What was merged comes back by splitting it off, with all that belongs to it: alone it would stand empty."""
    became = read_became(session, ids)
    names = captions(session, {*became, *became.values()})
    for gone, kept in became.items():
        text = _(
            "“{name}” was merged into “{other}”. Open that one and choose “Split again…”: then what belongs to it "
            "comes home too.",
            name=names[gone].show(),
            other=names[kept].show(),
        )
        raise Refused({gone: [error(text, rule="merged")]})


def _that_went_with(session: Session, ids: Sequence[str], moment: datetime) -> list[str]:
    """These and their parts; a part of several wholes, as an event of two projects, needs all of them."""
    found = dict.fromkeys(ids)
    waiting = list(found)
    while waiting:
        parts = pointers(session, waiting, parts=True, removed_at=moment)
        wholes = {each for part in parts for targets in links_of(part).values() for each in targets}
        gone = [
            each
            for batch in batches(wholes)
            for each in session.scalars(
                select(_TABLE.c.id).where(_TABLE.c.id.in_(batch), _TABLE.c.removed_at == moment)
            )
        ]
        waiting = [each for each in dict.fromkeys((*(part.id for part in parts), *gone)) if each not in found]
        found.update(dict.fromkeys(waiting))
    return list(found)
