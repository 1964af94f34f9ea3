"""Remembering an export: a step of the history that undo passes over, and that never makes the export fail."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..i18n import N_, _
from ..names import Names
from ..problems import Problem
from ..record_kinds import RECORD_KINDS
from ..records import Export, field_of, kind_of
from .errors import Refused, RegisterError
from .identity import new_id
from .journal.journal import PASSED_OVER
from .journal.store import Register
from .queries.exports import CLAIMS

_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What an export was made from: the step of the history, and which records it carried, packed and counted."""

    step: int
    fingerprint: str
    carried: bytes
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ExportTold:
    """What somebody wanted: `content` as it is called, `conditions` by the keys of fields, of a `kind`.

    `sent_to`: where that is known already.
    """

    content: Names
    language: str
    layout: str = ""
    kind: str = ""
    conditions: str = ""
    as_of: date | None = None
    without_personal: bool = False
    sent_to: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The id of the export that is remembered, or in a sentence why it is not."""

    id: str = ""
    why_not: str = ""


def remember_export(
    register: Register, target: Path | None, name: str, made: MadeFrom, told: ExportTold
) -> Remembered:
    """Remember the file that was written just now, under this name; without one, what was printed.

    Nothing is raised for what stands in the way.
    """
    if register.clock:
        text = _(
            "It shows another day, {clock}, and is not remembered in the register.", clock=register.clock.words()
        )
        return Remembered(why_not=text)
    if register.read_only:
        return Remembered(why_not=_("The register is open for reading only: this export is not remembered in it."))
    try:
        kept = _record(register, target, name, made, told)
        with register.change(RECORD_KINDS[kind_of(Export)].added, undoable=PASSED_OVER) as session:
            session.add(kept)
    except (RegisterError, Refused, OSError) as error:
        return Remembered(why_not=say_not_remembered(error))
    return Remembered(kept.id)


def say_not_remembered(error: Exception) -> str:
    """In a sentence why an export is not remembered."""
    return _("This export is not remembered in the register: {reason}", reason=str(error))


def _record(register: Register, target: Path | None, name: str, made: MadeFrom, told: ExportTold) -> Export:
    return Export(
        id=new_id(),
        content=told.content,
        made_on=date.today(),
        made_by=register.who,
        sent_to=" ".join(told.sent_to.split()) or None,
        file_name=name[:255] or None,
        sha256=_digest(target) if target else None,
        language=told.language,
        layout=told.layout or None,
        of_kind=told.kind or None,
        conditions=told.conditions[:_LONGEST] or None,
        as_of=told.as_of,
        without_personal=told.without_personal or None,
        step=made.step,
        fingerprint=made.fingerprint,
        records=sum(made.counts.values()),
        claims=sum(made.counts.get(kind, 0) for kind in CLAIMS),
        carried=made.carried,
    )


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def send_to(register: Register, export_id: str, whom: str) -> None:
    """Say to whom a remembered export went. Raises RegisterErrors."""
    said = field_of(Export, "sent_to").kind.parse(whom)
    if isinstance(said, Problem):
        raise Refused({export_id: [said]})
    with register.change(N_("Say to whom a file went")) as session:
        session.get_one(Export, export_id).sent_to = said
