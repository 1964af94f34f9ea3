"""What the overview is reckoned from, of all districts or of those that a filter chooses."""

from __future__ import annotations

from datetime import date
from threading import Lock
from typing import NamedTuple

from .. import i18n
from ..records.today import today
from ..register.journal.store import Session
from ..register.queries.chosen import Chosen, read_chosen
from ..register.queries.listing import Query
from ..register.queries.overview_material import Material
from ..register.queries.overview_query import read_overview_material, renew_claims
from ..register.queries.overview_scan import KeptScan
from .claims import Claims, grouped
from .narrowing import narrowed_to, read_chosen_districts, read_within_districts


class OverviewMaterial(NamedTuple):
    """The material, its claims in groups, and what a query found, if there was one."""

    material: Material
    claims: Claims
    chosen: Chosen | None


class _Known(NamedTuple):
    """What was read for a look, in which language and on which day."""

    material: Material
    claims: Claims
    language: str
    day: date


class KeptClaims:
    """The claims of a register, kept from one look to the next, so that only what was touched since is read again.

    What comes of it is the same as without. For any thread, and for any register; one at a time is kept.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._scan = KeptScan()
        self._known: _Known | None = None

    def read(self, session: Session) -> tuple[Material, Claims]:
        """All that the overview is reckoned from, as the register is now."""
        with self._lock:
            known, self._known = self._known, None
            scan, touched = self._scan.renew(session)
            now = i18n.language(), today()
            if known and touched and touched.is_of_claims and (known.language, known.day) == now:
                material = renew_claims(session, known.material, scan)
            else:
                material = read_overview_material(session, i18n.language(), scan)
            if known is None or touched is None or material.measures != known.material.measures:
                claims = grouped(material.figures, material.measures)
            elif touched.figures:
                claims = known.claims.renewed(touched.figures, scan.figures, material.measures)
            else:
                claims = known.claims
            self._known = _Known(material, claims, *now)
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
