"""Names by their consonants, as spellings are compared now."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from districtdesk.names import Names
from districtdesk.records.columns import NAMES
from districtdesk.register.captions import batches
from districtdesk.register.name_keys import name_keys

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_KEYS = ("name_az", "name_en", "name_ru")
_AT_ONCE = 10_000


def upgrade() -> None:
    """Make them anew; a later migration that does so again takes it away here."""
    for table in _tables_with_names():
        _fill(table)


def _tables_with_names() -> list[str]:
    found = sa.inspect(op.get_bind())
    return [
        table
        for table in found.get_table_names()
        if any(each["name"] == "names" for each in found.get_columns(table))
    ]


def _fill(table: str) -> None:
    """Make the keys of all names of a kind; those that stay are not written."""
    connection = op.get_bind()
    record = sa.table("record", sa.column("id"), *map(sa.column, _KEYS))
    named = sa.table(table, sa.column("id"), sa.column("names", NAMES))
    statement = sa.update(record).where(record.c.id == sa.bindparam("which"))
    statement = statement.values({key: sa.bindparam(f"new_{key}") for key in _KEYS})
    kept = sa.select(named.c.id, named.c.names, *(record.c[key] for key in _KEYS))
    rows = connection.execute(kept.join_from(named, record, record.c.id == named.c.id)).all()
    for batch in batches(rows, _AT_ONCE):
        changed = [{"which": row[0]} | new for row in batch if (new := _new_keys(row[1])) != _old_keys(row[2:])]
        if changed:
            connection.execute(statement, changed)


def _old_keys(kept: Sequence[str | None]) -> dict[str, str | None]:
    return {f"new_{key}": bare for key, bare in zip(_KEYS, kept, strict=True)}


def _new_keys(names: Names | None) -> dict[str, str | None]:
    return {f"new_{key}": bare for key, bare in name_keys(names).items()}
