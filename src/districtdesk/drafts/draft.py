"""One text that is being typed: as the boxes hold it, not as it would be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Literal

# What JSON can hold; each editor knows what its own means.
Typed = str | int | float | bool | None | list["Typed"] | dict[str, "Typed"]
Where = Literal["form", "claim", "warning"]
_PLACES = ("form", "claim", "warning")


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """What one form or row holds, at a moment in UTC (`at`, ISO 8601).

    `kind` and `record_id` tell the record that is typed at, or, in a row for claims, the one that the claim is about;
    there is no id for a new record. `name` is what it was called, `version` the one that was read. `typed` is what a
    person typed, by the key of the box, `initial` what the program had filled in beside it, and `was` what the record
    itself held there, both as field kinds dump values. `words` are names of boxes and their texts, to be read by
    people. `source` is the source that was at hand.
    """

    key: str
    where: Where
    kind: str
    record_id: str | None
    at: str
    typed: Mapping[str, Typed]
    name: str = ""
    version: int | None = None
    initial: Mapping[str, Typed] = field(default_factory=dict)
    was: Mapping[str, Typed] = field(default_factory=dict)
    words: tuple[tuple[str, str], ...] = ()
    source: str = ""

    def says_the_same(self, other: TypedDraft | None) -> bool:
        """Whether the other holds nothing else; when it was typed does not matter."""
        return other is not None and self.typed == other.typed and self._aside() == other._aside()

    def _aside(self) -> tuple[object, ...]:
        return self.where, self.kind, self.record_id, self.version, self.source

    @property
    def text(self) -> str:
        """Everything that was typed, to be copied."""
        return "\n".join(f"{label}: {words}" for label, words in self.words)

    def dump(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def moment_now() -> str:
    """For the `at` of a draft."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def load_draft(dumped: object) -> TypedDraft:
    """What dump() gave. Raises ValueError for anything else."""
    if not isinstance(dumped, dict):
        raise ValueError(dumped)
    texts = [_text(dumped.get(key)) for key in ("key", "kind", "at", "name", "source")]
    key, kind, at, name, source = texts
    where, record_id, version = dumped.get("where"), dumped.get("record_id"), dumped.get("version")
    if where not in _PLACES or not isinstance(record_id, str | None) or type(version) not in (int, type(None)):
        raise ValueError(dumped)
    typed, initial, was = (_mapping(dumped.get(each)) for each in ("typed", "initial", "was"))
    words = dumped.get("words")
    if not isinstance(words, list) or any(not isinstance(each, list) or len(each) != 2 for each in words):
        raise ValueError(words)
    pairs = tuple((_text(label), _text(text)) for label, text in words)
    return TypedDraft(key, where, kind, record_id, at, typed, name, version, initial, was, pairs, source)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _mapping(value: object) -> dict[str, Typed]:
    if not isinstance(value, dict):
        raise ValueError(value)
    return value
