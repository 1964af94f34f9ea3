"""Keep the layouts of workbooks under a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}

_WORDS = ("form", "of_kinds", "columns", "sorted_by", "conditions", "grouped_by")


def upgrade() -> None:
    op.create_table(
        "saved_layout",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        *(sa.Column(key, WORDS, nullable=True) for key in _WORDS),
        sa.Column("by_district", SMALL, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("as_of", WORDS, nullable=True),
        sa.Column("without_personal", SMALL, nullable=True),
        sa.Column("mark", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_saved_layout_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_layout")),
        **STRICT,
    )
