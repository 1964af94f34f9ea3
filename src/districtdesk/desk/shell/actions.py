"""What one can do at the desk: one QAction each, made from one line with its text, key and icon."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ...i18n import N_, _
from .. import kit
from ..look import icons


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do. `needs` says what must be there: nothing, a register, or a page that knows how."""

    key: str
    text: str
    keys: tuple[str, ...] = ()
    sign: str = ""
    needs: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


# `needs`: "" always, "register" while one is open, else the method that the current page must have.
DEEDS = (
    Deed("new_register", N_("New register…"), ("Ctrl+Shift+N",), "add"),
    Deed("open_register", N_("Open…"), ("Ctrl+O",), "open_file"),
    Deed("open_sample", N_("Open the sample")),
    Deed("close_register", N_("Close register"), ("Ctrl+W",), "close", "register"),
    Deed("quit", N_("Quit"), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    Deed("undo", N_("Undo"), ("Ctrl+Z",), "undo", "undo"),
    Deed("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
    Deed("find", N_("Find"), ("Ctrl+F",), "search", "focus_search"),
    Deed("new_record", N_("New record"), ("Ctrl+N",), "add", "new_record"),
    Deed("save", N_("Save"), ("Ctrl+S",), "save", "save"),
    Deed("remove", N_("Remove"), ("Del",), "remove", "remove_chosen"),
    Deed("back", N_("Back"), ("Alt+Left",), "back", "back"),
    Deed("forward", N_("Forward"), ("Alt+Right",), "forward", "forward"),
    Deed("navigation", N_("Show or hide the navigation"), ("F9",), needs="register"),
    Deed("larger", N_("Larger text"), ("Ctrl++", "Ctrl+="), "zoom_in"),
    Deed("smaller", N_("Smaller text"), ("Ctrl+-",), "zoom_out"),
    Deed("usual_size", N_("Usual size of text"), ("Ctrl+0",)),
    Deed("export_register", N_("Export the register…"), ("Ctrl+E",), "export", "register"),
    Deed("export_list", N_("Export this list…"), ("Ctrl+Shift+E",), "export", "export_query"),
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

    def enable(self, able: set[str]) -> None:
        """Enable what needs one of these, and what needs nothing."""
        for deed in DEEDS:
            self._actions[deed.key].setEnabled(not deed.needs or deed.needs in able)

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
