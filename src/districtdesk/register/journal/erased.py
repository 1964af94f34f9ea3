"""What stands in the journal in place of a text that was erased: its digest, and nothing of it.

A digest of the journal that takes each value by its own is the same before and after (docs/personal-data.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import RowMapping, bindparam, select, update
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...i18n import LANGUAGES, N_, _, speaking
from ...names import Names
from ...records import Field, table_of
from ..captions import batches
from ..file.journal_guard import rewriting_allowed
from ..tables import ChangeRow
from .digests import MARK, digest, is_erased
from .said_once import Place, values_at
from .steps import Dumped
from .stored import as_read, as_stored

# The one step that may put it there.
ERASE = N_("Erase person")
# Of that step, beside what it left of the person: where it put digests, by record, side and field the steps.
REACHED = "erased_at"
# A field that is needed cannot be empty.
_NOTHING_SAID = "—"


@dataclass(frozen=True, slots=True)
class ErasedTexts:
    """What is erased of one record: the dumped value that now stands in each of these fields."""

    left: Mapping[str, Json]


def is_erasable_text(field: Field) -> bool:
    """Whether it goes with the person whom it is of."""
    kind = field.kind
    return not kind.derived and not kind.is_link and (kind.is_name or kind.takes_any_line or not kind.is_one_line)


def value_left(field: Field) -> object:
    """What an erased field holds: nothing, or where it is needed a word that says nothing."""
    if not field.is_required:
        return None
    if not field.kind.is_name:
        return _NOTHING_SAID
    names = {}
    for code in LANGUAGES:
        with speaking(code):
            names[code] = _("Erased person")
    return Names(**names)


def may_stand_for(field: Field, value: Json, erased: Json) -> bool:
    """Whether a record may hold this value where the journal has what is left of an erased one."""
    return value in (None, field.kind.dump(value_left(field))) or digest(value) == digest(erased)


def reached_places(session: Session, texts: Mapping[str, ErasedTexts], said_once: Collection[Place]) -> Dumped:
    """Where erase_from_journal() and erase_places() will put digests, as the step tells of it."""
    # By record, side and field the steps.
    places: Any = {}
    sequences = {place[0] for place in said_once}
    for row, side, key, value in (*_values(session, "record_id", texts), *_values(session, "sequence", sequences)):
        left = texts[row["record_id"]].left if row["record_id"] in texts else {}
        is_said_once = (row["sequence"], side, key) in said_once and not is_erased(value)
        if is_said_once or _goes(key, value, left):
            steps = places.setdefault(row["record_id"], {}).setdefault(side, {}).setdefault(key, [])
            steps += [row["change_set"]] if row["change_set"] not in steps else []
    return {REACHED: places}


def _values(
    session: Session, column: str, which: Iterable[str] | Iterable[int]
) -> Iterator[tuple[RowMapping, str, str, Json]]:
    """The rows of these changes, and of each the values with their side and key."""
    table = table_of(ChangeRow)
    for batch in batches(which):
        rows = session.execute(select(table).where(table.c[column].in_(batch))).mappings().all()
        for row, side in product(rows, ("before", "after")):
            yield from ((row, side, key, value) for key, value in (as_read(row[side]) or {}).items())


def erase_from_journal(session: Session, texts: Mapping[str, ErasedTexts]) -> None:
    """Put digests in place of these texts, by record id, wherever the journal has them."""
    table = table_of(ChangeRow)
    rewritten = []
    for batch in batches(texts):
        for row in session.execute(select(table).where(table.c.record_id.in_(batch))).mappings():
            left = texts[row["record_id"]].left
            sides = {side: as_stored(_without(as_read(row[side]), left)) for side in ("before", "after")}
            if any(sides[side] != row[side] for side in sides):
                rewritten.append({"which": row["sequence"], **{f"new_{side}": text for side, text in sides.items()}})
    _rewrite(session, rewritten)


def erase_places(session: Session, places: Collection[Place]) -> None:
    """Put digests in place of the texts at these places of the journal."""
    rewritten = []
    for sequence, sides in values_at(session, sorted({place[0] for place in places})):
        for side, values in sides.items():
            going = {key: None for key in values or () if (sequence, side, key) in places}
            sides[side] = _without(values, going)
        rewritten.append({"which": sequence, **{f"new_{side}": as_stored(sides[side]) for side in sides}})
    _rewrite(session, rewritten)


def _rewrite(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    if not rows:
        return
    table = table_of(ChangeRow)
    statement = update(table).where(table.c.sequence == bindparam("which"))
    with rewriting_allowed(session.connection()):
        session.execute(statement.values(before=bindparam("new_before"), after=bindparam("new_after")), list(rows))


def _without(values: Dumped | None, left: Mapping[str, Json]) -> Dumped | None:
    if values is None:
        return None
    return {key: _erased(value) if _goes(key, value, left) else value for key, value in values.items()}


def _goes(key: str, value: Json, left: Mapping[str, Json]) -> bool:
    return key in left and value is not None and value != left[key] and not is_erased(value)


def _erased(value: Json) -> Json:
    return {MARK: digest(value)}
