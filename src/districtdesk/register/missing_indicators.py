"""The standard indicators that a register lacks, because it was made by an older program."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..i18n import N_
from ..names import Names
from ..records import Indicator, table_of
from .claims.standard_indicators import INDICATORS, StandardIndicator, standard_id
from .errors import RegisterError
from .journal.store import Register


def supply_indicators(register: Register) -> None:
    """Add the missing ones as one step that undo does not reach.

    Where the register is being written to elsewhere, it is left for the next time that it is opened.
    """
    with register.read() as session:
        if not _missing(session):
            return
    with suppress(RegisterError), register.change(N_("Add standard indicators"), undoable=False) as session:
        session.add_all(missing_indicators(session))


def missing_indicators(session: Session) -> list[Indicator]:
    """Those that the register never had; one whose code is that of an indicator of its own is left out."""
    missing = _missing(session)
    there = {*_known(session)[0], *(each.id for each in missing)}
    return [_record(each, there) for each in missing]


def _missing(session: Session) -> list[StandardIndicator]:
    ids, codes = _known(session)
    return [each for each in INDICATORS if each.id not in ids and each.code not in codes]


def _known(session: Session) -> tuple[set[str], set[str]]:
    """Ids and codes of all indicators, removed ones too: who removed one does not want it back."""
    own = table_of(Indicator)
    rows = session.execute(select(own.c.id, own.c.code)).all()
    return {row[0] for row in rows}, {row[1] for row in rows}


def _record(each: StandardIndicator, there: set[str]) -> Indicator:
    added_to = tuple(other for other in map(standard_id, each.added_to) if other in there)
    return Indicator(
        id=each.id,
        code=each.code,
        names=Names(*each.names),
        dimension=each.dimension,
        unit=Names(*each.unit) if each.unit else None,
        nature=each.nature,
        subjects=each.subjects,
        may_be_summed=each.may_be_summed,
        only_grows=each.only_grows,
        per=each.per,
        added_to=added_to or None,
    )
