"""Rows that are gone from a sheet, or with it: told as missing, and no record is removed for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..exchange.carried_mark import Carried, carried_name, read_carried
from ..i18n import _
from ..names import Names
from ..record_kinds import RECORD_KINDS
from ..records import KINDS
from ..register.journal.store import Register
from ..register.queries.at_step import read_there_since
from .proposal import Missing, Proposal, RowPlace
from .recognising import ListSheet


def note_missing(
    register: Register, sheets: Sequence[ListSheet], seen: Mapping[str, RowPlace], proposal: Proposal
) -> None:
    """Tell how many records the workbook had and lacks, and which, where it had all of their kind.

    `seen`: the records that are in it. What a filter had left out is not missing, nor what was added since.
    """
    given = sheets[0].sheet.given if sheets else {}
    for kind in KINDS:
        carried = read_carried(given.get(carried_name(kind), ""))
        if carried is None:
            continue
        titles = [each.title for each in sheets if each.kind == kind]
        lacks = carried.count - sum(place[0] in titles for place in seen.values())
        gone = _gone(register, kind, carried, seen) if carried.is_whole else ()
        if carried.is_whole and len(gone) <= lacks:
            # What was removed from the register too is in neither.
            lacks = len(gone)
        if lacks > 0:
            # A sheet that is gone is called as its records are.
            title = titles[0] if titles else _(RECORD_KINDS[kind].many)
            proposal.missing.append(Missing(title, kind, lacks, gone if len(gone) == lacks else ()))


def _gone(
    register: Register, kind: str, carried: Carried, seen: Mapping[str, RowPlace]
) -> tuple[tuple[str, Names], ...]:
    with register.read() as session:
        return tuple(read_there_since(session, kind, carried.steps, but=seen))
