"""The journal as people read it: each step with its name and records, and what it changed in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import BindParameter, ColumnElement, RowMapping, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from ...fields import Json
from ...folding import fold
from ...i18n import N_, _, ngettext
from ...names import Names
from ...records import KINDS, Citation, Field, Record, field_of, fields_of, table_of
from ...unread import unread_words
from ..captions import batches, captions
from ..journal import chain
from ..journal.digests import is_erased
from ..journal.erased import REACHED
from ..journal.journal import change_set_of
from ..journal.merge_marks import MERGED, PARTED, marked, merged_into
from ..journal.repaired import BROKEN
from ..journal.step_label import step_words
from ..journal.steps import ChangeSet, Told
from ..journal.stored import UNREAD, as_stored, seen
from ..tables import ChangeRow, ChangeSetRow
from .display_values import field_names
from .links import parts_of

# A change as its row keeps it.
Row = RowMapping | Mapping[str, Any]
ChangeAction = Literal["added", "changed", "removed", "restored"]

_SETS = table_of(ChangeSetRow)
_CHANGES = table_of(ChangeRow)
_BASE = table_of(Record)
# What a step says of a record beside its fields: which others became it, or are apart again.
_MARKS = {MERGED: N_("Merged"), PARTED: N_("Split off again")}


@dataclass(frozen=True, slots=True)
class Step:
    """One change set, how many records it touched, and the name of the first. `undone`: the step it took back or,
    for a redo, did again."""

    change_set: ChangeSet
    undone: ChangeSet | None
    is_redo: bool
    count: int
    first: Names

    def title(self) -> str:
        """What was done, in the language of the moment."""
        if self.undone is None:
            return step_words(self.change_set.label)
        if self.is_redo:
            return _("Redo of “{step}”", step=step_words(self.undone.label))
        return _("Undo of “{step}”", step=step_words(self.undone.label))

    def records(self) -> str:
        """The records concerned: the first by name, the others by number."""
        name = self.first.show()
        more = self.count - 1
        if more <= 0:
            return name
        if not name:
            return ngettext("{count} record", "{count} records", self.count)
        return ngettext("{name} and {count} more", "{name} and {count} more", more, name=name)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, as people read it: its label, and its value before and after; empty for none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a step did to one record."""

    kind: str
    record_id: str
    name: Names
    action: ChangeAction
    differences: tuple[FieldChange, ...]


def steps(
    session: Session,
    *,
    record_id: str | None = None,
    kind: str = "",
    search: str = "",
    before: int | None = None,
    limit: int = 100,
) -> list[Step]:
    """Steps, newest first, from below the sequence `before`: all, those of one record, or those that are sought.

    Those of a record are also those of all that belongs to it, such as its figures and their citations; of these
    `kind` leaves one kind.
    Every word of `search` must occur in what was done, by whom, or in what is known of a record concerned; a
    fingerprint finds its step.
    """
    query = select(*_SETS.c).order_by(_SETS.c.sequence.desc()).limit(limit)
    own = None if record_id is None else _is_of(session, record_id, kind)
    query = query.where(*_conditions(session, own, search))
    if before is not None:
        query = query.where(_SETS.c.sequence < before)
    found = [change_set_of(row) for row in session.execute(query).mappings()]
    return _with_records(session, found, own)


def count(session: Session, *, record_id: str | None = None, kind: str = "", search: str = "") -> int:
    """How many steps steps() would give in all."""
    own = None if record_id is None else _is_of(session, record_id, kind)
    query = select(func.count()).select_from(_SETS).where(*_conditions(session, own, search))
    return session.scalar(query) or 0


def kinds_told(session: Session, record_id: str) -> dict[str, int]:
    """Of which kinds the record and what belongs to it are, and how many steps tell of each kind."""
    steps_told = func.count(_CHANGES.c.change_set.distinct())
    query = select(_CHANGES.c.record_kind, steps_told).where(_is_of(session, record_id))
    counted = {row[0]: row[1] for row in session.execute(query.group_by(_CHANGES.c.record_kind))}
    return {kind: counted[kind] for kind in KINDS if kind in counted}


def steps_by_number(session: Session, numbers: Collection[int]) -> dict[int, Step]:
    """These steps, by their numbers."""
    found: dict[int, Step] = {}
    for batch in batches(sorted(numbers)):
        steps_there = _with_records(session, list(_sets(session, set(batch)).values()))
        found.update((each.change_set.sequence, each) for each in steps_there)
    return found


def step_of(session: Session, change_set: ChangeSet) -> Step:
    """With what this one did."""
    return _with_records(session, [change_set])[0]


def changes_in(
    session: Session,
    sequence: int,
    *,
    record_id: str | None = None,
    kind: str = "",
    offset: int = 0,
    limit: int = 50,
) -> list[RecordChange]:
    """What this step did to each of its records, or to one and what belongs to it, in the order of writing."""
    query = select(*_CHANGES.c).where(_CHANGES.c.change_set == sequence)
    if record_id is not None:
        query = query.where(_is_of(session, record_id, kind))
    rows = session.execute(query.order_by(_CHANGES.c.sequence).offset(offset).limit(limit)).mappings().all()
    rows = [row for row in rows if row["record_kind"] in KINDS]
    names = captions(session, (row["record_id"] for row in rows))
    known_before = _known_before(session, [row["record_id"] for row in rows], sequence)
    into = merged_into(session, [row["record_id"] for row in rows if row["after"] is None], sequence)
    linked = captions(session, [*_targets(rows), *into.values()])
    told = [_record_change(row, names, known_before, linked) for row in rows]
    return [_merged_away(each, into, linked) for each in _with_fields_named(session, rows, told)]


def _merged_away(change: RecordChange, into: Mapping[str, str], linked: Mapping[str, Names]) -> RecordChange:
    """The same with what it became, where it was removed because it was merged."""
    if change.record_id not in into:
        return change
    # Of what is removed only what it was before is told.
    became = FieldChange(_("Merged into"), linked.get(into[change.record_id], Names()).show(), "")
    return replace(change, differences=(*change.differences, became))


def changes_told(session: Session, told: Iterable[Told]) -> list[RecordChange]:
    """What a step of another copy did. A record that is not in this one has the name that the step gives it."""
    rows: list[Row] = [
        {"record_kind": kind, "record_id": record_id, "before": as_stored(before), "after": as_stored(after)}
        for kind, record_id, before, after in told
        if kind in KINDS
    ]
    names = captions(session, (row["record_id"] for row in rows))
    linked = captions(session, _targets(rows))
    given = {row["record_id"]: _name_given(row) for row in rows}
    return _with_fields_named(session, rows, [_record_change(row, given | names, set(), linked) for row in rows])


def _with_fields_named(
    session: Session, rows: Sequence[RowMapping] | Sequence[Row], told: Sequence[RecordChange]
) -> list[RecordChange]:
    """The same, with a field that is cited by what it is called, where the record that has it is there."""
    cited = [row["record_kind"] == "citation" and [str(each.get("record")) for each in _values(row)] for row in rows]
    called = field_names(session, {each for sides in cited if sides for each in sides})
    return [_named(change, called, sides) if sides else change for change, sides in zip(told, cited, strict=True)]


def _named(change: RecordChange, called: Mapping[str, Mapping[str, str]], sides: Sequence[str]) -> RecordChange:
    label = _(field_of(Citation, "field").kind.label)
    before, after = (called.get(each, {}) for each in sides)
    named = (
        replace(each, before=before.get(each.before, each.before), after=after.get(each.after, each.after))
        if each.label == label
        else each
        for each in change.differences
    )
    return replace(change, differences=tuple(named))


def _name_given(row: Row) -> Names:
    before, after = _values(row)
    for field in fields_of(KINDS[row["record_kind"]]):
        dumped = after.get(field.key) or before.get(field.key)
        if field.kind.is_name and dumped and isinstance(value := _loaded(field, dumped), Names):
            return value
    return Names()


def _loaded(field: Field, dumped: Json) -> object:
    """None for what is no value of its kind."""
    try:
        return field.kind.load(dumped)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return None


def count_changes(session: Session, sequence: int, record_id: str, kind: str = "") -> int:
    """How many of this record and what belongs to it the step touched."""
    query = select(func.count()).where(_CHANGES.c.change_set == sequence, _is_of(session, record_id, kind))
    return session.scalar(query) or 0


def _is_of(session: Session, record_id: str, kind: str = "") -> ColumnElement[bool]:
    known = parts_of(session, record_id)
    ids: BindParameter[list[str]] = bindparam("belonging", known, expanding=True, literal_execute=True)
    # Written into the statement: a database takes fewer parameters than a district may have parts.
    own = _CHANGES.c.record_id.in_(ids)
    return and_(own, _CHANGES.c.record_kind == kind) if kind else own


def _conditions(session: Session, own: ColumnElement[bool] | None, search: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if own is not None:
        found.append(_SETS.c.sequence.in_(select(_CHANGES.c.change_set).where(own)))
    if typed := chain.as_typed(search):
        return [*found, _SETS.c.fingerprint.startswith(typed, autoescape=True)]
    words = fold(search).split()
    if words:
        # Labels and people are few: each is compared as it is read, in the language of the moment.
        labels = list(session.scalars(select(_SETS.c.label).distinct()))
        people = list(session.scalars(select(_SETS.c.who).distinct()))
        found += [_mentions(word, labels, people) for word in words]
    return found


def _mentions(word: str, labels: Sequence[str], people: Sequence[str]) -> ColumnElement[bool]:
    records = (
        select(_CHANGES.c.change_set)
        .join(_BASE, _BASE.c.id == _CHANGES.c.record_id)
        .where(_BASE.c.search_key.contains(word, autoescape=True))
    )
    return or_(
        _SETS.c.label.in_([label for label in labels if word in fold(step_words(label))]),
        _SETS.c.who.in_([who for who in people if word in fold(who)]),
        _SETS.c.sequence.in_(records),
    )


def _with_records(session: Session, found: Sequence[ChangeSet], own: ColumnElement[bool] | None = None) -> list[Step]:
    """With what each step did, or with what it did to those that are told of."""
    sequences = [each.sequence for each in found]
    head = select(_CHANGES.c.change_set, func.count(), func.min(_CHANGES.c.sequence))
    told = [_CHANGES.c.change_set.in_(sequences), *([] if own is None else [own])]
    rows = session.execute(head.where(*told).group_by(_CHANGES.c.change_set))
    counted = {row[0]: (row[1], row[2]) for row in rows}
    firsts = (
        select(_CHANGES.c.sequence, _BASE.c.caption)
        .join(_BASE, _BASE.c.id == _CHANGES.c.record_id)
        .where(_CHANGES.c.sequence.in_([first for _count, first in counted.values()]))
    )
    names = {row[0]: row[1] for row in session.execute(firsts)}
    undone = _undone(session, found)
    steps = []
    for each in found:
        records, first = counted.get(each.sequence, (0, 0))
        target, is_redo = undone.get(each.sequence, (None, False))
        steps.append(Step(each, target, is_redo, records, names.get(first, Names())))
    return steps


def _undone(session: Session, found: Sequence[ChangeSet]) -> dict[int, tuple[ChangeSet, bool]]:
    """By sequence of an undo or redo: the step that it is about, and whether it is a redo."""
    targets = _sets(session, {each.undoes for each in found if each.undoes is not None})
    originals = _sets(session, {each.undoes for each in targets.values() if each.undoes is not None})
    taken_back: dict[int, tuple[ChangeSet, bool]] = {}
    for each in found:
        if each.undoes is not None:
            target = targets.get(each.undoes)
            original = originals.get(target.undoes) if target and target.undoes is not None else None
            # What is no longer there cannot be named, and the check tells of it.
            if target is not None:
                taken_back[each.sequence] = (target, False) if original is None else (original, True)
    return taken_back


def _sets(session: Session, sequences: set[int]) -> dict[int, ChangeSet]:
    if not sequences:
        return {}
    query = select(*_SETS.c).where(_SETS.c.sequence.in_(sequences))
    found = (change_set_of(row) for row in session.execute(query).mappings())
    return {each.sequence: each for each in found}


def _known_before(session: Session, ids: Sequence[str], sequence: int) -> set[str]:
    query = select(_CHANGES.c.record_id).where(_CHANGES.c.record_id.in_(ids), _CHANGES.c.change_set < sequence)
    return set(session.scalars(query.distinct()))


def _values(row: Row) -> tuple[dict[str, Json], dict[str, Json]]:
    return seen(row["before"]) or {}, seen(row["after"]) or {}


def _is_torn(row: Row) -> bool:
    return any(row[side] is not None and seen(row[side]) is UNREAD for side in ("before", "after"))


def _targets(rows: Sequence[RowMapping] | Sequence[Row]) -> list[str]:
    """The ids in the links of these changes."""
    found: list[str] = []
    for row in rows:
        keys = [field.key for field in fields_of(KINDS[row["record_kind"]]) if field.kind.is_link]
        for values in _values(row):
            for key in keys:
                value = values.get(key)
                found += [value] if isinstance(value, str) else value if isinstance(value, list) else []
            found += [each for mark in _MARKS for each in marked(values, mark)]
    return found


def _record_change(
    row: Row, names: dict[str, Names], known_before: set[str], linked: dict[str, Names]
) -> RecordChange:
    record_id = row["record_id"]
    before, after = _values(row)
    action: ChangeAction = "changed"
    if row["after"] is None:
        action = "removed"
    elif row["before"] is None:
        action = "restored" if record_id in known_before else "added"
    record_type = KINDS[row["record_kind"]]
    order = [field.key for field in fields_of(record_type)]
    keys = sorted(
        {*before, *after} - {REACHED, BROKEN, *_MARKS},
        key=lambda key: order.index(key) if key in order else len(order),
    )
    differences = tuple(_difference(record_type, key, before.get(key), after.get(key), linked) for key in keys)
    differences += tuple(
        FieldChange(_(label), "", "; ".join(linked[each].show() for each in ids if each in linked))
        for mark, label in _MARKS.items()
        if (ids := marked(after, mark))
    )
    if _is_torn(row):
        differences = (*differences, FieldChange(_("What changed"), "", _("unreadable")))
    return RecordChange(row["record_kind"], record_id, names.get(record_id, Names()), action, differences)


def _difference(
    record_type: type[Record], key: str, before: Json, after: Json, linked: dict[str, Names]
) -> FieldChange:
    try:
        field = field_of(record_type, key)
    except KeyError:
        # A field of an earlier version of the program.
        return FieldChange(key, _plain(before), _plain(after))
    return FieldChange(_(field.kind.label), value_words(field, before, linked), value_words(field, after, linked))


def _plain(dumped: Json) -> str:
    return "" if dumped is None else str(dumped)


def value_words(field: Field, dumped: Json, linked: Mapping[str, Names]) -> str:
    """A value that the journal keeps, as people read it; `linked`: the names of what it points at, by id."""
    if is_erased(dumped):
        return _("erased")
    try:
        value = field.kind.load(dumped)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return unread_words(str(dumped))
    if value is None:
        return ""
    if not field.kind.is_link:
        return field.kind.show_whole(value)
    names = [linked[each].show() for each in field.kind.targets(value) if each in linked]
    if not names and not field.kind.holds_several:
        return _("a record that is no longer there")
    return "; ".join(names)
