"""The signs that a document brings along, as few fonts have them: the small font of the program, embedded in it."""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ..settings import resource

SIGNS_FONT = "DistrictDesk Signs"
# What is written in it: the signs of the manat, the lari and the som.
SIGNS = re.compile("([\N{MANAT SIGN}\N{LARI SIGN}\N{SOM SIGN}]+)")
_FACES = {"embedRegular": "districtdesk-signs-regular.ttf", "embedBold": "districtdesk-signs-bold.ttf"}
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
# The first bytes of an embedded font are changed by a key (ECMA-376 part 1, 17.8.1); any will do.
_KEY, _CHANGED = "7A1F0C52-3B64-4E0D-9A57-2D5B8C6E41F3", 32


def embed_signs(document: Document) -> None:
    """Put the font into the document, so that the signs are seen wherever it is opened."""
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(table.blob)
    entry = parse_xml(f'<w:font {nsdecls("w", "r")} w:name="{SIGNS_FONT}"><w:charset w:val="00"/></w:font>')
    for number, (face, file) in enumerate(_FACES.items(), 1):
        font = _obfuscated(resource("fonts", file).read_bytes())
        part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _OBFUSCATED, font, document.part.package)
        link = table.relate_to(part, _FONT)
        entry.append(parse_xml(f'<w:{face} {nsdecls("w", "r")} r:id="{link}" w:fontKey="{{{_KEY}}}"/>'))
    fonts.append(entry)
    table._blob = serialize_part_xml(fonts)


def _obfuscated(font: bytes) -> bytes:
    key = bytes.fromhex(_KEY.replace("-", ""))[::-1]
    head = bytes(byte ^ key[place % len(key)] for place, byte in enumerate(font[:_CHANGED]))
    return head + font[_CHANGED:]
