"""Rules against the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, select, union_all
from sqlalchemy.orm import Session

from ..dates.imprecise import ImpreciseDate
from ..folding import fold, order_key
from ..i18n import _
from ..names import Names
from ..problems import Problem, error, warning
from ..records import Company, Indicator, LegalAct, Record, Residency, table_of
from ..records.base import ORDER_KEYS
from .tidying import bare_number


def _others(session: Session, record: Record, *conditions: Any) -> list[Any]:
    """Records of the same kind, not removed, other than this one, that meet the conditions."""
    kind = type(record)
    query = select(kind).where(kind.removed_at.is_(None), kind.id != record.id, *conditions)
    return list(session.scalars(query))


def act_problems(session: Session, act: LegalAct) -> Iterator[Problem]:
    """The same legal act twice: issuer, kind, number and date; or probably the same, whatever it is called."""
    if not act.number:
        return
    mine = _act_key(act)
    others = _others(session, act, LegalAct.number == bare_number(act.number))
    same = next((other for other in others if _act_key(other) == mine), None)
    if same:
        text = _("This act is already in the register: {act}.", act=same.caption.show())
        yield error(text, "number", "date", "issuer", "kind_as_reported", rule="same_act")
        return
    # One press calls a decree what another calls an order, and neither always gives the day.
    alike = next((other for other in others if _may_be_one_day(act.date, other.date)), None)
    if alike:
        text = _("“{name}” is already in the register. It may be the same one.", name=alike.caption.show())
        yield warning(text, "number", rule="probable_duplicate")


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


def name_problems(session: Session, record: Any) -> Iterator[Problem]:
    """A record of the same kind with the same name or tax ID is probably the same thing."""
    if isinstance(record, Company) and record.tax_id and _has_other_tax_payer(session, record):
        text = _("Another company has this tax ID. It may be the same one.")
        yield warning(text, "tax_id", rule="probable_duplicate")
        return
    other = _same_name(session, record)
    if other:
        text = _("“{name}” is already in the register. It may be the same one.", name=other.show())
        yield warning(text, "names", rule="probable_duplicate")


def _has_other_tax_payer(session: Session, company: Company) -> bool:
    own = {"tax_id": company.tax_id, "own_id": company.id}
    return session.execute(_same_tax_id(), own).first() is not None


def _same_name(session: Session, record: Any) -> Names | None:
    mine = sorted({fold(name) for name in record.names.known().values()})
    asked = {"kind": record.kind, "own_id": record.id}
    asked |= {f"first_{place}": name for place, name in enumerate(mine)}
    asked |= {f"last_{place}": f"{name}\uffff" for place, name in enumerate(mine)}
    asked |= {key: order_key(record.names.among(code), code) for code, key in ORDER_KEYS.items()}
    captions: list[Names] = [row.caption for row in session.execute(_alike(len(mine)), asked)]
    return next((each for each in captions if {fold(name) for name in each.known().values()} & set(mine)), None)


# Made once, because every save asks both, and to make them takes longer than to ask.


@cache
def _same_tax_id() -> Select[Any]:
    whole, own = table_of(Record), table_of(Company)
    found = select(own.c.id).join_from(own, whole, whole.c.id == own.c.id).where(own.c.tax_id == bindparam("tax_id"))
    return found.where(own.c.id != bindparam("own_id"), whole.c.removed_at.is_(None)).limit(1)


@cache
def _alike(names: int) -> CompoundSelect[Any]:
    """Records of a kind that may have one of so many names, by both shapes of index.

    The search key begins with the first name; the order keys hold one name a language.
    """
    table = table_of(Record)
    same_kind = (table.c.kind == bindparam("kind"), table.c.removed_at.is_(None), table.c.id != bindparam("own_id"))
    begins = [
        table.c.search_key.between(bindparam(f"first_{place}"), bindparam(f"last_{place}")) for place in range(names)
    ]
    alike = [*begins, *(table.c[key] == bindparam(key) for key in ORDER_KEYS.values())]
    # A union, because SQLite reads all of a kind where the conditions stand in one OR.
    return union_all(*(select(table.c.caption).where(*same_kind, each) for each in alike))
