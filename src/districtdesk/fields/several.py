"""Kinds whose value is several words that stand for something else, each once, in the order given."""

from __future__ import annotations

from .kind import FieldKind, Json


class Several(FieldKind[tuple[str, ...]]):
    """Several words, each once."""

    holds = tuple
    holds_several = True

    def tidy(self, value: tuple[str, ...]) -> tuple[str, ...] | None:
        # A value of a wrong type may hold anything; its check finds it.
        if type(value) is not tuple:
            return value
        once = tuple(dict.fromkeys(value))
        return once if len(once) < len(value) else value

    def _dump(self, value: tuple[str, ...]) -> Json:
        return list(value)

    def _load(self, dumped: Json) -> tuple[str, ...]:
        return tuple(dumped) if isinstance(dumped, list) else ()
