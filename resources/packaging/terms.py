"""Lays the licences of what is packaged besides Python's libraries into a folder of the program.

The libraries bring theirs as installed metadata, which About reads.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_OWN = _HERE.parents[1] / "LICENSE"
_ASK = """
import sysconfig
from importlib.metadata import files
print(sysconfig.get_path("stdlib"))
print(next(file.locate() for file in files("pyinstaller") if file.name == "COPYING.txt"))
"""


def collect(folder: Path, python: Path) -> None:
    """Our own licence, Qt's, Python's, PyInstaller's, and those of the system's libraries that were taken along."""
    place = folder / "licences"
    shutil.copytree(_HERE / "licences", place)
    shutil.copy(_OWN, place / "DistrictDesk.txt")
    asked = subprocess.run([python, "-c", _ASK], capture_output=True, encoding="utf-8", check=True)
    library, packer = map(Path, asked.stdout.splitlines())
    shutil.copy(_python_terms(library), place / "Python.txt")
    shutil.copy(packer, place / "PyInstaller.txt")
    for name, terms in _terms_of_debian(folder).items():
        shutil.copy(terms, place / f"{name}.txt")


def _python_terms(library: Path) -> Path:
    """Beside the library where Python was built here, in its documents where Debian packaged it."""
    debian = Path("/usr/share/doc", library.name, "copyright")
    places = (library / "LICENSE.txt", library.parent / "LICENSE.txt", debian)
    return next(place for place in places if place.is_file())


def _terms_of_debian(folder: Path) -> dict[str, Path]:
    """By package; nothing where the system's packages are not Debian's."""
    if shutil.which("dpkg-query") is None:
        return {}
    patterns = [f"*/{path.name}*" for path in (folder / "_internal").glob("lib*.so*") if not path.is_symlink()]
    told = subprocess.run(["dpkg-query", "-S", *patterns], capture_output=True, encoding="utf-8").stdout
    owners = {name.partition(":")[0] for line in told.splitlines() for name in line.partition(": ")[0].split(", ")}
    found = {name: Path("/usr/share/doc", name, "copyright") for name in sorted(owners) if not name.endswith("-dev")}
    return {name: terms for name, terms in found.items() if terms.is_file()}
