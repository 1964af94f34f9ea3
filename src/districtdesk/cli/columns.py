"""Which columns a list on the command line has: fields by their keys, and what is reckoned of each record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from ..i18n import _
from ..overview.column_cells import read_column_cells
from ..problems import Problem, error
from ..records import KINDS, Field, fields_of
from ..register.journal.store import Session
from ..register.queries.as_of import fields_as_of
from ..register.queries.column_material import read_counts
from ..register.queries.offered_columns import read_offered_columns
from ..register.queries.reckoned_sources import COUNT, is_reckoned_key
from .output import Plain

_MOST = 100


def read_columns(session: Session, kind: str, keys: Iterable[str], *, is_of_a_day: bool) -> list[Field] | Problem:
    """The columns of these keys, in their order; a Problem that names the keys that fit for one that is none.

    Of a day: only what is known of each day.
    """
    wanted = list(dict.fromkeys(keys))
    if len(wanted) > _MOST:
        return error(_("A list takes at most {count} columns.", count=_MOST), rule="columns")
    known = {each.key: each for each in (fields_as_of(kind) if is_of_a_day else fields_of(KINDS[kind]))}
    if not is_of_a_day and any(each not in known for each in wanted):
        known |= {each.field.key: each.field for each in read_offered_columns(session, kind)}
    for each in wanted:
        if each not in known:
            fitting = ", ".join(_fitting(each, list(known)))
            return error(
                _("“{key}” is no column here. There are: {keys}.", key=each[:60], keys=fitting), rule="columns"
            )
    return [known[each] for each in wanted]


def _fitting(key: str, known: Sequence[str]) -> Sequence[str]:
    """Those that are like it or begin as it does; all where none is."""
    begun = [each for each in known if each.startswith(f"{key.split('.')[0]}.")]
    return list(dict.fromkeys((*get_close_matches(key, known), *begun))) or known


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
