"""Whose change a step is: what was done, to which records, and by whom where that is somebody else, in one line."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from ...i18n import N_, _
from ...names import Names
from ...record_kinds import RECORD_KINDS
from ..identity import name_in
from ..journal.step_label import step_alone, without_reason
from ..journal.steps import ChangeSet
from .history import Step, step_of

_LONGEST = 36
# Steps of one record, whatever went or came with it.
_OF_ONE = frozenset(
    label for words in RECORD_KINDS.values() for label in (words.added, words.edited, words.removed)
) | {N_("Restore record"), N_("Restore an earlier value")}


def step_name(session: Session, step: ChangeSet, reader: str) -> str:
    """The step as whoever signs as `reader` is offered to undo it, in the language of the moment."""
    name, records = step_alone(step.label), _records(step_of(session, step))
    if step.who == reader:
        return _("{step}: {records}", step=name, records=records) if records else name
    who = name_in(step.who)
    if not records:
        return _("{step}, by {who}", step=name, who=who)
    return _("{step}: {records}, by {who}", step=name, records=records, who=who)


def step_told(step: Step) -> str:
    """The step and its records, whoever made it."""
    records = _records(step)
    return _("{step}: {records}", step=step.title(), records=records) if records else step.title()


def _records(step: Step) -> str:
    named = replace(step, first=Names.same(_shortened(step.first.show())))
    is_of_one = without_reason(step.change_set.label) in _OF_ONE
    return replace(named, count=1).records() if is_of_one else named.records()


def _shortened(name: str) -> str:
    """A menu has one line; both ends of a name tell it from its like."""
    if len(name) <= _LONGEST:
        return name
    half = _LONGEST // 2
    return f"{name[:half].rstrip()}…{name[-half:].lstrip()}"
