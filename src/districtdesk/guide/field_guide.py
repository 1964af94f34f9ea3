"""What a field is, what may be typed, how it is kept and where it goes in Excel: all of it from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..exchange.sheet import columns_of
from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, field_of

# Of what one may choose, so many are named.
_MOST = 14


@dataclass(frozen=True, slots=True)
class Explanation:
    """In the language of the moment: the field's name, the kind of record, and headed sentences."""

    name: str
    record: str
    parts: tuple[tuple[str, str], ...]

    def spoken(self) -> str:
        """All of it as one text."""
        return "\n".join((f"{self.name} ({self.record})", *(f"{head}: {text}" for head, text in self.parts)))


def explain_field(kind: str, key: str) -> Explanation:
    """The field of this key of this kind of record. Raises KeyError for one that there is not."""
    field = field_of(KINDS[kind], key)
    parts = (
        (_("What it is"), _what_it_is(field)),
        (_("What may be typed"), _what_may_be_typed(field)),
        (_("How it is kept"), field.kind.how_kept()),
        (_("By which rule"), " ".join(_rules(field))),
        (_("In Excel"), _in_excel(kind, field)),
        (_("For programs"), f"{kind}.{key}"),
    )
    return Explanation(
        _(field.kind.label), _(RECORD_KINDS[kind].one), tuple((head, text) for head, text in parts if text)
    )


def _what_it_is(field: Field) -> str:
    word = _("Kind of value: {kind}.", kind=_(field.kind.word))
    return f"{_(field.kind.meaning)} {word}" if field.kind.meaning else word


def _what_may_be_typed(field: Field) -> str:
    if field.kind.derived:
        return _("Nothing: the program fills it in.")
    if field.kind.is_link:
        kinds = ", ".join(_(RECORD_KINDS[each].many) for each in field.kind.to) or _("any record")
        return _("The beginning of a name; then choose from the list. Possible here: {kinds}.", kinds=kinds)
    examples = field.kind.typing_examples()
    if not examples:
        return _("Any text.") if field.kind.is_words else ""
    shown = "; ".join(examples[:_MOST])
    if field.kind.all_values():
        more = len(examples) > _MOST
        return _("One of: {choices} and others.", choices=shown) if more else _("One of: {choices}.", choices=shown)
    return _("For example: {examples}.", examples=shown)


def _rules(field: Field) -> Iterator[str]:
    if field.kind.follows:
        yield _(field.kind.follows)
    if field.is_required:
        yield _("It is needed: without it the record is not saved.")
    if field.kind.identifying:
        yield _("Two records that have the same here are pointed out.")
    if field.kind.personal:
        yield _("It is about a person, and is left out of what is handed over without personal data.")
    if field.kind.sought:
        yield _("The search of the list finds it.")


def _in_excel(kind: str, field: Field) -> str:
    shown = [column.label for column in columns_of(field) if not column.hidden]
    return _(
        "Sheet “{sheet}”, in the columns: {columns}.", sheet=_(RECORD_KINDS[kind].many), columns=", ".join(shown)
    )
