"""The cells of what is reckoned of each record, for lists on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from ..overview.column_cells import read_column_cells
from ..records import Field
from ..register.journal.store import Session
from ..register.queries.column_material import read_counts
from ..register.queries.reckoned_sources import COUNT, is_reckoned_key
from .output import Plain


def reckoned_values(
    session: Session, kind: str, fields: Sequence[Field], ids: Sequence[str]
) -> dict[str, dict[str, Plain]]:
    """By record and column what is reckoned, in the words of the screen; a count as a number."""
    keys = [each.key for each in fields if is_reckoned_key(each.key)]
    counted = [each for each in keys if each.startswith(f"{COUNT}.")]
    cells = read_column_cells(session, kind, [each for each in keys if each not in counted], ids)
    found: dict[str, dict[str, Plain]] = {
        each: {key: cells[each][key].text if key in cells[each] else None for key in keys} for each in ids
    }
    for key in counted:
        for each, count in read_counts(session, kind, key, ids).items():
            found[each][key] = count
    return found
