"""How a record's values stand in a list: short, in words, and what its two lines say."""

from __future__ import annotations

from ... import i18n
from ...dates.imprecise import ImpreciseDate
from ...fields import Area, Day, Imprecise, LongText, Money, NamesInThree, Number, Whole
from ...records import KINDS, Field, fields_of
from ...register.listing import Row
from .lines import Lines

_NUMBERS = (Area, Money, Number, Whole)
# A cell shows the beginning of a long text; the whole of it is in the record.
_LONGEST = 300


def is_number(field: Field) -> bool:
    """Whether its values stand flush right, so that they can be compared by their length."""
    return isinstance(field.kind, _NUMBERS)


def cell_text(row: Row, field: Field) -> str:
    """The value in a cell; nothing where it is not known."""
    value = row.values[field.key]
    if value is None:
        return ""
    if isinstance(field.kind, Imprecise) and isinstance(value, ImpreciseDate):
        return value.short()
    if isinstance(field.kind, Day):
        return i18n.short_day(value)
    if isinstance(field.kind, LongText):
        return " ".join(value[:_LONGEST].split())
    return row.show(field)


def lines_of(row: Row, said: tuple[str, ...] = ()) -> Lines:
    """Title, the listed fields that the title does not say already, and the listed date at the right.

    `said`: keys of further fields to leave out, such as the link by which the list is narrowed.
    """
    record_type = KINDS[row.kind]
    left_out = {*record_type.titled_by, *said, "title"}
    parts: list[str] = []
    when = ""
    title = row.caption.show()
    for field in fields_of(record_type):
        if not field.kind.listed or field.key in left_out or isinstance(field.kind, NamesInThree):
            continue
        text = cell_text(row, field)
        if isinstance(field.kind, Imprecise | Day):
            when = when or text
        elif text and not is_number(field) and text not in title:
            parts.append(text)
    return Lines(title, " · ".join(parts), when)
