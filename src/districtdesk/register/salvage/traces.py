"""Whether anything of a register is left in a file, told by a few of its pages, before a repair is offered."""

from __future__ import annotations

from pathlib import Path

from ...presence import Presence, look
from ...records import KINDS
from ..identity import is_id
from .cells import Row, content_of
from .pages import INDEX_LEAF, TABLE_LEAF, Pages

# So many pages tell it, evenly taken of the whole file: of a register most hold rows, and nobody is to wait.
_LOOKED_AT = 2000
# A record begins with its id and its kind; a step of the history names kind and id among its first values.
_FIRST = 4


def has_traces(path: Path) -> bool:
    """Whether a row of a record, or of what was done to one, can be read; false too where the file cannot be."""
    if look(path) is not Presence.FILE:
        # A pipe would be waited for without end.
        return False
    try:
        with Pages(path) as pages:
            step = max(1, pages.count // _LOOKED_AT)
            return any(_holds_row(pages, number) for number in range(1, pages.count + 1, step))
    except (OSError, ValueError):
        return False


def _holds_row(pages: Pages, number: int) -> bool:
    if pages.sort(number) not in (TABLE_LEAF, INDEX_LEAF):
        return False
    content = content_of(pages, number)
    return content is not None and any(_is_ours(row) for row in content.rows)


def _is_ours(row: Row) -> bool:
    first = [each for each in row.values[:_FIRST] if isinstance(each, str)]
    return any(is_id(each) for each in first) and any(each in KINDS for each in first)
