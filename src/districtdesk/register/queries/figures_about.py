"""How many figures are about each subject, or cite each source, and which of them stands first in their list."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Citation, Figure, kind_of, table_of
from ..plain_rows import kept
from . import listing
from .listing import Query


@dataclass(frozen=True, slots=True)
class FiguresAbout:
    count: int
    first: str


def read_figures_about(session: Session, *, are_cited: bool = False) -> dict[str, FiguresAbout]:
    """By the id of their subject; or, where they are to be cited, by that of each source that they cite."""
    own, cited = table_of(Figure), table_of(Citation)
    if are_cited:
        rows = select(cited.c.source, cited.c.record).where(kept(Citation))
    else:
        rows = select(own.c.subject, own.c.id).where(kept(Figure))
    pairs = {(about, figure) for about, figure in session.execute(rows)}
    ids = listing.in_order(session, Query(kind_of(Figure)))
    order = {each: place for place, each in enumerate(ids.among(0, len(ids)))}
    found: dict[str, list[str]] = {}
    for about, figure in pairs:
        if figure in order:
            found.setdefault(about, []).append(figure)
    return {about: FiguresAbout(len(each), min(each, key=lambda one: order[one])) for about, each in found.items()}
