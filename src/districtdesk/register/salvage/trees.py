"""The b-trees of a damaged file, walked as far as they can be.

See https://sqlite.org/fileformat2.html, section 1.6, and section 2.6 for the table in which all others are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .cells import Content, content_of, leads
from .pages import INDEX_INSIDE, INDEX_LEAF, TABLE_INSIDE, TABLE_LEAF, Pages

_OF_TABLES = frozenset((TABLE_INSIDE, TABLE_LEAF))
_OF_INDEXES = frozenset((INDEX_INSIDE, INDEX_LEAF))


@dataclass(frozen=True, slots=True)
class Root:
    """A table or an index that the file names, and where its b-tree begins."""

    sort: str
    name: str
    page: int
    sql: str


def roots(pages: Pages) -> list[Root]:
    """What the list of parts says; nothing where that is gone."""
    found = []
    for _number, content in walk(pages, 1, set()):
        for row in content.rows:
            values = row.values
            if len(values) == 5 and values[0] in ("table", "index") and isinstance(values[3], int):
                found.append(Root(str(values[0]), str(values[1]), values[3], str(values[4] or "")))
    return [each for each in found if 1 < each.page <= pages.count]


def walk(pages: Pages, root: int, seen: set[int], *, is_read: bool = True) -> Iterator[tuple[int, Content]]:
    """The pages of one tree that can be reached from its root, from left to right, and have not been before.

    A page of another sort of tree is left to whoever looks at it alone.
    """
    sort: frozenset[int] | None = None
    waiting = [root]
    while waiting:
        number = waiting.pop()
        # Its sort first: a page of another one is not read, however many lead to it.
        if number in seen or (sort is not None and pages.sort(number) not in sort):
            continue
        content = content_of(pages, number, is_read=is_read)
        if content is None:
            continue
        sort = sort or (_OF_TABLES if content.kind in _OF_TABLES else _OF_INDEXES)
        seen.add(number)
        yield number, content
        waiting.extend(reversed(list(leads(content, pages))))
