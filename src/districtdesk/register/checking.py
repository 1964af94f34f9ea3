"""Checking a whole register on demand: the file, values, links, rules, the journal and every attached file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from ..collecting import without_collecting
from ..problems import errors_in
from ..records import Record, table_of
from .errors import Damaged
from .findings.beside import Shared, is_worth_it, looking_beside
from .findings.finding import Finding
from .findings.of_the_file import OF_THE_FILE, file_findings, unreadable_file
from .findings.parts import AFTER, BEFORE, PartFound, PartsLook, batches_of_records, parts_of_records
from .journal.store import Register
from .kept_warnings import Reasons, read_reasons

# So long it is waited for the second process before whoever waits is told again.
_MOMENT = 0.1

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
            look = PartsLook(session, is_just_mended=is_just_mended)
            for found in _look_at_everything(register, look, progress, may_share=not findings):
                findings += found.findings
                looked_at += found.standing
            findings = _with_reasons(findings, read_reasons(session))
    except Damaged:
        # What lies behind a page that cannot be read is not seen; what was seen is told.
        findings += [each for each in [unreadable_file()] if each not in findings]
    loud = tuple(each for each in findings if not each.because)
    return Checked(looked_at, loud, tuple(each for each in findings if each.because))


def _look_at_everything(
    register: Register, look: PartsLook, progress: Progress, *, may_share: bool
) -> Iterator[PartFound]:
    """What was found in each part, in one order, whoever looks at it; a damaged file is looked at by one alone."""
    total = look.session.scalar(select(func.count()).select_from(table_of(Record))) or 0
    if may_share and is_worth_it(register, look.session, total):
        yield from _look_together(register, look, lambda done: progress(done, total))
        return
    yield from map(look.at, BEFORE)
    done = 0
    for batch in batches_of_records(look.session):
        yield look.at_records(batch)
        done += len(batch)
        progress(done, total)
    yield from map(look.at, AFTER)


def _look_together(register: Register, look: PartsLook, tell: Callable[[int], object]) -> Iterator[PartFound]:
    shared = Shared([*BEFORE, *parts_of_records(look.session), *AFTER])
    try:
        with looking_beside(register, look, shared) as helper:
            while not shared.is_over(helper):
                if part := shared.take():
                    shared.found[part[0]] = look.at(part[1])
                elif helper:
                    # It is at its last part, or leaves one.
                    helper.join(_MOMENT)
                tell(shared.done)
    except Damaged:
        yield from shared.in_order()
        raise
    yield from shared.in_order()


def _with_reasons(findings: list[Finding], reasons: Reasons) -> list[Finding]:
    if not reasons:
        return findings
    return [
        each if each.problem.is_error else replace(each, because=reasons.get((each.record_id, each.problem.rule), ""))
        for each in findings
    ]
