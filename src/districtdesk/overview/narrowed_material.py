"""What the overview is reckoned from, of all districts or of those that a filter chooses."""

from __future__ import annotations

from threading import Lock
from typing import NamedTuple

from .. import i18n
from ..register.journal.store import Session
from ..register.queries.chosen import Chosen, read_chosen
from ..register.queries.listing import Query
from ..register.queries.overview_material import Material, Measure
from ..register.queries.overview_query import read_overview_material
from ..register.queries.overview_scan import KeptScan
from .claims import Claims, grouped
from .narrowing import narrowed_to, read_chosen_districts, read_within_districts


class OverviewMaterial(NamedTuple):
    """The material, its claims in groups, and what a query found, if there was one."""

    material: Material
    claims: Claims
    chosen: Chosen | None


class KeptClaims:
    """The claims of a register, kept from one look to the next, so that only what was touched since is read again.

    What comes of it is the same as without. For any thread, and for any register; one at a time is kept.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._scan = KeptScan()
        self._claims: Claims | None = None
        self._measures: dict[str, Measure] = {}

    def read(self, session: Session) -> tuple[Material, Claims]:
        """All that the overview is reckoned from, as the register is now."""
        with self._lock:
            claims, self._claims = self._claims, None
            before = self._scan.renew(session)
            scan = self._scan.scan
            material = read_overview_material(session, i18n.language(), scan)
            if claims is None or before is None or scan is None or material.measures != self._measures:
                claims = grouped(material.figures, material.measures)
            elif before:
                claims = claims.renewed(before, scan.figures, material.measures)
            self._claims, self._measures = claims, material.measures
            return material, claims


def read_compared(session: Session, query: Query | None, kept: KeptClaims | None = None) -> OverviewMaterial:
    """All of it where there is no query; else what belongs to the districts that it finds."""
    material, claims = (kept or KeptClaims()).read(session)
    chosen = read_chosen(session, query) if query else None
    if chosen is None:
        return OverviewMaterial(material, claims, None)
    inner = read_within_districts(session, material, read_chosen_districts(session, material, chosen))
    return OverviewMaterial(
        narrowed_to(material, inner), claims.of_subjects(lambda each: inner.has(material, each)), chosen
    )
