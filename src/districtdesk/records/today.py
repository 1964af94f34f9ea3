"""The present day, in one place."""

from __future__ import annotations

from datetime import date, timedelta

from ..dates.imprecise import ImpreciseDate


def today() -> date:
    """Today by this machine's calendar; tests put another day here."""
    return date.today()


def is_to_come(when: ImpreciseDate | None) -> bool:
    """Whether the date lies in the future however it is meant; an unknown one does not."""
    return when is not None and when.earliest is not None and when.earliest > today()


def first_to_come() -> str:
    """What the stored text of a date in the future does not come before: it begins with the earliest day."""
    return (today() + timedelta(days=1)).isoformat()
