"""Where it is worth stopping when one looks back: at what was entered, or at the days on which something came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from ..clock import Clock, ClockKind
from ..journal.store import Register
from ..queries.history import Step, steps_by_number
from ..queries.said_by import days_of_claims
from ..queries.step_names import step_told
from .past_register import steps_known

# What is said to be older is a slip of the pen more often than not, and would make the way long.
_OLDEST = "1900-01-01"
# Of so many steps, the newest, each has a stop; before them each day has one.
_SINGLE = 200


def read_stops(register: Register) -> Mapping[ClockKind, Sequence[Clock]]:
    """By clock what is seen by it where that changed, the first of it first; today stands last."""
    now = date.today()
    with register.read() as session:
        known, said = list(_known(session, now)), days_of_claims(session)
    texts = (each for each in said if _OLDEST <= each <= now.isoformat())
    so = {date.fromisoformat(each) for each in texts}
    return {"known": known, "so": [Clock("so", day) for day in sorted({*so, now})]}


def _known(session: Session, now: date) -> Iterator[Clock]:
    """The steps of a day but its last, after which it is the whole day that is seen."""
    days = steps_known(session)
    newest = sorted(step for steps in days.values() for step in steps)[-_SINGLE:]
    told = steps_by_number(session, newest)
    for day, steps in days.items():
        yield from (clock_of(told[each]) for each in steps[:-1] if each in told)
        yield Clock("known", day)
    if now not in days:
        yield Clock("known", now)


def clock_of(step: Step) -> Clock:
    """What was known once this step was made."""
    at: datetime = step.change_set.at.astimezone()
    return Clock("known", at.date(), step.change_set.sequence, f"{at.hour:02}:{at.minute:02}", step_told(step))
