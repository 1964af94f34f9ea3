"""Files kept with records: their bytes go into the register once, however often they are attached."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from sqlalchemy import insert, select

from ...i18n import N_, _
from ...records import Attachment, table_of
from ..errors import RegisterError
from ..identity import new_id
from ..tables import ContentRow
from .store import Register

# A register stays a file that can be copied and mailed.
LARGEST_BYTES = 50 * 1024 * 1024


def attach(register: Register, record_id: str, path: Path) -> str:
    """Keep a copy of the file with the record, as one step. Returns the attachment's id."""
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    media_type = mimetypes.guess_type(path.name)[0]
    with register.change(N_("Attach file")) as session:
        known = session.scalar(select(ContentRow.sha256).where(ContentRow.sha256 == digest))
        if known is None:
            session.execute(insert(table_of(ContentRow)).values(sha256=digest, bytes=content))
        attachment = Attachment(
            id=new_id(),
            record=record_id,
            file_name=path.name,
            media_type=media_type,
            size=len(content),
            sha256=digest,
        )
        session.add(attachment)
    return attachment.id


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


def content_of(register: Register, attachment_id: str) -> tuple[str, bytes]:
    """The file name and the bytes of an attachment; a RegisterError when the bytes are gone or altered."""
    with register.read() as session:
        attachment = session.get_one(Attachment, attachment_id)
        content = session.scalar(select(ContentRow.bytes).where(ContentRow.sha256 == attachment.sha256))
    if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise RegisterError(_("The bytes of “{name}” are missing or damaged.", name=attachment.file_name))
    return attachment.file_name, content
