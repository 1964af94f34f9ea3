"""Fields of a date that is told by an event, such as within six months of the launch, and moves with it."""

from __future__ import annotations

from sqlalchemy.orm import MappedColumn

from ..dates.imprecise import ImpreciseDate
from ..dates.offset import show_offset
from ..fields import Link, Offset
from ..i18n import N_, _
from ..problems import Problem, error
from .base import Record
from .columns import column

_SECTION = N_("Relative to an event")


def relative_to() -> MappedColumn[str | None]:
    """The event by which the date is told."""
    meaning = N_(
        "The event by which the date is told, such as the launch. It moves with this event, not with a later one."
    )
    return column(Link(N_("Relative to"), to=("event",), section=_SECTION, meaning=meaning))


def relative_by() -> MappedColumn[str | None]:
    """How long after or before that event."""
    meaning = N_("How long after or before it: after, within six months, 2 to 3 years after.")
    return column(Offset(N_("How far from it"), section=_SECTION, meaning=meaning))


def relative_problems(record: Record) -> list[Problem]:
    """A distance is told of an event: which one has to be said."""
    if getattr(record, "relative_by", None) and not getattr(record, "relative_to", None):
        return [error(_("Say which event it is told by."), "relative_to", "relative_by", rule="relative_to_nothing")]
    return []


def told_by(when: ImpreciseDate | None, by: str | None, event: str, *, is_short: bool = False) -> str:
    """A date with the event by which it is told: 1 May 2027 to 1 November 2027 (within 6 months after: launch)."""
    words = (when.short() if is_short else when.show()) if when else ""
    if not (by and event):
        return words
    told = f"{show_offset(by)}: {event}"
    return _("{when} ({told})", when=words, told=told) if words else told
