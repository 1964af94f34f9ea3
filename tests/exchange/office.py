"""Workbooks as LibreOffice reckons them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_FILTER = "xlsx:Calc MS Excel 2007 XML"
_SAVED_AS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".xls": "MS Excel 97"}


def reckoned(*sources: Path) -> list[Path]:
    """Each of these workbooks, whose formulas lost their results, as LibreOffice reckons it anew."""
    bare = sources[0].parent / "bare"
    bare.mkdir()
    for source in sources:
        _without_results(source, bare / source.name)
    return _converted([bare / each.name for each in sources], _FILTER)


def typed_into(source: Path, target: Path, cells: Mapping[str, Mapping[tuple[int, int], str | float]]) -> None:
    """Write the workbook as LibreOffice saves it once somebody typed into these cells, by sheet, row and column.

    As what it is saved the ending of the `target` says.
    """
    opened = f'doc = StarDesktop.loadComponentFromURL("{source.as_uri()}", "_blank", 0, Array())'
    lines = ["Sub Fill", opened]
    for title, typed in cells.items():
        lines.append(f'page = doc.Sheets.getByName("{title}")')
        for (row, column), value in typed.items():
            cell = f"page.getCellByPosition({column - 1}, {row - 1})"
            # As a person types: what looks like a date or a number becomes one.
            lines.append(f'{cell}.FormulaLocal = "{value}"')
    filters = 'Dim how(0) As New com.sun.star.beans.PropertyValue\nhow(0).Name = "FilterName"'
    lines += [filters, f'how(0).Value = "{_SAVED_AS[target.suffix]}"', f'doc.storeToURL("{target.as_uri()}", how())']
    lines += ["doc.close(True)", "StarDesktop.terminate()", "End Sub"]
    profile = target.parent / "typing"
    words = [_office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # A first start lays out the library of macros, and empties one that is there.
    subprocess.run([*words, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    names = 'xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic"'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    module.write_text(f"{head}<script:module {names}>{escape(chr(10).join(lines))}</script:module>", "utf-8")
    subprocess.run([*words, "macro:///Standard.Module1.Fill"], check=True, capture_output=True, timeout=180)


def page_counts(*sources: Path) -> list[int]:
    """How many pages LibreOffice makes of each of these workbooks."""
    return [len(re.findall(rb"/Type */Page\b", made.read_bytes())) for made in _converted(sources, "pdf")]


def saved_as(source: Path, ending: str) -> Path:
    """The workbook as LibreOffice saves it in the format of this ending, such as ods."""
    (made,) = _converted([source], ending)
    return made


def _converted(sources: Sequence[Path], form: str) -> list[Path]:
    made = sources[0].parent / "made"
    profile = f"-env:UserInstallation={(made.parent / 'profile').as_uri()}"
    words = [_office(), profile, "--headless", "--convert-to", form, "--outdir", str(made)]
    subprocess.run([*words, *map(str, sources)], check=True, capture_output=True, timeout=180)
    return [made / f"{each.stem}.{form.partition(':')[0]}" for each in sources]


def _office() -> str:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    return office


def _without_results(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            made.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", archive.read(name)))
