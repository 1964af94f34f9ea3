"""Who writes, and the ids that records get."""

from __future__ import annotations

import getpass
import os
import re
import threading
import time
from unicodedata import normalize

from ..unseen import without_unseen

_one_at_a_time = threading.Lock()
_latest = 0
_LONGEST = 100
_BY_SYSTEM = re.compile(r" \([^()]*\)$")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# What the person at this program said that they are called; one program has one person at a time.
_name = ""


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): unique anywhere and growing with time, so that new rows stand together.

    Ids of one program grow strictly: sorted by id, records stand in the order in which they were made.
    """
    global _latest
    with _one_at_a_time:
        # Milliseconds with twelve binary places, as section 6.2, method 3, puts them.
        moment = _latest = max((time.time_ns() << 12) // 1_000_000, _latest + 1)
    noise = int.from_bytes(os.urandom(8)) >> 2
    signs = f"{(moment >> 12) << 80 | 7 << 76 | (moment & 0xFFF) << 64 | 2 << 62 | noise:032x}"
    return f"{signs[:8]}-{signs[8:12]}-{signs[12:16]}-{signs[16:20]}-{signs[20:]}"


def is_id(text: str) -> bool:
    """Whether this could be the id of a record."""
    return _ID.fullmatch(text) is not None


def account() -> str:
    """The name by which the system knows this person."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def call(name: str) -> None:
    """Sign with this name from now on, as the person has said it; with the system's alone, where it is empty."""
    global _name
    _name = tidy_name(name)


def who() -> str:
    """How a step of the history is signed: Aygün Məmmədova (aygun)."""
    return signed(_name)


def signed(name: str) -> str:
    """The name that a person has said, and behind it the system's; that one alone where it is the same."""
    by_system = account()
    return f"{name} ({by_system})" if name and name != by_system else by_system


def name_in(signature: str) -> str:
    """The name that a person has said, without the system's behind it."""
    return _BY_SYSTEM.sub("", signature)


def tidy_name(text: str) -> str:
    """A name as it is kept: in one line, without signs that nobody sees, and not endless."""
    seen = without_unseen(normalize("NFC", text))
    # Half a sign cannot be stored.
    words = "".join(sign if sign.isprintable() else " " for sign in seen).split()
    return " ".join(words)[:_LONGEST].strip()
