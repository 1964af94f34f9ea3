"""Keep under a name which columns of a table of others are which fields."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    op.create_table(
        "saved_mapping",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("of_kind", WORDS, nullable=True),
        sa.Column("columns", WORDS, nullable=False),
        *(sa.Column(key, WORDS, nullable=True) for key in ("units", "statuses", "given")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_saved_mapping_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_mapping")),
        **STRICT,
    )
