"""A register that may be read and not written: its name, what is said above its pages, and what cannot be done."""

from __future__ import annotations

from ...i18n import _

# Actions that write into the register.
CHANGING = frozenset({"new_record", "save", "remove", "undo", "redo"})


def marked_name(name: str) -> str:
    """For the title of the window, and the corner."""
    return _("{name} (read-only)", name=name)


def sentence(name: str) -> str:
    """Why nothing can be changed in this register, and what one can do."""
    return _(
        "“{name}” is open for reading only: its file or its folder may not be written. To change something, ask for "
        "the right to write there, or open a copy in a folder of your own.",
        name=name,
    )
