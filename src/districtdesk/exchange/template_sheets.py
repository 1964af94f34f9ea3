"""The worksheets of a template: few columns of each kind of record, an example row, and room to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..i18n import _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, fields_of
from .choices import with_choices
from .layout import BookCell, BookColumn, BookSheet, BookValue, LegendLine, LegendPart
from .paper import WIDTH_OF_WIDE_LETTERS, fit_heading, fit_on_page
from .sheet import CellColumn, columns_of
from .template_examples import EXAMPLE, example_cell

# A text that wraps stays a text: of a tax ID the noughts before it, of "1/2" that it is no day.
_TEXT = "@"
_NARROW = 12
# More words are looked up in the list itself.
_MOST_WORDS = 20


def template_sheet(kind: str, given: Sequence[str] = ()) -> BookSheet:
    """The sheet of one kind, without the fields that are `given` for all of its rows."""
    told = [
        (field, column)
        for field in template_fields(kind)
        if field.key not in given
        for column in columns_of(field)
        if not column.hidden
    ]
    row = [_example(kind, field, column, place) for place, (field, column) in enumerate(told)]
    return BookSheet(
        title=_(RECORD_KINDS[kind].many),
        name=kind,
        columns=_fit([_book_column(field, column) for field, column in told]),
        rows=lambda: [row],
        row_count=1,
        note=_(RECORD_KINDS[kind].meaning),
        ids=(),
    )


def _fit(columns: Sequence[BookColumn]) -> tuple[BookColumn, ...]:
    """Beside each other in letters that can be read, whatever font a district has, where that can be."""
    return fit_on_page(fit_on_page(columns, _NARROW, WIDTH_OF_WIDE_LETTERS))


def template_fields(kind: str) -> list[Field]:
    """What a district is asked for: what a record cannot be without, what lists show, and by what it is told from
    others; each with what makes one amount with it."""
    own = [each for each in fields_of(KINDS[kind]) if not each.kind.derived]
    asked = {each.key for each in own if each.is_required or each.kind.listed or each.kind.identifying}
    beside = {key for each in own if each.key in asked for key in each.kind.shown_with}
    return [each for each in own if each.key in asked | beside]


def explain_sheet(kind: str, given: Sequence[str] = ()) -> LegendPart:
    """What stands in each column, and how it is written."""
    lines = [
        LegendLine(_(field.kind.label), " ".join(_explained(field)))
        for field in template_fields(kind)
        if field.key not in given
    ]
    return LegendPart(_(RECORD_KINDS[kind].many), tuple(lines), heading=_("What belongs into the column"))


def _explained(field: Field) -> Iterator[str]:
    if field.is_required:
        yield _("Must be filled in.")
    if field.kind.meaning:
        yield _(field.kind.meaning)
    if field.kind.is_link:
        yield _(
            "A name from the list, or as it stands on another sheet of this workbook: {kinds}.", kinds=_kinds(field)
        )
    elif (words := field.kind.offered()) and len(words) <= _MOST_WORDS:
        yield _("One of the list: {words}.", words="; ".join(words))
    elif words:
        yield _("One of the list.")
    elif field.kind.is_name:
        yield _("In one language at least, as the name is written there.")
    elif field.kind.typing_examples():
        yield _("For example: {examples}.", examples="; ".join(field.kind.typing_examples()))


def _kinds(field: Field) -> str:
    return "; ".join([_(RECORD_KINDS[each].many) for each in field.kind.to])


def _book_column(field: Field, column: CellColumn) -> BookColumn:
    made = with_choices(column.book_column(field.key), field, column.suffix)
    if made.form == "text" and not made.number_format:
        made = replace(made, number_format=_TEXT, wrap=made.width > _NARROW)
    elif made.form == "date":
        # In words it stands in several lines.
        made = replace(made, wrap=True)
    elif made.form in ("whole", "decimal"):
        made = replace(made, width=min(made.width, _NARROW))
    return fit_heading(replace(made, printed=True))


def _example(kind: str, field: Field, column: CellColumn, place: int) -> BookValue:
    value = example_cell(kind, field, column.suffix)
    if place == 0:
        value = " ".join((_(EXAMPLE), str(value)))
    return BookCell(value, look="quiet")
