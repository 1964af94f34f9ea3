"""Whether a window can be shown here, asked before Qt is: without a display Qt ends the program by itself."""

from __future__ import annotations

import ctypes
import os
import socket
from importlib.util import find_spec
from pathlib import Path

from ...i18n import LANGUAGES, _, language_of_system, speaking
from ...settings import Settings

_NEEDS_DISPLAY = ("xcb", "wayland")


def language_to_speak(asked: str | None, is_safe_mode: bool = False) -> str:
    """As the window would choose it: what was asked for, what was chosen last, what the system speaks."""
    return asked or Settings(is_safe_mode=is_safe_mode).choice("language", LANGUAGES, "") or language_of_system()


def without_qt(error: ImportError, language: str | None = None) -> str:
    """One sentence that says that there is no Qt to show a window with."""
    with speaking(language_to_speak(language)):
        return _("No window can be shown, Qt cannot be loaded: {reason}.", reason=error)


def why_not(language: str | None = None, *, is_safe_mode: bool = False) -> str:
    """One sentence that says why no window can be shown; empty when one can.

    For Linux. Qt's platform plugins are loaded the way Qt does it, which is how a missing system library is found
    and named.
    """
    with speaking(language_to_speak(language, is_safe_mode)):
        reasons = [_why_not(name) for name in _platforms()]
        if not reasons:
            return _("There is no display. Start DistrictDesk in a desktop session, or use districtdesk-cli.")
        return "" if "" in reasons else reasons[0]


def _platforms() -> list[str]:
    """The platforms that Qt will try here, the likely one first (QGuiApplication, QT_QPA_PLATFORM)."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return [each.partition(":")[0] for each in asked.split(";") if each]
    present = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    return [name for name, variable in present.items() if os.environ.get(variable)]


def _why_not(platform: str) -> str:
    if platform not in _NEEDS_DISPLAY:
        return ""
    missing = _missing_library(platform)
    if missing:
        return _("No window can be shown, a system library is missing: {reason}.", reason=missing)
    if not _answers(platform):
        return _("The display does not answer. Start DistrictDesk in a desktop session, or use districtdesk-cli.")
    return ""


def _missing_library(platform: str) -> str:
    found = find_spec("PySide6")
    if found is None or found.origin is None:
        return ""
    plugin = Path(found.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error)
    return ""


def _answers(platform: str) -> bool:
    """Connect to the display once; true where that cannot be tried."""
    try:
        return _x_answers() if platform == "xcb" else _wayland_answers()
    except (OSError, AttributeError):
        return True


def _x_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers() -> bool:
    # libwayland would say on stderr by itself what it does not find.
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), os.environ.get("WAYLAND_DISPLAY") or "wayland-0")
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(place)) == 0
