"""Whether the date of a typed claim is the day that it is as of, or the day for which it is meant: 500 by 2030."""

from __future__ import annotations

from typing import Literal

from ...dates import edtf
from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...problems import Problem, error
from ...records import FieldValues
from ...records.claim_status import NOT_YET_SO, PLANNED
from ...records.today import today

# It held by then, or it is to be so by then.
Aim = Literal["held", "meant"]
OPEN_AIM = "date_aim"
_AIMS: tuple[tuple[str, Aim], ...] = (("for_when", "meant"), ("as_of", "held"), ("period", "held"))


def names_an_end(when: ImpreciseDate) -> bool:
    """Whether the words tell by when, and not on which day or over what time."""
    return when.edtf.startswith(f"{edtf.OPEN}/")


def find_aim(
    when: ImpreciseDate,
    said: ImpreciseDate | None,
    status: object,
    nature: str,
    *,
    is_as_of: bool,
    chosen: Aim | None = None,
) -> Aim | None:
    """How a date is meant that was told on the day `said`, or today where that is not known; None where it is open.

    By 2030 goes as it is `chosen`, if it is.
    """
    said = said if said and (said.earliest or said.latest) else ImpreciseDate.of(today())
    if is_as_of:
        return "held"
    if not names_an_end(when):
        # A flow in 2030 is over that year.
        is_to_come = nature != "flow" and status in NOT_YET_SO and said.certainly_before(when)
        return "meant" if is_to_come else "held"
    if chosen:
        return chosen
    end = edtf.parse(when.edtf)
    last = end.end if isinstance(end, edtf.Interval) else end
    point = ImpreciseDate(str(last))
    if status in PLANNED or said.certainly_before(point):
        return "meant"
    is_over = said.earliest is not None and point.latest is not None and point.latest <= said.earliest
    return "held" if is_over else None


def open_aim(when: ImpreciseDate) -> Problem:
    """Asks which of the two is meant."""
    text = _("“{when}”: does it say what was so by then, or what is to be so by then?", when=when.show())
    return error(text, rule=OPEN_AIM)


def aim_said(values: FieldValues) -> Aim | None:
    """How the date of these typed values was taken; None where it could not be taken the other way."""
    for key, aim in _AIMS:
        when = values.get(key)
        # A flow that is as of a day runs until then, which no printed words say.
        if isinstance(when, ImpreciseDate) and names_an_end(when) and (key != "period" or when.words):
            return aim
    return None
