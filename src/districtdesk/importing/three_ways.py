"""A field in a workbook, in the register, and as it was when the workbook was made: which of the two changed it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ..exchange.safe_text import make_safe
from ..names import Names
from ..records import Field, FieldValues
from ..register.journal import journal
from ..register.journal.store import Register
from ..register.queries.at_version import values_at
from ..register.queries.listing import ListRow


class Side(Enum):
    """Who changed a field since the workbook was made."""

    WORKBOOK = "workbook"
    REGISTER = "register"
    BOTH = "both"


def read_base(register: Register, current: ListRow, version: int) -> FieldValues | None:
    """What the record said when the workbook was made; None where that is not known."""
    if version == current.version:
        return current.values
    with register.read() as session:
        return values_at(session, current.kind, current.id, version, current.version)


def read_base_after(register: Register, current: ListRow, sequence: int) -> FieldValues | None:
    """What the record said after that step of the history; None where it was not there, or that is not known."""
    with register.read() as session:
        changes = journal.changes_about(session, [current.id])
        version = sum(each.change_set <= sequence for each in changes)
        return values_at(session, current.kind, current.id, version, current.version) if version else None


def changed_by(each: Field, value: object, now: object, base: FieldValues) -> Side:
    """Who changed a field whose value in the workbook is another than the register has `now`."""
    if not is_other(each, value, base.get(each.key)):
        return Side.REGISTER
    return Side.BOTH if is_other(each, now, base.get(each.key)) else Side.WORKBOOK


def is_other(each: Field, value: object, current: object) -> bool:
    """Nothing and no links at all are the same to a worksheet, and a text is no other for what no cell can hold."""
    if isinstance(value, str | Names) and type(value) is type(current):
        return bool(value != current and value != _as_kept(each, current))
    return bool((None if value == () else value) != (None if current == () else current))


def _as_kept(each: Field, current: str | Names) -> object:
    """What comes back from the cells of a text that was too long for one, or had characters that none can hold."""
    if isinstance(current, Names):
        return Names(**{code: " ".join(make_safe(name).text.split()) for code, name in current.known().items()})
    return each.kind.parse(make_safe(current).text)


def filled_up(value: object, current: object, cells: Mapping[str, object]) -> object:
    """Names of which the cells of some languages are blank keep those that are there."""
    if not isinstance(value, Names) or not isinstance(current, Names):
        return value
    known = {code: name for code, name in current.known().items() if not cells.get(code)}
    return Names(**{**known, **value.known()})
