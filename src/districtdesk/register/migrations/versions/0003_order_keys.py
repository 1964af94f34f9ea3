"""Order keys in which opening marks do not count."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from districtdesk.folding import order_key
from districtdesk.names import Names

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEYS = {"az": "order_az", "en": "order_en", "ru": "order_ru"}


def upgrade() -> None:
    """Derive the order keys of all records anew; done again by a migration of its own when the order changes."""
    connection = op.get_bind()
    record = sa.table("record", *map(sa.column, ("id", "caption", *_KEYS.values())))
    rows = connection.execute(sa.select(record)).all()
    changed = [each for row in rows if (each := _changed(row))]
    if changed:
        statement = sa.update(record).where(record.c.id == sa.bindparam("which"))
        connection.execute(statement.values({key: sa.bindparam(f"new_{key}") for key in _KEYS.values()}), changed)


def _changed(row: sa.Row[Any]) -> dict[str, str] | None:
    caption = Names.restore(row.caption)
    keys = {key: order_key(caption.among(code), code) for code, key in _KEYS.items()}
    if all(getattr(row, key) == new for key, new in keys.items()):
        return None
    return {"which": row.id} | {f"new_{key}": new for key, new in keys.items()}
