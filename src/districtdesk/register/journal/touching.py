"""What a save does to one record."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...problems import Problem
from ...records import Citation, Record, fields_of
from ...records.states import owner_key
from .steps import Dumped

_TELLING_NAMESAKES = frozenset({"names", "tax_id"})


@dataclass(slots=True)
class Touched:
    """One record's share in a save: the first value before and the last after, by field key, dumped."""

    record: Record
    is_added: bool = False
    before: Dumped = field(default_factory=dict)
    after: Dumped = field(default_factory=dict)
    was_removed: bool = False
    is_removed: bool = False
    is_renamed: bool = False
    # What is wrong with its values as they were last written; None where something else was derived of them then.
    found: list[Problem] | None = None

    @property
    def keeps_its_names(self) -> bool:
        """Whether it was there before under the same names and the same tax ID."""
        return not (self.is_added or self.was_removed or _TELLING_NAMESAKES & self.after.keys())

    def owners(self) -> set[str]:
        """What the record is, or was before, a state of, and the person whom it names."""
        key = "speaker" if isinstance(self.record, Citation) else owner_key(type(self.record))
        return {str(each) for each in (getattr(self.record, key), self.before.get(key)) if each} if key else set()

    def journal_values(self) -> tuple[Dumped | None, Dumped | None] | None:
        """What the journal keeps as before and after; None when nothing changed in the end."""
        if self.is_added:
            return (None, _known(dump_all(self.record))) if not self.is_removed else None
        if self.is_removed and not self.was_removed:
            return _known(dump_all(self.record) | self.before), None
        if self.was_removed and not self.is_removed:
            return None, _known(dump_all(self.record))
        changed = [key for key in self.after if self.after[key] != self.before[key]]
        return (
            ({key: self.before[key] for key in changed}, {key: self.after[key] for key in changed})
            if changed
            else None
        )


def _known(values: Dumped) -> Dumped:
    return {key: value for key, value in values.items() if value is not None}


def dump_all(record: Record) -> Dumped:
    """All its values, empty ones too."""
    read, found = vars(record), {}
    for each in fields_of(type(record)):
        value = read[each.key] if each.key in read else getattr(record, each.key)
        found[each.key] = None if value is None else each.kind.dump(value)
    return found
