"""What sort of file lies there, by what is in it: its name may say anything."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Literal

from ..exchange.errors import ExchangeError
from ..exchange.limits import Limits
from ..exchange.refusals import missing_part, protected, refused, too_large, unreadable
from ..exchange.zip_directory import look_at_directory
from ..i18n import _

FileForm = Literal["xlsx", "ods", "xls", "text"]
# The endings of the files that can be read.
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")
_TEXTS = (".csv", ".tsv", ".txt", "")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Workbooks of Excel 2 to 4, and streams without a container.
_BARE_SHEETS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<", re.DOTALL)
_LOOKED_AT = 1 << 16
# The directory of as many parts as are read takes a tenth of this.
_MOST_OF_DIRECTORY = 4 << 20


def find_form(path: Path) -> FileForm:
    """What it is read as, by its first bytes and the directory of a zip file: little is read, and nothing unpacked.

    Raises ExchangeError, with a sentence of its own, for what nobody here reads.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError as problem:
        raise unreadable(path, problem) from problem
    if not start:
        raise ExchangeError(_("The file is empty."))
    if start.startswith(_ZIP):
        return _zipped(path)
    if start.startswith(_OLE):
        return _compound(path)
    if start.startswith(_BARE_SHEETS):
        return "xls"
    _refuse_other(start)
    if path.suffix.lower() not in _TEXTS:
        text = _("This is a text and no workbook, though it is named {ending}. If it is a table, name it .csv.",
                 ending=path.suffix)  # fmt: skip
        raise ExchangeError(text)
    return "text"


def _refuse_other(start: bytes) -> None:
    if start.startswith(b"%PDF"):
        raise ExchangeError(_("This is a PDF. Ask for the workbook that it was made from."))
    if not _MARKUP.match(start):
        return
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise ExchangeError(_("This is a workbook in the XML of Excel 2003. Open it and save it as .xlsx."))
    if re.search(rb"<(html|!doctype html|table|head|meta)\b", start, re.IGNORECASE):
        raise ExchangeError(
            _("This is a web page, though it is named as a table. Open it in Excel and save it as .xlsx.")
        )


def _zipped(path: Path) -> FileForm:
    try:
        with _Glance(path) as file, zipfile.ZipFile(file) as archive:
            return _workbook_in(archive)
    except OSError as problem:
        raise unreadable(path, problem) from problem
    except zipfile.BadZipFile as problem:
        raise ExchangeError(_("The file ends before it is complete. Copy it or ask for it once more.")) from problem
    except (ValueError, NotImplementedError, LookupError) as problem:
        raise refused() from problem


def _workbook_in(archive: zipfile.ZipFile) -> FileForm:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise ExchangeError(_("This is a binary workbook (.xlsb). Open it and save it as .xlsx."))
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise _no_workbook()
    look_at_directory(archive, Limits())
    if "content.xml" in names:
        return "ods"
    if "mimetype" in names:
        raise missing_part("content.xml")
    return "xlsx"


class _Glance(io.FileIO):
    """A file of which at most so much is read at once as a directory of a workbook takes."""

    def read(self, size: int | None = -1, /) -> bytes:
        wished = _MOST_OF_DIRECTORY + 1 if size is None or size < 0 else min(size, _MOST_OF_DIRECTORY + 1)
        found = super().read(wished) or b""
        if len(found) > _MOST_OF_DIRECTORY:
            raise too_large()
        return found


def _compound(path: Path) -> FileForm:
    """The container of old workbooks, of old documents, and of new workbooks behind a password."""
    with path.open("rb") as file:
        content = file.read(8 << 20)
    named = {
        name: name.encode("utf-16-le") in content for name in ("EncryptedPackage", "Workbook", "WordDocument", "Book")
    }
    if named["EncryptedPackage"]:
        raise protected()
    if named["WordDocument"] and not named["Workbook"]:
        raise _no_workbook()
    return "xls"


def _no_workbook() -> ExchangeError:
    return ExchangeError(_("This is a text document or a presentation and no workbook. Copy its table into one."))
