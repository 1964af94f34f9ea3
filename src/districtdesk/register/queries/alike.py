"""What is in the register already of that which is being typed: the same name, tax ID, or act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ...names import Names
from ...problems import Problem
from ...records import KINDS, Company, FieldValues, LegalAct, kind_of
from ..rules.duplicate_rules import acts_alike, same_name, same_tax_id
from ..rules.namesakes import NAMED_TYPES, Namesake, find_namesakes
from ..rules.neighbours import Neighbours
from ..rules.normalising import bare_number

_ACT = kind_of(LegalAct)
# By which fields records of these kinds are found to be there.
ALIKE_BY: dict[str, frozenset[str]] = {
    **{kind_of(each): frozenset({"names", "tax_id"}) for each in NAMED_TYPES},
    _ACT: frozenset({"number", "date"}),
}


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may be the one that is typed, and what is said of it."""

    id: str
    caption: Names
    problem: Problem


def find_alike(session: Session, kind: str, values: FieldValues, own_id: str | None) -> list[Alike]:
    """The records of a kind that may be the one of these values; those with the same number first."""
    if kind == _ACT:
        return _acts(session, values, own_id or "")
    names = values.get("names")
    tax_id = values.get("tax_id") if KINDS[kind] is Company else None
    known = names if isinstance(names, Names) else Names()
    record = KINDS[kind](id=own_id or "", kind=kind, names=known)
    found = find_namesakes(session, record, tax_id if isinstance(tax_id, str) and tax_id else None)  # type: ignore[arg-type]
    found.sort(key=lambda each: not each.has_tax_id)
    first = {each.id: each for each in reversed(found)}
    return [Alike(each.id, each.caption, _said(each)) for each in reversed(first.values())]


def _said(found: Namesake) -> Problem:
    return same_tax_id(found.caption) if found.has_tax_id else same_name(found.caption, "names")


def _acts(session: Session, values: FieldValues, own_id: str) -> list[Alike]:
    number = values.get("number")
    if not isinstance(number, str) or not number.strip():
        return []
    act = LegalAct(id=own_id, kind=_ACT, number=number, date=values.get("date"))
    others = Neighbours(session).other_acts(act, bare_number(number))
    return [Alike(each.id, each.caption, same_name(each.caption, "number")) for each in acts_alike(act, others)]
