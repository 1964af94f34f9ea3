"""What the overview is reckoned from, of all districts or of those that a filter chooses."""

from __future__ import annotations

from .. import i18n
from ..register.journal.store import Session
from ..register.queries.chosen import Chosen, read_chosen
from ..register.queries.listing import Query
from ..register.queries.overview_material import Material
from ..register.queries.overview_query import read_overview_material
from .narrowing import narrowed_to, read_chosen_districts, read_within_districts


def read_narrowed_material(session: Session, query: Query | None) -> tuple[Material, Chosen | None]:
    """All of it where there is no query; else what belongs to the districts that it finds, and what it found."""
    material = read_overview_material(session, i18n.language())
    chosen = read_chosen(session, query) if query else None
    if chosen is None:
        return material, None
    districts = read_chosen_districts(session, material, chosen)
    return narrowed_to(material, read_within_districts(session, material, districts)), chosen
