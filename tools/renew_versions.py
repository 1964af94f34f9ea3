"""Tries the newest versions that the ranges admit, and renews the set: python -m tools.renew_versions [--write]

Makes a fresh environment beside the one in use, installs the newest of everything into it, says what is newer than
in constraints.txt, runs the tests, style, types and the platforms against it, and says what broke. The set is written
only with --write, and only when nothing broke. --keep FOLDER leaves the environment and every output there, to mend
what broke. Runs with the oldest Python that the project admits, so that the set serves it too; pip needs its index.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import venv
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from .fresh_versions import find_fresh_pins
from .version_set import ROOT, SET, Pin, lowest_python, read_pins, write_pins

# What is run against the newest versions; the last word of some is the set that was found.
_CHECKS = {
    "tests": ("-m", "pytest", "-m", ""),
    "style": ("-m", "ruff", "check", "."),
    "form": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "platforms": ("-m", "tools.try_platforms", "{set}"),
}
_LAST_LINES = 40
_ABOUT = "Tries the newest versions that the ranges admit, says what broke, and renews the set when nothing did."


def _make_environment(folder: Path) -> Path:
    """A fresh environment with the newest of everything. Returns its Python."""
    venv.create(folder, with_pip=True, clear=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = (str(python), "-m", "pip", "install", "--quiet")
    # An older Python lays an old setuptools into every environment.
    subprocess.run([*pip, "--upgrade", "hatchling", "editables", "setuptools"], cwd=ROOT, check=True)
    subprocess.run([*pip, "--no-build-isolation", "-e", ".[test,server,packaging]"], cwd=ROOT, check=True)
    return python


def _differences(old: dict[str, Pin], new: dict[str, Pin]) -> list[str]:
    """What changed, a line a distribution."""
    changed = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    return [f"  {name} {_version(old.get(name))} -> {_version(new.get(name))}" for name in changed]


def _version(pin: Pin | None) -> str:
    return pin.version if pin else "none"


def _passes(name: str, python: Path, found: Path) -> bool:
    """Whether one check passes; its output is kept beside the set that was found, its end shown if it does not."""
    words = [word.format(set=found) for word in _CHECKS[name]]
    environment = {**os.environ, "DISTRICTDESK_CONSTRAINTS": str(found)}
    output = found.with_name(f"{name}.txt")
    with output.open("w", encoding="utf-8") as file:
        code = subprocess.run([python, *words], cwd=ROOT, env=environment, stdout=file, stderr=file).returncode
    print(f"{name}: {'well' if code == 0 else 'broke'}", flush=True)
    if code:
        print("\n".join(f"    {line}" for line in output.read_text("utf-8").splitlines()[-_LAST_LINES:]), flush=True)
    return code == 0


def renew(folder: Path, write: bool) -> int:
    """0 when nothing broke, 1 when something did."""
    python = _make_environment(folder / "environment")
    pins, found = find_fresh_pins(python), folder / SET.name
    write_pins(pins, found)
    newer = _differences(read_pins() if SET.exists() else {}, pins)
    lines = ["The newest versions differ:", *newer] if newer else ["The set has the newest versions."]
    print("\n".join(lines), flush=True)
    broke = [name for name in _CHECKS if not _passes(name, python, found)]
    if broke:
        print(f"Broke: {', '.join(broke)}. The set stays as it was.")
        return 1
    if write:
        write_pins(pins)
    print(f"Nothing broke. {SET.name} is written." if write else "Nothing broke. --write keeps these versions.")
    return 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.renew_versions", description=_ABOUT)
    parser.add_argument("--write", action="store_true", help="write constraints.txt when nothing broke")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the environment and the outputs there")
    options = parser.parse_args(arguments)
    if f"{sys.version_info.major}.{sys.version_info.minor}" != lowest_python():
        raise SystemExit(f"Run this with Python {lowest_python()}, the oldest that the project admits.")
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    with nullcontext(options.keep) if options.keep else TemporaryDirectory() as folder:
        return renew(Path(folder).resolve(), options.write)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
