"""A later start hands what it was asked for to the program that runs already, and ends.

On Linux over a socket, on Windows over a pipe. Qt's own local sockets would need Qt's network library, which asks for
libraries that not every system has.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path

from ...i18n import _, speaking
from .display import language_to_speak
from .meeting_place import MeetingPlace
from .options import Options

TAKEN, TOO_BUSY = b"taken", b"too busy"
FAMILY = "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"
# Longer than the running program gives itself before it says that it is too busy.
_PATIENCE_SECONDS = 2.5
# A program that is being started listens as soon as its first page stands.
_STARTING_SECONDS, _PAUSE_SECONDS = 30.0, 0.05
_LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class LaterStart:
    """What a later start was asked for. `token` is the desktop's leave for a window to come to the front."""

    file: Path | None = None
    sample: bool = False
    token: str = ""

    def to_bytes(self) -> bytes:
        file = str(self.file) if self.file is not None else None
        # In ASCII: the name of a file may hold bytes that are no text.
        return json.dumps({"file": file, "sample": self.sample, "token": self.token}).encode("ascii")


def heard(line: connection.Connection) -> LaterStart | None:
    """What was asked over this line; None for anything else. Raises OSError or EOFError where it breaks."""
    try:
        told = json.loads(line.recv_bytes(_LONGEST))
        file, token = told["file"], told["token"]
        return LaterStart(Path(file) if file is not None else None, told["sample"] is True, str(token))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def hand_over(place: MeetingPlace, options: Options) -> bool:
    """Whether a running program has taken it. If not, this one is to go on by itself: there is none any more, or it
    does not answer.
    """
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    # Relative to the folder of whoever asks; a link is kept, and looked through by whoever opens it.
    file = options.file.absolute() if options.file is not None else None
    asked = LaterStart(file, options.sample, token)
    _let_come_forward()
    until = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < until and not place.take():
        answer = _answer(place.address, asked)
        if answer is not None:
            return answer == TAKEN
        time.sleep(_PAUSE_SECONDS)
    return False


def what_stays(options: Options) -> str:
    """What was asked for and is the running program's own to choose, in a sentence; empty for nothing."""
    asked = (("--language", options.language), (f"--{options.look}", options.look))
    named = [name for name, value in asked if value is not None]
    if not named:
        return ""
    with speaking(language_to_speak(options.language)):
        return _(
            "DistrictDesk runs already and has taken this over, in its own language and colours; {options} changes "
            "nothing there. Language and colours are chosen in its window.",
            options=", ".join(named),
        )


def _answer(address: str, asked: LaterStart) -> bytes | None:
    """None where nobody listens, or not any more. Connecting, too, may hang."""
    answers: list[bytes | None] = []

    def ask() -> None:
        try:
            with connection.Client(address, FAMILY) as line:
                line.send_bytes(asked.to_bytes())
                answers.append(line.recv_bytes(_LONGEST) if line.poll(_PATIENCE_SECONDS) else TOO_BUSY)
        except (OSError, EOFError):
            answers.append(None)

    asking = threading.Thread(target=ask, name="ask the running program", daemon=True)
    asking.start()
    asking.join(_PATIENCE_SECONDS + 1)
    return answers[0] if answers else TOO_BUSY


def _let_come_forward() -> None:
    """On Windows a program may only come to the front when the one that has just been started lets it:
    https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-allowsetforegroundwindow"""
    if sys.platform == "win32":
        with suppress(AttributeError, OSError):
            ctypes.WinDLL("user32").AllowSetForegroundWindow(ctypes.c_uint32(-1))  # type: ignore[attr-defined,unused-ignore]
