"""Rules against the same thing twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Row, Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...folding import fold
from ...i18n import _
from ...names import Names
from ...problems import Problem, error, warning
from ...records import Company, District, Indicator, LegalAct, Project, Record, Residency, table_of
from ...records.base import NAME_KEYS
from ..captions import name_keys
from .normalising import bare_number

PROBABLE_DUPLICATE = "probable_duplicate"


def _others(session: Session, record: Record, *conditions: Any) -> list[Any]:
    """Records of the same kind, not removed, other than this one, that meet the conditions."""
    kind = type(record)
    query = select(kind).where(kind.removed_at.is_(None), kind.id != record.id, *conditions)
    return list(session.scalars(query))


def act_problems(session: Session, act: LegalAct) -> Iterator[Problem]:
    """The same legal act twice: issuer, kind, number and date; or probably the same, whatever it is called."""
    if act.number:
        yield from act_again(act, _others(session, act, LegalAct.number == bare_number(act.number)))


def act_again(act: LegalAct, others: Sequence[LegalAct]) -> Iterator[Problem]:
    """An act beside the others of its number."""
    mine = _act_key(act)
    same = next((other for other in others if _act_key(other) == mine), None)
    if same:
        text = _("This act is already in the register: {act}.", act=same.caption.show())
        yield error(text, "number", "date", "issuer", "kind_as_reported", rule="same_act")
        return
    # One press calls a decree what another calls an order, and neither always gives the day.
    alike = next((other for other in others if _may_be_one_day(act.date, other.date)), None)
    if alike:
        yield same_name(alike.caption, "number")


def _may_be_one_day(one: ImpreciseDate | None, other: ImpreciseDate | None) -> bool:
    return not (one and other) or not (one.certainly_before(other) or other.certainly_before(one))


def _act_key(act: LegalAct) -> tuple[str, str | None, str | None]:
    kind = act.kind_officially or act.kind_as_reported
    return fold(act.issuer or ""), kind, act.date.edtf if act.date else None


def residency_problems(session: Session, residency: Residency) -> Iterator[Problem]:
    """No two open residencies of one kind for the same company and district."""
    if not residency.is_open:
        return
    others = _others(
        session, residency, Residency.company == residency.company, Residency.district == residency.district
    )
    for other in others:
        if other.is_open and other.residency_kind == residency.residency_kind:
            text = _("This company already has an open residency of this kind in this district.")
            yield error(text, "company", "district", "residency_kind", rule="second_open_residency")
            return


def indicator_problems(session: Session, indicator: Indicator) -> Iterator[Problem]:
    """A code names one indicator."""
    if _others(session, indicator, Indicator.code == indicator.code):
        yield error(_("Another indicator has this code."), "code", rule="same_code")


def name_problems(session: Session, record: District | Company | Project) -> Iterator[Problem]:
    """A record of the same kind with the same name, whatever the legal form, or tax ID is probably the same thing."""
    names = {key for key in name_keys(record.names).values() if key}
    tax_id = (record.tax_id or None) if isinstance(record, Company) else None
    alike = _alike(session, record, names, tax_id)
    if same := next((each for each in alike if each.has_tax_id), None):
        yield same_tax_id(same.caption)
    elif alike:
        yield same_name(alike[0].caption, "names")


def same_tax_id(other: Names) -> Problem:
    """Two companies share a tax ID."""
    text = _("“{name}” has the same tax ID. It may be the same one.", name=other.show())
    return warning(text, "tax_id", rule=PROBABLE_DUPLICATE)


def same_name(other: Names, *fields: str) -> Problem:
    """Two records share a name, or two acts a number."""
    text = _("“{name}” is already in the register. It may be the same one.", name=other.show())
    return warning(text, *fields, rule=PROBABLE_DUPLICATE)


def _alike(session: Session, record: Record, names: Collection[str], tax_id: str | None) -> Sequence[Row[Any]]:
    asked = {"kind": record.kind, "own_id": record.id, "tax_id": tax_id}
    asked |= {f"name_{place}": name for place, name in enumerate(names)}
    return session.execute(_alike_by(len(names), has_tax_id=tax_id is not None), asked).all()


@cache
def _alike_by(names: int, *, has_tax_id: bool) -> CompoundSelect[Any]:
    """Records of a kind that have one of so many names in some language, or have the tax ID.

    Made once and asked in one go, because every save asks it, and to make it or to ask twice takes longer than the
    answer.
    """
    table = table_of(Record)
    same_kind = (table.c.kind == bindparam("kind"), table.c.removed_at.is_(None), table.c.id != bindparam("own_id"))
    by_name = select(table.c.caption, literal(0).label("has_tax_id")).where(*same_kind)
    wanted: list[BindParameter[str]] = [bindparam(f"name_{place}") for place in range(names)]
    # A union, because SQLite reads all of a kind where the conditions stand in one OR.
    found = [by_name.where(table.c[key].in_(wanted)) for key in NAME_KEYS.values()]
    return union_all(*found, *([_by_tax_id()] if has_tax_id else []))


def _by_tax_id() -> Select[Any]:
    whole, own = table_of(Record), table_of(Company)
    found = select(whole.c.caption, literal(1)).join_from(own, whole, whole.c.id == own.c.id)
    return found.where(
        own.c.tax_id == bindparam("tax_id"), own.c.id != bindparam("own_id"), whole.c.removed_at.is_(None)
    )
