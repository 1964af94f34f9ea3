"""Names without marks and legal forms, by which the same thing entered twice is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from districtdesk.names import Names
from districtdesk.records.columns import NAMES
from districtdesk.register.captions import name_keys

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KEYS = ("name_az", "name_en", "name_ru")
_NAMED = ("company", "district", "indicator", "project")


def upgrade() -> None:
    for key in _KEYS:
        op.add_column("record", sa.Column(key, WORDS, nullable=True))
    for table in _NAMED:
        _fill(table)
    for key in _KEYS:
        filled = sa.text(f"{key} IS NOT NULL")
        op.create_index(f"ix_record_{key}", "record", [key], sqlite_where=filled)


def _fill(table: str) -> None:
    """Make the keys of all records of a kind; done anew by a migration of its own when the legal forms change."""
    connection = op.get_bind()
    record = sa.table("record", sa.column("id"), *map(sa.column, _KEYS))
    named = sa.table(table, sa.column("id"), sa.column("names", NAMES))
    rows = connection.execute(sa.select(named.c.id, named.c.names)).all()
    if rows:
        statement = sa.update(record).where(record.c.id == sa.bindparam("which"))
        connection.execute(
            statement.values({key: sa.bindparam(f"new_{key}") for key in _KEYS}),
            [{"which": row.id} | _new_keys(row.names) for row in rows],
        )


def _new_keys(names: Names) -> dict[str, str | None]:
    return {f"new_{key}": bare for key, bare in name_keys(names).items()}
