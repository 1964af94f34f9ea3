"""Checking a whole register on demand: the file, values, links, rules, the journal and every attached file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..i18n import _
from ..names import Names
from ..problems import Problem, error, errors_in
from ..records import Attachment, Record, table_of
from .captions import captions
from .errors import Damaged, damaged
from .file.integrity import damage_in
from .journal import journal, replay
from .journal.store import Register
from .rules import record_rules
from .tables import ContentRow


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem and the record that it is about."""

    record_id: str
    kind: str
    caption: Names
    problem: Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records were looked at and what was found, record by record."""

    records: int
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        return bool(errors_in(each.problem for each in self.findings))


def check(register: Register) -> Checked:
    """Look at everything. Raises Damaged when the file or a value in it cannot be read."""
    with register.read() as session:
        said = damage_in(session.connection())
        if said:
            raise _damaged(register, said)
        kinds: dict[str, str] = {}
        problems = record_rules.check_records(session, _noted(record_rules.every_record(session), kinds))
        looked_at = len(kinds)
        journal.read_through(session)
        for record_id in _changed_contents(session):
            text = _("The file is no longer what was attached. Attach it again.")
            problems.setdefault(record_id, []).append(error(text, "sha256", rule="content_changed"))
        for record_id, kind, problem in replay.differences(session):
            kinds.setdefault(record_id, kind)
            problems.setdefault(record_id, []).append(problem)
        names = captions(session, problems)
    findings = (
        Finding(record_id, kinds[record_id], names.get(record_id, Names()), problem)
        for record_id, found in problems.items()
        for problem in found
    )
    return Checked(looked_at, tuple(findings))


def _damaged(register: Register, said: list[str]) -> Damaged:
    calm = damaged(register.name)
    return Damaged(calm.message, calm.kept, calm.advice + "\n" + "\n".join(said))


def _noted(records: Iterator[Record], kinds: dict[str, str]) -> Iterator[Record]:
    for record in records:
        kinds[record.id] = record.kind
        yield record


def _changed_contents(session: Session) -> Iterator[str]:
    """The attachments whose bytes no longer have the fingerprint that was taken when they came."""
    contents, attachments = table_of(ContentRow), table_of(Attachment)
    for sha256 in session.scalars(select(contents.c.sha256)).all():
        content = session.scalar(select(contents.c.bytes).where(contents.c.sha256 == sha256))
        if hashlib.sha256(content or b"").hexdigest() != sha256:
            yield from session.scalars(
                select(attachments.c.id)
                .join(Record, Record.id == attachments.c.id)
                .where(attachments.c.sha256 == sha256, Record.removed_at.is_(None))
            )
