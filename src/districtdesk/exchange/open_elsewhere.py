"""Whether a workbook is open in a spreadsheet program, by the file that it lays beside it or by its refusal."""

from __future__ import annotations

from pathlib import Path

from ..i18n import _
from ..presence import Presence, is_there, look
from .errors import ExchangeError

# Windows' own numbers: https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-
_SHARING_VIOLATION, _LOCK_VIOLATION = 32, 33
_LONGEST_LOCK, _LONGEST_NAME = 4_096, 60


class InUse(ExchangeError):
    """The file is, or may be, open in another program; `free` is a name beside it that nothing has."""

    def __init__(self, target: Path, message: str, kept: str) -> None:
        super().__init__(message, kept)
        self.free = free_name(target)

    def offer(self) -> str:
        """What is said where nobody can be asked."""
        return _("“{free}” is free: it can be written instead.", free=self.free)


def free_name(target: Path) -> Path:
    """The name itself, or with the first number from 2 behind it that no file and no open workbook has."""
    place, number = target, 2
    while is_there(place) or lock_beside(place):
        place, number = target.with_name(f"{target.stem} ({number}){target.suffix}"), number + 1
    return place


def lock_beside(target: Path) -> Path | None:
    """The file by which LibreOffice or Excel says that it has this one open."""
    beside = (_of_libreoffice(target), _of_excel(target))
    return next((each for each in beside if look(each) is Presence.FILE), None)


def refuse_if_open(target: Path) -> None:
    """Raise InUse where a program says that it has the file open: it would write over what takes its place."""
    lock = lock_beside(target) if is_there(target) else None
    if lock is None:
        return
    named = {"name": target.name, "lock": lock.name}
    if lock == _of_excel(target):
        text = _("“{name}” is open in Excel. Close it there and try again, or choose another name.", **named)
    elif who := _who(lock):
        text = _(
            "“{name}” is open in LibreOffice ({who}). Close it there and try again, or choose another name.",
            who=who,
            **named,
        )
    else:
        text = _("“{name}” is open in LibreOffice. Close it there and try again, or choose another name.", **named)
    kept = _("It is as it was. If nobody has it open any more, remove “{lock}” beside it.", **named)
    raise InUse(target, text, kept)


def is_sharing_violation(problem: OSError) -> bool:
    """Whether Windows refused because another program holds the file."""
    return getattr(problem, "winerror", None) in (_SHARING_VIOLATION, _LOCK_VIOLATION)


def held_open(target: Path) -> InUse:
    """What is said of a file that another program holds."""
    text = _(
        "“{name}” is open in another program, such as Excel. Close it there and try again, or choose another name.",
        name=target.name,
    )
    return InUse(target, text, _("The file “{name}” is as it was.", name=target.name))


def _of_libreoffice(target: Path) -> Path:
    return target.with_name(f".~lock.{target.name}#")


def _of_excel(target: Path) -> Path:
    return target.with_name(f"~${target.name}")


def _who(lock: Path) -> str:
    """The person that LibreOffice names: name, account, machine and day stand between commas."""
    try:
        with lock.open("rb") as file:
            parts = file.read(_LONGEST_LOCK).decode("utf-8", "replace").split(",")
    except OSError:
        return ""
    named = next((part for part in parts[:2] if part.strip()), "")
    return " ".join(named.split())[:_LONGEST_NAME] if named.isprintable() else ""
