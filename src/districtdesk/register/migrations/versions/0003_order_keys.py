"""Order keys in which opening marks do not count."""

from __future__ import annotations

from alembic import op

from districtdesk.register.file.order_keys import derive_order_keys

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Derive the order keys of all records anew; done again by a migration of its own when the order changes."""
    derive_order_keys(op.get_bind())
