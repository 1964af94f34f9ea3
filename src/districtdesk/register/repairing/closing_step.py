"""The step by which a repair tells what was found, written as it is told: of a large register it is long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from ...records import table_of
from ..identity import new_id, who
from ..journal import chain, journal, steps
from ..journal.repaired import REPAIRED, Told
from ..tables import ChangeSetRow

_SETS = table_of(ChangeSetRow)
_NEXT = (
    "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change_set'), 0), "
    "coalesce((SELECT max(sequence) FROM change_set), 0))"
)


class ClosingStep:
    """In a session over the draft that does not hold to links yet: the entries stand there before their step does."""

    def __init__(self, session: Session) -> None:
        self._session, connection = session, session.connection()
        self._sequence = int(connection.exec_driver_sql(_NEXT).scalar_one())
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        self._head = (new_id(), at, who(), REPAIRED, None, 0)
        self._fingerprint = chain.Fingerprint(chain.end(connection), self._head)
        self.told, self._is_needed = 0, False

    def tell(self, told: Iterable[Told]) -> None:
        entries = [(each.record.kind, each.record.id, *each.sides) for each in told if each.sides]
        self.tell_beside(entries)
        self.told += len(entries)

    def tell_beside(self, entries: Sequence[steps.Told]) -> None:
        """What it says of no record's values, and is not counted."""
        if entries:
            self._fingerprint.add(entries)
            journal.write_changes(self._session.connection(), self._sequence, entries)
            self._is_needed = True

    def close(self) -> None:
        """Write the step itself, where there was anything to tell."""
        if self._is_needed:
            values = {"sequence": self._sequence, "fingerprint": self._fingerprint.shown()}
            self._session.connection().execute(insert(_SETS), chain.named(self._head) | values)
