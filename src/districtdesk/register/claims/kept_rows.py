"""Rows that are kept beside the records: what follows from these now is held against them, and the rest written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from ..captions import batches

Row = Mapping[str, Any]
# No column is called so.
_KEY = "key_"


def write_difference(session: Session, table: Table, before: Iterable[Row], now: Iterable[Row]) -> None:
    """Have the table hold the rows of now in place of those before; what is equal is not written again."""
    keys = [each.name for each in table.primary_key]
    was, made = ({tuple(row[key] for key in keys): dict(row) for row in rows} for rows in (before, now))
    is_row = [table.c[key] == bindparam(_KEY + key) for key in keys]

    def of(place: tuple[Any, ...]) -> dict[str, Any]:
        return {_KEY + key: value for key, value in zip(keys, place, strict=True)}

    gone = [of(place) for place in was if place not in made]
    other = [
        of(place) | {name: value for name, value in row.items() if name not in keys}
        for place, row in made.items()
        if place in was and was[place] != row
    ]
    # In the order of the table.
    come = [made[place] for place in sorted(made.keys() - was.keys())]
    values: dict[str, Any] = {each.name: bindparam(each.name) for each in table.c if each.name not in keys}
    for statement, rows in (
        (delete(table).where(*is_row), gone),
        (update(table).where(*is_row).values(values), other),
        (insert(table), come),
    ):
        for batch in batches(rows):
            session.execute(statement, batch)
