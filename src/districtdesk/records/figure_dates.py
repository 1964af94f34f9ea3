"""The dates of a figure in words: the day it is as of or the time it ran over, and whether a source gives it."""

from __future__ import annotations

from ..dates import edtf
from ..dates.edges import reach
from ..dates.imprecise import ImpreciseDate
from ..i18n import N_, _

# The basis of a date that is filled in from the source, because no text gives one.
DAY_OF_PUBLICATION = "date_of_publication"
# Of a date that no source gives: what it is, in full and where there is little room.
_UNSTATED = {
    DAY_OF_PUBLICATION: (N_("{when} (day of publication)"), N_("{when} (published)")),
    "assumed": (N_("{when} (assumed)"), N_("{when} (assumed)")),
}


def is_unstated(basis: str | None) -> bool:
    """Whether a date of this basis was filled in, and no source gives it."""
    return basis in _UNSTATED


def with_basis(when: str, basis: str | None, *, is_short: bool = False) -> str:
    """A figure's date in words, never without saying so where no source gives it: 12 June 2024 (assumed)."""
    words = _UNSTATED.get(basis or "")
    return _(words[is_short], when=when) if words else when


def period_until(day: ImpreciseDate) -> ImpreciseDate | None:
    """A period that ends with this date and whose start is not known; None for a date that itself has no end.

    Until late 2024 is until its last month: the loose stretch reaches as far.
    """
    point = edtf.parse(day.edtf)
    if isinstance(point, edtf.Point):
        return ImpreciseDate(f"{edtf.OPEN}/{reach(point, opens=False)}")
    return ImpreciseDate(f"{edtf.OPEN}/{day.latest.isoformat()}") if day.latest else None


def show_period(period: ImpreciseDate, *, is_short: bool = False) -> str:
    """The time over which a flow was counted: over 2023; until 2023 where its start is not known."""
    words = period.short() if is_short else period.show()
    return words if _stands_alone(period) else _("over {period}", period=words)


def show_as_of(day: ImpreciseDate) -> str:
    """The day that a stock was as of: as of 2023; by the end of 2025 where that is how it was printed."""
    return day.show() if _stands_alone(day) else _("as of {day}", day=day.show())


def amount_as_of(amount: str, day: ImpreciseDate, basis: str | None = None) -> str:
    """An amount and its day, with what that is where no source gives it: 1000 jobs as of 2023 (assumed)."""
    words = with_basis(day.show(), basis)
    if _stands_alone(day):
        return _("{amount}, {when}", amount=amount, when=words)
    return _("{amount} as of {day}", amount=amount, day=words)


def amount_over(amount: str, period: ImpreciseDate, basis: str | None = None) -> str:
    """An amount and its period, in the same way: 12 jobs over 2023; 12 jobs, until 2023 (day of publication)."""
    words = with_basis(period.show(), basis)
    if _stands_alone(period):
        return _("{amount}, {when}", amount=amount, when=words)
    return _("{amount} over {period}", amount=amount, period=words)


def _stands_alone(when: ImpreciseDate) -> bool:
    """Printed words and open ends bring a preposition of their own, or are in a case that no other one takes."""
    return bool(when.words) or when.earliest is None or when.latest is None
