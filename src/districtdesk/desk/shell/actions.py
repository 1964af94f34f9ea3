"""What one can do at the desk: one QAction each, made from one line with its text, key and icon."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ...i18n import N_, _
from .. import kit
from ..look import icons


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do. `needs` says what must be able to do it: "" for always, "register" while one is open, "itself"
    for what the page or the moment must allow.
    """

    key: str
    text: str
    keys: tuple[str, ...] = ()
    sign: str = ""
    needs: Literal["", "register", "itself"] = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


DEEDS = (
    Deed("new_register", N_("New register…"), ("Ctrl+Shift+N",), "add"),
    Deed("open_register", N_("Open…"), ("Ctrl+O",), "open_file"),
    Deed("open_sample", N_("Open the sample")),
    Deed("close_register", N_("Close register"), ("Ctrl+W",), "close", "register"),
    Deed("quit", N_("Quit"), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    Deed("undo", N_("Undo"), ("Ctrl+Z",), "undo", "itself"),
    Deed("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "itself"),
    Deed("find", N_("Find"), ("Ctrl+F",), "search", "itself"),
    Deed("new_record", N_("New record"), ("Ctrl+N",), "add", "itself"),
    Deed("save", N_("Save"), ("Ctrl+S",), "save", "itself"),
    Deed("remove", N_("Remove"), ("Del",), "remove", "itself"),
    Deed("back", N_("Back"), ("Alt+Left",), "back", "itself"),
    Deed("forward", N_("Forward"), ("Alt+Right",), "forward", "itself"),
    Deed("navigation", N_("Show or hide the navigation"), ("F9",), needs="register"),
    Deed("larger", N_("Larger text"), ("Ctrl++", "Ctrl+="), "zoom_in"),
    Deed("smaller", N_("Smaller text"), ("Ctrl+-",), "zoom_out"),
    Deed("usual_size", N_("Usual size of text"), ("Ctrl+0",)),
    Deed("export_register", N_("Export the register…"), ("Ctrl+E",), "export", "register"),
    Deed("export_list", N_("Export this list…"), ("Ctrl+Shift+E",), "export", "itself"),
    Deed("shortcuts", N_("Keyboard shortcuts"), ("F1",), "info"),
    Deed("about", N_("About DistrictDesk"), role=QAction.MenuRole.AboutRole),
)


class Actions(QObject):
    """The actions of one window, by key; `chosen` says which one was wanted, by menu or key."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {deed.key: self._make(deed, window) for deed in DEEDS}

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def enable(self, able: Collection[str], *, has_register: bool) -> None:
        """Enable these, what needs a register where there is one, and what needs nothing."""
        for deed in DEEDS:
            is_ready = {"": True, "register": has_register, "itself": deed.key in able}[deed.needs]
            self._actions[deed.key].setEnabled(is_ready)

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; empty when they would do nothing."""
        self["undo"].setText(kit.literal(_("Undo: {step}", step=undo) if undo else _("Undo")))
        self["redo"].setText(kit.literal(_("Redo: {step}", step=redo) if redo else _("Redo")))

    def _make(self, deed: Deed, window: QWidget) -> QAction:
        action = QAction(_(deed.text), self)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setMenuRole(deed.role)
        if deed.sign:
            action.setIcon(icons.icon(deed.sign))
        action.triggered.connect(lambda _checked, key=deed.key: self.chosen.emit(key))
        window.addAction(action)
        return action
