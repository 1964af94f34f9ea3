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
from ..kit import edit_keys, entry_keys, regions
from ..look import icons


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do. `needs` says what must be able to do it: "" for always, "register" while one is open, "itself"
    for what the page or the moment must allow.
    """

    key: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Literal["", "register", "itself"] = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


ACTION_SPECS = (
    ActionSpec("new_register", N_("New register…"), ("Ctrl+Shift+N",), "add"),
    ActionSpec("open_register", N_("Open…"), ("Ctrl+O",), "open_file"),
    ActionSpec("open_in_window", N_("Open in a new window…"), ("Ctrl+Shift+O",)),
    ActionSpec("open_sample", N_("Open the sample")),
    ActionSpec("open_practice", N_("Practice register")),
    ActionSpec("save_copy", N_("Save a copy…"), needs="register"),
    ActionSpec("back_up", N_("Back up now"), needs="register"),
    ActionSpec("restore", N_("Restore…"), needs="register"),
    ActionSpec("check", N_("Check and repair…")),
    ActionSpec("show_file", N_("Show file"), needs="register"),
    ActionSpec("who", N_("Who am I…")),
    ActionSpec("close_register", N_("Close register"), ("Ctrl+W", "Ctrl+F4"), "close", "register"),
    ActionSpec("quit", N_("Quit"), ("Ctrl+Q",), role=QAction.MenuRole.QuitRole),
    ActionSpec("undo", N_("Undo"), ("Ctrl+Z",), "undo", "itself"),
    ActionSpec("redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "itself"),
    ActionSpec("cut", N_("Cut"), ("Ctrl+X",)),
    ActionSpec("copy", N_("Copy"), ("Ctrl+C",), "copy"),
    ActionSpec("paste", N_("Paste"), ("Ctrl+V",)),
    ActionSpec("select_all", N_("Select all"), ("Ctrl+A",)),
    ActionSpec("find", N_("Find"), ("Ctrl+F",), "search", "itself"),
    ActionSpec("find_all", N_("Find anything…"), ("Ctrl+K",), "search", "register"),
    ActionSpec("new_record", N_("New record"), ("Ctrl+N",), "add", "itself"),
    ActionSpec("add_claim", N_("Add a claim"), entry_keys.ADD_CLAIM, "add", "itself"),
    ActionSpec("save", N_("Save"), ("Ctrl+S",), "save", "itself"),
    ActionSpec("save_and_next", N_("Save and begin the next"), entry_keys.SAVE_AND_NEXT, needs="itself"),
    ActionSpec("edit", N_("Edit the record"), entry_keys.EDIT, needs="itself"),
    ActionSpec("copy_record", N_("Copy record"), entry_keys.COPY, "copy", "itself"),
    ActionSpec("fill_in", N_("Fill in the field from the last record saved"), entry_keys.FILL_IN, needs="itself"),
    ActionSpec("pin_field", N_("Keep the field for the next records"), entry_keys.PIN, needs="itself"),
    ActionSpec("past_values", N_("Earlier values of the field…"), entry_keys.PAST, "history", "itself"),
    ActionSpec("open_linked", N_("Open the record that the field names"), entry_keys.OPEN_LINKED, needs="itself"),
    ActionSpec("next_tab", N_("Next tab of the record"), entry_keys.NEXT_TAB, needs="itself"),
    ActionSpec("previous_tab", N_("Previous tab of the record"), entry_keys.PREVIOUS_TAB, needs="itself"),
    ActionSpec("remove", N_("Remove…"), ("Del",), "remove", "itself"),
    ActionSpec("change_field", N_("Change a field of all…"), ("Ctrl+H",), needs="itself"),
    ActionSpec("add_evidence", N_("Add evidence to all…"), ("Ctrl+Shift+H",), needs="itself"),
    ActionSpec("merge", N_("Merge…"), needs="itself"),
    ActionSpec("split", N_("Split again…"), needs="itself"),
    ActionSpec("find_duplicates", N_("Find duplicates…"), needs="itself"),
    ActionSpec("next_source", N_("Next source at hand"), entry_keys.NEXT_SOURCE, needs="register"),
    ActionSpec("release_evidence", N_("Release the evidence at hand"), entry_keys.RELEASE, needs="register"),
    ActionSpec("next_region", N_("To the next part of the window"), regions.NEXT_REGION),
    ActionSpec("previous_region", N_("To the part of the window before"), regions.PREVIOUS_REGION),
    ActionSpec("back", N_("Back"), ("Alt+Left",), "back", "itself"),
    ActionSpec("forward", N_("Forward"), ("Alt+Right",), "forward", "itself"),
    ActionSpec("navigation", N_("Show or hide the navigation"), ("F9",), needs="register"),
    ActionSpec("look_back", N_("Look at another day…"), ("Ctrl+D",), "history", "register"),
    ActionSpec("back_to_today", N_("Back to today"), icon="today", needs="itself"),
    ActionSpec("larger", N_("Larger text"), ("Ctrl++", "Ctrl+="), "zoom_in"),
    ActionSpec("smaller", N_("Smaller text"), ("Ctrl+-",), "zoom_out"),
    ActionSpec("usual_size", N_("Usual size of text"), ("Ctrl+0",)),
    ActionSpec("export_register", N_("Export the register…"), ("Ctrl+E",), "export", "register"),
    ActionSpec("export_list", N_("Export this list…"), ("Ctrl+Shift+E",), "export", "itself"),
    ActionSpec("import", N_("Import…"), ("Ctrl+I",), "import_file", "itself"),
    ActionSpec("template", N_("Template for a return…"), icon="export", needs="register"),
    ActionSpec("print", N_("Print…"), ("Ctrl+P",), "print", "register"),
    ActionSpec("briefing", N_("Briefing…"), icon="print", needs="register"),
    ActionSpec("record_page", N_("Page of this record…"), icon="print", needs="itself"),
    ActionSpec("reading_copy", N_("Reading copy…"), icon="print", needs="itself"),
    ActionSpec("guide", N_("Guide")),
    ActionSpec("explain", N_("What is this field"), ("F1",), "info"),
    ActionSpec("shortcuts", N_("Keyboard shortcuts"), ("Ctrl+F1",)),
    ActionSpec("report", N_("Report a problem…")),
    ActionSpec("about", N_("About DistrictDesk"), role=QAction.MenuRole.AboutRole),
)

# Actions that are the desk's to do: they concern which register is open, or the whole program.
FOR_THE_DESK = frozenset(
    {
        *("new_register", "open_register", "open_in_window", "open_sample", "close_register", "quit"),
        *("open_practice", "who", "back_to_today", "larger", "smaller", "usual_size"),
        *("guide", "explain", "shortcuts", "report", "about"),
        *("save_copy", "back_up", "restore", "check", "show_file", "import", "paste_table"),
    }
)

# Whoever types needs these keys for the text; the page or the field decides.
_OF_TEXT = frozenset({"undo", "redo", "remove", *edit_keys.EDIT_STEPS})


def keys_of_the_window() -> list[QKeySequence]:
    """The keys that mean the same wherever the keyboard is."""
    return [QKeySequence(key) for spec in ACTION_SPECS if spec.key not in _OF_TEXT for key in spec.keys]


class Actions(QObject):
    """The actions of one window, by key; `chosen` says which one was wanted, by menu or key."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {spec.key: self._make(spec, window) for spec in ACTION_SPECS}

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def enable(self, able: Collection[str], *, has_register: bool) -> None:
        """Enable these, what needs a register where there is one, and what needs nothing."""
        for spec in ACTION_SPECS:
            is_ready = {"": True, "register": has_register, "itself": spec.key in able}[spec.needs]
            self._actions[spec.key].setEnabled(is_ready)

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; empty when they would do nothing."""
        self["undo"].setText(kit.literal(_("Undo: {step}", step=undo) if undo else _("Undo")))
        self["redo"].setText(kit.literal(_("Redo: {step}", step=redo) if redo else _("Redo")))

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(_(spec.text), self)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setMenuRole(spec.role)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        if spec.key in edit_keys.EDIT_STEPS:
            action.triggered.connect(lambda _checked, key=spec.key: edit_keys.edit(key))
        else:
            action.triggered.connect(lambda _checked, key=spec.key: self.chosen.emit(key))
        if spec.key in regions.REGION_STEPS:
            forward = regions.REGION_STEPS[spec.key]
            action.triggered.connect(lambda: regions.step(window.window(), forward=forward))
        window.addAction(action)
        return action
