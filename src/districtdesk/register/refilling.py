"""Records that another register had, brought into an empty one as they were, with what the program had filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..fields.kind import Json
from ..i18n import _
from ..problems import Problem, error
from ..records import KINDS, AcceptedWarning, Field, Indicator, Record, fields_of
from .journal.removal import remove
from .kept_warnings import hold_on


def put_whole(session: Session, kind: str, record_id: str, dumped: Mapping[str, Json]) -> Problem | None:
    """Bring one record in, with its id; an indicator that is there by that id becomes it. A Problem for no value."""
    record_type = KINDS[kind]
    # What every register begins with has the same id in each.
    record: Record | None = session.get(record_type, record_id) if record_type is Indicator else None
    if record is None:
        record = record_type(id=record_id)
        session.add(record)
    for field in fields_of(record_type):
        value = _loaded(field, dumped.get(field.key))
        if isinstance(value, Problem):
            return value
        if getattr(record, field.key) != value:
            setattr(record, field.key, value)
    return None


def _loaded(field: Field, dumped: Json) -> object:
    """The value of a field; a Problem for what is none."""
    try:
        value: object = field.kind.load(dumped)
        # What is read leniently would otherwise become a text or nothing.
        is_one = type(field.kind.dump(value)) is type(dumped)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
        is_one = False
    if is_one:
        return value
    text = _("“{field}” holds no value that can be read.", field=_(field.kind.label))
    return error(text, field.key, rule="unreadable")


def remove_other_indicators(session: Session, kept: Collection[str]) -> None:
    """Remove those that the other register did not have."""
    there = session.scalars(select(Indicator.id).where(Indicator.removed_at.is_(None)))
    gone = [each for each in there if each not in kept]
    if gone:
        remove(session, gone)


def keep_quiet(session: Session, versions: Mapping[str, int]) -> None:
    """Have those kept warnings go on being quiet whose record is as it was when the reason was given."""
    kept = [each for each in session.new if isinstance(each, AcceptedWarning)]
    hold_on(session, [each.id for each in kept if versions.get(each.record) == each.of_version])
