"""Which links are in use: most kinds never point at what is merged or removed, and need not be read for it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from ..records import KINDS, Field, table_of
from ..records.base import LinkRow

_Link = tuple[str, Field]


def links_in_use(session: Session, links: Sequence[_Link], ids: Sequence[str]) -> list[_Link]:
    """Those of these links, each a kind and its field, by which some record points at one of these ids.

    Removed records count too. The ids are at most one batch of them.
    """
    # In words of our own: to put twenty statements together takes longer than SQLite's answer to all of them.
    connection = session.connection()
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    among = ", ".join([mark] * len(ids))
    asked = (
        f"SELECT {place} WHERE EXISTS (SELECT 1 FROM {_where(kind, field)} IN ({among}))"
        for place, (kind, field) in enumerate(links)
    )
    found = connection.exec_driver_sql(" UNION ALL ".join(asked), tuple(ids) * len(links)) if links and ids else ()
    return [links[place] for place in sorted(row[0] for row in found)]


def _where(kind: str, field: Field) -> str:
    if not field.kind.holds_several:
        return f'{table_of(KINDS[kind]).name} WHERE "{field.key}"'
    link = table_of(LinkRow).name
    owned = f"record_id IN (SELECT id FROM {table_of(KINDS[kind]).name})"
    return f"{link} WHERE field = '{field.key}' AND {owned} AND target_id"
