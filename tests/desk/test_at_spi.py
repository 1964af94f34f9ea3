"""On a real display: the bus of screen readers tells names and roles, and keys work on Latin and Cyrillic layouts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SYSTEM_PYTHON = "/usr/bin/python3"
_WALK = Path(__file__).with_name("at_spi_walk.py")
_TOOLS = ("dbus-run-session", "xvfb-run", "xdotool", "setxkbmap")
# By their places on a keyboard: with the Russian layout on, A types ф, and F types а.
_KEY_OF_A, _KEY_OF_F = "38", "41"
# Where a free display is looked for: two that begin at one number at the same moment may both take it.
_DISPLAYS = {"az": "210", "en": "310", "ru": "410"}


def _missing() -> str:
    """What this machine lacks for it; empty for nothing."""
    lacking = [tool for tool in _TOOLS if shutil.which(tool) is None]
    asked = [_SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(_SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        lacking.append("python3-pyatspi")
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        lacking.append("at-spi2-core")
    return ", ".join(lacking)


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "key_of_file"), [("az", _KEY_OF_F), ("en", _KEY_OF_F), ("ru", _KEY_OF_A)])
def test_a_screen_reader_hears_names_and_roles_and_keys_work_on_every_layout(
    language: str, key_of_file: str, filled_file: Path, tmp_path: Path
) -> None:
    if lacking := _missing():
        pytest.skip(f"needs {lacking}")
    file = Path(shutil.copy(filled_file, tmp_path))
    program = [sys.executable, "-m", "districtdesk", "--language", language, str(file)]
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "DISTRICTDESK_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    # Else the display begins anew when the last that asked it leaves, and who asks at that moment hears nothing.
    display = ["xvfb-run", "-a", "-n", _DISPLAYS[language], "-s", "-screen 0 1280x1024x24 -nolisten tcp -noreset"]
    screen = [*display, "dbus-run-session", "--"]
    ended = subprocess.run(
        [*screen, _SYSTEM_PYTHON, str(_WALK), key_of_file, *program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    said, layouts = told["places"], told["layouts"]
    assert layouts == {layout: {"Ctrl+K": True, "Alt": True} for layout in ("us", "az", "ru,us")}
    assert [fault for found in said.values() for fault in found["faults"]] == []
    assert said["overview"]["roles"]["table"] and said["timeline"]["roles"]["image"]
    assert said["companies"]["roles"]["page tab"] > 5
    assert said["districts"]["roles"]["radio button"] == len(("az", "en", "ru"))
