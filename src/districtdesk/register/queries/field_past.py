"""What a field of a record said before: every value that it had, since when, by whom and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...fields import Json
from ...records import KINDS, Field, field_of, table_of
from ..captions import captions
from ..journal.digests import is_erased
from ..journal.stored import UNREAD, seen
from ..tables import ChangeRow
from .history import Step, steps_by_number, value_words

_CHANGES = table_of(ChangeRow)


@dataclass(frozen=True, slots=True)
class PastValue:
    """One value that the field had: in words, empty for none, and as a form or a save takes it.

    `step` is the one from which it stood there, None where the journal has lost it. `is_readable`: False for what was
    erased, or is no value of its kind any more.
    """

    number: int
    step: Step | None
    words: str
    value: object
    is_readable: bool
    is_current: bool

    @property
    def at(self) -> datetime | None:
        return self.step.change_set.at if self.step else None

    @property
    def who(self) -> str:
        return self.step.change_set.who if self.step else ""

    @property
    def why(self) -> str:
        """What the step was, with the reason that somebody gave for it."""
        return self.step.title() if self.step else ""


def read_past(session: Session, kind: str, record_id: str, key: str) -> list[PastValue]:
    """The values of one field, the newest first; the first of them stands there now. KeyError for no such field."""
    field = field_of(KINDS[kind], key)
    query = select(_CHANGES.c.change_set, _CHANGES.c.before, _CHANGES.c.after)
    rows = session.execute(query.where(_CHANGES.c.record_id == record_id).order_by(_CHANGES.c.sequence))
    said = list(_turns((row[0], seen(row[1]), seen(row[2]), key) for row in rows))
    steps = steps_by_number(session, {number for number, _dumped in said})
    linked = captions(session, [target for _number, dumped in said for target in _targets(field, dumped)])
    found = []
    for place, (number, dumped) in enumerate(reversed(said)):
        value, is_readable = _loaded(field, dumped)
        words = value_words(field, dumped, linked)
        found.append(PastValue(number, steps.get(number), words, value, is_readable, is_current=place == 0))
    return found


def _turns(
    changes: Iterator[tuple[int, dict[str, Json] | None, dict[str, Json] | None, str]],
) -> list[tuple[int, Json]]:
    """By step what the field says from then on, where that is another value than before."""
    found: list[tuple[int, Json]] = []
    for number, before, after, key in changes:
        if after is None or after is UNREAD or before is UNREAD:
            continue
        # An added or restored record tells all that it holds; a changed one what was changed.
        if before is not None and key not in after:
            continue
        dumped = after.get(key)
        if not found or found[-1][1] != dumped:
            found.append((number, dumped))
    return found


def _targets(field: Field, dumped: Json) -> Sequence[str]:
    if not field.kind.is_link:
        return ()
    return [dumped] if isinstance(dumped, str) else [str(each) for each in dumped] if isinstance(dumped, list) else ()


def _loaded(field: Field, dumped: Json) -> tuple[object, bool]:
    if is_erased(dumped):
        return None, False
    try:
        return field.kind.load(dumped), True
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return None, False
