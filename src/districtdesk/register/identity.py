"""Who writes, and the ids that records get."""

from __future__ import annotations

import getpass
import os
import threading
import time
from uuid import UUID

_one_at_a_time = threading.Lock()
_latest = 0


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): unique anywhere and growing with time, so that new rows stand together.

    Ids of one program grow strictly: sorted by id, records stand in the order in which they were made.
    """
    global _latest
    with _one_at_a_time:
        # Milliseconds with twelve binary places, as section 6.2, method 3, puts them.
        moment = _latest = max((time.time_ns() << 12) // 1_000_000, _latest + 1)
    noise = int.from_bytes(os.urandom(8)) >> 2
    return str(UUID(int=(moment >> 12) << 80 | 7 << 76 | (moment & 0xFFF) << 64 | 2 << 62 | noise))


def who() -> str:
    """The name under which this person works on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
