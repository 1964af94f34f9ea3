"""Following the chain from its first step: which steps are gone, added, or no longer what was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ... import i18n
from ...i18n import _
from ...problems import Problem, error, warning
from ...records.columns import Unreadable
from . import chain
from .chain import ChainStep, StoredStep
from .repaired import KnownBreaks, known_breaks

RULE = "history_changed"
# Of what a repair found so, and nobody has changed since.
DAMAGED = "history_damaged"
_COUNTED = "SELECT seq FROM sqlite_sequence WHERE name = 'change_set'"


@dataclass(slots=True)
class ChainReader:
    """How far the chain was followed, and what was found: a sentence each. It can be broken off and goes on later."""

    found: list[Problem] = field(default_factory=list)
    here: ChainStep = field(default_factory=ChainStep)
    # The same step with the fingerprint that it should have: where it was exchanged, what comes next follows on that.
    should_be: ChainStep = field(default_factory=ChainStep)
    # What does not hold, and what of it a repair has told of: that is no deed of anybody.
    broken: KnownBreaks = field(default_factory=KnownBreaks)
    known: KnownBreaks = field(default_factory=KnownBreaks)

    def follow(self, connection: Connection, go_on: Callable[[], object] = lambda: None) -> None:
        """Read on to the end, within one state of the register; `go_on` may raise to break off."""
        self.known = known_breaks(connection)
        for step in chain.stored_steps(connection, behind=self.here.sequence, go_on=go_on):
            made = _made(step, self.here)
            if made != step.fingerprint and not self._fits_what_should_be(step):
                self.found.append(self._said_of(step, made))
            self.here, self.should_be = step.link, ChainStep(step.sequence, made)
        self.found.extend(_changed(step) for step in chain.steps_before_the_first(connection))
        self.found.extend(self._at_the_end(connection))

    def _fits_what_should_be(self, step: StoredStep) -> bool:
        return self.should_be != self.here and _made(step, self.should_be) == step.fingerprint

    def _said_of(self, step: StoredStep, made: str) -> Problem:
        if step.sequence > self.here.sequence + 1:
            return self._gone(self.here.sequence + 1, step.sequence - 1)
        self.broken.steps[step.sequence] = made
        return _damaged(step) if self.known.steps.get(step.sequence) == made else _changed(step)

    def _gone(self, first: int, last: int) -> Problem:
        self.broken.gone.append((first, last))
        return _gone_before(first, last) if (first, last) in self.known.gone else _gone(first, last)

    def _at_the_end(self, connection: Connection) -> Iterator[Problem]:
        kept, last = chain.end(connection), self.here
        counted = _counted(connection)
        newest = max(kept.sequence, counted or 0)
        if newest > last.sequence:
            yield self._gone(last.sequence + 1, newest)
        elif kept.sequence < last.sequence or (counted is not None and counted < last.sequence):
            yield error(_("The register does not know of the last steps of its history."), rule=RULE)
        elif kept != last:
            yield error(_("The last step of the history is not the one that was saved last."), rule=RULE)


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


def _counted(connection: Connection) -> int | None:
    """How many steps SQLite has ever counted, 0 where that is no longer known; None of a server, which counts those
    too that were taken back before their end.
    """
    if connection.dialect.name != "sqlite":
        return None
    counted = connection.exec_driver_sql(_COUNTED).scalar()
    return counted if isinstance(counted, int) else 0


def _gone(first: int, last: int) -> Problem:
    if first == last:
        return error(_("Step {number} of the history is gone.", number=i18n.number(first)), rule=RULE)
    words = {"first": i18n.number(first), "last": i18n.number(last)}
    return error(_("Steps {first} to {last} of the history are gone.", **words), rule=RULE)


def _gone_before(first: int, last: int) -> Problem:
    if first == last:
        text = _(
            "Step {number} of the history was already gone when the register was repaired.", number=i18n.number(first)
        )
    else:
        text = _(
            "Steps {first} to {last} of the history were already gone when the register was repaired.",
            first=i18n.number(first),
            last=i18n.number(last),
        )
    return warning(text, rule=DAMAGED)


def _changed(step: StoredStep) -> Problem:
    text = _(
        "Step {number} of the history was changed or put there past the program: {time}, {who}: {step}.",
        **_words(step),
    )
    return error(text, rule=RULE)


def _damaged(step: StoredStep) -> Problem:
    text = _(
        "Step {number} of the history was already damaged when the register was repaired: {time}, {who}: {step}.",
        **_words(step),
    )
    return warning(text, rule=DAMAGED)


def _words(step: StoredStep) -> dict[str, str]:
    _id, at, who, label, *_rest = step.head
    return {"number": i18n.number(step.sequence), "time": _time(str(at)), "who": str(who), "step": _(str(label))}


def _time(at: str) -> str:
    try:
        return i18n.moment(datetime.fromisoformat(at))
    except ValueError:
        return at
