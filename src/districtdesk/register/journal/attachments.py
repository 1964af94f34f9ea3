"""Files kept with records: their bytes go into the register once, however often they are attached."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import insert, select

from ...attached.copies import safe_name
from ...i18n import N_, _
from ...problems import errors_in
from ...records import Attachment, field_of, table_of
from ..errors import GaveUp, RegisterError
from ..file.patience import aside
from ..identity import new_id
from ..tables import ContentRow
from .store import Register, Session

# A register stays a file that can be copied and mailed.
LARGEST_BYTES = 50 * 1024 * 1024


def attach(register: Register, record_id: str, path: Path) -> str:
    """Keep a copy of the file with the record, as one step. Returns the attachment's id."""
    _refuse_name(path)
    content = _read_aside(path)
    with register.change(N_("Attach file")) as session:
        return _put(session, record_id, path.name, content)


def put_file(session: Session, record_id: str, path: Path) -> None:
    """Bring a copy of the file into a change under way, unless the record has it already."""
    _refuse_name(path)
    content = _read_aside(path)
    has_it = select(Attachment.id).where(
        Attachment.record == record_id,
        Attachment.sha256 == hashlib.sha256(content).hexdigest(),
        Attachment.removed_at.is_(None),
    )
    if session.scalar(has_it) is None:
        _put(session, record_id, path.name, content)


def _put(session: Session, record_id: str, name: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    keep_content(session, digest, content)
    attachment = Attachment(
        id=new_id(),
        record=record_id,
        file_name=name,
        media_type=mimetypes.guess_type(name)[0],
        size=len(content),
        sha256=digest,
    )
    session.add(attachment)
    return attachment.id


def _refuse_name(path: Path) -> None:
    """A name of a file may hold bytes that are no text, or, where a program hands it over, signs that no file has."""
    kind = field_of(Attachment, "file_name").kind
    if errors_in(kind.check(path.name)) or "\0" in str(path):
        raise RegisterError(
            _("The name of “{name}” holds signs that are no text, or is too long.", name=safe_name(path.name)),
            _("Nothing was attached."),
            _("Give the file another name, then attach it again."),
        )


def _read_aside(path: Path) -> bytes:
    """In a window the file is read off its thread: it may lie on a share that no longer answers."""
    return aside(path.name, _("Reading “{name}”", name=path.name), lambda: _read(path), _not_read)


def _not_read(name: str) -> GaveUp:
    return GaveUp(_("“{name}” was not read to its end.", name=name), _("Nothing was attached."))


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_BYTES else b""
    except OSError as error:
        reason = error.strerror or ""
        raise RegisterError(_("“{name}” cannot be read: {reason}.", name=path.name, reason=reason)) from error
    if size > LARGEST_BYTES:
        raise RegisterError(
            _("“{name}” is larger than {most} megabytes.", name=path.name, most=LARGEST_BYTES // 1024**2),
            _("Nothing was attached."),
            _("Keep the file where it is and write its place into the note."),
        )
    return content


def read_contents(session: Session, digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes with these fingerprints, one after the other, as far as they are there."""
    for digest in digests:
        content = session.scalar(select(ContentRow.bytes).where(ContentRow.sha256 == digest))
        if content is not None:
            yield digest, content


def keep_content(session: Session, digest: str, content: bytes) -> bool:
    """Keep bytes that come from elsewhere; not those that have another fingerprint, or are more than may be."""
    if len(content) > LARGEST_BYTES or hashlib.sha256(content).hexdigest() != digest:
        return False
    known = session.scalar(select(ContentRow.sha256).where(ContentRow.sha256 == digest))
    if known is None:
        session.execute(insert(table_of(ContentRow)).values(sha256=digest, bytes=content))
    return True


def content_of(register: Register, attachment_id: str) -> tuple[str, bytes]:
    """The file name and the bytes of an attachment; a RegisterError when the bytes are gone or altered.

    In a window they are read off its thread, and that can be given up.
    """
    doing = _("Reading the attached file")
    return aside(register.name, doing, lambda: _stored(register, attachment_id), _not_read_back)


def _not_read_back(_name: str) -> GaveUp:
    return GaveUp(_("The attached file was not read to its end."), _("It is kept with the record as before."))


def _stored(register: Register, attachment_id: str) -> tuple[str, bytes]:
    with register.read() as session:
        attachment = session.get_one(Attachment, attachment_id)
        content = session.scalar(select(ContentRow.bytes).where(ContentRow.sha256 == attachment.sha256))
    if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise RegisterError(_("The bytes of “{name}” are missing or damaged.", name=attachment.file_name))
    return attachment.file_name, content
