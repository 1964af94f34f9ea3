"""Rules of an edit: what may no longer be changed because other records rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from ...i18n import ngettext
from ...problems import Problem, error
from ...records import Figure, Indicator, Record

# What its figures were entered by.
_FIXED = ("dimension", "nature")


def change_problems(session: Session, record: Record) -> Iterator[Problem]:
    """What is wrong with the changes to a record that are not flushed yet."""
    if not isinstance(record, Indicator):
        return
    changed = [key for key in _FIXED if inspect(record).attrs[key].history.deleted]
    if not changed:
        return
    query = select(func.count()).select_from(Figure).where(Figure.indicator == record.id, Figure.removed_at.is_(None))
    count = session.scalar(query) or 0
    if count:
        text = ngettext(
            "{count} claim was entered with this indicator as it was. Add another indicator instead.",
            "{count} claims were entered with this indicator as it was. Add another indicator instead.",
            count,
        )
        yield error(text, *changed, rule="indicator_in_use")
