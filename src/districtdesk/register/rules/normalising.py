"""The one form in which values are kept, whichever way they were written: given before each save."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from ...records import Figure, Indicator, LegalAct, Record, fields_of
from ...unread import UnreadValue
from ..claims.units import is_own_unit

# The number sign and its words in three languages, as they stand before an act's number.
_NUMBER_SIGN = re.compile(r"(№|#|n[or]?\.?|nömrə(li)?|nomre(li)?|number|номер|н\.?)[\s:.]*(?=\d)", re.IGNORECASE)
# Of a claim that is over another one takes the place, whatever it was called before.
_OVER = frozenset({"superseded", "cancelled", "withdrawn"})


def tidy(session: Session, record: Record) -> None:
    """Keep no unseen sign in a line, say nothing twice, leave out an own unit and an act's number sign.

    A claim that another one replaces is superseded, and only one that is preferred has a reason for that.
    """
    # What is read already is taken as it lies there, as whoever checks it does.
    read = vars(record)
    for field in fields_of(type(record)):
        value = read[field.key] if field.key in read else getattr(record, field.key)
        # What cannot be read stays as it is kept, until somebody enters it again.
        kept = None if value is None else value if isinstance(value, UnreadValue) else field.kind.tidy(value)
        # A value of a wrong type may not even be compared; its check finds it.
        if kept is not value:
            setattr(record, field.key, kept)
    if isinstance(record, Figure):
        _tidy_figure(session, record)
    if isinstance(record, LegalAct) and record.number:
        bare = bare_number(record.number)
        if bare != record.number:
            record.number = bare


def _tidy_figure(session: Session, figure: Figure) -> None:
    indicator = session.get(Indicator, figure.indicator) if figure.unit and figure.indicator else None
    if indicator and figure.unit and is_own_unit(figure.unit, indicator.unit):
        figure.unit = None
    if figure.replaced_by and figure.status not in _OVER:
        figure.status = "superseded"
    if not figure.preferred and (figure.preferred_reason or figure.preferred_because):
        # Why it was preferred says nothing of a claim that is so no longer.
        figure.preferred_reason = figure.preferred_because = None


def bare_number(number: str) -> str:
    """An act's number without its sign: 3127 of “№ 3127”, as references give the sign themselves."""
    return _NUMBER_SIGN.sub("", number.strip(), count=1) if _NUMBER_SIGN.match(number.strip()) else number.strip()
