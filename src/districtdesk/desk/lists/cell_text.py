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
    record_type, said = KINDS[row.kind], display or {}
    fields = fields_of(record_type)
    amounts = [field for field in fields if field.kind.shown_with]
    left_out = {*record_type.titled_by, *known, "title", *(key for each in amounts for key in each.kind.shown_with)}
    amount = next((said.get(field.key, "") for field in amounts), "")
    title, owner = _parted(row, amount, known)
    statuses: list[str] = []
    parts: list[str] = []
    when = told = count = ""
    for field in fields:
        kind = field.kind
        if not kind.listed or field.key in left_out or kind.is_name or kind.needs_label:
            continue
        text = said.get(field.key) or cell_text(row, field)
        if kind.is_date and not when:
            title = _without_date(title, row, field)
            when, told = _when(row, field, text)
        elif kind.is_date or not text or text in title:
            continue
        elif is_number(field):
            # Without its unit an amount would say less than nothing.
            count = count or ("" if kind.shown_with else text)
        else:
            # A claim that is planned differs at a glance from one of what is so: that is not what is cut.
            (statuses if kind.is_status and amounts else parts).append(text)
    title, owner = _without_twice(title, owner, parts)
    if then := said.get("names"):
        # What it was called on the day that is shown.
        title = then
    second = BETWEEN.join(filter(None, (*statuses, owner, *parts, said.get(CONFIRMED), told)))
    if amount and title.endswith(f"{BETWEEN}{amount}"):
        # At the right, where it stays whole: names give way to it.
        return Lines(title.removesuffix(f"{BETWEEN}{amount}"), second, amount, when)
    return Lines(title, second, *((when, count) if when else (count, "")))


def _without_twice(title: str, owner: str, parts: list[str]) -> tuple[str, str]:
    """Title and owner without a name that a part says with more, such as who said it with the office."""
    pieces = [each for each in title.split(BETWEEN) if not any(part.startswith(f"{each}, ") for part in parts)]
    return (BETWEEN.join(pieces), owner) if pieces else (owner or title, "")


def _when(row: ListRow, field: Field, text: str) -> tuple[str, str]:
    """What stands at the right, and the event by which the day is told: that is long, and gives way."""
    bare = cell_text(row, field)
    if field.key != KINDS[row.kind].told_by_event or text == bare:
        return text, ""
    return bare, text.removeprefix(f"{bare} (").removesuffix(")") if bare else text


def _without_date(title: str, row: ListRow, field: Field) -> str:
    """The title without the day that stands at the right of it anyway."""
    value = row.values[field.key]
    day = field.kind.show(value) if value is not None else ""
    return BETWEEN.join(piece for piece in title.split(BETWEEN) if piece != day) or title


def _parted(row: ListRow, amount: str, known: tuple[str, ...]) -> tuple[str, str]:
    """The title without the record that it ends with, and that record: both would not fit into one line.

    What is known of every row of the list is said by neither.
    """
    shared = KINDS[row.kind].shared_with
    # One figure of several subjects ends with all of them.
    names = {
        key: ", ".join(filter(None, (_names_of(row, key), _names_of(row, shared[key]) if key in shared else "")))
        for key in KINDS[row.kind].titled_by
        if key not in shared.values()
    }
    whole = row.caption.show()
    for key in known:
        if names.get(key) and not _is_of_several(row, key, shared.get(key)):
            name = names.pop(key)
            whole = whole.removeprefix(f"{name}{BETWEEN}").removesuffix(f"{BETWEEN}{name}")
    for key, owner in names.items():
        if owner and whole.endswith(f"{BETWEEN}{owner}"):
            title = whole.removesuffix(f"{BETWEEN}{owner}")
            others = [name for other, name in names.items() if name and other != key]
            if amount and not others:
                return f"{owner}{BETWEEN}{amount}", ""
            return BETWEEN.join((*others, amount)) if amount else title, owner
    return whole, ""


def _is_of_several(row: ListRow, key: str, shared: str | None) -> bool:
    value = row.values[key]
    return (isinstance(value, tuple) and len(value) > 1) or bool(shared and row.values[shared])


def _names_of(row: ListRow, key: str) -> str:
    value = row.values[key]
    ids = value if isinstance(value, tuple) else (value,)
    return ", ".join(row.linked[each].show() for each in ids if each in row.linked)
