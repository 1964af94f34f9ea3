"""The records of one kind as the rows of a workbook ask for them: some at a time, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from ..exchange.link_names import LinkNames
from ..register.captions import captions
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import ListRow, Query
from .watching import Watch

# So many records are held in memory at once, however many there are.
AT_ONCE = 500


class KnownRows:
    """Asks one register. What is found, `names` learns too: what the linked records are called."""

    def __init__(self, register: Register, kind: str, names: LinkNames, watch: Watch) -> None:
        self._register, self._kind, self._names, self._watch = register, kind, names, watch

    def among(self, ids: Iterable[str], linked: Iterable[str]) -> Mapping[str, ListRow]:
        """Those of these ids that stand in the register, by their ids; `linked` are ids of links beside them."""
        self._watch.look()
        with self._register.read() as session:
            found = self._learned(listing.standing(session, self._kind, list(dict.fromkeys(filter(None, ids)))))
            self._names.learn(captions(session, self._names.unknown(linked)))
        return found

    @cached_property
    def everything(self) -> Mapping[str, ListRow]:
        """All of the kind, by their ids."""
        with self._register.read() as session:
            return self._learned(listing.everything(session, Query(self._kind)))

    def _learned(self, rows: Iterable[ListRow]) -> Mapping[str, ListRow]:
        found: dict[str, ListRow] = {}
        linked: Mapping[str, object] | None = None
        for row in rows:
            self._watch.look()
            found[row.id] = row
            # The rows of one page have the same.
            if row.linked is not linked:
                linked = row.linked
                self._names.learn(row.linked)
        return found
