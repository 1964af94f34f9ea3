"""Records as they were on a day: rows of a list with what held then in place of what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...records import KINDS, Field, fields_of
from ...records.states import STATES, stated_keys
from ...records.today import today as today_here
from ..captions import captions
from ..claims.read_states import read_states
from ..claims.what_held import Held, what_held
from .listing import ListRow

_BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class RowAsOf:
    """A record on a day. `held` by field key, for the fields that its states speak of; `said` are their words.

    The row's values are those of that day: None where that is not known, or may have been one thing or another.
    """

    row: ListRow
    held: Mapping[str, Held] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What it was called."""
        return self.said.get("names") or self.row.caption.show()


def fields_as_of(kind: str) -> list[Field]:
    """The fields of a record on a day: its own, and those that only its states have."""
    own = fields_of(KINDS[kind])
    keys = {each.key for each in own}
    state_type = STATES[kind][0]
    stated = set(stated_keys(state_type)) - keys
    return [*own, *(each for each in fields_of(state_type) if each.key in stated)]


def rows_as_of(session: Session, kind: str, rows: Sequence[ListRow], day: date) -> list[RowAsOf]:
    """These rows as they were on that day."""
    states = read_states(session, kind, [row.id for row in rows])
    today = today_here()
    held = {row.id: what_held(states.get(row.id, ()), row.values, day, today) for row in rows}
    names = captions(session, _linked(kind, held.values()))
    return [_row_as_of(kind, row, held[row.id], names) for row in rows]


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
    words = _BETWEEN.join(replace(row, values={field.key: value}).show(field) for value in held.values)
    if held.certainty == "unknown":
        return _("not known")
    return words if held.certainty == "so" else _("possibly {value}", value=words)


def differs_today(row: ListRow, then: RowAsOf) -> dict[str, str]:
    """By field key, the words of what holds where the record itself says otherwise. Its name stays its own."""
    return {
        key: words
        for key, words in then.said.items()
        if key in row.values and key != "names"
        if then.held[key].certainty != "so" or then.held[key].values != (row.values[key],)
    }
