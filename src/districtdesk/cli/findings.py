"""What `check` found, in lines: those of one kind together, the first of them alone where there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..i18n import _, ngettext
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, field_of
from ..register.checking import Finding


def finding_lines(findings: Iterable[Finding], most: int | None = None) -> Iterator[str]:
    """A line for each finding, of each kind at most so many (None: all of them) and then how many more there are."""
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.problem.rule, []).append(finding)
    for found in kinds.values():
        yield from map(_line, found[:most])
        more = len(found[most:]) if most is not None else 0
        if more:
            yield ngettext(
                "{count} more finding of this kind; --all lists it too.",
                "{count} more findings of this kind; --all lists them too.",
                more,
            )


def kept_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """A line for each warning that is kept as it is, with the reason."""
    for finding in findings:
        yield _("{warning} Kept because: {reason}", warning=_line(finding), reason=finding.because)


def _line(finding: Finding) -> str:
    if finding.kind not in KINDS:
        return _("Error: {message}", message=finding.problem.message)
    record_type = KINDS[finding.kind]
    labels = [_(field_of(record_type, key).kind.label) for key in finding.problem.fields]
    about = {
        "kind": _(RECORD_KINDS[finding.kind].one),
        "name": finding.caption.show(),
        "message": finding.problem.message,
        "fields": ", ".join(labels) or "–",
        "id": finding.record_id,
    }
    if finding.problem.is_error:
        return _("Error: {kind} “{name}”: {message} ({fields}; {id})", **about)
    return _("Warning: {kind} “{name}”: {message} ({fields}; {id})", **about)
