"""Looking at a file from outside, before a database engine may touch it."""

from __future__ import annotations

from pathlib import Path

from ...i18n import _
from ...presence import Presence, look
from ..errors import NewerVersion, NotARegister, ReadOnly, RegisterError, damaged
from .engine import is_url
from .file_format import HEADER_BYTES, NEWEST_SCHEMA, Header, first_bytes, header_in, is_cut_off, is_sqlite


def inspect_file(path: Path) -> Header:
    """The header of a register, be it a newer one; a RegisterError for any other file, left untouched."""
    header = _read(path)
    if header is None or not header.is_ours:
        raise _not_a_register(path)
    if is_cut_off(path, header):
        raise damaged(path.name)
    return header


def is_older(place: str | Path) -> bool:
    """Whether it is the file of a register that has to be brought up to date. Raises nothing."""
    try:
        header = None if is_url(place) else _read(Path(place))
    except (RegisterError, OSError, ValueError):
        return False
    return header is not None and header.is_ours and 0 < header.schema < NEWEST_SCHEMA


def newer(path: Path, *, is_read: bool = False) -> NewerVersion:
    """What is said of a register of a newer version: that it cannot be opened, or that it is only read."""
    return NewerVersion(
        _("“{name}” was made by a newer DistrictDesk and is open for reading only.", name=path.name)
        if is_read
        else _("“{name}” was made by a newer DistrictDesk.", name=path.name),
        _("The file was left as it is."),
        _("To change something, open it with the newer program.")
        if is_read
        else _("Open it with the newer program."),
    )


def _read(path: Path) -> Header | None:
    if look(path) is Presence.OTHER:
        # A pipe would be waited for without end.
        raise _not_a_register(path)
    try:
        raw = first_bytes(path)
    except FileNotFoundError:
        raise NotARegister(_("There is no file “{name}”.", name=path.name), "", _("Check the name.")) from None
    except OSError as error:
        raise ReadOnly(
            _("“{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror or ""),
            _("The file was left as it is."),
        ) from error
    if not is_sqlite(raw):
        return None
    if len(raw) < HEADER_BYTES:
        raise damaged(path.name)
    return header_in(raw)


def _not_a_register(path: Path) -> NotARegister:
    return NotARegister(
        _("“{name}” is not a DistrictDesk register.", name=path.name),
        _("The file was left as it is."),
        _advice(path),
    )


def _advice(path: Path) -> str:
    """A name that ends as a register's does sends nobody to the names again."""
    if path.suffix.lower() == ".ddesk":
        return _("Open another register or a backup of this one, or ask whoever gave you the file.")
    return _("Open a file whose name ends in .ddesk.")
