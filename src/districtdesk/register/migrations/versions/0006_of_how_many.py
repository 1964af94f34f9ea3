"""Say of how many a figure speaks where these are not all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    with op.batch_alter_table("figure", table_kwargs=STRICT) as batch_op:
        batch_op.add_column(sa.Column("covers", WHOLE, nullable=True))
        batch_op.add_column(sa.Column("covers_of", WHOLE, nullable=True))
