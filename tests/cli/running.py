"""Running the command line on copies of the sample, for the tests of its commands and of its endings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from districtdesk.i18n import N_
from districtdesk.register.opening import open_register
from tests.making import district, keep

Run = Callable[..., tuple[int, str, str]]
READING = (
    ("list", "figure"),
    ("list", "event", "--format", "json"),
    ("list", "citation", "--format", "csv"),
    ("history",),
    ("history", "--format", "json"),
    ("check",),
)


def on(file: Path, command: tuple[str, ...]) -> tuple[str, ...]:
    return command[0], str(file), *command[1:]


def add_park(file: Path, name: str = "Neftchala", **values: object) -> None:
    register = open_register(file)
    keep(register, district(name, **values), label=N_("Add district"))
    register.close()


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def process(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "districtdesk.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)  # type: ignore[call-overload]
