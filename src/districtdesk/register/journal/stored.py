"""How a row of the journal keeps dumped values: as JSON, written in one way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...fields.kind import Json
from ...records.columns import Unreadable
from .digests import quoted
from .steps import Dumped

# Made once: json.dumps() makes its encoder anew each time.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().raw_decode


def as_stored(values: Mapping[str, Json] | None) -> str | None:
    """Dumped values as a row of the journal keeps them."""
    return None if values is None else _object(values)


def _object(values: Mapping[str, Json]) -> str:
    # As the encoder writes them, in half its time: most values are texts, or names in several languages.
    return "{" + ",".join([f"{quoted(key)}:{_written(value)}" for key, value in values.items()]) + "}"


def _written(value: Json) -> str:
    if type(value) is str:
        return quoted(value)
    return _object(value) if type(value) is dict else _encode(value)


def as_read(text: str | None) -> Dumped | None:
    """The values that such a row keeps. Raises Unreadable."""
    try:
        values: Dumped | None = None if text is None else _loaded(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(str(error)) from error
    if values is not None and not isinstance(values, dict):
        raise Unreadable(str(text))
    return values


def _loaded(text: str) -> Any:
    """What json.loads says, in two thirds of its time for a text as as_stored() writes it."""
    try:
        values, end = _decode(text)
    except ValueError:
        return json.loads(text)
    return values if end == len(text) else json.loads(text)


# What stands for values that cannot be read, for who only tells of them.
UNREAD: Dumped = {}


def seen(text: str | None) -> Dumped | None:
    """The values that such a row keeps; UNREAD where they cannot be read."""
    try:
        return as_read(text)
    except Unreadable:
        return UNREAD
