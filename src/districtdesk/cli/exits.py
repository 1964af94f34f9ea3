"""What the command line ends with, for scripts to act on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """WELL: done. PROBLEMS: what was given has errors, each named on stderr, or there is nothing to undo. USAGE: the
    command is not one. WORLD: something stands in the way: no register, a name that is taken, damage, a newer
    version, a lock, no right to write, a full disk, a broken-off run."""

    WELL = 0
    PROBLEMS = 1
    USAGE = 2
    WORLD = 3
