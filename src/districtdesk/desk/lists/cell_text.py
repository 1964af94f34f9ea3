"""How a record's values stand in a list: short, in words, and what its two lines say."""

from __future__ import annotations

from collections.abc import Mapping

from ...records import KINDS, Field, fields_of
from ...records.titling import BETWEEN
from ...register.queries.display_values import CONFIRMED
from ...register.queries.listing import ListRow
from .lines import Lines


def is_number(field: Field) -> bool:
    """Whether its values stand flush right, so that they can be compared by their length."""
    return field.kind.is_number


def cell_text(row: ListRow, field: Field) -> str:
    """The value in a cell; nothing where it is not known, or says nothing."""
    value = row.values[field.key]
    if value is None or field.kind.says_nothing(value):
        return ""
    return row.show(field) if field.kind.is_link else field.kind.show_short(value)


def lines_of(row: ListRow, known: tuple[str, ...] = (), display: Mapping[str, str] | None = None) -> Lines:
    """What it is; below, its status, what it belongs to and other listed fields; amount and date at the right.

    `known`: keys of further fields to leave out, such as the link by which the list is narrowed. `display`: what
    stands for the bare values of some fields.
    """
    record_type = KINDS[row.kind]
    fields = fields_of(record_type)
    amounts = [field for field in fields if field.kind.shown_with]
    in_the_amount = {key for field in amounts for key in field.kind.shown_with}
    left_out = {*record_type.titled_by, *known, "title", *in_the_amount}
    amount = next(((display or {}).get(field.key, "") for field in amounts), "")
    title, owner = _parted(row, amount)
    if then := (display or {}).get("names"):
        # What it was called on the day that is shown.
        title = then
    statuses: list[str] = []
    parts = [owner] if owner else []
    when = ""
    for field in fields:
        kind = field.kind
        if not kind.listed or field.key in left_out or kind.is_name or kind.needs_label:
            continue
        text = (display or {}).get(field.key) or cell_text(row, field)
        if kind.is_date:
            when = when or text
        elif text and not is_number(field) and text not in title:
            # A claim that is planned differs at a glance from one of what is so: that is not what is cut.
            (statuses if kind.is_status and amounts else parts).append(text)
    parts += filter(None, [(display or {}).get(CONFIRMED)])
    second = BETWEEN.join((*statuses, *parts))
    if amount and title.endswith(f"{BETWEEN}{amount}"):
        # At the right, where it stays whole: names give way to it.
        return Lines(title.removesuffix(f"{BETWEEN}{amount}"), second, amount, when)
    return Lines(title, second, when)


def _parted(row: ListRow, amount: str) -> tuple[str, str]:
    """The title without the record that it ends with, and that record: both would not fit into one line."""
    whole = row.caption.show()
    shared = KINDS[row.kind].shared_with
    # One figure of several subjects ends with all of them.
    names = {
        key: ", ".join(filter(None, (_names_of(row, key), _names_of(row, shared[key]) if key in shared else "")))
        for key in KINDS[row.kind].titled_by
        if key not in shared.values()
    }
    for key, owner in names.items():
        if owner and whole.endswith(f"{BETWEEN}{owner}"):
            title = whole.removesuffix(f"{BETWEEN}{owner}")
            if amount:
                title = BETWEEN.join((*(name for other, name in names.items() if name and other != key), amount))
            return title, owner
    return whole, ""


def _names_of(row: ListRow, key: str) -> str:
    value = row.values[key]
    ids = value if isinstance(value, tuple) else (value,)
    return ", ".join(row.linked[each].show() for each in ids if each in row.linked)
