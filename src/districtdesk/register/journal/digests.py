"""The digest of one value of the journal, which stays the same when an erased one stands in its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from ...fields.kind import Json

MARK = "erased"
# Keys in order, no spaces: one value is written in one way. Made once, because every save needs it.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

# A text in canonical JSON: most values are one, and each way through the encoder takes longer than its digest.
quoted = json.encoder.encode_basestring
_SHORT = 24


def digest(value: Json) -> str:
    """SHA-256 of a dumped value as canonical JSON: keys in order, no spaces, UTF-8. Of an erased one, as kept."""
    if isinstance(value, str):
        return _of_short(value) if len(value) <= _SHORT else _of_text(value)
    if isinstance(value, dict):
        if list(value) == [MARK]:
            return str(value[MARK])
        if all(type(each) is str for each in value.values()):
            return hashlib.sha256(as_bytes(_in_order(value))).hexdigest()
    return hashlib.sha256(canonical(value)).hexdigest()


def _in_order(texts: Mapping[str, Json]) -> str:
    """Texts by their keys as canonical() writes them, in a third of its time: names are such."""
    return "{" + ",".join([f"{quoted(key)}:{quoted(str(texts[key]))}" for key in sorted(texts)]) + "}"


def _of_text(text: str) -> str:
    return hashlib.sha256(as_bytes(quoted(text))).hexdigest()


# A journal says the same choices, codes and countries again and again.
_of_short = lru_cache(maxsize=4096)(_of_text)


def is_erased(value: Json) -> bool:
    """Whether this stands in place of a value."""
    return isinstance(value, dict) and list(value) == [MARK]


def canonical(value: object) -> bytes:
    """The one way in which a value is written to be digested."""
    return as_bytes(_CANONICAL.encode(value))


def as_bytes(text: str) -> bytes:
    """In UTF-8. Half a sign that another program wrote is no obstacle."""
    return text.encode("utf-8", "surrogatepass")
