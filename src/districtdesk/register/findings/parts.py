"""What a check looks at in one state of a register, part by part: each can be looked at by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ...collecting import collect_young
from ...i18n import _
from ...names import Names
from ...problems import Problem, error
from ...records import KINDS, Attachment, Record, table_of
from ..captions import BATCH, batches
from ..journal import replay
from ..journal.broken_chain import find_breaks
from ..journal.hidden import find_hidden
from ..plain_rows import as_stored_text, past_indexes
from ..rules import record_rules
from ..rules.neighbours import Neighbours
from ..rules.whole_tables import WholeTables
from ..tables import ContentRow
from .finding import Finding, of_the_whole
from .of_derived import derived_problems, index_problems
from .of_rows import row_findings
from .of_shown import shown_findings
from .of_steps import late_findings, step_findings

RECORDS = "records"


class CheckPart(NamedTuple):
    """By what it is called; of records those of one kind, from the first to the last of these ids."""

    name: str
    kind: str = ""
    first: str = ""
    last: str = ""


class PartFound(NamedTuple):
    """What was found in a part, and how many records were looked at for it, removed ones too, and without those."""

    findings: list[Finding]
    records: int = 0
    standing: int = 0


class PartsLook:
    """A look at one state of a register. `is_just_mended`: what is derived is not reckoned again, nor the history."""

    def __init__(self, session: Session, *, is_just_mended: bool) -> None:
        self.session = session
        self.is_just_mended = is_just_mended

    def at(self, part: CheckPart) -> PartFound:
        """Look at one part; records are those of its ids."""
        if part.name != RECORDS:
            return PartFound(list(_WHOLE[part.name](self.session)))
        record_type = KINDS[part.kind]
        query = select(record_type).where(record_type.id.between(part.first, part.last)).order_by(record_type.id)
        # Else SQLite may walk through all of the kind for each few hundred.
        query = query.where(past_indexes(as_stored_text(Record.kind)) == part.kind)
        return self.at_records(list(self.session.scalars(query)))

    def at_records(self, records: Sequence[Record]) -> PartFound:
        findings = list(_findings(self._beside, records, self._changed, self.is_just_mended))
        collect_young()
        return PartFound(findings, len(records), sum(record.removed_at is None for record in records))

    @cached_property
    def _beside(self) -> Neighbours:
        return WholeTables(self.session)

    @cached_property
    def _changed(self) -> Collection[str]:
        return set(_changed_contents(self.session))


def batches_of_records(session: Session) -> Iterator[list[Record]]:
    """All records, removed ones too, a kind and a few hundred at a time."""
    for kind in KINDS:
        yield from batches(session.scalars(_of_kind(kind).execution_options(yield_per=BATCH)))


def parts_of_records(session: Session) -> list[CheckPart]:
    """The same as parts, for a file without damage: here only the ids are read."""
    return [
        CheckPart(RECORDS, kind, batch[0], batch[-1])
        for kind, record_type in KINDS.items()
        for batch in batches(session.scalars(_of_kind(kind).with_only_columns(record_type.id)))
    ]


def _of_kind(kind: str) -> Select[Any]:
    record_type = KINDS[kind]
    # One that stands in the table of another kind is none of either.
    return select(record_type).where(as_stored_text(Record.kind) == kind).order_by(record_type.id)


def _steps(session: Session) -> Iterator[Finding]:
    yield from row_findings(session)
    yield from step_findings(session)
    yield from late_findings(session)


def _gone(session: Session) -> Iterator[Finding]:
    yield from (Finding(each, kind, Names(), problem) for each, kind, problem in replay.find_gone(session))


def _chain(session: Session) -> Iterator[Finding]:
    yield from map(of_the_whole, find_breaks(session))


def _index(session: Session) -> Iterator[Finding]:
    yield from map(of_the_whole, index_problems(session))


def _hidden(session: Session) -> Iterator[Finding]:
    yield from (Finding(each, kind, Names(), problem) for each, kind, problem in find_hidden(session))


_WHOLE: dict[str, Callable[[Session], Iterator[Finding]]] = {
    "steps": _steps,
    "shown": shown_findings,
    "gone": _gone,
    "chain": _chain,
    "index": _index,
    "hidden": _hidden,
}
# What is looked at before the records, and after them.
BEFORE, AFTER = (CheckPart("steps"),), tuple(map(CheckPart, ("shown", "gone", "chain", "index", "hidden")))


def _findings(
    beside: Neighbours, records: Sequence[Record], changed: Collection[str], is_just_mended: bool
) -> Iterator[Finding]:
    """What is wrong with these records, those among them whose files have changed, and what their journal says."""
    problems = record_rules.check_beside(beside, [record for record in records if record.removed_at is None])
    differences = {} if is_just_mended else replay.find_differences(beside.session, records)
    for record in records:
        found = problems.get(record.id, [])
        if record.id in changed:
            found.append(_changed_file())
        if record.id in differences:
            found.append(differences[record.id])
        problems[record.id] = found
    captions = {record.id: record.caption for record in records}
    for record_id, problem in () if is_just_mended else derived_problems(beside.session, records):
        problems[record_id].append(problem)
    for record in records:
        yield from (Finding(record.id, record.kind, captions[record.id], each) for each in problems[record.id])


def _changed_file() -> Problem:
    text = _("The file is no longer what was attached. Attach it again.")
    return error(text, "sha256", rule="content_changed")


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
