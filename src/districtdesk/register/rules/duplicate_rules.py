"""Rules against the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...dates.imprecise import ImpreciseDate
from ...folding import fold
from ...i18n import _
from ...names import Names
from ...problems import Problem, error, warning
from ...records import Company, Indicator, LegalAct, Residency
from .namesakes import Named
from .neighbours import Neighbours
from .normalising import bare_number

PROBABLE_DUPLICATE = "probable_duplicate"
SECOND_OPEN_RESIDENCY = "second_open_residency"


def act_problems(beside: Neighbours, act: LegalAct) -> Iterator[Problem]:
    """The same legal act twice: issuer, kind, number and date; or probably the same, whatever it is called."""
    if act.number:
        yield from act_again(act, beside.other_acts(act, bare_number(act.number)))


def act_again(act: LegalAct, others: Sequence[LegalAct]) -> Iterator[Problem]:
    """An act beside the others of its number."""
    mine = _act_key(act)
    same = next((other for other in others if _act_key(other) == mine), None)
    if same:
        text = _("This act is already in the register: {act}.", act=same.caption.show())
        yield error(text, "number", "date", "issuer", "kind_as_reported", rule="same_act")
        return
    alike = next(acts_alike(act, others), None)
    if alike:
        yield same_name(alike.caption, "number")


def acts_alike(act: LegalAct, others: Sequence[LegalAct]) -> Iterator[LegalAct]:
    """Those that may be this act, among the others of its number."""
    # One press calls a decree what another calls an order, and neither always gives the day.
    return (other for other in others if _may_be_one_day(act.date, other.date))


def _may_be_one_day(one: ImpreciseDate | None, other: ImpreciseDate | None) -> bool:
    return not (one and other) or not (one.certainly_before(other) or other.certainly_before(one))


def _act_key(act: LegalAct) -> tuple[str, str | None, str | None]:
    kind = act.kind_officially or act.kind_as_reported
    return fold(act.issuer or ""), kind, act.date.edtf if act.date else None


def residency_problems(beside: Neighbours, residency: Residency) -> Iterator[Problem]:
    """No two open residencies of one kind for the same company and district."""
    if not residency.is_open:
        return
    for other in beside.other_residencies(residency):
        if other.is_open and other.residency_kind == residency.residency_kind:
            text = _("This company already has an open residency of this kind in this district.")
            yield error(text, "company", "district", "residency_kind", rule=SECOND_OPEN_RESIDENCY)
            return


def indicator_problems(beside: Neighbours, indicator: Indicator) -> Iterator[Problem]:
    """A code names one indicator."""
    if beside.other_indicators(indicator):
        yield error(_("Another indicator has this code."), "code", rule="same_code")


def name_problems(beside: Neighbours, record: Named) -> Iterator[Problem]:
    """A record of the same kind with the same name, whatever the legal form, or tax ID is probably the same thing."""
    tax_id = (record.tax_id or None) if isinstance(record, Company) else None
    alike = [each for each in beside.namesakes(record, tax_id) if not beside.are_apart(record.id, each.id)]
    if same := next((each for each in alike if each.has_tax_id), None):
        yield same_tax_id(same.caption)
    elif alike:
        first = alike[0]
        yield twice_named(first.caption, "names") if beside.is_new(first.id) else same_name(first.caption, "names")


def same_tax_id(other: Names) -> Problem:
    """Two companies share a tax ID."""
    text = _("“{name}” has the same tax ID. It may be the same one.", name=other.show())
    return warning(text, "tax_id", rule=PROBABLE_DUPLICATE)


def twice_named(other: Names, *fields: str) -> Problem:
    """Two records of one step, such as two rows of a file, share a name."""
    text = _("“{name}” stands twice among what is new here. It may be the same one.", name=other.show())
    return warning(text, *fields, rule=PROBABLE_DUPLICATE)


def same_name(other: Names, *fields: str) -> Problem:
    """Two records share a name, or two acts a number."""
    text = _("“{name}” is already in the register. It may be the same one.", name=other.show())
    return warning(text, *fields, rule=PROBABLE_DUPLICATE)
