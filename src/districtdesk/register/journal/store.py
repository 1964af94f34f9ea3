"""The register: open it, read it, and change it in one place only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ...i18n import _
from ...problems import Problem, errors_in
from ...records.today import today
from ..captions import recaption_dependants, rename_through_time
from ..claims.shown_claims import Groups
from ..clock import Clock
from ..errors import (
    BeingWritten,
    Damaged,
    Displaced,
    RegisterError,
    Unreachable,
    calmly,
    gave_up,
    locked,
    saved_before,
)
from ..file.engine import for_reading, hold_write_lock, is_url, name_of
from ..file.inspection import Inspection
from ..file.integrity import put_journal_away
from ..file.patience import before_it_begins, is_waiting, take
from ..identity import who as this_person
from ..rules import record_rules
from ..rules.saved_together import SavedTogether
from . import chain, journal
from .broken_chain import ChainReader
from .changed import Changed
from .ending import Ask, Ending
from .kept_beside import beside, keep_beside
from .lineage import Lineage
from .link_rows import rewrite_links
from .recorder import ReadingSession, Recorder, WritingSession, watched
from .step_label import step_words
from .steps import Steps
from .told_dates import follow_events, refuse_other_dates
from .touching import Touched
from .tried import Made, end_of_trial, take_tried

# Session is handed on to those who are given one and may not import SQLAlchemy.
__all__ = ["Changed", "Listener", "Register", "Session"]


Listener = Callable[[Changed], None]


class Register:
    """One open register. Reading needs a session from read(); every write is one change()."""

    def __init__(
        self,
        engine: Engine,
        place: str | Path,
        *,
        read_only: bool = False,
        who: str | None = None,
        inspection: Inspection | None = None,
        trouble: RegisterError | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.place = place
        # By which it is looked at, where that is not how it is today.
        self.clock = clock
        self._who = who
        self._is_for_reading = read_only
        self._trouble = trouble
        self._inspection = inspection
        self._lineage = Lineage(place)
        self._ending = Ending(place)
        self._engine = engine
        self._reading = for_reading(engine)
        self._writing = engine.execution_options(writes=True)
        self._one_writer = threading.Lock()
        self._writer: int | None = None
        self._listeners: list[Listener] = []
        self._tell_displaced: Callable[[Displaced], object] = lambda _error: None
        self._tell_damaged: Callable[[], object] = lambda: None
        self._has_saved = False

    @property
    def name(self) -> str:
        """What people call it: the file's name or the database's."""
        return name_of(self.place)

    @property
    def who(self) -> str:
        """How its steps are signed: as the person at this program is called now, unless somebody else is named."""
        return self._who or this_person()

    @who.setter
    def who(self, name: str) -> None:
        self._who = name

    @property
    def engine(self) -> Engine:
        """For backup, migration and checks; records are not written through it."""
        return self._engine

    @property
    def trouble(self) -> RegisterError | None:
        """Why nothing can be saved, where it is not for want of a right: damage, or a newer version."""
        return self._trouble or (self._inspection.damage if self._inspection else None)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved; becomes so when damage is found."""
        return self._is_for_reading or self.trouble is not None

    def look_through(self) -> RegisterError | None:
        """Read the file through, once. Returns the damage; nothing is saved before this is over."""
        return self._inspection.look_through() if self._inspection else None

    def look_closer(self) -> RegisterError | None:
        """Compare every index with its table too, which takes four times as long and lets saves go before it."""
        return self._inspection.look_closer() if self._inspection else None

    def look_at_history(self) -> list[Problem]:
        """Follow the chain of steps from first to last; a save goes before it. Returns what is wrong with it."""
        reader = ChainReader()
        if self._inspection:
            is_done = self._inspection.look_in_rests(reader.follow)
            return errors_in(reader.found) if is_done else []
        with self.read() as session:
            reader.follow(session.connection())
        return errors_in(reader.found)

    @property
    def is_looked_through(self) -> bool:
        """Whether it is known that the file is whole, or that it is not."""
        return self._inspection is None or self._inspection.is_over

    def before_waiting(self, tell: Callable[[], object]) -> None:
        """Have `tell` called, in the thread that saves, where a save has to wait until the file is looked through."""
        if self._inspection:
            self._inspection.before_waiting = tell

    def stop_looking(self) -> None:
        """Break off whoever reads the file through in another thread."""
        if self._inspection:
            self._inspection.stop()

    def close(self) -> None:
        self.stop_looking()
        if not self.read_only:
            put_journal_away(self._engine)
        self._engine.dispose()

    def note_its_end(self) -> None:
        """Remember which copy of the register this is: a save into another one is refused."""
        with self.read() as session:
            self._lineage.begin(session)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of each change after its commit, in the thread that made it. Returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the register and refuses to write."""
        self._let_go_of_pages()
        with self.looking(), self._noting_damage(), ReadingSession(self._reading) as session:
            yield session

    def looking(self) -> AbstractContextManager[None]:
        """Within it today is the day that is looked at."""
        return self.clock.looking() if self.clock else nullcontext()

    @property
    def today(self) -> date:
        """The day that is looked at; without a clock the present one."""
        return self.clock.day if self.clock else today()

    def _let_go_of_pages(self) -> None:
        """What connections keep of the file in memory, where another program wrote into it.

        SQLite takes pages as good after a copy with as many transactions was written over the file.
        """
        if self._lineage.was_written_outside():
            self._engine.dispose()

    @contextmanager
    def change(self, label: str, *, undoes: int | None = None, undoable: int = True) -> Iterator[WritingSession]:
        """The only way to write: one change set, all of it or nothing. The session's `outcome` then says what it did.

        `label` is a message such as N_("Edit company"). `undoable`: False where a person's undo ends,
        PASSED_OVER where it goes on before it. Raises Refused when a record in it has errors, ChangedSince
        when another writer was faster, other RegisterErrors for the world, TypeError inside another change.
        """
        with self._telling_displaced(), self._alone(), self._whole(), self._writing_session() as session:
            with before_it_begins():
                hold_write_lock(session.connection())
            self._lineage.refuse_another(session)
            self._refuse_while_unknown(session)
            session.recorder = Recorder(self.who)
            yield session
            changed = session.outcome = self._finish(session, label, undoes, undoable)
            if session.before_commit:
                session.before_commit()
            if session.is_to_be_tried:
                raise TypeError("a change that is only tried is not committed")
            changed = session.outcome = self._ending.commit(session, changed)
            if changed:
                self._lineage.add(changed)
        if changed:
            self._has_saved = True
            self._tell(changed)

    def _refuse_while_unknown(self, session: WritingSession) -> None:
        """A save whose outcome was not known is looked up first: nothing is saved twice."""
        if found := self._ending.settle(session):
            self._lineage.add(found)
            self._tell(found)
            raise saved_before(step_words(found.step.label))

    def when_unknown(self, ask: Ask) -> None:
        """Have `ask` called, in the thread that saves, where it cannot be told whether a change was saved."""
        self._ending.ask = ask

    def _calmly(self) -> AbstractContextManager[None]:
        return calmly(self.name, None if is_url(self.place) else Path(self.place))

    @contextmanager
    def _noting_damage(self, kept: str = "") -> Iterator[None]:
        """What cannot be read, or written, any more ends all saving into the file, whoever comes across it."""
        try:
            with self._calmly():
                yield
        except Damaged as error:
            is_fresh = self._inspection is not None and self._lineage.was_just_written_outside()
            if self._inspection and is_fresh and self._inspection.is_whole_again():
                self._engine.dispose()
                held = locked(self.name)
                raise BeingWritten(held.message, held.kept, held.advice) from (error.__cause__ or error)
            if self._inspection and self._inspection.note_damage():
                self._tell_damaged()
            if self._has_saved:
                # The file is no longer as it was found.
                raise Damaged(error.message, kept, error.advice) from (error.__cause__ or error)
            raise

    @contextmanager
    def _writing_session(self) -> Iterator[WritingSession]:
        with self._noting_damage(_("Nothing was saved now.")), WritingSession(self._writing) as session:
            try:
                yield session
            finally:
                session.let_go()

    @contextmanager
    def _telling_displaced(self) -> Iterator[None]:
        try:
            yield
        except Displaced as error:
            self._tell_displaced(error)
            raise
        except Unreachable as error:
            # Where every connection was at work, a new one finds no file before the steps are compared.
            if (gone := self._lineage.file_gone()) is None:
                raise
            self._tell_displaced(gone)
            raise gone from error

    def when_displaced(self, tell: Callable[[Displaced], object]) -> None:
        """Have `tell` called, in the thread that saves, when the file is another one now and the save was refused."""
        self._tell_displaced = tell

    def when_damaged(self, tell: Callable[[], object]) -> None:
        """Have `tell` called, in the thread that reads or saves, once that came across damage: all saving ends."""
        self._tell_damaged = tell

    def _tell(self, changed: Changed) -> None:
        """What is saved is saved: a listener's fault is reported, but it does not make the save look failed."""
        for listener in list(self._listeners):
            try:
                listener(changed)
            except Exception as fault:
                sys.excepthook(type(fault), fault, fault.__traceback__)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time; another thread waits, the same one is told at once."""
        if self._writer == threading.get_ident():
            # While a save waits, nothing else is begun from the same window.
            raise gave_up(self.name) if is_waiting() else TypeError("a change inside a change")
        take(self._one_writer, self.name, _("Something else is being saved here."), gave_up)
        self._writer = threading.get_ident()
        try:
            yield
        finally:
            self._writer = None
            self._one_writer.release()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Nothing is saved into a damaged file: what is read from it to be written back may be wrong."""
        if self._inspection and not self._is_for_reading:
            self._inspection.look_before_saving()
        trouble = self.trouble
        if isinstance(trouble, Damaged) and self._has_saved:
            raise Damaged(trouble.message, _("Nothing was saved now."), trouble.advice)
        if trouble is not None:
            raise trouble
        with self._inspection.giving_way() if self._inspection else nullcontext():
            yield

    def _finish(self, session: WritingSession, label: str, undoes: int | None, undoable: int) -> Changed | None:
        if session.tried is not None:
            return take_tried(session, session.tried, label)
        behind = chain.end(session.connection()) if session.is_to_be_tried else None
        session.flush()
        if undoes is None:
            refuse_other_dates(session, session.recorder.touched.values())
        follow_events(session, session.recorder.touched)
        touched = list(session.recorder.touched.values())
        links, of_lists = rewrite_links(session, touched), beside(touched)
        claims = keep_beside(session, of_lists)
        found = self._check(session, touched, claims)
        told = journal.told_by(watched(session, touched), session.told_beside)
        if behind is not None:
            return end_of_trial(session, label, Made(behind, links, of_lists, told, found))
        step = journal.write(session, told, label, self.who, undoes, undoable, is_told_anyway=session.is_told_anyway)
        if step is None:
            return None
        renamed = {each.record.id for each in touched if each.is_renamed}
        kinds = {each.record.id: each.record.kind for each in touched} | recaption_dependants(session, renamed)
        kinds |= rename_through_time(session, {owner for each in touched for owner in each.owners()})
        return Changed(step, frozenset(kinds), frozenset(kinds.values()), found, told)

    def _check(self, session: WritingSession, touched: Sequence[Touched], claims: Groups) -> dict[str, list[Problem]]:
        """The warnings of what is saved. Raises Refused."""
        added = frozenset(each.record.id for each in touched if each.is_added)
        same = frozenset(each.record.id for each in touched if each.keeps_its_names)
        values = {each.record.id: each.found for each in touched if each.found is not None}
        saved = SavedTogether([each.record for each in touched], added, claims, values, same)
        standing = [each for each in saved.records if each.removed_at is None]
        found = record_rules.check_records(session, standing, saved, session.may_go_on)
        record_rules.refuse_errors(found)
        return found

    def steps(self) -> Steps:
        """What undo and redo would do next."""
        with self.read() as session:
            return journal.steps(session)
