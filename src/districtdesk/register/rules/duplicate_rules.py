"""Rules against the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...folding import fold, order_key
from ...i18n import _
from ...names import Names
from ...problems import Problem, error, warning
from ...records import Company, District, Indicator, LegalAct, Project, Record, Residency, table_of
from ...records.base import ORDER_KEYS
from .legal_forms import LEADING, bare_name
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
    mine = {bare_name(name) for name in record.names.known().values()}
    tax_id = (record.tax_id or None) if isinstance(record, Company) else None
    begins = sorted(mine)
    if isinstance(record, Company):
        begins += [f"{form} {name}" for form in LEADING for name in sorted(mine)]
    alike = _alike(session, record, begins, tax_id)
    same = next((each for each in alike if each.has_tax_id), None)
    if same:
        yield same_tax_id(same.caption)
        return
    captions: Iterator[Names] = (each.caption for each in alike)
    other = next((each for each in captions if not mine.isdisjoint(map(bare_name, each.known().values()))), None)
    if other:
        yield same_name(other, "names")


def same_tax_id(other: Names) -> Problem:
    """Two companies share a tax ID."""
    text = _("“{name}” has the same tax ID. It may be the same one.", name=other.show())
    return warning(text, "tax_id", rule=PROBABLE_DUPLICATE)


def same_name(other: Names, *fields: str) -> Problem:
    """Two records share a name, or two acts a number."""
    text = _("“{name}” is already in the register. It may be the same one.", name=other.show())
    return warning(text, *fields, rule=PROBABLE_DUPLICATE)


def _alike(session: Session, record: Any, begins: Sequence[str], tax_id: str | None) -> Sequence[Row[Any]]:
    asked = {"kind": record.kind, "own_id": record.id, "tax_id": tax_id}
    asked |= {f"first_{place}": name for place, name in enumerate(begins)}
    asked |= {f"last_{place}": f"{name}\uffff" for place, name in enumerate(begins)}
    asked |= {key: order_key(record.names.among(code), code) for code, key in ORDER_KEYS.items()}
    return session.execute(_alike_by(len(begins), has_tax_id=tax_id is not None), asked).all()


@cache
def _alike_by(beginnings: int, *, has_tax_id: bool) -> CompoundSelect[Any]:
    """Records of a kind that may have such a name, by both shapes of index, or have the tax ID.

    The search key begins with the first name; the order keys hold one name a language. Made once and asked in one
    go, because every save asks it, and to make it or to ask twice takes longer than the answer.
    """
    table = table_of(Record)
    begins = [
        table.c.search_key.between(bindparam(f"first_{place}"), bindparam(f"last_{place}"))
        for place in range(beginnings)
    ]
    alike = [*begins, *(table.c[key] == bindparam(key) for key in ORDER_KEYS.values())]
    same_kind = (table.c.kind == bindparam("kind"), table.c.removed_at.is_(None), table.c.id != bindparam("own_id"))
    by_name = select(table.c.caption, literal(0).label("has_tax_id")).where(*same_kind)
    # A union, because SQLite reads all of a kind where the conditions stand in one OR.
    return union_all(*(by_name.where(each) for each in alike), *([_by_tax_id()] if has_tax_id else []))


def _by_tax_id() -> Select[Any]:
    whole, own = table_of(Record), table_of(Company)
    found = select(whole.c.caption, literal(1)).join_from(own, whole, whole.c.id == own.c.id)
    return found.where(
        own.c.tax_id == bindparam("tax_id"), own.c.id != bindparam("own_id"), whole.c.removed_at.is_(None)
    )
