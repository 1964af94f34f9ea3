"""Keeping which claim is shown of each subject and indicator, so that lists sort and filter by it in SQL.

The rule is that of claim_order, in Python and there alone; what it chose is written down with each save.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.orm import Session

from ...names import Names
from ...records import Figure, Indicator, table_of
from ..captions import batches
from ..tables import ShownClaimRow
from .claim_order import shown, shown_plan
from .figure_rows import FigureRow, read_figure_rows, read_figure_rows_beside, read_figure_rows_where
from .kept_rows import Row, write_difference
from .units import is_in_unit

_SHOWN = table_of(ShownClaimRow)
_KEYS = tuple(_SHOWN.columns.keys())
# A subject and an indicator.
Pair = tuple[str, str]
Groups = Mapping[Pair, list[FigureRow]]


class _Measure(NamedTuple):
    dimension: str
    unit: Names | None


def keep_shown_claims(session: Session, pairs: Collection[Pair]) -> Groups:
    """Write what is shown of these where it is something else now. Returns their claims."""
    measures: Mapping[str, _Measure] = {}
    found: dict[Pair, list[FigureRow]] = {}
    for batch in batches(sorted(pairs)):
        groups, before = _read_groups(session, set(batch))
        if not measures and any(each.unit for group in groups.values() for each in group):
            # Few figures have a unit beside that of their indicator.
            measures = _read_measures(session)
        if bare := [pair for pair in batch if pair not in groups]:
            session.execute(delete(_SHOWN).where(tuple_(_SHOWN.c.subject, _SHOWN.c.indicator).in_(bare)))
        write_difference(session, _SHOWN, before, _rows(groups, measures))
        found |= groups
    return found


def keep_all_shown_claims(session: Session, indicators: Collection[str] | None = None) -> None:
    """Write all of it anew, or what is shown of these indicators."""
    measures = _read_measures(session)
    of_these = () if indicators is None else (_SHOWN.c.indicator.in_(indicators),)
    session.execute(delete(_SHOWN).where(*of_these))
    own = table_of(Figure)
    figures = (
        read_figure_rows(session)
        if indicators is None
        else read_figure_rows_where(session, own.c.indicator.in_(indicators))
    )
    _write(session, _grouped(figures), measures)


def find_other_shown_claims(session: Session) -> set[str]:
    """The subjects of which something else is kept than follows from their claims."""
    kept = {tuple(row) for row in session.execute(select(_SHOWN))}
    made = {
        tuple(row[key] for key in _KEYS)
        for row in _rows(_grouped(read_figure_rows(session)), _read_measures(session))
    }
    return {row[_KEYS.index("subject")] for row in kept ^ made}


def _read_measures(session: Session) -> dict[str, _Measure]:
    own = table_of(Indicator)
    rows = session.execute(select(own.c.id, own.c.dimension, own.c.unit))
    return {row[0]: _Measure(row[1], row[2]) for row in rows}


def _read_groups(session: Session, pairs: set[Pair]) -> tuple[Groups, list[Row]]:
    """The claims of these, and what is kept of those that have any: read at once."""
    own = table_of(Figure)
    subjects, indicators = ({each[place] for each in pairs} for place in (0, 1))
    of_these = (own.c.subject.in_(subjects), own.c.indicator.in_(indicators))
    is_beside = (_SHOWN.c.subject == own.c.subject) & (_SHOWN.c.indicator == own.c.indicator)
    figures, before = {}, {}
    for figure, kept in read_figure_rows_beside(session, _SHOWN, is_beside, *of_these):
        if (figure.subject, figure.indicator) in pairs:
            figures[figure.id] = figure
            if kept[0] is not None:
                before[kept[:3]] = dict(zip(_KEYS, kept, strict=True))
    return _grouped(figures.values()), list(before.values())


def _grouped(figures: Iterable[FigureRow]) -> dict[Pair, list[FigureRow]]:
    groups: dict[Pair, list[FigureRow]] = {}
    for each in figures:
        groups.setdefault((each.subject, each.indicator), []).append(each)
    return groups


def _write(session: Session, groups: Mapping[Pair, list[FigureRow]], measures: Mapping[str, _Measure]) -> None:
    # In the order of the table.
    rows = sorted(_rows(groups, measures), key=lambda row: (row["indicator"], row["is_planned"], row["subject"]))
    for batch in batches(rows):
        session.execute(insert(_SHOWN), batch)


def _rows(groups: Mapping[Pair, list[FigureRow]], measures: Mapping[str, _Measure]) -> Iterator[Row]:
    for (_subject, indicator), group in groups.items():
        measure = measures.get(indicator)
        so, plan = shown(group, measure), shown_plan(group, measure)
        if so:
            yield _row(so, measure, is_planned=0, is_headline=1)
        if plan:
            yield _row(plan, measure, is_planned=1, is_headline=int(so is None))


def _row(figure: FigureRow, measure: _Measure | None, *, is_planned: int, is_headline: int) -> Row:
    is_own = not figure.unit or measure is None or is_in_unit(figure.unit, measure)
    return {
        "indicator": figure.indicator,
        "is_planned": is_planned,
        "subject": figure.subject,
        "is_headline": is_headline,
        "figure": figure.id,
        "likeness": figure.currency or ("" if is_own else figure.unit or ""),
        "qualifier": figure.qualifier,
        "value": figure.value,
        "value_to": figure.value_to,
        "unit": figure.unit,
        "currency": figure.currency,
        "as_of": figure.as_of or figure.period,
    }
