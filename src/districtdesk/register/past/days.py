"""The days at which it is worth stopping when one looks back: those on which something was entered, or came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ..clock import ClockKind
from ..journal.store import Register
from ..queries.said_by import days_of_claims
from .past_register import days_known

# What is said to be older is a slip of the pen more often than not, and would make the way long.
_OLDEST = "1900-01-01"


def read_days(register: Register) -> Mapping[ClockKind, Sequence[date]]:
    """By clock the days on which what is seen by it changed, the first of them first; today stands last."""
    now = date.today()
    with register.read() as session:
        known, said = days_known(session), days_of_claims(session)
    texts = (each for each in said if _OLDEST <= each <= now.isoformat())
    so = {date.fromisoformat(each) for each in texts}
    return {"known": sorted({*known, now}), "so": sorted({*so, now})}
