"""The register that a command works on: as it is, or by one of the two clocks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..i18n import _
from ..register import opening
from ..register.backup import backups
from ..register.clock import Clock
from ..register.file.header import is_older
from ..register.journal.store import Register
from ..register.past.past_register import open_past
from .talking import warn


def opened(place: str, *, read_only: bool = False, whole: bool = True) -> Register:
    """Open it, and say of an older register what was done, once it was done."""
    was_older = is_older(place)
    register = opening.open_register(place, read_only=read_only, whole=whole)
    if was_older:
        text = _(
            "“{name}” was made by an older DistrictDesk and is brought up to date now: older programs will no longer "
            "write it. A copy as it was is kept in “{folder}”.",
            name=Path(place).name,
            folder=str(backups.root()),
        )
        warn(text)
    return register


@contextmanager
def reading(arguments: Namespace, *, whole: bool = True, may_write: bool = False) -> Iterator[Register]:
    """For looking at it: by the clock that was asked for, or as it is now. Raises RegisterErrors."""
    clock = _clock(arguments)
    register = opened(arguments.file, read_only=not may_write or clock is not None, whole=whole)
    if register.trouble is not None:
        warn(register.trouble.message)
    try:
        if clock is None:
            yield register
        else:
            with open_past(register, clock) as past:
                yield past
    finally:
        register.close()


def _clock(arguments: Namespace) -> Clock | None:
    """The clock by which the register is looked at. What is remembered of a day opens that itself."""
    if known := getattr(arguments, "known_on", None):
        return Clock("known", known)
    return Clock("so", arguments.so_on) if getattr(arguments, "so_on", None) else None


@contextmanager
def writing(arguments: Namespace) -> Iterator[Register]:
    """For changing it. Raises RegisterErrors, its own trouble among them."""
    register = opened(arguments.file)
    try:
        if register.trouble is not None:
            raise register.trouble
        yield register
    finally:
        register.close()
