"""Whose change a step is: what was done, to which records, and by whom where that is somebody else, in one line."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ...i18n import _
from ..identity import name_in
from ..journal.journal import ChangeSet
from ..journal.step_label import step_alone
from .history import steps_by_number

_LONGEST = 48


def step_name(session: Session, step: ChangeSet, reader: str) -> str:
    """The step as whoever signs as `reader` is offered to undo it, in the language of the moment."""
    found = steps_by_number(session, [step.sequence]).get(step.sequence)
    name, records = step_alone(step.label), _shortened(found.records()) if found else ""
    if step.who == reader:
        return _("{step}: {records}", step=name, records=records) if records else name
    who = name_in(step.who)
    if not records:
        return _("{step}, by {who}", step=name, who=who)
    return _("{step}: {records}, by {who}", step=name, records=records, who=who)


def _shortened(records: str) -> str:
    """A menu has one line; both ends of a name tell it from its like."""
    if len(records) <= _LONGEST:
        return records
    half = _LONGEST // 2
    return f"{records[:half].rstrip()}…{records[-half:].lstrip()}"
