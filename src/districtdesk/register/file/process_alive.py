"""Whether a process still runs, on each system in its own way."""

from __future__ import annotations

import ctypes
import os
import sys

_MAY_BE_ASKED = 0x1000
_NO_SUCH_PROCESS = 87
_STILL_RUNS = 259


def is_alive(process: int) -> bool:
    """Whether there is a process of this number; in doubt there is."""
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        # Signal 0 only asks.
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    """There os.kill would end the process, whatever the signal:
    https://docs.python.org/3/library/os.html#os.kill"""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(_MAY_BE_ASKED, False, process)
    if not handle:
        return bool(ctypes.get_last_error() != _NO_SUCH_PROCESS)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    is_told = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not is_told or code.value == _STILL_RUNS
