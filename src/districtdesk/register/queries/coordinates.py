"""Where districts lie."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import District, table_of
from ..plain_rows import kept


class Coordinates(NamedTuple):
    """In degrees, north and east."""

    latitude: float
    longitude: float


def read_coordinates(session: Session) -> dict[str, Coordinates]:
    """Of each district that has both of them, by its id."""
    own = table_of(District)
    query = select(own.c.id, own.c.latitude, own.c.longitude).where(
        own.c.latitude.is_not(None), own.c.longitude.is_not(None), kept(District)
    )
    return {row[0]: Coordinates(float(row[1]), float(row[2])) for row in session.execute(query)}
