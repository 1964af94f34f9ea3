"""How the date of a typed claim is meant: what was so by then, or what is to be so by then."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...problems import Problem
from ...register.claims import typed_aim
from ...register.claims.typed_aim import Aim
from ..kit import FlowRow, LinkButton


class AimLine(FlowRow):
    """Hidden where a date can be taken in one way. chosen: how the person takes it.

    While it is open both ways are offered, and afterwards the other one.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.held_button, self.meant_button = LinkButton(), LinkButton()
        self.buttons = (self.held_button, self.meant_button)
        super().__init__(*self.buttons)
        self.setParent(parent)
        self.held_button.clicked.connect(lambda: self.chosen.emit("held"))
        self.meant_button.clicked.connect(lambda: self.chosen.emit("meant"))
        self.hide()

    def tell_of(self, values: object) -> None:
        """How the date of these typed values is taken, or that this problem is the question."""
        taken = typed_aim.aim_said(values) if isinstance(values, dict) else None
        is_open = isinstance(values, Problem) and values.rule == typed_aim.OPEN_AIM
        self.tell(taken, is_open=is_open)

    def tell(self, taken: Aim | None, *, is_open: bool) -> None:
        """How the date is taken now, or that nobody knows; neither where there is no such date."""
        self.held_button.set_label(_("It was so by then") if is_open else _("No, it was so by then"))
        self.meant_button.set_label(_("It is to be so by then") if is_open else _("No, it is to be so by then"))
        self.held_button.setVisible(is_open or taken == "meant")
        self.meant_button.setVisible(is_open or taken == "held")
        self.setVisible(is_open or taken is not None)
