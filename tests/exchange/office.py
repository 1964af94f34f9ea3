"""Workbooks as LibreOffice reckons them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

_FILTER = "xlsx:Calc MS Excel 2007 XML"


def reckoned(*sources: Path) -> list[Path]:
    """Each of these workbooks, whose formulas lost their results, as LibreOffice reckons it anew."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    folder = sources[0].parent
    bare, made = folder / "bare", folder / "reckoned"
    bare.mkdir()
    for source in sources:
        _without_results(source, bare / source.name)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", _FILTER, "--outdir", str(made)]
    files = [str(bare / each.name) for each in sources]
    subprocess.run([*words, *files], check=True, capture_output=True, timeout=180)
    return [made / each.name for each in sources]


def _without_results(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            made.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", archive.read(name)))
