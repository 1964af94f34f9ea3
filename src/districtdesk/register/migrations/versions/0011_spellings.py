"""Names by their consonants and the index of words: 0012 makes them, and to do it twice would take twice as long."""

from __future__ import annotations

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing any more."""
