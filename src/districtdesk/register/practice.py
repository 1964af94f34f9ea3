"""Whether a register is one to practise in, by its history and not by its name, and what of the tasks it shows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..i18n import N_
from ..records import Event, Figure, Residency, table_of
from .backup.backups import Reason, backups_of
from .backup.making import which
from .tables import ChangeSetRow

SET_UP = N_("Set up the practice register")
# What sets a register up are its first steps.
_FIRST = 4
_SETS = table_of(ChangeSetRow)


def is_practice(session: Session) -> bool:
    """Whether it was made for practice; that stays with it in every copy."""
    first = select(_SETS.c.label).where(_SETS.c.sequence <= _FIRST, _SETS.c.undoable == 0)
    return SET_UP in session.scalars(first)


def figures_of(session: Session, subject: str, indicator: str) -> list[Figure]:
    """What is claimed of the subject by this indicator now."""
    query = select(Figure).where(
        Figure.subject == subject, Figure.indicator == indicator, Figure.removed_at.is_(None)
    )
    return list(session.scalars(query))


def events_of(session: Session, subject: str) -> list[Event]:
    """What happened to it, or is to happen."""
    events = session.scalars(select(Event).where(Event.removed_at.is_(None)))
    return [each for each in events if subject in (each.subjects or ())]


def was_brought_back(place: Path) -> bool:
    """Whether a backup was asked for, and one restored: what was there before a restore is a backup too."""
    reasons = {each.reason for each in backups_of(place, which(place, is_open=True))}
    return {Reason.HAND, Reason.RESTORE} <= reasons


def is_resident(session: Session, company: str, district: str) -> bool:
    query = select(Residency.id).where(
        Residency.company == company, Residency.district == district, Residency.removed_at.is_(None)
    )
    return session.scalar(query) is not None


def has_undone(session: Session) -> bool:
    """Whether some step was taken back."""
    return session.scalar(select(_SETS.c.sequence).where(_SETS.c.undoes.is_not(None)).limit(1)) is not None


def holds_value(figures: list[Figure], value: int, qualifier: str) -> bool:
    """Whether one of them says this number with this word."""
    return any(each.value == Decimal(value) and each.qualifier == qualifier for each in figures)
