"""The order keys of all records derived anew, as a migration does it when the order of names has changed."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ...folding import order_key
from ...records.columns import NAMES

_KEYS = {"az": "order_az", "en": "order_en", "ru": "order_ru"}


def derive_order_keys(connection: sa.Connection) -> None:
    """Write the keys that differ from what is kept. Raises Unreadable for a caption that is damaged."""
    record = sa.table("record", sa.column("id"), sa.column("caption", NAMES), *map(sa.column, _KEYS.values()))
    rows = connection.execute(sa.select(record)).all()
    changed = [each for row in rows if (each := _changed(row))]
    if changed:
        statement = sa.update(record).where(record.c.id == sa.bindparam("which"))
        connection.execute(statement.values({key: sa.bindparam(f"new_{key}") for key in _KEYS.values()}), changed)


def _changed(row: sa.Row[Any]) -> dict[str, str] | None:
    keys = {key: order_key(row.caption.among(code), code) for code, key in _KEYS.items()}
    if all(getattr(row, key) == new for key, new in keys.items()):
        return None
    return {"which": row.id} | {f"new_{key}": new for key, new in keys.items()}
