"""Order keys in which opening marks do not count."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing: 0004 derives the order keys of all records anew, and to do it twice would take twice as long."""
