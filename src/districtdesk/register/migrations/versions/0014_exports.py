"""Remember what was exported."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    op.create_table(
        "export",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("content", WORDS, nullable=False),
        sa.Column("made_on", WORDS, nullable=True),
        sa.Column("made_by", WORDS, nullable=True),
        sa.Column("sent_to", WORDS, nullable=True),
        sa.Column("file_name", WORDS, nullable=True),
        sa.Column("sha256", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("layout", WORDS, nullable=True),
        sa.Column("of_kind", WORDS, nullable=True),
        sa.Column("conditions", WORDS, nullable=True),
        sa.Column("as_of", WORDS, nullable=True),
        sa.Column("without_personal", SMALL, nullable=True),
        sa.Column("step", WHOLE, nullable=True),
        sa.Column("fingerprint", WORDS, nullable=True),
        sa.Column("records", WHOLE, nullable=True),
        sa.Column("claims", WHOLE, nullable=True),
        sa.Column("carried", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_export_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
        **STRICT,
    )
