"""Following the chain from its first step: which steps are gone, added, or no longer what was saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ... import i18n
from ...i18n import _
from ...problems import Problem, error
from ...records.columns import Unreadable
from . import chain
from .chain import ChainStep, StoredStep

RULE = "history_changed"
_COUNTED = "SELECT seq FROM sqlite_sequence WHERE name = 'change_set'"


def find_breaks(session: Session) -> Iterator[Problem]:
    """What was done to the history past the program, a sentence each. Reads all of it."""
    connection = session.connection()
    here, should_be = ChainStep(), ChainStep()
    for step in chain.stored_steps(connection):
        made = _made(step, here)
        if made != step.fingerprint and (should_be == here or _made(step, should_be) != step.fingerprint):
            is_missing = step.sequence > here.sequence + 1
            yield _gone(here.sequence + 1, step.sequence - 1) if is_missing else _changed(step)
        # Where a fingerprint was exchanged, what comes next still follows on the right one.
        here, should_be = step.link, ChainStep(step.sequence, made)
    yield from _at_the_end(connection, here)


def _made(step: StoredStep, before: ChainStep) -> str:
    try:
        return step.after(before)
    except Unreadable:
        return ""


def _at_the_end(connection: Connection, last: ChainStep) -> Iterator[Problem]:
    kept = chain.end(connection)
    counted = max(kept.sequence, _counted(connection))
    if counted > last.sequence:
        yield _gone(last.sequence + 1, counted)
    elif kept.sequence < last.sequence:
        yield error(_("The register does not know of the last steps of its history."), rule=RULE)
    elif kept != last:
        yield error(_("The last step of the history is not the one that was saved last."), rule=RULE)


def _counted(connection: Connection) -> int:
    """How many steps SQLite has ever counted; a server counts those too that were taken back before their end."""
    if connection.dialect.name != "sqlite":
        return 0
    return int(connection.exec_driver_sql(_COUNTED).scalar() or 0)


def _gone(first: int, last: int) -> Problem:
    if first == last:
        return error(_("Step {number} of the history is gone.", number=i18n.number(first)), rule=RULE)
    words = {"first": i18n.number(first), "last": i18n.number(last)}
    return error(_("Steps {first} to {last} of the history are gone.", **words), rule=RULE)


def _changed(step: StoredStep) -> Problem:
    _id, at, who, label, *_rest = step.head
    return error(
        _(
            "Step {number} of the history was changed or put there past the program: {time}, {who}: {step}.",
            number=i18n.number(step.sequence),
            time=_time(str(at)),
            who=who,
            step=_(str(label)),
        ),
        rule=RULE,
    )


def _time(at: str) -> str:
    try:
        return i18n.moment(datetime.fromisoformat(at))
    except ValueError:
        return at
