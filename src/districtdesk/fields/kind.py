"""What every kind of field is: an owner of parsing, showing, checking, dumping and loading."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, Generic, TypeVar

from ..i18n import N_, _
from ..problems import Problem, error
from ..unseen import without_unseen

V = TypeVar("V")
Json = str | int | bool | list[str] | dict[str, str | int] | None


@dataclass(frozen=True)
class FieldKind(Generic[V]):
    """One kind of value and what one field says about itself.

    `label` and `meaning` are messages to be translated where shown. `sought`: part of the search key. `listed`: a
    column of the list unless the user chose others. `identifying`: tells two records apart. `derived`: filled by the
    program and never typed. `section`: the group of form rows it stands in.
    """

    label: str
    _: KW_ONLY
    meaning: str = ""
    sought: bool = False
    listed: bool = False
    identifying: bool = False
    derived: bool = False
    section: str = ""

    # Of which type its values are: exactly, as a truth value is no number and a moment is no day.
    holds: ClassVar[type] = object
    # What the field guide calls this kind.
    word = N_("value")
    # Whether its values are compared by their size, and so stand flush right.
    is_number = False
    # Whether it is written in one line, where signs that nobody sees say nothing.
    is_one_line = True
    # Whether its values are dates, however exact.
    is_date = False
    # Whether its values stand for other records, and whether this record is a part of those.
    is_link = False
    part = False

    def parse(self, text: str) -> V | Problem | None:
        """The value that was typed; None for nothing, a Problem (without fields) for what cannot be one."""
        seen = without_unseen(text) if self.is_one_line else text
        return None if self._is_blank(seen) else self._read(seen.strip())

    def tidy(self, value: V) -> V | None:
        """The value in the form in which it is kept, whichever way it came; None where nothing is left of it."""
        return value

    def _is_blank(self, text: str) -> bool:
        return not text.strip()

    def _read(self, text: str) -> V | Problem:
        raise NotImplementedError

    def show(self, value: V | None) -> str:
        """The value as people read it, in the language of the moment; parse() reads it back."""
        return "" if value is None else self._show(value)

    def _show(self, value: V) -> str:
        return str(value)

    def targets(self, value: V | None) -> tuple[str, ...]:
        """The ids of the records that the value stands for."""
        return ()

    def may_point_at(self, kind: str) -> bool:
        """Whether a value may stand for a record of this kind (by its snake_case name)."""
        return False

    def check(self, value: V) -> list[Problem]:
        """What is wrong with a value, however it got here."""
        if type(value) is not self.holds:
            return [error(_("This is no value for a field of this kind."), rule="type")]
        return self._check(value)

    def _check(self, value: V) -> list[Problem]:
        """What is wrong with a value of the right type."""
        return []

    def dump(self, value: V | None) -> Json:
        """The value for JSON and the journal: exact, and the same in every language."""
        return None if value is None else self._dump(value)

    def _dump(self, value: V) -> Json:
        raise NotImplementedError

    def load(self, dumped: Json) -> V | None:
        """What dump() was given."""
        return None if dumped is None else self._load(dumped)

    def _load(self, dumped: Json) -> V:
        raise NotImplementedError
