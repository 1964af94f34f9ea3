"""Keep filters under a name, and find by whom records were changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    op.create_table(
        "saved_filter",
        sa.Column("id", WORDS, nullable=False),
        *(sa.Column(key, WORDS, nullable=False) for key in ("name", "of_kind", "conditions")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_saved_filter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        **STRICT,
    )
    op.create_index(op.f("ix_record_changed_by"), "record", ["changed_by"])
