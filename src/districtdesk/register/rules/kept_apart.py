"""Records of which somebody said that they are two things, however alike their names are."""

from __future__ import annotations

from collections.abc import Hashable

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import AcceptedWarning, table_of
from ..plain_rows import kept

# Before the id of the record that is another one: the rule under which it is kept with the first.
ANOTHER = "another_one:"


def read_apart(session: Session) -> set[frozenset[Hashable]]:
    """These pairs, by their ids."""
    own = table_of(AcceptedWarning)
    query = select(own.c.record, own.c.rule).where(own.c.rule.startswith(ANOTHER), kept(AcceptedWarning))
    return {frozenset((row[0], row[1].removeprefix(ANOTHER))) for row in session.execute(query)}
