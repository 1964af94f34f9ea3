"""The digest of one value of the journal, which stays the same when an erased one stands in its place."""

from __future__ import annotations

import hashlib
import json

from ...fields.kind import Json

MARK = "erased"
# Keys in order, no spaces: one value is written in one way. Made once, because every save needs it.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

# A text in canonical JSON: most values are one, and each way through the encoder takes longer than its digest.
quoted = json.encoder.encode_basestring


def digest(value: Json) -> str:
    """SHA-256 of a dumped value as canonical JSON: keys in order, no spaces, UTF-8. Of an erased one, as kept."""
    if isinstance(value, str):
        return hashlib.sha256(as_bytes(quoted(value))).hexdigest()
    if isinstance(value, dict) and list(value) == [MARK]:
        return str(value[MARK])
    return hashlib.sha256(canonical(value)).hexdigest()


def is_erased(value: Json) -> bool:
    """Whether this stands in place of a value."""
    return isinstance(value, dict) and list(value) == [MARK]


def canonical(value: object) -> bytes:
    """The one way in which a value is written to be digested."""
    return as_bytes(_CANONICAL.encode(value))


def as_bytes(text: str) -> bytes:
    """In UTF-8. Half a sign that another program wrote is no obstacle."""
    return text.encode("utf-8", "surrogatepass")
