"""The exports that a register remembers, and what of them is no longer so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...folding import fold
from ...i18n import _
from ...names import Names
from ...problems import Problem, error
from ...records import Event, Export, Figure, Record, kind_of, table_of
from .carried import CarriedRecords, existed_at, unpack_carried
from .since import Since, read_since

# What somebody said of a subject: a number, or the day of an event.
CLAIMS = (kind_of(Figure), kind_of(Event))
_BESIDE = frozenset({"note", "preferred", "preferred_reason", "preferred_because"})
_BASE, _OWN = table_of(Record), table_of(Export)


@dataclass(frozen=True, slots=True)
class KeptExport:
    """One remembered export. `carried` None: what it carried is no longer known."""

    id: str
    content: Names
    made_on: date | None
    made_by: str
    sent_to: str
    file_name: str
    sha256: str
    language: str
    layout: str
    kind: str
    conditions: str
    as_of: date | None
    without_personal: bool
    step: int
    fingerprint: str
    records: int
    claims: int
    carried: CarriedRecords | None

    def told(self) -> str:
        """Which one it is, in one line."""
        day = ImpreciseDate.of(self.made_on).show() if self.made_on else ""
        if self.sent_to:
            return _("{contents}, {day}, sent to {whom}", contents=self.content.show(), day=day, whom=self.sent_to)
        return _("{contents}, {day}", contents=self.content.show(), day=day)


def read_exports(session: Session, ids: Collection[str] = ()) -> list[KeptExport]:
    """All that are not removed, or those of these ids, the newest first."""
    query = select(_OWN).join_from(_OWN, _BASE, _BASE.c.id == _OWN.c.id)
    # By its kind, so that no other record is looked at.
    query = query.where(_BASE.c.kind == kind_of(Export), _BASE.c.removed_at.is_(None))
    if ids:
        query = query.where(_OWN.c.id.in_(ids))
    rows = session.execute(query.order_by(_BASE.c.created_at.desc(), _OWN.c.id.desc())).mappings()
    return [_kept(row) for row in rows]


def _kept(row: RowMapping) -> KeptExport:
    step = row["step"] if isinstance(row["step"], int) else 0
    packed = row["carried"]
    day, as_of = row["made_on"], row["as_of"]
    texts = ("made_by", "sent_to", "file_name", "sha256", "language", "layout", "conditions", "fingerprint")
    return KeptExport(
        id=str(row["id"]),
        content=row["content"],
        kind=str(row["of_kind"] or ""),
        made_on=day if isinstance(day, date) else None,
        as_of=as_of if isinstance(as_of, date) else None,
        without_personal=bool(row["without_personal"]),
        step=step,
        records=_number(row["records"]),
        claims=_number(row["claims"]),
        carried=unpack_carried(packed, step) if isinstance(packed, bytes) else None,
        **{key: str(row[key] or "") for key in texts},
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def export_called(session: Session, words: str) -> KeptExport | Problem:
    """The one that is meant: by its id, the beginning of its file's fingerprint, its file's name or its day."""
    known, asked = read_exports(session), words.strip()
    found = [each for each in known if asked and _is_called(each, asked)]
    if len(found) == 1:
        return found[0]
    if not found:
        return error(_("No exported file is called “{name}”.", name=asked[:80]), rule="export_unknown")
    names = "; ".join(f"{each.id} {each.file_name}" for each in found[:5])
    text = _(
        "More than one exported file is called “{name}”: say it by its id. {names}", name=asked[:80], names=names
    )
    return error(text, rule="export_several")


# Shorter beginnings of a fingerprint may be words.
_SHORTEST = 8


def _is_called(export: KeptExport, asked: str) -> bool:
    if asked in (export.id, export.file_name) or fold(asked) == fold(export.file_name):
        return True
    is_print = len(asked) >= _SHORTEST and export.sha256.startswith(asked.lower().replace(" ", ""))
    return is_print or (export.made_on is not None and asked in _ways_of(export.made_on))


def _ways_of(day: date) -> tuple[str, ...]:
    return day.isoformat(), f"{day:%d.%m.%Y}"


def changed_claims(session: Session, exports: Iterable[KeptExport]) -> dict[str, dict[str, Since]]:
    """By the id of each export its claims that say something else since, or are gone."""
    known = [each for each in exports if each.carried]
    found: dict[str, dict[str, Since]] = {}
    by_step: dict[int, list[KeptExport]] = {}
    for each in known:
        by_step.setdefault(each.step, []).append(each)
    for step, those in by_step.items():
        since = read_since(session, step, list(CLAIMS), _in_any(those))
        changed = {each.record_id: each for each in since.values() if says_otherwise(each)}
        for export in those:
            held = {key: each for key, each in changed.items() if holds(export, each.kind, key)}
            found[export.id] = held
    return found


def says_otherwise(claim: Since) -> bool:
    """Whether it says something else since, or is gone. Notes and which claim is shown say nothing of it."""
    return claim.is_changed and (not claim.is_there or any(each.key not in _BESIDE for each in claim.fields))


def holds(export: KeptExport, kind: str, record_id: str) -> bool:
    """Whether it carried this record, if that was there then."""
    return export.carried is not None and export.carried.may_hold(kind, record_id)


def _in_any(exports: Iterable[KeptExport]) -> Callable[[str, str], bool]:
    those = list(exports)
    return lambda kind, record_id: any(holds(each, kind, record_id) for each in those)


@dataclass(frozen=True, slots=True)
class SentClaim:
    """An export that carried a claim. `since`: what became of that after it; None where it still says the same."""

    export: KeptExport
    since: Since | None


def exports_with(session: Session, kind: str, record_id: str) -> list[SentClaim]:
    """Every export that carried this record, the newest first."""
    held = [each for each in read_exports(session) if holds(each, kind, record_id)]
    found = []
    for each in held:
        if not any(existed_at(session, [record_id], each.step)):
            continue
        since = read_since(session, each.step, [kind], lambda _kind, other: other == record_id).get(record_id)
        found.append(SentClaim(each, since if since and says_otherwise(since) else None))
    return found
