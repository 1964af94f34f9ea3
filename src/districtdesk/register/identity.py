"""Who writes, and the ids that records get."""

from __future__ import annotations

import getpass
import os
import time
from uuid import UUID


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): unique anywhere, and growing with time, so that new rows stand together."""
    stamp = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10), "big")
    value = (stamp << 80) | noise
    value = value & ~(0xF << 76) | (7 << 76)
    value = value & ~(0x3 << 62) | (2 << 62)
    return str(UUID(int=value))


def who() -> str:
    """The name under which this person works on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
