"""What a person does with an attached file: look at it, or save a copy of it. What may do harm asks first."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ...attached.copies import read_only_copy, safe_name
from ...attached.dangers import why_dangerous
from ...exchange.errors import ExchangeError
from ...exchange.safe_file import replacing
from ...i18n import _
from ...presence import look_briefly
from ...register.errors import GaveUp
from ...register.file.patience import aside
from ...unseen import without_unseen
from ..kit import notices
from ..kit.notices import NoticeAnswer

# Of bytes: between two of them somebody may have given up.
_PORTION = 1 << 20


def open_file(parent: QWidget, name: str, content: bytes) -> str:
    """Show a copy in the program that is for it. Returns what is to be said where that was not done."""
    name = without_unseen(name)
    if not _may_open(parent, name, why_dangerous(name, content)):
        return _("“{name}” was not opened.", name=name)
    try:
        copy = aside(name, _("Opening “{name}”", name=name), lambda: read_only_copy(name, content), _not_opened)
    except GaveUp as error:
        return error.message
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        return _("“{name}” was not opened: {reason}.", name=name, reason=reason)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
        return _("No program opened “{name}”.", name=name)
    return ""


def _not_opened(name: str) -> GaveUp:
    return GaveUp(_("“{name}” was not opened.", name=name))


def _may_open(parent: QWidget, name: str, danger: str) -> bool:
    if not danger:
        return True
    advice = _(
        "Open it only if you know who attached it and what it is for. “Save a copy…” keeps it without opening."
    )
    answers = [NoticeAnswer("open", _("Open all the same")), NoticeAnswer("leave", _("Do not open"))]
    message = _("“{name}” may do harm when it is opened.", name=name)
    detail = f"{danger}\n{advice}"
    return notices.ask(parent, message, detail, answers, escape="leave", offered="leave", mood="warning") == "open"


def save_copy(parent: QWidget, folder: Path, name: str, content: bytes) -> tuple[str, Path | None]:
    """Ask where, and write it there whole or not at all. Returns what is to be said, and the folder it went to."""
    # Our own question is asked instead of the system's, which not every desktop has.
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Save a copy"), str(folder / safe_name(name)), options=QFileDialog.Option.DontConfirmOverwrite
    )
    if not chosen:
        return "", None
    target = Path(chosen)
    if look_briefly(target).is_there and not _may_replace(parent, target):
        return _("“{name}” was left as it is. No copy was saved.", name=target.name), None
    try:
        _write(target, content)
    except ExchangeError as trouble:
        return " ".join(filter(None, (trouble.message, trouble.kept))), None
    except GaveUp as error:
        return f"{error.message} {error.kept}", None
    return _("A copy of “{name}” was saved.", name=without_unseen(name)), target.parent


def _write(target: Path, content: bytes) -> None:
    """In a window off its thread: it may be to a share that no longer answers."""
    is_left = threading.Event()

    def write() -> None:
        with replacing(target) as draft:
            for start in range(0, len(content), _PORTION):
                if is_left.is_set():
                    raise _left(target.name)
                draft.write(content[start : start + _PORTION])

    def leave(name: str) -> GaveUp:
        is_left.set()
        return _left(name)

    aside(target.name, _("Saving “{name}”", name=target.name), write, leave)


def _left(name: str) -> GaveUp:
    # What a share has taken already it may still put in place.
    return GaveUp(
        _("Saving “{name}” was not waited for.", name=name),
        _("Look whether “{name}” is there before you use it.", name=name),
    )


def _may_replace(parent: QWidget, target: Path) -> bool:
    answers = [NoticeAnswer("replace", _("Replace")), NoticeAnswer("keep", _("Keep"))]
    message = _("There is already a file “{name}”.", name=target.name)
    detail = _("Replace it with the copy? What stands in it now is then lost.")
    return notices.ask(parent, message, detail, answers, escape="keep", offered="keep") == "replace"
