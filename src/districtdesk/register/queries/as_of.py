"""Records as they were on a day: rows of a list with what held then in place of what they say of themselves.

A residency has its own time: of those, the ones are listed that were in force on that day, or may have been. What was
founded after the day is not listed either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...names import Names
from ...records import KINDS, Field, FieldValues, field_of, fields_of, table_of
from ...records.residency import CLOSED_STATUSES, COME_SINCE, NOT_YET, NOTICE_GIVEN, Residency
from ...records.states import STATES, State, stated_keys
from ...records.today import day_of_records
from ...records.today import today as today_here
from ..captions import batches, captions
from ..claims.read_states import read_states
from ..claims.what_held import Held, what_held
from ..clock import so_day
from .listing import ListRow, Ordered, Query, everything, in_order
from .not_yet import not_yet
from .said_today import read_said_today

_BETWEEN = " / "
_RESIDENCY = "residency"
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class RowAsOf:
    """A record on a day. `held` by field key, for the fields that its states speak of; `said` are their words.

    The row's values are those of that day: None where that is not known, or may have been one thing or another.
    `is_sure`: whether the record surely belongs to that day.
    """

    row: ListRow
    held: Mapping[str, Held] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    is_sure: bool = True

    def show(self, field: Field) -> str:
        """The field as people read it."""
        return self.said.get(field.key) or self.row.show(field)


@cache
def fields_as_of(kind: str) -> tuple[Field, ...]:
    """The fields of a record on a day: its own, and those that only its states have."""
    own = fields_of(KINDS[kind])
    if kind not in STATES:
        return own
    keys = {each.key for each in own}
    state_type = STATES[kind][0]
    stated = set(stated_keys(state_type)) - keys
    return (*own, *(each for each in fields_of(state_type) if each.key in stated))


def everything_as_of(session: Session, query: Query, day: date) -> Iterator[RowAsOf]:
    """What the query finds, as it was on that day, a page at a time."""
    for page in batches(everything(session, query), _PAGE):
        yield from rows_as_of(session, query.kind, page, day)


def rows_as_of(session: Session, kind: str, rows: Sequence[ListRow], day: date) -> list[RowAsOf]:
    """These rows as they were on that day, without those that did not belong to it."""
    if kind == _RESIDENCY:
        now = read_said_today(session, kind, [row.id for row in rows])
        return [then for row in rows if (then := _residency(row, now.get(row.id, row.values), day))]
    gone = not_yet(session, kind, day)
    return _rows_then(session, kind, [row for row in rows if row.id not in gone], day)


def _rows_then(session: Session, kind: str, rows: Sequence[ListRow], day: date) -> list[RowAsOf]:
    """A row for each of these."""
    states = read_states(session, kind, [row.id for row in rows if row.has_states])
    own = read_said_today(session, kind, [row.id for row in rows])
    held = {row.id: _held(kind, states.get(row.id, ()), own.get(row.id, row.values), day) for row in rows}
    names = captions(session, _linked(kind, held.values()))
    return [_row_as_of(kind, row, held[row.id], names) for row in rows]


def _held(kind: str, states: Sequence[State], own: FieldValues, day: date) -> dict[str, Held]:
    """What held, told by states; a status of which none tells is that of today, and not known of a day before."""
    now = day_of_records()
    held = what_held(states, own, day, now)
    if day < now and kind in STATES and own.get("status") is not None:
        held.setdefault("status", Held((), "unknown"))
    return held


def statuses_today(
    session: Session, kind: str, states: Mapping[str, Sequence[State]], own: Mapping[str, FieldValues]
) -> dict[str, Held]:
    """By id, what the status of a record is today where its states speak of one; `own`: what the records say."""
    said = read_said_today(session, kind, states)
    held = {
        each: _held(kind, known, said.get(each, own.get(each, {})), today_here()) for each, known in states.items()
    }
    return {each: known["status"] for each, known in held.items() if "status" in known}


def as_it_was(session: Session, row: ListRow, states: Sequence[State], day: date) -> RowAsOf:
    """The row of one record, whose states these are, as it was on that day."""
    own = read_said_today(session, row.kind, [row.id]).get(row.id, row.values)
    held = what_held(states, own, day, day_of_records())
    return _row_as_of(row.kind, row, held, captions(session, _linked(row.kind, [held])))


def ids_as_of(session: Session, query: Query, day: date) -> Ordered | None:
    """What the query finds that belonged to the day, in its order; None where all of its kind did."""
    gone = _not_in_force(session, day) if query.kind == _RESIDENCY else not_yet(session, query.kind, day)
    if not gone:
        return None
    found = in_order(session, query)
    return Ordered.of(each for each in found.among(0, len(found)) if each not in gone)


def _not_in_force(session: Session, day: date) -> set[str]:
    """The residencies that surely were not."""
    own, keys = table_of(Residency), ("registered_on", "ended_on", "status")
    rows = session.execute(select(own.c.id, *(own.c[key] for key in keys)))
    return {row[0] for row in rows if _was_in_force(dict(zip(keys, row[1:], strict=True)), day) is None}


def residency_statuses(session: Session, day: date) -> dict[str, Held | None]:
    """By the ids of the residencies that were in force on that day, or may have been, the status of then; None where
    that is the one of today.
    """
    own, keys = table_of(Residency), ("registered_on", "ended_on", "status", "notice_on")
    rows = session.execute(select(own.c.id, *(own.c[key] for key in keys)))
    known = {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}
    in_force = {each: values for each, values in known.items() if _was_in_force(values, day) is not None}
    return {each: _status_then(values, day) for each, values in in_force.items()}


def _residency(row: ListRow, now: FieldValues, day: date) -> RowAsOf | None:
    """A residency that was in force, or may have been; its status of today may not be that of then."""
    is_sure = _was_in_force(now, day)
    if is_sure is None:
        return None
    status = _status_then(now, day)
    if status is None:
        return RowAsOf(row, is_sure=is_sure)
    words = say_held(field_of(Residency, "status"), status, row)
    return RowAsOf(
        replace(row, values={**row.values, "status": None}), {"status": status}, {"status": words}, is_sure
    )


def _status_then(values: FieldValues, day: date) -> Held | None:
    """Its status where that need not be the one of today: before it was given notice of, before it was over, and
    where it may have come to be so only since. Whoever is still but registered was so then.
    """
    status, notice = values["status"], values["notice_on"]
    if status in CLOSED_STATUSES:
        return Held((), "unknown")
    if status in COME_SINCE and day < day_of_records():
        return Held((status,), "possible")
    if status != NOTICE_GIVEN or not isinstance(notice, ImpreciseDate) or (notice.latest and notice.latest <= day):
        return None
    return Held((), "unknown") if notice.earliest and day < notice.earliest else Held((status,), "possible")


def _was_in_force(values: FieldValues, day: date) -> bool | None:
    """Whether a residency surely was; None where it surely was not."""
    begun, over = (values[key] for key in ("registered_on", "ended_on"))
    begun = begun if isinstance(begun, ImpreciseDate) else None
    over = over if isinstance(over, ImpreciseDate) else None
    status = values["status"]
    is_over = begun is not None and begun.earliest is not None and begun.earliest > day
    is_over = is_over or (over is not None and over.latest is not None and over.latest < day)
    if is_over or status in NOT_YET:
        return None
    has_begun = begun is not None and begun.latest is not None and begun.latest <= day
    lasts = status not in CLOSED_STATUSES if over is None else over.earliest is not None and day <= over.earliest
    return has_begun and lasts


def _linked(kind: str, held: Iterable[Mapping[str, Held]]) -> set[str]:
    links = [each for each in fields_as_of(kind) if each.kind.is_link]
    return {
        target
        for known in held
        for each in links
        for value in (known[each.key].values if each.key in known else ())
        for target in each.kind.targets(value)
    }


def _row_as_of(kind: str, row: ListRow, held: Mapping[str, Held], names: Mapping[str, Names]) -> RowAsOf:
    fields = fields_as_of(kind)
    values = {each.key: row.values.get(each.key) for each in fields}
    values.update((key, _only_value(known)) for key, known in held.items())
    linked = {**row.linked, **names}
    then = replace(row, values=values, linked=linked)
    return RowAsOf(
        then, held, {each.key: say_held(each, held[each.key], then) for each in fields if each.key in held}
    )


def _only_value(held: Held) -> object:
    return held.values[0] if held.certainty == "so" and len(held.values) == 1 else None


def say_held(field: Field, held: Held, row: ListRow) -> str:
    """What the field was, in words; the row knows the names of what is linked."""
    if held.certainty == "unknown" and field.kind.is_name:
        # Which record it is has to be told all the same.
        return _("{name} (name then not known)", name=row.caption.show())
    return say_with_certainty(held, (replace(row, values={field.key: value}).show(field) for value in held.values))


def say_with_certainty(held: Held, words: Iterable[str]) -> str:
    """The words of its values, and whether it may be so or is not known."""
    if held.certainty == "unknown":
        return _("not known")
    said = _BETWEEN.join(words)
    return said if held.certainty == "so" else _("possibly {value}", value=said)


def words_as_of(then: RowAsOf) -> dict[str, str]:
    """By field key, what a list shows in place of the record's own values."""
    words = dict(then.said)
    if not then.is_sure and "status" not in words:
        status = next(each for each in fields_as_of(then.row.kind) if each.key == "status")
        words["status"] = _("possibly {value}", value=then.row.show(status))
    return words


def dump_beside(then: RowAsOf, fields: Iterable[Field], day: date) -> dict[str, object]:
    """What a program is told beside the values of a day: what may have been so, and what is not known."""
    possible: dict[str, object] = {}
    for each in fields:
        held = then.held.get(each.key)
        if held and held.values and then.row.values[each.key] is None:
            possible[each.key] = [each.kind.dump(value) for value in held.values]
    unknown = [key for key, held in then.held.items() if not held.values]
    return {"as_of": day.isoformat(), "is_sure": then.is_sure, "possible": possible, "unknown": unknown}


def say_sure(then: RowAsOf) -> str:
    """Whether the record belongs to the day."""
    return _("yes") if then.is_sure else _("possibly")


def differing_today(session: Session, kind: str, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """By id and field key, the words of what holds today where the record itself says otherwise.

    Its names are left out: a record is called the same wherever it is named.
    """
    own = read_said_today(session, kind, [row.id for row in rows])
    told = [row for row in rows if row.has_states or row.id in own]
    then = _rows_then(session, kind, told, today_here())
    own_rows = [replace(row, values=own.get(row.id, row.values)) for row in told]
    if own:
        # Of another day what is not known stays empty, as it is in the copy.
        then = [replace(each, said=_known_of(each)) for each in then]
    return {row.id: differing(row, each) for row, each in zip(own_rows, then, strict=True)}


def _known_of(then: RowAsOf) -> dict[str, str]:
    return {key: words for key, words in then.said.items() if then.held[key].certainty != "unknown"}


def residents_then(session: Session, rows: Sequence[ListRow]) -> dict[str, dict[str, str]]:
    """By id and field key, the words of residencies where one looks at another day and that is not sure."""
    day = so_day()
    then = [] if day is None else rows_as_of(session, _RESIDENCY, rows, day)
    return {each.row.id: words for each in then if (words := words_as_of(each))}


def differing(row: ListRow, then: RowAsOf) -> dict[str, str]:
    """The same for one record, as it was on a day."""
    return {
        key: words
        for key, words in then.said.items()
        if key in row.values and key != "names" and then.row.values[key] != row.values[key]
    }
