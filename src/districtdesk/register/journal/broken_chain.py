"""Following the chain from its first step: which steps are gone, added, or no longer what was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class ChainReader:
    """How far the chain was followed, and what was found: a sentence each. It can be broken off and goes on later."""

    found: list[Problem] = field(default_factory=list)
    here: ChainStep = field(default_factory=ChainStep)
    # The same step with the fingerprint that it should have: where it was exchanged, what comes next follows on that.
    should_be: ChainStep = field(default_factory=ChainStep)

    def follow(self, connection: Connection, go_on: Callable[[], object] = lambda: None) -> None:
        """Read on to the end, within one state of the register; `go_on` may raise to break off."""
        for step in chain.stored_steps(connection, behind=self.here.sequence, go_on=go_on):
            made = _made(step, self.here)
            if made != step.fingerprint and not self._fits_what_should_be(step):
                self.found.append(self._said_of(step))
            self.here, self.should_be = step.link, ChainStep(step.sequence, made)
        self.found.extend(_changed(step) for step in chain.steps_before_the_first(connection))
        self.found.extend(_at_the_end(connection, self.here))

    def _fits_what_should_be(self, step: StoredStep) -> bool:
        return self.should_be != self.here and _made(step, self.should_be) == step.fingerprint

    def _said_of(self, step: StoredStep) -> Problem:
        is_missing = step.sequence > self.here.sequence + 1
        return _gone(self.here.sequence + 1, step.sequence - 1) if is_missing else _changed(step)


def find_breaks(session: Session) -> list[Problem]:
    """What was done to the history past the program. Reads all of it."""
    reader = ChainReader()
    reader.follow(session.connection())
    return reader.found


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
