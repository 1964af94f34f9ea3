"""Order keys in which the apostrophes that count as letters elsewhere do not count."""

from __future__ import annotations

from alembic import op

from districtdesk.register.file.order_keys import derive_order_keys

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Derive the order keys of all records anew; a later migration that does so again takes it away here."""
    derive_order_keys(op.get_bind())
