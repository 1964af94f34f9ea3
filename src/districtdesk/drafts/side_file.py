"""The file in which one open register's drafts lie: this window's own, and those that a killed one left.

All lie in one folder of the person, never beside the register: that may be on a share, and is others' too. The first
part of a file's name tells the register, the second its place, the third which window wrote it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..hold import Hold, take_hold
from ..presence import look_briefly
from .draft import TypedDraft, load_draft

_FORMAT = 1
_ENDING, _LOCK, _NEW, _ASIDE = ".json", ".lock", ".new", ".damaged"
# No hand types as much; a file beyond it is not ours.
_LARGEST = 8 * 1024 * 1024
# What was put aside holds what a person typed, and is kept no longer.
_ASIDE_DAYS = 30
_OWN_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class Origin:
    """Which register: by what its journal begins with, which a copy shares, and by where it is."""

    register: str
    place: str

    @property
    def start(self) -> str:
        return f"{_digest(self.register)}-"

    @property
    def stem(self) -> str:
        return f"{self.start}{_digest(self.place)}"


class SideFile:
    """This window's drafts of one register. `keep`, which asks for the origin, may be called in another thread."""

    def __init__(self, folder: Path, origin: Callable[[], Origin]) -> None:
        self._folder, self._origin = folder, origin
        self._hold: Hold | None = None
        self._stem: Path | None = None
        self._lock = threading.Lock()
        self._turn = 0
        self._is_closed = False

    def turn(self) -> int:
        """What keep() is to be told: drafts that were collected before empty() are not written after it."""
        with self._lock:
            return self._turn

    def keep(self, drafts: Sequence[TypedDraft], turn: int) -> None:
        """Have these drafts, and no others, on the disk when this returns. Raises OSError."""
        origin = self._origin()
        stem = self._begun(origin)
        new = stem.with_name(stem.name + _NEW)
        _write(new, _dumped(origin, drafts))
        with self._lock:
            if turn == self._turn and not self._is_closed:
                os.replace(new, stem.with_name(stem.name + _ENDING))
                return
        new.unlink(missing_ok=True)

    def empty(self) -> None:
        """Nothing is typed any more. Waits for no disk."""
        with self._lock:
            self._turn += 1
            if self._stem is not None:
                _remove(self._stem, _ENDING)

    def close(self) -> None:
        """Leave nothing: what was typed is saved or discarded."""
        self.empty()
        self._is_closed = True
        if self._hold is not None and self._stem is not None:
            _remove(self._stem, _NEW)
            self._hold.release()

    def as_left(self, drafts: Sequence[TypedDraft]) -> LeftFile | None:
        """What keep() was given last, as what a window left; None where that was nothing. No more is kept here."""
        self._is_closed = True
        return LeftFile(self._stem, self._hold, self._origin(), drafts) if self._stem and self._hold else None

    def _begun(self, origin: Origin) -> Path:
        while self._hold is None or self._stem is None:
            self._folder.mkdir(mode=_OWN_ONLY, parents=True, exist_ok=True)
            stem = self._folder / f"{origin.stem}-{secrets.token_hex(6)}"
            self._hold = take_hold(stem.with_name(stem.name + _LOCK))
            self._stem = stem
        return self._stem


class LeftFile:
    """What a window left that was killed. It is held, so that no other window offers it too."""

    def __init__(self, stem: Path, hold: Hold, origin: Origin, drafts: Iterable[TypedDraft]) -> None:
        self._stem, self._hold, self._origin = stem, hold, origin
        self.drafts = tuple(drafts)

    def drop(self, key: str) -> None:
        """This one is saved, discarded or kept elsewhere. Raises OSError."""
        self.drafts = tuple(each for each in self.drafts if each.key != key)
        if self.drafts:
            new = self._stem.with_name(self._stem.name + _NEW)
            _write(new, _dumped(self._origin, self.drafts))
            os.replace(new, self._stem.with_name(self._stem.name + _ENDING))
        else:
            _remove(self._stem, _ENDING)
            self._hold.release()

    def leave(self) -> None:
        """The others are for the next time."""
        self._hold.leave()


def find_left(folder: Path, origin: Origin) -> list[LeftFile]:
    """What killed windows left of this register, and what they left of others that is worth nothing is removed.

    What cannot be read is put aside for some weeks, and hinders nobody. A register that was moved is known by its
    journal, where none is any longer at the place that it had.
    """
    with suppress(OSError):
        _remove_old(folder)
        stems = sorted({each.with_suffix("") for each in folder.iterdir() if each.suffix in (_LOCK, _ENDING)})
        return [left for left in (_take(stem, origin) for stem in stems) if left is not None]
    return []


def _remove_old(folder: Path) -> None:
    until = time.time() - _ASIDE_DAYS * 86_400
    for each in folder.glob(f"*{_ASIDE}"):
        with suppress(OSError):
            if each.lstat().st_mtime < until:
                each.unlink()


def _take(stem: Path, origin: Origin) -> LeftFile | None:
    file = stem.with_name(stem.name + _ENDING)
    is_meant = stem.name.startswith(origin.start)
    if os.path.lexists(file) and not is_meant:
        return None
    hold = take_hold(stem.with_name(stem.name + _LOCK))
    if hold is None:
        return None
    if not os.path.lexists(file):
        _remove(stem, _NEW)
        hold.release()
        return None
    try:
        place, drafts = _read(file)
    except (OSError, ValueError, RecursionError):
        with suppress(OSError):
            aside = file.replace(stem.with_name(stem.name + _ASIDE))
            # The link itself, not the file that it leads to.
            os.utime(aside, follow_symlinks=os.utime not in os.supports_follow_symlinks)
        hold.release()
        return None
    if place != origin.place and look_briefly(Path(place)).is_there:
        hold.leave()
        return None
    return LeftFile(stem, hold, origin, drafts)


def _read(file: Path) -> tuple[str, list[TypedDraft]]:
    known = file.lstat()
    # Reading a pipe would wait for ever.
    if not stat.S_ISREG(known.st_mode) or known.st_size > _LARGEST:
        raise ValueError(file)
    dumped = json.loads(file.read_text("utf-8"))
    if not isinstance(dumped, dict) or dumped.get("format") != _FORMAT or not isinstance(dumped.get("place"), str):
        raise ValueError(file)
    drafts = [load_draft(each) for each in dumped["drafts"]] if isinstance(dumped.get("drafts"), list) else []
    if not drafts:
        raise ValueError(file)
    return dumped["place"], drafts


def _dumped(origin: Origin, drafts: Sequence[TypedDraft]) -> bytes:
    # As ASCII: half of a sign may stand in what is typed, and is no text that could be written otherwise.
    parts = {"format": _FORMAT, "place": origin.place, "drafts": [each.dump() for each in drafts]}
    return json.dumps(parts).encode("ascii")


def _write(path: Path, content: bytes) -> None:
    # Without waiting, should a pipe be there.
    others = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | others, 0o600)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)


def _remove(stem: Path, ending: str) -> None:
    with suppress(OSError):
        stem.with_name(stem.name + ending).unlink()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
