"""Which records an export carries, noted while its rows are written, where somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from ..collecting import without_collecting
from ..records import KINDS
from ..register.clock import Clock
from ..register.journal import journal
from ..register.journal.store import Register, Session
from ..register.past.past_register import open_past
from ..register.queries.carried import pack_carried
from ..register.remembering import MadeFrom
from ..register.snapshot import go_on_reading, open_snapshot
from .document import DocumentSheet
from .layout import BookSheet, BookValue, plain

Told = TypeVar("Told", bound=Mapping[str, object])


class Noted:
    """The ids of the records that left; `made_from` is known once all is written."""

    def __init__(self) -> None:
        self.made_from: MadeFrom | None = None
        self.ids: set[str] = set()
        # Of which records any would have left, also where there was none.
        self.kinds: set[str] = set()

    def settle(self, session: Session, step: int | None = None) -> None:
        """All is written: bring it into the form in which it is remembered.

        `step`: the last one that what was written knows of, where it was read earlier than by this session.
        """
        before = None if step is None else step + 1
        last = next(iter(journal.change_sets(session, before=before, limit=1)), None)
        packed, counts = pack_carried(session, self.ids, self.kinds)
        self.made_from = MadeFrom(last.sequence if last else 0, last.fingerprint if last else "", packed, counts)


# Of this thread: whoever writes rows need not be told.
_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[Noted]:
    """Have noted what is exported within, in this thread."""
    noted = Noted()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


@contextmanager
def reading_still(
    register: Register, tick: Callable[[], None] = go_on_reading, day: date | None = None
) -> Iterator[Session]:
    """A session on a still picture of the register, from which an export is made.

    `tick` is called often while it is read, and may raise to stop. With a day: of how things were on it by what is
    known now, unless another day is looked at already. Raises NotThatDay for a day to come.
    """
    if day is not None and register.clock is None:
        with _reading_then(register, tick, day) as session:
            yield session
        return
    with without_collecting(), open_snapshot(register, tick) as still, still.read() as session:
        yield session
        if (noted := _noted.get()) is not None:
            noted.settle(session)


@contextmanager
def _reading_then(register: Register, tick: Callable[[], None], day: date) -> Iterator[Session]:
    with without_collecting(), open_past(register, Clock("so", day), tick) as past:
        with open_snapshot(past, tick) as still, still.read() as session:
            yield session
            step = journal.newest(session)
        if (noted := _noted.get()) is not None:
            # What was not there yet is no part of what left: of that the copy knows nothing.
            with register.read() as session:
                noted.settle(session, step)


def watched(sheets: Sequence[BookSheet], documents: Iterable[DocumentSheet] = ()) -> Sequence[BookSheet]:
    """The same sheets, whose records are noted as their rows go by; those of the documents are noted at once."""
    noted = _noted.get()
    if noted is None:
        return sheets
    noted.ids.update(*(each.carries for each in documents))
    return [replace(each, rows=partial(_passing, noted, each)) for each in sheets]


def _passing(noted: Noted, sheet: BookSheet) -> Iterator[Sequence[BookValue]]:
    if sheet.name in KINDS:
        noted.kinds.add(sheet.name)
    places = [place for place, column in enumerate(sheet.columns) if column.key in sheet.ids]
    ids = noted.ids
    for row in sheet.rows():
        for place in places:
            if (value := plain(row[place])) is not None:
                ids.add(str(value))
        yield row
    ids.update(sheet.carries())


def passing_objects(kind: str, objects: Iterable[Told]) -> Iterator[Told]:
    """Records of this kind as objects, each noted as it goes by."""
    noted = _noted.get()
    if noted is not None:
        noted.kinds.add(kind)
    for each in objects:
        if noted is not None:
            noted.ids.add(str(each["id"]))
        yield each
