"""What a record said at an earlier version, as far as the journal surely tells it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ...records import KINDS, FieldValues, fields_of
from ..journal import journal
from ..journal.digests import is_erased
from ..journal.steps import Dumped


def values_at(session: Session, kind: str, record_id: str, version: int, newest: int) -> FieldValues | None:
    """Its values at `version`, of which `newest` is the last; None where the journal cannot tell.

    Versions are counted by the steps that tell of the record: where there are more or fewer of them, it is not known
    which step made which version.
    """
    changes = journal.changes_about(session, [record_id])
    if len(changes) != newest or not 0 < version <= newest or changes[0].before is not None:
        return None
    values: Dumped = {}
    for change in changes[:version]:
        if change.is_torn:
            return None
        values = dict(change.after or {}) if change.before is None else {**values, **(change.after or {})}
    return _loaded(kind, values)


def _loaded(kind: str, dumped: Dumped) -> FieldValues | None:
    values: dict[str, object] = {}
    for each in fields_of(KINDS[kind]):
        stored = dumped.get(each.key)
        if is_erased(stored):
            return None
        try:
            values[each.key] = None if stored is None else each.kind.load(stored)
        except (ValueError, TypeError, LookupError, ArithmeticError):
            return None
    return values
