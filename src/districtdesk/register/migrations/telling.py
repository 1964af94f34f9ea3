"""Values that a migration writes anew, told in the journal: a register's history names every change of a value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from districtdesk.i18n import N_
from districtdesk.register.identity import new_id
from districtdesk.register.journal import chain

_WHO = "DistrictDesk"
_LABEL = N_("Bring the register up to date")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """How the stored values of one column are written anew. `rewrite` is given the stored value, or "" for none.

    `where`: an SQL condition on the rows concerned; all that have a value, where it is empty.
    """

    kind: str
    key: str
    rewrite: Callable[[str], str]
    where: str = ""

    @property
    def condition(self) -> sa.TextClause:
        return sa.text(self.where or f"{self.key} IS NOT NULL")


def as_several(stored: str) -> str:
    """One link as a list of links."""
    return stored if stored.startswith("[") else json.dumps([stored])


def tell_of_changes(connection: sa.Connection, rewritings: Iterable[Rewriting]) -> None:
    """Write the values, and one step of the journal that a person's undo does not reach, if any value changed."""
    changes: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {}
    for each in rewritings:
        for record_id, old, new in _rewritten(connection, each):
            before, after = changes.setdefault((each.kind, record_id), ({}, {}))
            before[each.key], after[each.key] = _dumped(old), _dumped(new)
            if new.startswith("["):
                _write_links(connection, record_id, each.key, json.loads(new))
    if changes:
        _write_step(connection, changes)


def _rewritten(connection: sa.Connection, each: Rewriting) -> list[tuple[str, str | None, str]]:
    table = sa.table(each.kind, sa.column("id"), sa.column(each.key))
    rows = connection.execute(sa.select(table.c.id, table.c[each.key]).where(each.condition)).all()
    found = [(row[0], row[1], each.rewrite(row[1] or "")) for row in rows]
    changed = [(record_id, old, new) for record_id, old, new in found if new != old]
    if changed:
        statement = sa.update(table).where(table.c.id == sa.bindparam("which"))
        connection.execute(
            statement.values({each.key: sa.bindparam("new")}),
            [{"which": record_id, "new": new} for record_id, _old, new in changed],
        )
    return changed


def _dumped(stored: str | None) -> object:
    return json.loads(stored) if stored and stored.startswith("[") else stored


def _write_links(connection: sa.Connection, record_id: str, key: str, targets: Sequence[str]) -> None:
    link = sa.table("link", *map(sa.column, ("record_id", "field", "target_id")))
    rows = [{"record_id": record_id, "field": key, "target_id": target} for target in targets]
    connection.execute(sa.insert(link), rows)


def _write_step(
    connection: sa.Connection, changes: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    head = (new_id(), datetime.now(UTC).isoformat(timespec="microseconds"), _WHO, _LABEL, None, 0)
    step = chain.named(head)
    # Since 0007; before, the migration of that number does it for all.
    if sa.inspect(connection).has_table("journal_end"):
        told = ((kind, record_id, before, after) for (kind, record_id), (before, after) in changes.items())
        step["fingerprint"] = chain.fingerprint(chain.end(connection), head, told)
    sets = sa.table("change_set", *map(sa.column, ("sequence", *step)))
    connection.execute(sa.insert(sets), step)
    sequence = connection.scalar(sa.select(sa.func.max(sets.c.sequence)))
    columns = ("change_set", "record_kind", "record_id", "before", "after")
    rows = [
        {"change_set": sequence, "record_kind": kind, "record_id": record_id, "before": json.dumps(before),
         "after": json.dumps(after)}
        for (kind, record_id), (before, after) in changes.items()
    ]  # fmt: skip
    connection.execute(sa.insert(sa.table("change", *map(sa.column, columns))), rows)
