"""Sources by numbers, as a document cites them where something is said, and the list at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.subject_claims import Evidence


class SourceNumbers:
    """Gives each source a number when it is cited first."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def cite(self, evidence: Iterable[Evidence]) -> str:
        """The numbers of the sources that say so: 1, 4. Empty for no evidence."""
        ids = dict.fromkeys(each.source_id for each in evidence if each.confirms)
        numbers = sorted(self._known.setdefault(each, len(self._known) + 1) for each in ids)
        return ", ".join(map(str, numbers))

    def listed(self, session: Session) -> Iterator[tuple[str, str]]:
        """Each number with the source's name and its web address."""
        rows = {row.id: row for row in listing.rows(session, "source", list(self._known))}
        for each, number in self._known.items():
            row = rows.get(each)
            if row is not None:
                yield str(number), "\n".join(filter(None, (row.caption.show(), row.text("address"))))
