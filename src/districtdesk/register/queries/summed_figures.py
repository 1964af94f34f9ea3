"""The figures that the numbers of the overview follow from: of very many a few, as it is kept which are shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from ...records import District, Figure, Project, Record, table_of
from ..captions import batches
from ..claims.figure_rows import FigureRow, read_figure_rows_where
from ..plain_rows import as_stored_text, kept, past_indexes
from ..tables import ShownClaimRow
from .overview_material import Measure

_OWN, _SHOWN = table_of(Figure), table_of(ShownClaimRow)


class SummedCodes(NamedTuple):
    """The codes of indicators that are added over districts, over projects, and all claims of which are told."""

    districts: Collection[str]
    projects: Collection[str]
    whole: Collection[str]


def read_summed_figures(session: Session, measures: Mapping[str, Measure], codes: SummedCodes) -> list[FigureRow]:
    """The figures from which the same is shown and added by the indicators of these codes as from all figures.

    Of each district or project what is shown, as what is so and as a plan; and all, so that nothing else is taken for
    it, where more is asked: what is so of a district is not stated, some number is of several together, or it is one
    of the codes of which the whole is told of each district. In the order of their ids.
    """
    of_districts, of_projects, of_whole = ([each.id for each in measures.values() if each.code in of] for of in codes)
    found = read_figure_rows_where(session, _OWN.c.id.in_(_shown(District, of_districts)))
    found += read_figure_rows_where(session, _OWN.c.id.in_(_shown(Project, of_projects)))
    found += _all_of(session, _together(session))
    found += _all_of(session, _not_so(session, of_districts))
    is_of_district = past_indexes(_OWN.c.subject).in_(select(table_of(District).c.id))
    found += read_figure_rows_where(session, _OWN.c.indicator.in_(of_whole), is_of_district)
    return sorted({row.id: row for row in found}.values())


def read_claimed(session: Session) -> frozenset[str]:
    """The districts that are the first subject of some figure."""
    place = table_of(District)
    is_claimed = exists().where(_OWN.c.subject == place.c.id, kept(Figure))
    return frozenset(session.scalars(select(place.c.id).where(is_claimed)))


def _shown(of: type[Record], indicators: Collection[str]) -> Select[str]:
    """The ids of what is shown of these indicators of all records of one kind."""
    is_one = _SHOWN.c.subject.in_(select(table_of(of).c.id))
    return select(_SHOWN.c.figure).where(_SHOWN.c.indicator.in_(indicators), is_one)


def _all_of(session: Session, pairs: Collection[tuple[str, str]]) -> list[FigureRow]:
    """All figures of these subjects, each with an indicator."""
    subjects: dict[str, set[str]] = {}
    for subject, indicator in pairs:
        subjects.setdefault(indicator, set()).add(subject)
    found: list[FigureRow] = []
    for indicator, of_it in subjects.items():
        for batch in batches(sorted(of_it)):
            # By the indicator: these are few where most subjects state something.
            is_one = past_indexes(_OWN.c.subject).in_(batch)
            found += read_figure_rows_where(session, _OWN.c.indicator == indicator, is_one)
    return found


def _together(session: Session) -> Collection[tuple[str, str]]:
    """Of which subjects and indicators some figure, a removed one too, is of several subjects."""
    several: ColumnElement[str] = func.nullif(as_stored_text(_OWN.c.together_with), "[]")
    rows = session.execute(select(_OWN.c.subject, _OWN.c.indicator).where(several.is_not(None)))
    return {(row[0], row[1]) for row in rows}


def _not_so(session: Session, indicators: Collection[str]) -> Collection[tuple[str, str]]:
    """The districts, each with an indicator by which nothing that is so is shown of it."""
    places = session.scalars(select(table_of(District).c.id)).all()
    query = select(_SHOWN.c.subject, _SHOWN.c.indicator).where(_SHOWN.c.is_planned == 0)
    stated = {(row[0], row[1]) for row in session.execute(query.where(_SHOWN.c.indicator.in_(indicators)))}
    return [pair for pair in product(places, indicators) if pair not in stated]
