"""Tells the task bar of Windows which program the windows belong to; without it they are grouped with others."""

from __future__ import annotations

import ctypes
from contextlib import suppress

# The same as in resources/packaging/windows/districtdesk.nsi.
MODEL_ID = "DistrictDesk.DistrictDesk"


def name_program() -> None:
    """Before the first window. An old Windows has no such function, and a window without it is a window still:
    https://learn.microsoft.com/windows/win32/shell/appids"""
    with suppress(AttributeError, OSError):
        shell = ctypes.WinDLL("shell32")  # type: ignore[attr-defined,unused-ignore]
        shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(MODEL_ID))
