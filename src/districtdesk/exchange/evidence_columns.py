"""The evidence beside a claim: one line for each citation, the same line in every column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..i18n import _
from ..records import KINDS, Citation, field_of, fields_of
from ..register.queries.subject_claims import Evidence
from .layout import BookColumn, CellValue

# Records that are claims carry their evidence beside them.
CLAIMS = frozenset({"figure", "event"})
_NOTHING = "–"

_Says = Callable[[Evidence], str | None]


def evidence_columns() -> tuple[BookColumn, ...]:
    """Wide enough that a line is seldom broken: broken lines would no longer stand beside each other."""
    return (
        BookColumn("evidence.source", _("Source"), "text", 44, wrap=True),
        BookColumn("evidence.field", _("Field cited"), "text", 22, wrap=True),
        BookColumn("evidence.said_by", _("Said by"), "text", 26, wrap=True),
        BookColumn("evidence.office", _("Office at the time"), "text", 36, wrap=True),
        BookColumn("evidence.how_told", _("How told"), "text", 26, wrap=True),
        BookColumn("evidence.note", _("Note on the citation"), "text", 60, wrap=True),
    )


def evidence_writer(kind: str) -> Callable[[Sequence[Evidence]], Sequence[CellValue]]:
    """What fills those columns for one record of this kind."""
    how = field_of(Citation, "how_told").kind
    labels = {field.key: _(field.kind.label) for field in fields_of(KINDS[kind])}
    says: tuple[_Says, ...] = (
        lambda each: each.source.show(),
        lambda each: labels.get(each.citation.field or "", each.citation.field),
        lambda each: each.citation.said_by,
        lambda each: each.citation.office,
        lambda each: how.show(each.citation.how_told),
        lambda each: each.citation.note,
    )
    return lambda evidence: [_lines(say(each) for each in evidence) for say in says]


def _lines(texts: Iterable[str | None]) -> str | None:
    """A line each, with a dash for nothing; an empty cell where none of them says anything."""
    lines = [" ".join((text or "").split()) for text in texts]
    return "\n".join(line or _NOTHING for line in lines) if any(lines) else None
