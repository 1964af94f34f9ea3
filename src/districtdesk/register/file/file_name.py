"""What can be no file's name: refused in words before the system, SQLite or Qt stumbles over it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from ...i18n import _
from ..errors import NotARegister
from .file_format import journal_beside

# Of a file's name, in bytes, by most file systems; SQLite adds an ending to it for its journal.
_LONGEST_NAME = 255


def refuse_signs(place: str | Path) -> None:
    """Refuse no name at all, a zero byte, and half of a sign, such as a damaged list of names hands over."""
    if not str(place) or not Path(place).name.strip("\0"):
        raise NotARegister(_("A register needs a name."), "", _("Give a file name such as hajigabul.ddesk."))
    try:
        has_end_in_it = b"\0" in os.fsencode(place)
    except UnicodeEncodeError:
        has_end_in_it = True
    if has_end_in_it:
        raise NotARegister(
            _("This name holds signs that no file has in its name."),
            _("Nothing was opened or made."),
            _("Choose the file in its folder, or give it another name."),
        )


def refuse_length(path: Path) -> None:
    """Refuse what is too long together with the journal that SQLite puts beside it."""
    beside = journal_beside(path)
    try:
        is_too_long = len(os.fsencode(beside.name)) > _LONGEST_NAME
        os.lstat(beside)
    except OSError as error:
        is_too_long = is_too_long or error.errno == errno.ENAMETOOLONG
    if is_too_long:
        raise NotARegister(
            _("The name is too long for a file."),
            "",
            _("Choose a shorter one.")
            if len(beside.name) > _LONGEST_NAME // 2
            else _("Choose a folder nearer the top."),
        )
