"""Checking a whole register on demand: the file, values, links, rules, the journal and every attached file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ..collecting import collect_young, without_collecting
from ..i18n import _
from ..names import Names
from ..problems import error, errors_in
from ..records import KINDS, Attachment, Record, table_of
from .captions import BATCH, batches
from .errors import Damaged
from .findings.finding import Finding, of_the_whole
from .findings.of_derived import derived_problems, index_problems
from .findings.of_rows import row_findings
from .findings.of_shown import shown_findings
from .findings.of_steps import late_findings, step_findings
from .findings.of_the_file import OF_THE_FILE, file_findings, unreadable_file
from .journal import replay
from .journal.broken_chain import find_breaks
from .journal.hidden import find_hidden
from .journal.store import Register
from .kept_warnings import Reasons, read_reasons
from .plain_rows import as_stored_text
from .rules import record_rules
from .rules.neighbours import Neighbours
from .rules.whole_tables import WholeTables
from .tables import ContentRow

Progress = Callable[[int, int], object]
__all__ = ["Checked", "Finding", "Progress", "check"]


@dataclass(frozen=True, slots=True)
class Checked:
    """How many records were looked at and what was found, record by record; `kept` are warnings with a reason."""

    records: int
    findings: tuple[Finding, ...]
    kept: tuple[Finding, ...] = ()

    @property
    def has_errors(self) -> bool:
        return bool(errors_in(each.problem for each in self.findings))

    @property
    def is_file_damaged(self) -> bool:
        """Whether the file itself is, so that nothing is saved into it."""
        return any(each.problem.rule in OF_THE_FILE for each in self.findings)


def check(
    register: Register, progress: Progress = lambda _done, _total: None, *, is_just_mended: bool = False
) -> Checked:
    """Look at everything, and go on where a part cannot be read. Raises RegisterErrors for the world.

    `progress` is told how many records of all were looked at; what it raises ends the check. `is_just_mended`: what
    is derived was made anew just now, and the history tells of each record as it is: that is not reckoned twice.
    """
    findings: list[Finding] = []
    looked_at = 0
    try:
        with register.read() as session:
            findings += file_findings(session.connection())
        with without_collecting(), register.read() as session:
            for found, count in _look_at_everything(session, progress, is_just_mended):
                findings += found
                looked_at += count
            findings = _with_reasons(findings, read_reasons(session))
    except Damaged:
        # What lies behind a page that cannot be read is not seen; what was seen is told.
        findings += [each for each in [unreadable_file()] if each not in findings]
    loud = tuple(each for each in findings if not each.because)
    return Checked(looked_at, loud, tuple(each for each in findings if each.because))


def _look_at_everything(
    session: Session, progress: Progress, is_just_mended: bool
) -> Iterator[tuple[list[Finding], int]]:
    """What was found, and how many records were looked at for it."""
    yield [*row_findings(session), *step_findings(session), *late_findings(session)], 0
    beside, changed = WholeTables(session), set(_changed_contents(session))
    total = session.scalar(select(func.count()).select_from(table_of(Record))) or 0
    done = 0
    for batch in _everything(session):
        found = list(_findings(beside, batch, changed, is_just_mended))
        yield found, sum(record.removed_at is None for record in batch)
        done += len(batch)
        collect_young()
        progress(done, total)
    yield list(shown_findings(session)), 0
    yield [Finding(each, kind, Names(), problem) for each, kind, problem in replay.find_gone(session)], 0
    yield [of_the_whole(problem) for problem in (*find_breaks(session), *index_problems(session))], 0
    yield [Finding(each, kind, Names(), problem) for each, kind, problem in find_hidden(session)], 0


def _with_reasons(findings: list[Finding], reasons: Reasons) -> list[Finding]:
    if not reasons:
        return findings
    return [
        each if each.problem.is_error else replace(each, because=reasons.get((each.record_id, each.problem.rule), ""))
        for each in findings
    ]


def _everything(session: Session) -> Iterator[list[Record]]:
    """All records, removed ones too, a kind and a few hundred at a time."""
    for kind, record_type in KINDS.items():
        query: Select[Any] = select(record_type).order_by(record_type.id).execution_options(yield_per=BATCH)
        # One that stands in the table of another kind is none of either.
        query = query.where(as_stored_text(Record.kind) == kind)
        yield from batches(session.scalars(query))


def _findings(
    beside: Neighbours, records: Sequence[Record], changed: Collection[str], is_just_mended: bool
) -> Iterator[Finding]:
    """What is wrong with these records, those among them whose files have changed, and what their journal says."""
    problems = record_rules.check_beside(beside, [record for record in records if record.removed_at is None])
    differences = {} if is_just_mended else replay.find_differences(beside.session, records)
    for record in records:
        found = problems.get(record.id, [])
        if record.id in changed:
            text = _("The file is no longer what was attached. Attach it again.")
            found.append(error(text, "sha256", rule="content_changed"))
        if record.id in differences:
            found.append(differences[record.id])
        problems[record.id] = found
    captions = {record.id: record.caption for record in records}
    for record_id, problem in () if is_just_mended else derived_problems(beside.session, records):
        problems[record_id].append(problem)
    for record in records:
        yield from (Finding(record.id, record.kind, captions[record.id], each) for each in problems[record.id])


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
