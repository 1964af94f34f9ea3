"""Names without marks and legal forms, by which the same thing entered twice is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KEYS = ("name_az", "name_en", "name_ru")


def upgrade() -> None:
    """The columns alone: 0012 fills them, and to do it twice would take twice as long."""
    for key in _KEYS:
        op.add_column("record", sa.Column(key, WORDS, nullable=True))
    for key in _KEYS:
        filled = sa.text(f"{key} IS NOT NULL")
        op.create_index(f"ix_record_{key}", "record", [key], sqlite_where=filled)
