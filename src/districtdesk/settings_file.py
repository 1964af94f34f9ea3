"""The file of the settings: read whatever stands in its place, and written without losing what others wrote."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

try:
    import fcntl
except ImportError:  # Windows, where a second start hands over before it writes
    fcntl = None  # type: ignore[assignment]

Preference = str | int | float | bool | list["Preference"] | dict[str, "Preference"] | None

# Far more than all preferences together.
_LARGEST_BYTES = 500_000
_DEEPEST = 6
# Beyond this no preference means anything, and Qt's numbers end not far behind.
_LARGEST_NUMBER = 1e9
# A name of a file may hold bytes that are no text; Python keeps them as halves of signs.
_ERRORS = "surrogatepass"
_MOST_PUT_ASIDE = 100
# Another program holds the file for a thousandth of this.
_PATIENCE_SECONDS, _PAUSE_SECONDS = 0.5, 0.005


class Found(NamedTuple):
    """What could be read. is_damaged: something stands there that cannot be used."""

    values: dict[str, Preference]
    is_damaged: bool = False
    is_there: bool = True


def read(path: Path) -> Found:
    """Raises nothing. Single values that mean nothing, such as NaN, count as None and do no harm to the others."""
    try:
        values = _parsed(path)
    except (FileNotFoundError, NotADirectoryError):
        return Found({}, is_there=False)
    except (OSError, ValueError, RecursionError):
        return Found({}, is_damaged=True)
    if not isinstance(values, dict):
        return Found({}, is_damaged=True)
    return Found({key: _shallow(value, _DEEPEST) for key, value in values.items()})


def _parsed(path: Path) -> object:
    known = os.stat(path)
    # A pipe would be waited for until somebody writes into it.
    if not stat.S_ISREG(known.st_mode) or known.st_size > _LARGEST_BYTES:
        raise ValueError(path)
    # Some editors put a byte order mark before what they save.
    text = path.read_text("utf-8", _ERRORS).removeprefix("\ufeff")
    return json.loads(text, parse_constant=lambda _name: None, parse_float=_usable, parse_int=_usable)


def _usable(digits: str) -> int | float | None:
    number = float(digits)
    if not abs(number) <= _LARGEST_NUMBER:
        return None
    return number if number != int(number) or not digits.lstrip("-").isdigit() else int(number)


def _shallow(value: Preference, depth: int) -> Preference:
    """What lies too deep is left out: writing it again would go as deep."""
    if isinstance(value, list):
        return [_shallow(each, depth - 1) for each in value] if depth else None
    if isinstance(value, dict):
        return {key: _shallow(each, depth - 1) for key, each in value.items()} if depth else None
    return value


def write(path: Path, values: dict[str, Preference]) -> None:
    """Replace the whole file. Raises OSError."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    text = json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", _ERRORS)
    # It names registers and folders, which concern nobody else.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def put_aside(path: Path) -> Path | None:
    """Give what stands there another name, which it had none of before; None where that is not allowed."""
    for number in range(1, _MOST_PUT_ASIDE):
        aside = path.with_name(f"{path.stem}.damaged{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not os.path.lexists(aside):
            with suppress(OSError):
                os.rename(path, aside)
                return aside
            return None
    return None


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """While no other program writes the file; after a short wait for one that does, in any case."""
    if fcntl is None:
        yield
        return
    handle = -1
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path.with_name(f"{path.name}.lock"), os.O_WRONLY | os.O_CREAT, 0o600)
        _take(handle)
    try:
        yield
    finally:
        if handle >= 0:
            # The system lets go of the lock with it.
            os.close(handle)


def _take(handle: int) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                return
            time.sleep(_PAUSE_SECONDS)
