"""The evidence beside a record: one line for each citation, the same line in every column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..i18n import _
from ..records import KINDS, Citation, Figure, field_of, fields_of, kind_of
from ..register.queries.subject_claims import Evidence, sources_among
from .layout import BookColumn, CellValue

# These are evidence themselves, name their source in a field of their own, or are no statement of one.
_WITHOUT = frozenset(
    {
        "source",
        "citation",
        "attachment",
        "indicator",
        "accepted_warning",
        "saved_filter",
        "saved_layout",
        "saved_mapping",
        "export",
        "open_question",
        "exchange_rate",
        "return_due",
    }
)
# Fields of the citation, in the order of their columns, with the width of each.
_WIDTHS = {
    "field": 22, "said_by": 26, "speaker": 26, "office": 36, "occasion": 30, "how_told": 26, "opinion": 12,
    "meant": 60, "words": 26, "confidence": 14, "note": 60,
}  # fmt: skip
NOTHING = "–"
# Of these it is said how many sources say the same.
_COUNTED = kind_of(Figure)

_Says = Callable[[Evidence], str | None]


def has_evidence(kind: str) -> bool:
    """Whether records of this kind carry their evidence beside them."""
    return kind not in _WITHOUT


def evidence_columns(kind: str, *, without_personal: bool = False) -> tuple[BookColumn, ...]:
    """Wide enough that a line is seldom broken: broken lines would no longer stand beside each other."""
    if not has_evidence(kind):
        return ()
    counted = (BookColumn("sources", _("Number of sources"), "whole", 12),) if kind == _COUNTED else ()
    return (
        *counted,
        BookColumn("evidence.source", _("Source"), "text", 44, wrap=True),
        *(
            BookColumn(f"evidence.{key}", _label(key), "text", _WIDTHS[key], wrap=True)
            for key in _keys(without_personal)
        ),
    )


def _keys(without_personal: bool) -> list[str]:
    return [key for key in _WIDTHS if not (without_personal and field_of(Citation, key).kind.personal)]


def _label(key: str) -> str:
    """What the field of the citation is called where it stands beside another record's own."""
    others = {"field": _("Field cited"), "speaker": _("Said by, the person"), "note": _("Note on the citation")}
    return others.get(key) or _(field_of(Citation, key).kind.label)


def evidence_writer(
    kind: str, *, without_personal: bool = False
) -> Callable[[Sequence[Evidence]], Sequence[CellValue]]:
    """What fills those columns for one record of this kind: how many sources say so, and a line for each citation."""
    labels = {field.key: _(field.kind.label) for field in fields_of(KINDS[kind])}
    says: list[_Says] = [lambda each: each.source.show()]
    says += [_says(key, labels) for key in _keys(without_personal)]

    # Most records of most kinds have none, and each row of a workbook asks.
    nothing: Sequence[CellValue] = (*((0,) if kind == _COUNTED else ()), *(None for _each in says))

    def write(evidence: Sequence[Evidence]) -> Sequence[CellValue]:
        if not evidence:
            return nothing
        counted = [len(sources_among(evidence))] if kind == _COUNTED else []
        return [*counted, *(_lines(say(each) for each in evidence) for say in says)]

    return write


def say_evidence(kind: str, *, without_personal: bool = False) -> Callable[[Sequence[Evidence]], Sequence[CellValue]]:
    """What tells it in words, a line for each citation: who said it, holding which office, in which source."""
    labels = {field.key: _(field.kind.label) for field in fields_of(KINDS[kind])}
    field_cited, words = _says("field", labels), _says("words", labels)

    def line(each: Evidence) -> str:
        who = "" if without_personal else ", ".join(part for part in (each.who, each.citation.office) if part)
        source = each.source.show()
        told = _("{who}, in: {source}", who=who, source=source) if who else source
        quoted = _("“{words}”", words=printed) if (printed := words(each)) else ""
        about = _("{field}: {value}", field=cited, value=told) if (cited := field_cited(each)) else told
        return f"{about} {quoted}".rstrip()

    def write(evidence: Sequence[Evidence]) -> Sequence[CellValue]:
        return ["\n".join(dict.fromkeys(map(line, evidence))) or None]

    return write


def _says(key: str, labels: dict[str, str]) -> _Says:
    if key == "field":
        return lambda each: labels.get(each.citation.field or "", each.citation.field)
    if key in ("speaker", "occasion"):
        return lambda each: each.linked_name(getattr(each.citation, key))
    kind = field_of(Citation, key).kind
    return lambda each: kind.show(getattr(each.citation, key))


def _lines(texts: Iterable[str | None]) -> str | None:
    """A line each, with a dash for nothing; an empty cell where none of them says anything."""
    lines = [" ".join((text or "").split()) for text in texts]
    return "\n".join(line or NOTHING for line in lines) if any(lines) else None
