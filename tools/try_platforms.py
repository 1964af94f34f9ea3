"""Asks pip whether the set can be installed from wheels alone: python -m tools.try_platforms [constraints.txt]

For each Python from 3.11 to 3.14, on Linux and on Windows. Nothing is installed; pip needs its index. Exits 1 and
shows pip's words where a wheel is missing or two versions do not go together.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from .targets import TARGETS, Target
from .version_set import SET, Pin, read_pins


def _pip_command(pins: list[Pin], target: Target, folder: str) -> list[str]:
    """pip asks markers of the Python it runs in, so that only what this target needs is named to it."""
    pinned = [f"{pin.name}=={pin.version}" for pin in pins if pin.platform in ("", target.platform)]
    tags = [word for tag in target.tags for word in ("--platform", tag)]
    options = ["--quiet", "--dry-run", "--ignore-installed", "--only-binary=:all:", "--target", folder]
    return [sys.executable, "-m", "pip", "install", *options, "--python-version", target.python, *tags, *pinned]


def has_wheels(pins: list[Pin], target: Target) -> bool:
    """Whether pip finds every wheel; says so, in pip's words where it does not."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(_pip_command(pins, target, folder), capture_output=True, encoding="utf-8")
    is_found = done.returncode == 0
    print(f"Python {target.python} on {target.platform}: {'all wheels are there' if is_found else 'no'}", flush=True)
    if not is_found:
        print(done.stderr.strip())
    return is_found


def main(arguments: list[str]) -> int:
    pins = list(read_pins(Path(arguments[0]) if arguments else SET).values())
    # pip mostly waits for its index.
    with ThreadPoolExecutor(len(TARGETS) // 2) as pool:
        found = list(pool.map(lambda target: has_wheels(pins, target), TARGETS))
    return 0 if all(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
