"""A register that may be read and not written: its name, what is said above its pages, and what cannot be done."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ..forms.strip_place import StripPlace
from ..kit import Banner
from ..look import fonts

# Actions that write into the register.
CHANGING = frozenset({"new_record", "save", "remove", "undo", "redo"})


def marked_name(name: str) -> str:
    """For the title of the window, and the corner."""
    return _("{name} (read-only)", name=name)


def below_notice(pages: QWidget, name: str) -> QWidget:
    """The pages, and above them why nothing can be changed in this register, and what one can do."""
    sentence = _(
        "“{name}” is open for reading only: its file or its folder may not be written. To change something, ask for "
        "the right to write there, or open a copy in a folder of your own.",
        name=name,
    )
    around = QWidget()
    column = QVBoxLayout(around)
    fonts.space(column, gap=0)
    column.addWidget(StripPlace(Banner(sentence)))
    column.addWidget(pages, 1)
    return around
