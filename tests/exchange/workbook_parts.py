"""A workbook as the parts that it consists of."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DOCUMENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Workbook:
    """The parts of a workbook by name, those of XML parsed."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            parsed = [name for name in self.names if not name.endswith((".png", ".bin"))]
            self.trees = {name: etree.fromstring(archive.read(name)) for name in parsed}

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """By id the kind and the part that is pointed at; "" for one outside."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for each in [] if tree is None else tree:
            inside = each.get("TargetMode") != "External"
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target"))).lstrip("/") if inside else ""
            found[each.get("Id")] = (each.get("Type").rpartition("/")[2], target)
        return found

    def sheets(self) -> list[tuple[str, str]]:
        """Titles and parts, in the order of the tabs."""
        related = self.related("xl/workbook.xml")
        return [
            (each.get("name"), related[each.get(f"{DOCUMENT}id")][1])
            for each in self.trees["xl/workbook.xml"].find(f"{MAIN}sheets")
        ]
