"""When the sources were published of those claims whose date is called the day of publication."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...records import Citation, Figure, Source, table_of
from ...records.figure_dates import DAY_OF_PUBLICATION
from ..captions import batches
from ..plain_rows import kept


def read_source_dates(session: Session, ids: Collection[str] | None = None) -> dict[str, list[ImpreciseDate]]:
    """By figure id, of all or of these; only of figures with that basis that have a source with a date."""
    figure, citation, source = table_of(Figure), table_of(Citation), table_of(Source)
    is_of_publication = figure.c.as_of_basis == DAY_OF_PUBLICATION
    query = (
        select(figure.c.id, source.c.date)
        .join_from(figure, citation, citation.c.record == figure.c.id)
        .join(source, source.c.id == citation.c.source)
        .where(source.c.date.is_not(None), kept(Citation))
    )
    if ids is None:
        # Asked for apart, or SQLite goes through all citations instead of these few figures.
        asked = [query.where(figure.c.id.in_(select(figure.c.id).where(is_of_publication)))]
    else:
        asked = [query.where(is_of_publication, figure.c.id.in_(batch)) for batch in batches(ids)]
    found: dict[str, list[ImpreciseDate]] = {}
    for row in (row for each in asked for row in session.execute(each)):
        found.setdefault(row[0], []).append(row[1])
    return found
