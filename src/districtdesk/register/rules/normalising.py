"""The one form in which values are kept, whichever way they were written: given before each save."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from ...records import Figure, Indicator, LegalAct, Record, fields_of
from ..claims.units import is_own_unit

# The number sign and its words in three languages, as they stand before an act's number.
_NUMBER_SIGN = re.compile(r"(№|#|n[or]?\.?|nömrə(li)?|nomre(li)?|number|номер|н\.?)[\s:.]*(?=\d)", re.IGNORECASE)


def tidy(session: Session, record: Record) -> None:
    """Keep no unseen sign in a line, say nothing twice, and leave out an own unit and an act's number sign."""
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        kept = None if value is None else field.kind.tidy(value)
        # A value of a wrong type may not even be compared; its check finds it.
        if kept is not value:
            setattr(record, field.key, kept)
    if isinstance(record, Figure) and record.unit and record.indicator:
        indicator = session.get(Indicator, record.indicator)
        if indicator and is_own_unit(record.unit, indicator.unit):
            record.unit = None
    if isinstance(record, LegalAct) and record.number:
        bare = bare_number(record.number)
        if bare != record.number:
            record.number = bare


def bare_number(number: str) -> str:
    """An act's number without its sign: 3127 of “№ 3127”, as references give the sign themselves."""
    return _NUMBER_SIGN.sub("", number.strip(), count=1) if _NUMBER_SIGN.match(number.strip()) else number.strip()
