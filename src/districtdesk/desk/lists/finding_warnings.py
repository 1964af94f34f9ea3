"""What the rules warn of is found beside the window before a list is narrowed by it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ...register.queries.listing import Query
from ...register.queries.warned import is_known, read_warned
from ..feed.register_feed import Feed


def must_find(feed: Feed, query: Query) -> bool:
    """Whether the query asks for warnings that nobody has looked for yet."""

    def look() -> bool:
        with feed.register.read() as session:
            return not is_known(session, query)

    return feed.attempt(look) is True


def find_first(feed: Feed, kind: str, then: Callable[[], object], owner: QObject) -> None:
    """Look for them in all records of the kind, and then do this."""

    def find() -> None:
        with feed.register.read() as session:
            read_warned(session, kind)

    feed.run(find, lambda _none: then(), owner=owner)
