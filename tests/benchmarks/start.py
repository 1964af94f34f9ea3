"""How long until something, the names of a list and the whole list are painted; and what memory that takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from .measuring import Line, Times

_RUNS = 9
# The screen of a small laptop; Qt's own offscreen screen is smaller than the window.
_SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}


def lines(register: Path, size: int) -> list[Line]:
    """Ours and a bare window by turns, each in its own process; the first of each is not counted."""
    ours: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as compiled:
        for _run in range(_RUNS + 1):
            bare.append(_run_one("start_bare", register, compiled))
            ours.append(_run_one("start_ours", register, compiled))
    name = f"{size:,}".replace(",", " ")
    window = _times(bare, "painted")
    memory = _times(ours, "memory").middle - _times(bare, "memory").middle
    return [
        Line("start to first paint", _times(ours, "painted"), window, "s", "1.3"),
        Line(f"start to the names in the list of {name}", _times(ours, "named"), window, "s", "3.0"),
        Line(f"start to the whole list of {name}", _times(ours, "listed"), window, "s", "5.0"),
        Line(f"memory over a bare window, {name}", Times([memory]), None, "MB", "100 MB"),
    ]


def _run_one(program: str, register: Path, compiled: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        screens, settings = Path(home) / "screens.json", Path(home) / "settings.json"
        screens.write_text(json.dumps({"screens": [_SCREEN]}))
        # As it was left yesterday: this register, in the list of the companies.
        settings.write_text(json.dumps({"open_register": str(register.absolute()), "place": "company"}))
        around = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "DISTRICTDESK_HOME": home}
        # An installed program is compiled: the first of each run compiles it, whatever the machine says of that.
        around |= {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-m", f"tests.benchmarks.{program}", str(register.absolute())]
        done = subprocess.run(
            [*command, str(time.monotonic_ns())], env=around, capture_output=True, text=True, check=True, timeout=60
        )
    return {key: float(value) for key, value in (pair.split("=") for pair in done.stdout.split())}


def _times(runs: Sequence[dict[str, float]], key: str) -> Times:
    return Times([run[key] for run in runs[1:]])
