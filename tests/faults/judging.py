"""What the program makes of a damaged register: whether it is refused or read, saved into, or changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from districtdesk.register.errors import RegisterError
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.making import district, keep


@dataclass(frozen=True, slots=True)
class Verdict:
    """`how` it went: refused, read (with a notice and no save), or taken for whole; and what was said of it."""

    how: str
    said: str
    is_as_it_was: bool


def state(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, byte for byte."""
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()}


def judge(file: Path) -> Verdict:
    """Open the file as the window does, save into it, and look whether a byte of it or beside it is another."""
    before = state(file.parent)
    try:
        register = open_register(file)
    except RegisterError as refused:
        return Verdict("refused", str(refused), state(file.parent) == before)
    try:
        said = _try_to_save(register)
    finally:
        register.close()
    return Verdict("read" if said else "taken for whole", said, state(file.parent) == before)


def _try_to_save(register: Register) -> str:
    """What stood in the way, which the page says as well; empty where it was saved."""
    try:
        keep(register, district("Saved into a damaged file"))
    except RegisterError as refused:
        assert register.read_only and register.trouble is not None, "the page says nothing of it"
        return str(refused)
    return ""
