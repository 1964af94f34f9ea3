"""Column sources that are no field: shown claims, milestones, and counts and sums of what belongs to a record.

By key: claim.CODE is the claim shown of an indicator, planned.CODE its plan, headline.CODE the one or else the
other; launch.first, launch.latest, launch.actual and launch.slip are of a milestone, and launch.day
is the actual day or else the latest announced; count.TAB counts what stands in
a tab of the record, and sum.TAB.CODE adds the claims shown of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, func, select, type_coerce

from ...fields import Imprecise, Number, Whole
from ...i18n import N_, _
from ...names import Names
from ...record_kind import Related
from ...record_kinds import RECORD_KINDS, SUBJECTS
from ...records import KINDS, Event, Figure, Indicator, Record, field_of, table_of
from ...records.base import LinkRow
from ..claims.milestones import MILESTONES
from ..claims.standard_indicators import INDICATORS
from ..plain_rows import kept
from ..tables import MilestoneRow, ShownClaimRow
from .column_source import ColumnSource, field_sources

CLAIMS, MOMENTS = ("claim", "planned", "headline"), ("day", "first", "latest", "actual", "slip")
COUNT, SUM = "count", "sum"
_AMOUNT = ("qualifier", "value_to", "unit", "currency")
_CLAIM_WORDS = {"planned": N_("{name}, planned")}
_MOMENT_WORDS = {
    "first": N_("{name}, first announced"),
    "latest": N_("{name}, last announced"),
    "actual": N_("{name}, actual"),
    "slip": N_("{name}, slip"),
}
_NUMBER = Number("", shown_with=_AMOUNT)
_DAYS, _COUNTED, _DATE = Whole(""), Whole("", least=0), Imprecise("")
_STANDARD: Mapping[str, Names] = {each.code: Names(*each.names) for each in INDICATORS}


def source_of(kind: str, key: str) -> ColumnSource:
    """The source of this key for records of this kind, a field or not; KeyError where there is none."""
    return field_sources(kind).get(key) or reckoned_source(kind, key)


@cache
def reckoned_source(kind: str, key: str) -> ColumnSource:
    """The source of this key for records of this kind; KeyError where there is none."""
    first, *rest = key.split(".")
    if kind in SUBJECTS and first in CLAIMS and len(rest) == 1:
        return _claim(key, first, rest[0])
    if kind in SUBJECTS and first in MILESTONES and rest and rest[0] in MOMENTS and len(rest) == 1:
        return _milestone(key, first, rest[0])
    related = {each.key: each for each in RECORD_KINDS[kind].related if is_reckoned(each)}
    if first == COUNT and len(rest) == 1:
        return _count(key, kind, related[rest[0]])
    if first == SUM and len(rest) == 2 and related[rest[0]].kind in SUBJECTS:
        return _sum(key, related[rest[0]], rest[1])
    raise KeyError(key)


def is_reckoned_key(key: str) -> bool:
    """Whether it is the key of what is no field."""
    return "." in key


def is_reckoned(related: Related) -> bool:
    """Whether what stands in the tab is counted and added: what belongs to the record by one link."""
    return not related.either_way


def indicator_name(code: str) -> str:
    """What a standard indicator is called, and the bare code of another one."""
    name = _STANDARD.get(code)
    return name.show() if name else code


def claim_caption(form: str, name: str) -> str:
    """What the column of a claim is called; that of a headline says in its cells what is planned."""
    return _(_CLAIM_WORDS[form], name=name) if form in _CLAIM_WORDS else name


def sum_caption(tab: str, name: str) -> str:
    return _("{name} of {records}", name=name, records=tab)


def _of_code(code: str) -> ColumnElement[str]:
    own = table_of(Indicator)
    return select(func.min(own.c.id)).where(own.c.code == code).scalar_subquery()


def _claims(form: str, code: str) -> Any:
    own = table_of(ShownClaimRow)
    rows = select(own).where(own.c.indicator == _of_code(code))
    if form == "headline":
        return rows.where(own.c.is_planned.in_((0, 1)), own.c.is_headline == 1)
    return rows.where(own.c.is_planned == int(form == "planned"))


def _claim(key: str, form: str, code: str) -> ColumnSource:
    rows = _claims(form, code).subquery()
    figure = table_of(Figure)
    value, value_to = (type_coerce(rows.c[each], figure.c.value.type) for each in ("value", "value_to"))
    parts = {each: rows.c[each] for each in _AMOUNT if each != "value_to"}
    parts |= {"value_to": value_to, "as_of": type_coerce(rows.c.as_of, figure.c.as_of.type), "figure": rows.c.figure}
    return ColumnSource(
        key,
        _NUMBER,
        rows,
        rows.c.subject,
        value,
        (rows.c.value,),
        parts=parts,
        apart=rows.c.likeness,
        say=lambda: claim_caption(form, indicator_name(code)),
    )


def _milestone(key: str, event_kind: str, moment: str) -> ColumnSource:
    own = table_of(MilestoneRow)
    rows = select(own).where(own.c.event_kind == event_kind).subquery()
    choice = field_of(Event, "event_kind").kind

    def say() -> str:
        name = choice.show(event_kind)
        return _(_MOMENT_WORDS[moment], name=name) if moment in _MOMENT_WORDS else name

    if moment == "slip":
        slip = (rows.c.slip_least, rows.c.slip_most)
        return ColumnSource(key, _DAYS, rows, rows.c.subject, slip[0], slip, parts={"value_to": slip[1]}, say=say)
    day = func.coalesce(rows.c.actual, rows.c.latest) if moment == "day" else rows.c[moment]
    value = type_coerce(day, table_of(Event).c.date.type)
    return ColumnSource(key, _DATE, rows, rows.c.subject, value, (day,), say=say)


def _count(key: str, kind: str, related: Related) -> ColumnSource:
    """Every record has a count, be it 0."""
    own, pointing = table_of(KINDS[kind]).alias(), KINDS[related.kind]
    table = table_of(pointing)
    counted = select(func.count())
    if field_of(pointing, related.field).kind.holds_several:
        link, base = table_of(LinkRow), table_of(Record)
        counted = counted.select_from(link).where(
            link.c.target_id == own.c.id,
            link.c.field == related.field,
            link.c.record_id.not_in(
                select(base.c.id).where(base.c.kind == related.kind, base.c.removed_at.is_not(None))
            ),
        )
    else:
        counted = counted.select_from(table).where(table.c[related.field] == own.c.id, kept(pointing))
    number = counted.correlate(own).scalar_subquery().label("number")
    rows = select(own.c.id, number).subquery()
    return ColumnSource(
        key,
        _COUNTED,
        rows,
        rows.c.id,
        rows.c.number,
        (rows.c.number,),
        is_nullable=False,
        say=lambda: _(related.label),
    )


def _sum(key: str, related: Related, code: str) -> ColumnSource:
    """By the sum of most records in one currency or unit: the one that stands first in the cell."""
    pointing = KINDS[related.kind]
    table, shown = table_of(pointing), table_of(ShownClaimRow)
    whole = table.c[related.field]
    added = (
        select(
            whole.label("whole"),
            shown.c.likeness,
            func.max(shown.c.currency).label("currency"),
            func.sum(shown.c.value).label("added"),
            func.count().label("number"),
        )
        .join_from(table, shown, shown.c.subject == table.c.id)
        .where(shown.c.indicator == _of_code(code), shown.c.is_planned == 0, whole.is_not(None), kept(pointing))
        .group_by(whole, shown.c.likeness)
        .subquery()
    )
    place = func.row_number().over(partition_by=added.c.whole, order_by=(added.c.number.desc(), added.c.likeness))
    placed = select(added, place.label("place")).subquery()
    rows = select(placed).where(placed.c.place == 1).subquery()
    value = type_coerce(rows.c.added, table_of(Figure).c.value.type)
    return ColumnSource(
        key,
        _NUMBER,
        rows,
        rows.c.whole,
        value,
        (rows.c.added,),
        parts={"currency": rows.c.currency},
        apart=rows.c.likeness,
        say=lambda: sum_caption(_(related.label), indicator_name(code)),
    )
