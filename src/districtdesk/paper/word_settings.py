"""What Word is told of a document as a whole: its language, that long words are parted, and that it is of today."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

LANGUAGES = {"az": "az-Latn-AZ", "en": "en-GB", "ru": "ru-RU"}
# Of Word 2013 and later: an older one is opened for the sake of what was, and says so in its title.
_MODE = "15"
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>DistrictDesk</Application></Properties>"
)


def set_up_settings(document: Document, language: str) -> None:
    """The settings of the empty document that a new one is made from are those of whoever made that."""
    settings = document.settings.element
    _after(settings, "w:zoom", "<w:embedTrueTypeFonts {0}/>")
    # In the order in which Word reads them.
    _after(settings, "w:defaultTabStop", "<w:autoHyphenation {0}/>", "<w:doNotHyphenateCaps {0}/>")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), _MODE)
    for each in settings.findall(qn("w:proofState")):
        settings.remove(each)
    for each in settings.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), LANGUAGES[language])
    document.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)._blob = _APP.encode()


def _after(settings, name: str, *pieces: str) -> None:  # type: ignore[no-untyped-def]
    place = settings.index(settings.find(qn(name))) + 1
    for number, piece in enumerate(pieces):
        settings.insert(place + number, parse_xml(piece.format(nsdecls("w"))))
