"""Fields of a date that is told by an event, such as within six months of the launch, and moves with it."""

from __future__ import annotations

from sqlalchemy.orm import MappedColumn

from ..fields import Link, Offset
from ..i18n import N_
from .columns import column


def relative_to(section: str) -> MappedColumn[str | None]:
    """The event by which the date is told."""
    meaning = N_("The event by which the date is told, such as the launch.")
    return column(Link(N_("Relative to"), to=("event",), section=section, meaning=meaning))


def relative_by(section: str) -> MappedColumn[str | None]:
    """How long after or before that event."""
    meaning = N_("How long after or before it: after, within six months, 2 to 3 years after.")
    return column(Offset(N_("How far from it"), section=section, meaning=meaning))
