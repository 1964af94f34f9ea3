"""The day as of which something is shown or written; left empty, it is today."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ...fields import Day
from ...i18n import N_, _
from .date_editor import DateEditor


class DayEditor(DateEditor):
    """A line for one day, in any words for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Day(N_("As of")), parent)
        self.line.setPlaceholderText(_("today"))
        self.introduce(_("As of"), _("The day as of which it is shown, for example 31.05.2024; empty for today."))

    @property
    def day(self) -> date | None:
        """The day that is typed; None for none and for what cannot be read."""
        value = self.value()
        return value if isinstance(value, date) else None

    @property
    def is_read(self) -> bool:
        """Whether what is typed is a day, or nothing."""
        return self.day is not None or self.is_blank
