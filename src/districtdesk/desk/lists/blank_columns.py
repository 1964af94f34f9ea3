"""The columns of a short list that say nothing in any of its rows: left out, so that what is said has the room."""

from __future__ import annotations

from ...records import KINDS, fields_of
from ...register.queries.filled_fields import read_said
from ..feed.register_feed import Feed
from .columns import Columns
from .record_model import RecordModel

# So many rows, which are read at once anyway, are looked at themselves; of more the database is asked.
_ROWS_SEEN = 64


def leave_out_blank(feed: Feed, columns: Columns, model: RecordModel) -> bool:
    """Tell the columns which of them are blank in the rows that the model has now; says whether others are shown."""
    before = columns.keys
    columns.blank = _blank(feed, model)
    return columns.keys != before


def _blank(feed: Feed, model: RecordModel) -> frozenset[str]:
    """By field key; none where there are no rows, of which nothing can be said."""
    count = model.rowCount()
    rows = [row for place in range(min(count, _ROWS_SEEN)) if (row := model.row_at(place)) is not None]
    fields = fields_of(KINDS[model.query.kind]) if rows else ()
    blank = frozenset(field.key for field in fields if not any(model.said(row, field) for row in rows))
    if count <= _ROWS_SEEN or not blank:
        return blank

    def read() -> frozenset[str]:
        with feed.register.read() as session:
            return read_said(session, model.query, blank)

    said = feed.attempt(read)
    return frozenset() if said is None else blank - said
