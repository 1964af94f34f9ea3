"""A value as the journal keeps it, made one of its field again."""

from __future__ import annotations

from ...fields.kind import Json
from ...records import Field
from .digests import is_erased
from .erased import value_left


def from_journal(of: Field, dumped: Json) -> object:
    """The value that the history has; None for nothing, and for what cannot be read."""
    if dumped is None:
        return None
    if is_erased(dumped):
        return value_left(of)
    try:
        value: object = of.kind.load(dumped)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return None
    return value
