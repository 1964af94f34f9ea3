"""Builds the packaged program: python3 resources/packaging/build.py [--out FOLDER] [--environment FOLDER]

On Linux a folder, an archive of it and a .deb; on Windows a folder, a .zip of it and an installer. Everything is
installed in the versions of constraints.txt, into an environment of its own; --environment names one that has the
program's wheel already. The .deb needs dpkg-dev, the installer NSIS.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import terms

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
ON_WINDOWS = sys.platform == "win32"


def main() -> None:
    parser = argparse.ArgumentParser(prog="build.py", description="Builds the packaged program.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "packages", help="default: build/packages")
    parser.add_argument("--environment", type=Path, help="an environment that has the wheel of the program")
    options = parser.parse_args()
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    python = _environment(options.environment, out)
    folder = _build_folder(python, out)
    terms.collect(folder, python)
    for made in _pack(folder, _version()):
        print(f"{made.stat().st_size / 1e6:6.1f} MB  {made}")


def _environment(known: Path | None, out: Path) -> Path:
    """The Python of an environment with the program and what packages it."""
    folder = (known or out / "environment").resolve()
    if known is None:
        venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
    pip = (python, "-m", "pip", "install", "-q", "-c", "constraints.txt")
    if known is None:
        subprocess.run([*pip, "hatchling"], cwd=ROOT, check=True)
        subprocess.run([*pip, "--no-build-isolation", "."], cwd=ROOT, check=True)
    subprocess.run([*pip, *_packers()], cwd=ROOT, check=True)
    return python


def _project() -> dict[str, object]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def _version() -> str:
    return str(_project()["version"])


def _packers() -> list[str]:
    extras = _project()["optional-dependencies"]
    return list(extras["packaging"]) if isinstance(extras, dict) else []


def _build_folder(python: Path, out: Path) -> Path:
    """The program with everything that it needs, in one folder."""
    places = ("--distpath", str(out), "--workpath", str(out / "work"))
    words = (python, "-m", "PyInstaller", "-y", "--log-level", "ERROR", *places, "districtdesk.spec")
    # Away from any checkout that is named to Python: the wheel is packaged.
    without = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(words, cwd=HERE, env=without, check=True)
    return out / "districtdesk"


def _pack(folder: Path, version: str) -> list[Path]:
    if ON_WINDOWS:
        import windows_packages

        return windows_packages.pack(folder, version)
    import linux_packages

    return linux_packages.pack(folder, version)


if __name__ == "__main__":
    main()
