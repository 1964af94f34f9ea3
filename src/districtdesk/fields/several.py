"""Kinds whose value is several words that stand for something else, each once, in the order given."""

from __future__ import annotations

from .kind import FieldKind, Json
from .operator import AS_CHOICE


class Several(FieldKind[tuple[str, ...]]):
    """Several words, each once."""

    holds = tuple
    holds_several = True
    operators = AS_CHOICE

    def tidy(self, value: tuple[str, ...]) -> tuple[str, ...] | None:
        # A value of a wrong type may hold anything; its check finds it.
        if type(value) is not tuple:
            return value
        once = tuple(dict.fromkeys(value))
        return once if len(once) < len(value) else value

    def together(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*one, *other)))

    def write(self, value: tuple[str, ...]) -> str:
        return "; ".join(value)

    def _dump(self, value: tuple[str, ...]) -> Json:
        return list(value)

    def _load(self, dumped: Json) -> tuple[str, ...]:
        return tuple(dumped) if isinstance(dumped, list) else ()
