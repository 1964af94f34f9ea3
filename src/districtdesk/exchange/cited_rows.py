"""The sources that a person names beside a new row of a claim, in the columns of its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from ..records import Citation, field_of
from ..register.journal.entry import Entry
from .evidence_columns import NOTHING
from .link_names import LinkNames


def citations_named(sources: object, said_by: object, names: LinkNames) -> list[Entry] | Problem:
    """A citation for each line of the cell of sources, with the same line of who said it; a Problem for no source."""
    found: list[Entry] = []
    speakers = list(_lines(said_by))
    for place, name in enumerate(_lines(sources)):
        if not name:
            continue
        source = names.typed(field_of(Citation, "source"), name)
        if isinstance(source, Problem):
            return source.at("evidence.source")
        who = speakers[place] if place < len(speakers) else ""
        found.append(Entry("citation", {"source": source, "said_by": who or None}, owner_key="record"))
    return found


def _lines(cell: object) -> Iterator[str]:
    for line in (cell if isinstance(cell, str) else "").splitlines():
        bare = line.strip()
        yield "" if bare == NOTHING else bare
