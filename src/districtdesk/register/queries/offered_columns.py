"""What a list of records can show besides their fields, as a person is offered it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...alphabet import alphabetical
from ...fields import Imprecise, Number, Text, Whole
from ...i18n import N_, _
from ...names import Names
from ...record_kinds import RECORD_KINDS, SUBJECTS
from ...records import Event, Field, Indicator, field_of, table_of
from ..claims.milestones import MILESTONES
from ..claims.standard_indicators import INDICATORS
from ..plain_rows import kept
from .reckoned_sources import CLAIMS, COUNT, MOMENTS, SUM, claim_caption, is_reckoned, reckoned_source, sum_caption

CLAIMS_SECTION, MILESTONES_SECTION = N_("Claims"), N_("Milestones")
COUNTS_SECTION, SUMS_SECTION = N_("Counts"), N_("Sums")

# With its words an amount needs the room of one.
_AMOUNT = ("qualifier",)


class ReckonedColumn(NamedTuple):
    """A column that is no field of the record: named by `field.kind.label` in the language of the moment.

    `section` is a message; `group` is what the column stands under there: the indicator, or the milestone. `choice`
    is what it is called there, where its cells are not seen.
    """

    field: Field
    section: str
    group: str
    choice: str


class _Measure(NamedTuple):
    code: str
    names: Names
    subjects: str | None
    may_be_summed: bool


def read_offered_columns(session: Session, kind: str) -> list[ReckonedColumn]:
    """Claims by indicator, the usual ones first, then milestones, counts, and sums of what has claims."""
    measures = _read_measures(session) if kind in SUBJECTS else []
    return [*_claims(kind, measures), *(_milestones() if kind in SUBJECTS else ()), *_added(kind, measures)]


def _read_measures(session: Session) -> list[_Measure]:
    own = table_of(Indicator)
    columns = (own.c.code, own.c.names, own.c.subjects, own.c.may_be_summed)
    found = [_Measure._make(row) for row in session.execute(select(*columns).where(kept(Indicator)))]
    usual = {each.code: place for place, each in enumerate(INDICATORS)}
    return sorted(found, key=lambda each: (usual.get(each.code, len(usual)), alphabetical(each.names.show())))


def _claims(kind: str, measures: list[_Measure]) -> Iterator[ReckonedColumn]:
    for each in measures:
        if "." not in each.code and each.subjects in (None, "any", kind):
            name = each.names.show()
            for form in CLAIMS:
                label = claim_caption(form, name)
                choice = _("{name}, or else what is planned", name=name) if form == "headline" else label
                yield ReckonedColumn(
                    _field(f"{form}.{each.code}", Number(label, shown_with=_AMOUNT)), CLAIMS_SECTION, name, choice
                )


def _milestones() -> Iterator[ReckonedColumn]:
    choice = field_of(Event, "event_kind").kind
    for each in MILESTONES:
        for moment in MOMENTS:
            key = f"{each}.{moment}"
            label = reckoned_source("project", key).caption
            kind = Text(label) if moment == "slip" else Imprecise(label)
            yield ReckonedColumn(_field(key, kind), MILESTONES_SECTION, choice.show(each), label)


def _added(kind: str, measures: list[_Measure]) -> Iterator[ReckonedColumn]:
    related = [each for each in RECORD_KINDS[kind].related if is_reckoned(each)]
    for each in related:
        label = _(each.label)
        yield ReckonedColumn(_field(f"{COUNT}.{each.key}", Whole(label)), COUNTS_SECTION, label, label)
    for each in related:
        for measure in measures if each.kind in SUBJECTS else ():
            if measure.may_be_summed and "." not in measure.code and measure.subjects in (None, "any", each.kind):
                label = sum_caption(_(each.label), measure.names.show())
                key = f"{SUM}.{each.key}.{measure.code}"
                yield ReckonedColumn(
                    _field(key, Number(label, shown_with=_AMOUNT)), SUMS_SECTION, _(each.label), label
                )


def _field(key: str, kind: Any) -> Field:
    return Field(key, kind, is_required=False)
