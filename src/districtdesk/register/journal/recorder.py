"""What one save does to each record, gathered while it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import ORMExecuteState, PassiveFlag, Session, UOWTransaction, make_transient_to_detached
from sqlalchemy.orm.attributes import get_history

from ...problems import Problem
from ...records import Record, fields_of, kind_of
from ..captions import has_keys_of, make_captions, note_state
from ..errors import removed_meanwhile
from ..identity import new_id
from ..rules.change_rules import change_problems
from ..rules.normalising import tidy
from ..rules.record_rules import refuse_errors, value_problems
from ..search_index import keep_index
from .additions import AddedRows, write_additions
from .changed import Changed
from .edits import write_edits
from .steps import Dumped
from .touching import Touched
from .trial import Tried

T = TypeVar("T")
# Written with every edit, and nothing is derived of them.
_STAMPS = frozenset({"changed_at", "changed_by"})


class Recorder:
    """Follows one writing session: gives ids and stamps, fills what is derived, remembers before and after."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.at = datetime.now(UTC)
        self.touched: dict[str, Touched] = {}
        # The rows of what was added, where they are wanted for a second time; and whether there was anything else.
        self.kept: list[AddedRows] | None = None
        self.has_edits = False

    def record(self, session: WritingSession) -> None:
        """Take up what is about to be flushed.

        Raises Refused for a value that is none of its field, ChangedSince for an edit of a removed record.
        """
        if any(isinstance(each, Record) for each in session.deleted):
            raise TypeError("records are removed with register.remove(), never deleted")
        # Each reading of session.new or session.dirty walks everything: take them once.
        held = [each for each in session.new if isinstance(each, Record)]
        added = [*session.take_brought(), *held]
        edited = [each for each in session.dirty if isinstance(each, Record) and any(_each_replaced(each))]
        for record in watched(session, added + edited):
            tidy(session, record)
        for record in added:
            self._add(record)
            note_state(session, record)
        for record in edited:
            self._edit(record)
        found = self._look_at_values(session, added + edited)
        derived = [
            (record, keys, _read(record, keys)) for record in added + edited if (keys := _derived(type(record)))
        ]
        for record in edited:
            found[record.id] = [*found[record.id], *change_problems(session, record)]
        refuse_errors(found)
        with session.no_autoflush:
            untitled = [*added, *(each for each in edited if not _keeps_captions(each))]
            make_captions(session, untitled, session.may_go_on)
        for record, keys, before in derived:
            if _read(record, keys) != before:
                self.touched[record.id].found = None
        replaced = {record: _replaced(record) for record in edited}
        self.has_edits = self.has_edits or bool(edited)
        if not session.is_to_be_tried:
            keep_index(session.connection(), _other_words(added, replaced))
        for record in edited:
            self._note(record, replaced[record])
        write_additions(session.connection(), added, session.may_go_on, self.kept)
        write_edits(session.connection(), replaced)
        session.take_as_kept([*held, *edited])

    def _look_at_values(self, session: WritingSession, records: Iterable[Record]) -> dict[str, list[Problem]]:
        found = {}
        for record in watched(session, records):
            own_id = record.id
            found[own_id] = self.touched[own_id].found = value_problems(record)
        return found

    def _add(self, record: Record) -> None:
        own_id = record.id or new_id()
        # All of it is written, whatever stood there.
        vars(record).update(
            id=own_id,
            kind=kind_of(type(record)),
            created_at=self.at,
            created_by=self.who,
            changed_at=self.at,
            changed_by=self.who,
        )
        self.touched[own_id] = Touched(record, is_added=True)

    def _edit(self, record: Record) -> None:
        if record.id not in self.touched:
            self.touched[record.id] = Touched(record, was_removed=_was_removed(record))
        touched = self.touched[record.id]
        # One that was brought may have been read anew since.
        touched.record = record
        touched.is_removed = record.removed_at is not None
        # The journal tells that a record went and came back, and nothing of it in between.
        if touched.was_removed and touched.is_removed:
            raise removed_meanwhile(record.caption.show(), record.id)
        record.changed_at, record.changed_by = self.at, self.who

    def _note(self, record: Record, replaced: Mapping[str, object]) -> None:
        touched = self.touched[record.id]
        touched.is_renamed = touched.is_renamed or "caption" in replaced
        if touched.is_added:
            return
        for each in fields_of(type(record)):
            if each.key in replaced:
                touched.before.setdefault(each.key, each.kind.dump(replaced[each.key]))
                touched.after[each.key] = each.kind.dump(getattr(record, each.key))


def watched(session: WritingSession, items: Iterable[T]) -> Iterator[T]:
    """The same, as long as the work may go on."""
    for each in items:
        session.may_go_on()
        yield each


def _replaced(record: Record) -> dict[str, object]:
    """What stood at the last flush where something else stands now, by attribute."""
    return dict(_each_replaced(record))


def _each_replaced(record: Record) -> Iterator[tuple[str, object]]:
    for key in inspect(record).committed_state:
        history = get_history(record, key, PassiveFlag.PASSIVE_NO_INITIALIZE)
        if history.has_changes():
            yield key, history.deleted[0] if history.deleted else None


@cache
def _derived(record_type: type[Record]) -> tuple[str, ...]:
    """The fields that are filled from the others."""
    return tuple(each.key for each in fields_of(record_type) if each.kind.derived)


def _read(record: Record, keys: Iterable[str]) -> list[object]:
    read = vars(record)
    return [read[key] if key in read else getattr(record, key) for key in keys]


def _other_words(
    added: Iterable[Record], replaced: Mapping[Record, Mapping[str, object]]
) -> Iterator[tuple[str, str, str]]:
    """By id the search key before and after, of all that are found by other words now."""
    yield from ((record.id, "", record.search_key) for record in added)
    for record, was in replaced.items():
        if "search_key" in was:
            yield record.id, str(was["search_key"] or ""), record.search_key


def _keeps_captions(record: Record) -> bool:
    """Whether nothing changes of which its title, and the words by which it is found, are made."""
    record_type = type(record)
    if record_type.naming is not Record.naming or record_type.derive is not Record.derive or not has_keys_of(record):
        return False
    return inspect(record).committed_state.keys() <= _STAMPS | _unsaid(record_type)


@cache
def _unsaid(record_type: type[Record]) -> frozenset[str]:
    """The fields that are in no title and not sought."""
    return frozenset(
        each.key
        for each in fields_of(record_type)
        if not (each.kind.sought or each.kind.is_name or each.key in record_type.titled_by)
    )


def _was_removed(record: Record) -> bool:
    before = get_history(record, "removed_at", PassiveFlag.PASSIVE_NO_INITIALIZE).deleted
    return (before[0] if before else record.removed_at) is not None


class ReadingSession(Session):
    """Sees one state of the register and refuses any change."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False)


class WritingSession(Session):
    """Has every change recorded; whoever holds the write lock gives it the recorder."""

    recorder: Recorder
    # What the change did, from when the journal is written; None before, and where nothing was changed.
    outcome: Changed | None = None
    # What the step tells of a record beside its values, by id: its kind and that.
    told_beside: Mapping[str, tuple[str, Dumped]] = {}
    # Whether it is a step of the history even where no record says anything else afterwards.
    is_told_anyway = False
    # The step as it was tried, to be taken as it is in place of whatever else is done here.
    tried: Tried | None = None
    # The same of this step, once the journal is written, where it is to be tried and can be kept.
    is_to_be_tried = False
    as_tried: Tried | None = None
    # What is done once the journal is written and nothing is committed yet.
    before_commit: Callable[[], None] | None = None

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False)
        # Called again and again while many records are written and held against the rules; what it raises ends it.
        self.may_go_on: Callable[[], object] = lambda: None
        self._brought: list[Record] = []

    def bring(self, record: Record) -> None:
        """Have a new record written with the next flush, and hold on to it no longer.

        For very many of them: what reads one afterwards gets another instance of it.
        """
        self._brought.append(record)

    def take_brought(self) -> list[Record]:
        """Those that wait to be written."""
        brought, self._brought = self._brought, []
        return brought

    def flush(self, objects: Sequence[object] | None = None) -> None:
        super().flush(objects)
        if self._brought:
            self.recorder.record(self)

    def hold(self, record: Record) -> None:
        """Follow what becomes of a record that was brought and is written."""
        if record not in self:
            make_transient_to_detached(record)
            self.add(record)

    def let_go(self) -> None:
        """Forget the records one by one: of very many at once other threads would wait for the end."""
        touched: dict[str, Touched] = vars(self)["recorder"].touched if "recorder" in vars(self) else {}
        while touched:
            touched.popitem()

    def try_it(self) -> None:
        """Keep what is written, to be taken later, and write no more than the rules ask for: before anything is."""
        self.is_to_be_tried, self.recorder.kept = True, []

    def take_as_kept(self, records: Iterable[Record]) -> None:
        """Know that what these records hold is what is kept, as after a flush of them."""
        self._register_persistent(set(map(inspect, records)))


def _refuse(session: ReadingSession, _context: UOWTransaction, _instances: object) -> None:
    if session.new or session.dirty or session.deleted:
        raise TypeError("write inside register.change()")


def _record(session: WritingSession, _context: UOWTransaction, _instances: object) -> None:
    session.recorder.record(session)


def _refuse_bulk(state: ORMExecuteState) -> None:
    if (state.is_update or state.is_delete or state.is_insert) and state.bind_mapper is not None:
        raise TypeError("records are written one by one: a bulk statement would pass by the journal")


# Once for each class: to listen to a session takes longer than to make one.
event.listen(ReadingSession, "before_flush", _refuse)
event.listen(ReadingSession, "do_orm_execute", _refuse_bulk)
event.listen(WritingSession, "before_flush", _record)
event.listen(WritingSession, "do_orm_execute", _refuse_bulk)
