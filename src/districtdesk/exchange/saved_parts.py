"""The parts of a workbook as openpyxl saves them, with what strict readers want otherwise."""

from __future__ import annotations

import errno
import io
import os
import posixpath
import tempfile
import zipfile

from lxml import etree
from openpyxl import Workbook
from openpyxl.xml.constants import SHEET_MAIN_NS

from .charts import DRAWINGS, with_prefix

# ECMA-376, part 1, 18.8.22.
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name"),
    *("family", "charset", "scheme"),
)


def saved_parts(book: Workbook) -> dict[str, bytes]:
    """The parts, those that say what is inside first, as other programs expect."""
    memory = io.BytesIO()
    # openpyxl puts every worksheet into a temporary file first, and a disk that fails there it tells in its own way,
    # or not at all.
    try:
        book.save(memory)
        with zipfile.ZipFile(memory) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, part in parts.items():
            tree = etree.fromstring(part)
            if name.endswith(".rels"):
                parts[name] = _with_relative_targets(name, tree)
            elif name.startswith(DRAWINGS):
                parts[name] = with_prefix(tree)
            elif name.endswith("/styles.xml"):
                parts[name] = _with_ordered_fonts(tree)
    except etree.LxmlError as error:
        raise OSError(errno.EIO, os.strerror(errno.EIO), tempfile.gettempdir()) from error
    first = ["[Content_Types].xml", "_rels/.rels"]
    return {name: parts[name] for name in [*first, *(name for name in parts if name not in first)]}


def _with_ordered_fonts(tree: etree._Element) -> bytes:
    """What is said of a font in the order of the schema, which strict readers hold to."""
    for font in tree.iter(f"{{{SHEET_MAIN_NS}}}font"):
        font[:] = sorted(font, key=lambda each: _FONT_ORDER.index(etree.QName(each).localname))
    return _as_part(tree)


def _as_part(tree: etree._Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _with_relative_targets(name: str, tree: etree._Element) -> bytes:
    """Targets beside the part that they are of: some readers know no others."""
    # Of "xl/worksheets/_rels/sheet1.xml.rels" the folder of the sheet.
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in tree:
        target = relation.get("Target", "")
        if target.startswith("/") and relation.get("TargetMode") != "External":
            relation.set("Target", posixpath.relpath(target.lstrip("/"), folder or "."))
    return _as_part(tree)
