"""Workbooks as LibreOffice reckons them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

_FILTER = "xlsx:Calc MS Excel 2007 XML"


def reckoned(*sources: Path) -> list[Path]:
    """Each of these workbooks, whose formulas lost their results, as LibreOffice reckons it anew."""
    bare = sources[0].parent / "bare"
    bare.mkdir()
    for source in sources:
        _without_results(source, bare / source.name)
    return _converted([bare / each.name for each in sources], _FILTER)


def page_counts(*sources: Path) -> list[int]:
    """How many pages LibreOffice makes of each of these workbooks."""
    return [len(re.findall(rb"/Type */Page\b", made.read_bytes())) for made in _converted(sources, "pdf")]


def _converted(sources: Sequence[Path], form: str) -> list[Path]:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    made = sources[0].parent / "made"
    profile = f"-env:UserInstallation={(made.parent / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", form, "--outdir", str(made)]
    subprocess.run([*words, *map(str, sources)], check=True, capture_output=True, timeout=180)
    return [made / f"{each.stem}.{form.partition(':')[0]}" for each in sources]


def _without_results(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            made.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", archive.read(name)))
