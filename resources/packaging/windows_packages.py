"""Packs the folder of the program for Windows: a .zip to unpack and run, and an installer for one person."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_HERE = Path(__file__).resolve().parent / "windows"
_NAME = "districtdesk"
_USUAL_PLACE = r"C:\Program Files (x86)\NSIS\makensis.exe"


def pack(folder: Path, version: str) -> list[Path]:
    """The .zip, and the installer where NSIS is there."""
    made = folder.with_name(f"{_NAME}-{version}-windows-x86_64")
    zipped = Path(shutil.make_archive(str(made), "zip", folder.parent, folder.name))
    maker = shutil.which("makensis") or shutil.which(_USUAL_PLACE)
    return [zipped, make_installer(maker, folder, version)] if maker else [zipped]


def make_installer(maker: str, folder: Path, version: str) -> Path:
    """The installer beside the folder. Warnings of NSIS count as faults."""
    made = folder.with_name(f"{_NAME}-{version}-windows-x86_64-setup.exe")
    given = (f"-DFOLDER={folder}", f"-DVERSION={version}", f"-DOUT={made}")
    subprocess.run([maker, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *given, "districtdesk.nsi"], cwd=_HERE, check=True)
    return made
