"""Keep by which words records are found, and their spellings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """The tables alone: 0012 fills them, and to do it twice would take twice as long."""
    for table, first, second in (("search_word", "word", "record_id"), ("search_spelling", "skeleton", "word")):
        op.create_table(
            table,
            sa.Column(first, WORDS, nullable=False),
            sa.Column(second, WORDS, nullable=False),
            sa.PrimaryKeyConstraint(first, second, name=op.f(f"pk_{table}")),
            **_STRICT,
        )
