"""Checking a whole register on demand: the file, values, links, rules, the journal and every attached file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ..i18n import _
from ..names import Names
from ..problems import Problem, error, errors_in
from ..records import KINDS, Attachment, Record, table_of
from .captions import BATCH, batches
from .errors import Damaged, damaged
from .file.integrity import damage_in
from .journal import journal, replay
from .journal.broken_chain import find_breaks
from .journal.hidden import find_hidden
from .journal.store import Register
from .kept_warnings import Reasons, read_reasons
from .rules import record_rules
from .rules.neighbours import Neighbours
from .rules.whole_tables import WholeTables
from .tables import ContentRow


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem and the record that it is about; `because` is why it is kept as it is, empty where it is not.

    What is about the history as a whole has neither a record nor a kind.
    """

    record_id: str
    kind: str
    caption: Names
    problem: Problem
    because: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records were looked at and what was found, record by record; `kept` are warnings with a reason."""

    records: int
    findings: tuple[Finding, ...]
    kept: tuple[Finding, ...] = ()

    @property
    def has_errors(self) -> bool:
        return bool(errors_in(each.problem for each in self.findings))


def check(register: Register) -> Checked:
    """Look at everything. Raises Damaged when the file or a value in it cannot be read."""
    with register.read() as session:
        damage = damage_in(session.connection())
        if damage:
            raise _damaged(register, damage)
        journal.read_sets(session)
        beside, changed = WholeTables(session), set(_changed_contents(session))
        looked_at = 0
        findings: list[Finding] = []
        for batch in _everything(session):
            looked_at += sum(record.removed_at is None for record in batch)
            findings += _findings(beside, batch, changed)
        findings += [Finding(each, kind, Names(), problem) for each, kind, problem in replay.find_gone(session)]
        findings += [Finding("", "", Names(), problem) for problem in find_breaks(session)]
        findings += [Finding(each, kind, Names(), problem) for each, kind, problem in find_hidden(session)]
        findings = _with_reasons(findings, read_reasons(session))
    loud = tuple(each for each in findings if not each.because)
    return Checked(looked_at, loud, tuple(each for each in findings if each.because))


def _with_reasons(findings: list[Finding], reasons: Reasons) -> list[Finding]:
    if not reasons:
        return findings
    return [
        each if each.problem.is_error else replace(each, because=reasons.get((each.record_id, each.problem.rule), ""))
        for each in findings
    ]


def _everything(session: Session) -> Iterator[list[Record]]:
    """All records, removed ones too, a kind and a few hundred at a time."""
    for record_type in KINDS.values():
        query: Select[Any] = select(record_type).order_by(record_type.id).execution_options(yield_per=BATCH)
        yield from batches(session.scalars(query))


def _findings(beside: Neighbours, records: Sequence[Record], changed: Collection[str]) -> Iterator[Finding]:
    """What is wrong with these records, those among them whose files have changed, and what their journal says."""
    problems = record_rules.check_beside(beside, [record for record in records if record.removed_at is None])
    differences = replay.find_differences(beside.session, records)
    for record in records:
        found = problems.get(record.id, [])
        if record.id in changed:
            text = _("The file is no longer what was attached. Attach it again.")
            found.append(error(text, "sha256", rule="content_changed"))
        if record.id in differences:
            found.append(differences[record.id])
        yield from (Finding(record.id, record.kind, record.caption, problem) for problem in found)


def _damaged(register: Register, damage: list[str]) -> Damaged:
    calm = damaged(register.name)
    return Damaged(calm.message, calm.kept, calm.advice + "\n" + "\n".join(damage))


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
