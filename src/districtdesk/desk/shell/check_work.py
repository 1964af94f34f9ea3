"""What stands behind Check and repair, off the GUI thread: a check that can be broken off, of any file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...register.checking import Checked, check
from ...register.errors import RegisterError
from ...register.findings.finding import Finding
from ...register.journal.store import Register
from ...register.opening import open_register
from ...register.salvage.traces import has_traces

# Of one kind of finding, the first say what is wrong.
LISTED = 20
Progress = Callable[[int, int], object]


class CheckCancelled(Exception):
    """Whoever waited for the check wished it to end."""


@dataclass(frozen=True, slots=True)
class FoundSort:
    """All findings of one sort, and the first of them."""

    sentence: str
    count: int
    is_error: bool
    first: tuple[Finding, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a register gave: `checked`, or why it does not open at all and whether it `has_traces`."""

    checked: Checked | None
    trouble: RegisterError | None = None
    has_traces: bool = False

    @property
    def can_be_repaired(self) -> bool:
        """Whether there is something that a repair would mend."""
        if self.checked is not None:
            return self.checked.has_errors
        return self.trouble is not None and self.trouble.can_be_repaired and self.has_traces


def look_at(place: Path, register: Register | None, progress: Progress, is_cancelled: Callable[[], bool]) -> Looked:
    """Check the open register, or the file. Raises RegisterErrors of the world, CheckCancelled."""

    def tell(done: int, total: int) -> None:
        if is_cancelled():
            raise CheckCancelled
        progress(done, total)

    if register is not None:
        return Looked(check(register, tell))
    try:
        opened = open_register(place, read_only=True)
    except RegisterError as error:
        return Looked(None, error, has_traces(place))
    try:
        return Looked(check(opened, tell))
    finally:
        opened.close()


def sorted_out(findings: Iterable[Finding]) -> list[FoundSort]:
    """Errors first, those of one sort together."""
    sorts: dict[tuple[bool, str], list[Finding]] = {}
    for each in findings:
        sorts.setdefault((not each.problem.is_error, each.problem.rule), []).append(each)
    return [
        FoundSort(found[0].problem.message, len(found), not is_warning, tuple(found[:LISTED]))
        for (is_warning, _rule), found in sorted(sorts.items(), key=lambda item: item[0][0])
    ]


def name_of(finding: Finding) -> str:
    """The record that it is about; empty where it is about none."""
    if finding.kind not in RECORD_KINDS:
        return ""
    kind = _(RECORD_KINDS[finding.kind].one)
    return _("{kind} “{name}”", kind=kind, name=finding.caption.show() or finding.record_id)
