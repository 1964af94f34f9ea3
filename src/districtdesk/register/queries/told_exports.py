"""What pages tell of exports: of one, which of its claims are no longer so; of a claim, in which exports it stood."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ...alphabet import alphabetical
from .exports import KeptExport, changed_claims, exports_with, read_exports
from .said_then import SaidThen
from .since import Since

_MOST = 50


@dataclass(frozen=True, slots=True)
class ClaimSince:
    """A claim in words: of which subject, what of that, what stood in the file, and what is so now."""

    kind: str
    id: str
    subject: str
    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class ToldExport:
    """An export, how many of its claims are no longer so, and the first of them in words."""

    export: KeptExport
    changed: int
    claims: tuple[ClaimSince, ...] = ()


def read_told_export(session: Session, export_id: str) -> ToldExport | None:
    """None for what is no longer there."""
    found = read_exports(session, [export_id])
    if not found:
        return None
    changed = list(changed_claims(session, found).get(export_id, {}).values())
    return ToldExport(found[0], len(changed), _told(session, changed[:_MOST]))


def read_exports_of_claim(session: Session, kind: str, record_id: str) -> list[ToldExport]:
    """Every export that carried this claim, the newest first."""
    found = exports_with(session, kind, record_id)
    return [
        ToldExport(each.export, int(each.since is not None), _told(session, [each.since] if each.since else []))
        for each in found
    ]


def _told(session: Session, changed: list[Since]) -> tuple[ClaimSince, ...]:
    said = SaidThen(session, changed)
    claims = (
        ClaimSince(each.kind, each.record_id, *said.about(each), said.then(each), said.now(each)) for each in changed
    )
    return tuple(sorted(claims, key=lambda each: (alphabetical(each.subject), each.what)))
