"""Keep beside the records which claim is shown of each subject, and what came of each announcement."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.orm
from alembic import op

from districtdesk.register.claims.milestones import keep_all_milestones
from districtdesk.register.claims.shown_claims import keep_all_shown_claims

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_SAID = ("first", "first_event", "latest", "latest_event", "actual", "actual_event", "shelved")


def upgrade() -> None:
    op.create_table(
        "shown_claim",
        sa.Column("indicator", WORDS, nullable=False),
        sa.Column("is_planned", SMALL, autoincrement=False, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("is_headline", SMALL, nullable=False),
        sa.Column("figure", WORDS, nullable=False),
        sa.Column("likeness", WORDS, nullable=False),
        sa.Column("qualifier", WORDS, nullable=False),
        sa.Column("value", WHOLE, nullable=False),
        sa.Column("value_to", WHOLE),
        sa.Column("unit", WORDS),
        sa.Column("currency", WORDS),
        sa.Column("as_of", WORDS),
        sa.PrimaryKeyConstraint("indicator", "is_planned", "subject", name=op.f("pk_shown_claim")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shown_claim_subject", "shown_claim", ["subject"])
    op.create_table(
        "milestone",
        sa.Column("event_kind", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        *(sa.Column(key, WORDS) for key in _SAID),
        sa.Column("slip_least", WHOLE),
        sa.Column("slip_most", WHOLE),
        sa.PrimaryKeyConstraint("event_kind", "subject", name=op.f("pk_milestone")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_milestone_subject", "milestone", ["subject"])
    with sa.orm.Session(op.get_bind()) as session:
        keep_all_shown_claims(session)
        keep_all_milestones(session)
        session.flush()
