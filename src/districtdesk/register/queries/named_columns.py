"""Which columns a table has, asked for by keys: fields, and what is reckoned of each record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from sqlalchemy.orm import Session

from ...i18n import _
from ...problems import Problem, error
from ...records import KINDS, Field, fields_of
from .as_of import fields_as_of
from .offered_columns import read_offered_columns

_MOST = 100


def read_columns(session: Session, kind: str, keys: Iterable[str], *, is_of_a_day: bool) -> list[Field] | Problem:
    """The columns of these keys, in their order; a Problem that names the keys that fit for one that is none.

    Of a day: also what only the states of a record tell.
    """
    wanted = list(dict.fromkeys(keys))
    if len(wanted) > _MOST:
        return error(_("A list takes at most {count} columns.", count=_MOST), rule="columns")
    known = {each.key: each for each in (fields_as_of(kind) if is_of_a_day else fields_of(KINDS[kind]))}
    if any(each not in known for each in wanted):
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
