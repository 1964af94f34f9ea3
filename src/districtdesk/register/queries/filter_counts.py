"""How many records each choice of a condition would leave: shown while one chooses."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...fields import Operator
from ...names import Names
from ...records.base import LinkRow, table_of
from ..captions import captions
from ..plain_rows import as_stored_text
from . import listing
from .column_source import ColumnSource
from .condition import Condition, source_at
from .query import Query, unordered

_LINK = table_of(LinkRow)
# More records than anybody looks through; of more, those that are pointed at most often.
_MOST = 300


@dataclass(frozen=True, slots=True)
class ValueCounts:
    """`of`: by value; `names` are those of records that are values; `total` of all that the query finds."""

    of: Mapping[object, int]
    names: Mapping[str, Names]
    total: int


def count_values(session: Session, query: Query, key: str) -> ValueCounts:
    """How often each value of this source occurs among what the query finds."""
    source = source_at(query.kind, key)
    total = listing.count(session, query)
    if source.kind.empty_is_no:
        condition = Condition(key, Operator.IS, (True,))
        yes = listing.count(session, replace(query, conditions=(*query.conditions, condition)))
        return ValueCounts({True: yes, False: total - yes}, {}, total)
    counted = _count(session, listing.ready(session, query), source)
    names = captions(session, [each for each in counted if isinstance(each, str)]) if source.kind.is_link else {}
    return ValueCounts(counted, names, total)


def _count(session: Session, query: Query, source: ColumnSource) -> dict[object, int]:
    found = unordered(query).subquery()
    if source.kind.is_link and source.kind.holds_several:
        rows = select(_LINK.c.target_id, func.count()).join(found, found.c.id == _LINK.c.record_id)
        rows = rows.where(_LINK.c.field == source.key).group_by(_LINK.c.target_id)
    else:
        value = as_stored_text(source.value) if source.kind.holds_several else source.value
        rows = select(value, func.count()).select_from(source.rows).join(found, found.c.id == source.record_id)
        rows = rows.where(source.value.is_not(None)).group_by(value)
    rows = rows.order_by(func.count().desc()).limit(_MOST)
    counted = {row[0]: int(row[1]) for row in session.execute(rows)}
    return _by_part(counted) if source.kind.holds_several and not source.kind.is_link else counted


def _by_part(counted: Mapping[str, int]) -> dict[object, int]:
    """Of lists in JSON each part; of a list that cannot be read none."""
    found: Counter[object] = Counter()
    for stored, count in counted.items():
        try:
            parts = json.loads(stored)
        except ValueError:
            continue
        found.update({part: count for part in parts if isinstance(part, str)} if isinstance(parts, list) else {})
    return dict(found)
