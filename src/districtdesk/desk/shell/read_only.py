"""A register that may be read and not written: its name, what is said above its pages, and what cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import _
from ..kit.banner import Mood

if TYPE_CHECKING:
    from ...register.journal.store import Register

# Actions that write into the register.
CHANGING = frozenset(
    {
        "new_record",
        "add_claim",
        "save",
        "remove",
        "merge",
        "split",
        "change_field",
        "add_evidence",
        "undo",
        "redo",
        "import",
    }
)


def shown_name(register: Register, *, is_practice: bool = False) -> str:
    """For the title of the window, and the corner."""
    name = _("{name} (practice)", name=register.name) if is_practice else register.name
    if register.clock is not None:
        return _("{name}, {clock} (read-only)", name=name, clock=register.clock.words())
    return _("{name} (read-only)", name=name) if register.read_only else name


def reason(register: Register) -> tuple[str, Mood]:
    """Why nothing can be changed in this register, what one can do, and how it is to look."""
    trouble = register.trouble
    if trouble is not None:
        # What was found in detail is for whoever mends it; `check` lists it.
        return f"{trouble.message} {trouble.advice.splitlines()[0]}", "amber"
    sentence = _(
        "“{name}” is open for reading only: its file or its folder may not be written. To change something, ask for "
        "the right to write there, or open a copy in a folder of your own.",
        name=register.name,
    )
    return sentence, "info"


def remedy(register: Register) -> str:
    """The verb of what can be done about it here; empty where nothing can."""
    trouble = register.trouble
    return _("Check and repair…") if trouble is not None and trouble.can_be_repaired else ""
