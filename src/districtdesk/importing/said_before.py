"""New rows that say what a record of the register says already: a second import of one file adds nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..names import Names
from ..records import FieldValues
from ..register.queries.listing import ListRow

# Which values are compared: the keys of fields, of names with their languages.
_Given = tuple[tuple[str, str], ...]


class SaidBefore:
    """Finds, among the records of a kind, one that says all that a new row says."""

    def __init__(self, known: Mapping[str, ListRow]) -> None:
        self._known = known
        self._by_given: dict[_Given, dict[tuple[object, ...], str]] = {}

    def find(self, values: FieldValues) -> str | None:
        """The id of such a record."""
        if not self._known:
            return None
        given = tuple(_given(values))
        if given not in self._by_given:
            self._by_given[given] = {_said(row.values, given): row.id for row in self._known.values()}
        return self._by_given[given].get(_said(values, given))


def _given(values: FieldValues) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        codes: Iterable[str] = value.known() if isinstance(value, Names) else ("",)
        yield from ((key, code) for code in codes)


def _said(values: FieldValues, given: _Given) -> tuple[object, ...]:
    return tuple(_one(values.get(key), code) for key, code in given)


def _one(value: object, code: str) -> object:
    if isinstance(value, Names):
        return getattr(value, code)
    return None if value == () else value
