"""By what a register is known again where it was moved, and told from another one in its place."""

from __future__ import annotations

from sqlalchemy import select

from ...drafts.side_file import Origin
from ...records import table_of
from ..file.engine import is_url
from ..tables import ChangeSetRow
from .store import Register

_SETS = table_of(ChangeSetRow)


def origin_of(register: Register) -> Origin:
    """What its journal begins with, and where it is. Raises RegisterErrors."""
    with register.read() as session:
        first = session.scalar(select(_SETS.c.id).where(_SETS.c.sequence > 0).order_by(_SETS.c.sequence).limit(1))
    place = register.engine.url.render_as_string() if is_url(register.place) else str(register.place)
    return Origin(first or "", place)
