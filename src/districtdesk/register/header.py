"""Looking at a file from outside, before a database engine may touch it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from ..i18n import _
from .engine import APPLICATION_ID
from .errors import NewerVersion, NotARegister, ReadOnly, damaged

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of an SQLite file say (https://sqlite.org/fileformat.html, section 1.3)."""

    page_size: int
    pages: int
    schema: int
    application: int


def inspect_file(path: Path, newest_schema: int) -> Header:
    """The header of a register that this program can open; a RegisterError for any other file, left untouched."""
    header = _read(path)
    if header is None or header.application != APPLICATION_ID:
        raise _not_a_register(path)
    if header.schema > newest_schema:
        raise NewerVersion(
            _("“{name}” was made by a newer DistrictDesk.", name=path.name),
            _("The file was left as it is."),
            _("Open it with the newer program."),
        )
    if _is_cut_off(path, header):
        raise damaged(path.name)
    return header


def _read(path: Path) -> Header | None:
    try:
        with path.open("rb") as file:
            raw = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise NotARegister(_("There is no file “{name}”.", name=path.name), "", _("Check the name.")) from None
    except OSError as error:
        raise ReadOnly(
            _("“{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror or ""),
            _("The file was left as it is."),
        ) from error
    if not raw.startswith(_MAGIC):
        return None
    if len(raw) < _HEADER_BYTES:
        raise damaged(path.name)
    size = struct.unpack_from(">H", raw, 16)[0]
    pages, schema, application = (struct.unpack_from(">I", raw, at)[0] for at in (28, 60, 68))
    return Header(65536 if size == 1 else size, pages, schema, application)


def _is_cut_off(path: Path, header: Header) -> bool:
    # With a journal beside it the file is in the middle of a save, which the engine will finish or take back.
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size > 0:
        return False
    return path.stat().st_size < header.pages * header.page_size


def _not_a_register(path: Path) -> NotARegister:
    return NotARegister(
        _("“{name}” is not a DistrictDesk register.", name=path.name),
        _("The file was left as it is."),
        _("Open a file whose name ends in .ddesk."),
    )
