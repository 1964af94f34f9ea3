"""Values that the history holds back as if a person had been erased, though nobody was."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.orm import Session

from ...i18n import _
from ...problems import Problem, error
from ...records import KINDS, fields_of, table_of
from ..tables import ChangeRow, ChangeSetRow
from .digests import MARK, is_erased
from .erased import ERASE, is_erasable_text
from .stored import seen

RULE = "hidden_in_history"


def find_hidden(session: Session) -> Iterator[tuple[str, str, Problem]]:
    """The id and kind of each such record, and that. The chain holds over them: they count by their digests."""
    changes, sets = table_of(ChangeRow), table_of(ChangeSetRow)
    erased = select(func.max(sets.c.sequence)).where(sets.c.label == ERASE, sets.c.undoable == 0)
    last = session.scalar(erased) or 0
    looks_so = or_(*(side.contains(f'{{"{MARK}":', autoescape=True) for side in (changes.c.before, changes.c.after)))
    for row in session.execute(select(changes).where(looks_so).order_by(changes.c.sequence)).mappings():
        for key in _hidden_keys(row):
            if row["change_set"] > last or not _may_be_erased(row["record_kind"], key):
                text = _("The history holds this back as if a person had been erased, but nobody was.")
                yield row["record_id"], row["record_kind"], error(text, key, rule=RULE)


def _hidden_keys(row: RowMapping) -> list[str]:
    sides = (seen(row[side]) or {} for side in ("before", "after"))
    return list(dict.fromkeys(key for side in sides for key, value in side.items() if is_erased(value)))


def _may_be_erased(kind: str, key: str) -> bool:
    """Whether such a value may speak of a person. Of a field of another version nobody knows."""
    known = fields_of(KINDS[kind]) if kind in KINDS else ()
    field = next((each for each in known if each.key == key), None)
    return field is None or is_erasable_text(field) or (field.kind.personal and not field.kind.is_link)
