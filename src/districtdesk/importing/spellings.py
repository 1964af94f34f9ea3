"""What a row calls a record that is there: its names stay, and what else it is called goes to its other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..names import Names, language_of_letters
from ..records import KINDS, FieldValues, fields_of
from ..register.queries.merge_preview import OTHER_NAMES, names_beside, parts_of_names
from .three_ways import is_other

NAMES = "names"


@dataclass(frozen=True, slots=True)
class NamesThere:
    """What a record of a kind is called: its names, and its other names."""

    kind: str
    names: Names
    others: tuple[str, ...] = ()

    def knows(self, name: str) -> bool:
        """Whether it is called so, in whatever case."""
        return _plain(name) in {_plain(each) for each in (*self.names.known().values(), *self.others)}

    def is_renamed_by(self, new: Names) -> bool:
        """Whether a language would have another name than it has, or one that is not in its letters."""
        own = self.names.known()
        return any(
            own[code] != name if code in own else language_of_letters(name) != code
            for code, name in new.known().items()
        )

    def of_row(self, values: FieldValues, *, is_renamed: bool = False) -> dict[str, object]:
        """The values of a row that is this record, for the record: a name in a further language's letters is added to
        its own.

        Where one differs from its own they all stay, unless it `is_renamed`: then it has those of the row. What is
        not among its names then is one of its other names, as far as these have room.
        """
        found = {key: value for key, value in values.items() if key not in (NAMES, OTHER_NAMES)}
        new = values.get(NAMES)
        called = new if isinstance(new, Names) else Names()
        names = self.names
        if is_renamed or not self.is_renamed_by(called):
            names = Names(**{**names.known(), **called.known()})
        if names != self.names:
            found[NAMES] = names
        told = (*self.names.known().values(), *parts_of_names(values.get(OTHER_NAMES)), *called.known().values())
        others, _left = names_beside(KINDS[self.kind], names, (*self.others, *told))
        if not {_plain(name) for name in others} <= {_plain(name) for name in self.others}:
            found[OTHER_NAMES] = "; ".join(others)
        return found


def names_there(kind: str, values: FieldValues) -> NamesThere | None:
    """What a record of these values is called; None of a kind whose records have no other names."""
    names = values.get(NAMES)
    if OTHER_NAMES not in values or not isinstance(names, Names):
        return None
    return NamesThere(kind, names, tuple(parts_of_names(values[OTHER_NAMES])))


def says_all(kind: str, values: FieldValues, there: FieldValues) -> bool:
    """Whether a record says all that a row says: by which name it is called is one."""
    called = names_there(kind, there)
    said = called.of_row(values) if called else values
    fields = {each.key: each for each in fields_of(KINDS[kind])}
    return not any(is_other(fields[key], value, there.get(key)) for key, value in said.items())


def known_by_other_name(values: FieldValues, found: Mapping[str, FieldValues], kind: str) -> str | None:
    """The one of the records found, by their ids, that has all names of a row, some among its other names alone.

    None where another has them too, or its own number is another one.
    """
    new = values.get(NAMES)
    if not isinstance(new, Names) or not new:
        return None
    named = {each: called for each, there in found.items() if (called := names_there(kind, there)) is not None}
    having = [each for each, called in named.items() if all(map(called.knows, new.known().values()))]
    if len(having) != 1:
        return None
    own = {_plain(name) for name in named[having[0]].names.known().values()}
    number, there = values.get("tax_id"), found[having[0]].get("tax_id")
    is_other_one = bool(number and there and number != there)
    has_other = any(_plain(name) not in own for name in new.known().values())
    return having[0] if has_other and not is_other_one else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
