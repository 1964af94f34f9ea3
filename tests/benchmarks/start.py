"""How long until something, and until the list, is painted; and the memory that takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from .measuring import Line

_RUNS = 7


def lines(register: Path, size: int) -> list[Line]:
    """Ours and a bare window by turns, each in its own process."""
    ours, bare = [], []
    for _run in range(_RUNS):
        bare.append(_run_one(["-m", "tests.benchmarks.start_bare"]))
        ours.append(_run_one(["-m", "tests.benchmarks.start_ours", str(register)]))
    name = f"{size:,}".replace(",", " ")
    return [
        Line("start to first paint, bare window", _middle(ours, "painted"), _middle(bare, "painted"), "s", "1.3"),
        Line(f"start to the list of {name}", _middle(ours, "listed"), _middle(bare, "painted"), "s", "3.0"),
        Line(
            f"memory over a bare window, {name}",
            _middle(ours, "memory") - _middle(bare, "memory"),
            0,
            "MB",
            "100 MB",
        ),
    ]


def _run_one(command: Sequence[str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DISTRICTDESK_HOME": home}
        done = subprocess.run(
            [sys.executable, *command, str(time.monotonic_ns())],
            env=around,
            capture_output=True,
            text=True,
            check=True,
        )
    return {key: float(value) for key, value in (pair.split("=") for pair in done.stdout.split())}


def _middle(runs: Sequence[dict[str, float]], key: str) -> float:
    return statistics.median(run[key] for run in runs)
