"""One record at a glance: its title, a line that tells which one it is, and how much hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...record_kind import Related
from ...record_kinds import EVIDENCE, RECORD_KINDS, SUBJECTS
from ...records import KINDS, Field, LegalAct, fields_of
from ...records.columns import WORDS
from ..claims.claim_order import shown
from ..claims.units import is_in_unit
from . import listing
from .as_of import differing
from .display_values import display_dates, title_of
from .listing import ListRow, Query
from .residents import counting_recorded
from .subject_claims import Claim
from .through_time import DayOnShow, read_day

# More would not fit on one line.
_LINE_LENGTH = 4
_OWN_ID, _DISTRICT = "own_id", "district"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a record's page shows above its tabs. `counts` by tab key: a number, or "1 of 13".

    `today`: what its states tell of today; None where it has none.
    """

    row: ListRow
    title: str
    line: str
    counts: Mapping[str, int | tuple[int, int]]
    today: DayOnShow | None = None


def read_profile(session: Session, row: ListRow, claims: Sequence[Claim]) -> Profile:
    """The profile of the record of this row, about which there are these claims."""
    keys, counting = _counting(row.kind)
    found = session.execute(counting, {_OWN_ID: row.id}).one()
    counts: dict[str, int | tuple[int, int]] = dict(zip(keys, found, strict=False))
    if row.kind in SUBJECTS:
        counts["figures"] = len(claims)
    if row.kind == _DISTRICT:
        counts.update(_reported(claims, found[-1]))
    today = read_day(session, row)
    return Profile(row, title_of(session, row), _line(session, row, today), counts, today)


@cache
def _counting(kind: str) -> tuple[tuple[str, ...], Select[Any]]:
    """The tabs of a record of this kind, and the statement that counts each; it takes longer to make than to ask.

    Of a district it counts its recorded residents as well, last of all.
    """
    # SQLAlchemy takes the place where an id is put in for an id.
    own_id = cast(str, bindparam(_OWN_ID, type_=WORDS))
    countings = {each.key: listing.counting(_of(each, own_id)) for each in (*RECORD_KINDS[kind].related, EVIDENCE)}
    recorded = [counting_recorded(own_id)] if kind == _DISTRICT else []
    return tuple(countings), select(*(each.scalar_subquery() for each in (*countings.values(), *recorded)))


def _of(related: Related, own_id: str) -> Query:
    return Query(related.kind, linked=(related.field, (own_id,)), either_way=related.either_way)


def _reported(claims: Sequence[Claim], recorded: int) -> dict[str, tuple[int, int]]:
    """Residents recorded against residents reported, where a claim states them."""
    counted = (each for each in claims if each.indicator.code == "residents")
    stated = shown(each.figure for each in counted if is_in_unit(each.figure.unit, each.indicator))
    return {"residents": (recorded, int(stated.quantity.value))} if stated else {}


def _line(session: Session, row: ListRow, today: DayOnShow | None) -> str:
    parts = [_founding(session, row)] if row.kind == _DISTRICT else []
    words = {**display_dates(row), **(differing(row, today.then) if today else {})}
    parts += [words.get(field.key) or row.show(field) for field in _identity_fields(row.kind)]
    if today and today.former:
        parts.append(_("formerly {names}", names=", ".join(_("“{word}”", word=name) for name in today.former)))
    # Without names of its own it is called by what it belongs to, in each language.
    if row.values.get("names"):
        parts += _other_names(row)
    title = row.caption.show()
    return " · ".join(part for part in dict.fromkeys(parts) if part and part not in title)


def _other_names(row: ListRow) -> list[str]:
    """Its names in all languages: of a state the names alone, whose title has a date as well."""
    names = row.values["names"]
    if isinstance(names, Names) and row.caption.show() != names.show():
        return list(names.known().values())
    return list(row.caption.known().values())


def _identity_fields(kind: str) -> list[Field]:
    fields = fields_of(KINDS[kind])
    known = [field for field in fields if field.kind.listed and field.kind.stands_below_title]
    return known[:_LINE_LENGTH]


def _founding(session: Session, row: ListRow) -> str:
    """The day of establishment and the act, where both are known."""
    act = session.get(LegalAct, row.values["established_by"]) if row.values["established_by"] else None
    return _("Established by {act}", act=act.reference()) if act else ""
