"""The index of words, in which every word that is no number is found by any part of it."""

from __future__ import annotations

from alembic import op

from districtdesk.register.search_index import index_all

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it anew; a later migration that does so again takes it away here."""
    index_all(op.get_bind())
