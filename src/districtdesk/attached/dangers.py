"""Whether a file does something by itself when it is opened: told by its ending, and by what it begins with or holds.

Endings: those that Windows runs or installs (learn.microsoft.com, "Information about the Unsafe File List"), that
Linux desktops run, and the macro formats of Office. A web page or a drawing (.html, .svg) is none of them: a browser
lets it touch no file, and saved pages are what a register is told from.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from typing import Literal

from ..i18n import _
from ..unseen import without_unseen

Danger = Literal["", "program", "hidden_program", "macros", "pointer"]


def _endings(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PROGRAMS = _endings(
    "action apk app appimage application appx appxbundle bas bash bat bin bundle chm cmd com command cpl"
    " csh deb dll dmg elf exe fish gadget hta img inf ins iso jar job js jse ksh lib mjs msc msi msix msp"
    " mst osx out pif pkg pl ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyw pyz pyzw rb reg rpm run scr sct sh"
    " shb shs snap so sys tcl vb vbe vbs vhd vhdx vxd workflow ws wsc wsf wsh zsh"
)
_POINTERS = _endings("appref-ms desktop library-ms lnk scf search-ms settingcontent-ms theme url webloc")
_MACROS = _endings("docm dotm odb potm ppam ppsm pptm sldm xlam xlm xlsb xlsm xltm xll")
# Windows, Linux, macOS (both orders of bytes, and for several processors, as Java's classes), scripts.
_PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"\xef\xbb\xbf#!",
)
# A shortcut of Windows (MS-SHLLINK), and one of a Linux desktop.
_POINTER_STARTS = (b"L\0\0\0\x01\x14\x02\0", b"[Desktop Entry]", b"[InternetShortcut]")
# Office before 2007 (MS-CFB), where a project of macros has a stream of this name (MS-OVBA).
_OLD_OFFICE, _OLD_MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "_VBA_PROJECT".encode("utf-16-le")
_ZIP, _ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
# Of newer Office, and of LibreOffice, whose macros lie in folders of these names.
_NEW_MACROS = re.compile(r"(.*/)?vba(Project|Data)\.(bin|xml)|(Basic|Scripts)/.+", re.IGNORECASE)
# More than this no real document has.
_MOST_LISTED = 10_000


def danger_of(name: str, content: bytes) -> Danger:
    """What kind of danger a file is; empty for none that can be told."""
    ending = ending_of(name)
    if ending in _PROGRAMS:
        return "program"
    if ending in _POINTERS or content.startswith(_POINTER_STARTS):
        return "pointer"
    if content.startswith(_PROGRAM_STARTS):
        return "hidden_program"
    return "macros" if ending in _MACROS or _holds_macros(content) else ""


def why_dangerous(name: str, content: bytes) -> str:
    """The danger in a sentence; empty for a file that can be opened without a question."""
    words = {
        "program": _(
            "It is a program or a script, as its ending .{ending} says: opened, it may change or send away whatever "
            "you can reach.",
            ending=ending_of(name),
        ),
        "hidden_program": _(
            "Its name looks harmless, but it begins as a program or a script does: opened, it may change or send "
            "away whatever you can reach."
        ),
        "macros": _(
            "It may hold macros, small programs in a document: if they are let run, they may change or send away "
            "whatever you can reach."
        ),
        "pointer": _("It is a shortcut: opened, it starts whatever it points at, which cannot be seen from here."),
    }
    return words.get(danger_of(name, content), "")


def ending_of(name: str) -> str:
    """The ending that decides which program opens it: Windows looks past dots and spaces at the end."""
    stem, dot, ending = without_unseen(name).rstrip(". \t").rpartition(".")
    return ending.strip().lower() if dot and (stem or ending) else ""


def _holds_macros(content: bytes) -> bool:
    if content.startswith(_OLD_OFFICE):
        return _OLD_MACROS in content
    if not content.startswith(_ZIP):
        return False
    if _listed_in(content) > _MOST_LISTED:
        return True
    with suppress(zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        return any(_NEW_MACROS.fullmatch(each) for each in names)
    return False


def _listed_in(content: bytes) -> int:
    """How many files an archive says that it has (APPNOTE.TXT, 4.3.16): to list a million would take seconds."""
    end = content.rfind(_ZIP_END)
    return int.from_bytes(content[end + 10 : end + 12], "little") if end >= 0 else 0
