"""The menu bar over the actions: what stands where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenuBar, QWidget

from ...i18n import LANGUAGES, N_, OWN_NAMES, _, language
from .. import kit
from ..kit.edit_keys import EDIT_STEPS
from ..kit.places import BY_KEY
from .actions import Actions
from .recent_registers import RecentRegister

# A dash parts groups; a name in angle brackets is a menu of its own.
_MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("&File"),
        (
            "new_register",
            "open_register",
            "open_in_window",
            "open_sample",
            "open_practice",
            "<recent>",
            "-",
            "save_copy",
            "back_up",
            "restore",
            "check",
            "show_file",
            "-",
            "import",
            "print",
            "briefing",
            "-",
            "who",
            "-",
            "close_register",
            "-",
            "quit",
        ),
    ),
    (N_("&Edit"), ("undo", "redo", "-", *EDIT_STEPS, "-", "find", "find_all")),
    (
        N_("&Record"),
        (
            "new_record",
            "add_claim",
            "edit",
            "copy_record",
            "save",
            "save_and_next",
            "remove",
            "-",
            "merge",
            "split",
            "find_duplicates",
            "change_field",
            "add_evidence",
            "-",
            "fill_in",
            "pin_field",
            "past_values",
            "open_linked",
            "-",
            "next_source",
            "release_evidence",
            "-",
            "record_page",
            "reading_copy",
            "-",
            "next_tab",
            "previous_tab",
            "back",
            "forward",
        ),
    ),
    (
        N_("&View"),
        (
            "<places>",
            "navigation",
            "<windows>",
            "-",
            "look_back",
            "back_to_today",
            "-",
            "next_region",
            "previous_region",
            "-",
            "<look>",
            "<language>",
            "-",
            "larger",
            "smaller",
            "usual_size",
        ),
    ),
    (N_("E&xcel"), ("export_register", "export_list", "template")),
    (N_("&Help"), ("guide", "explain", "shortcuts", "-", "report", "about")),
)
LOOKS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
_DIGITS = 9


class Menus:
    """Fills a menu bar. What is chosen in the menus of choices is told to the callables."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: Actions,
        *,
        go: Callable[[str], object],
        open_path: Callable[[str], object],
        show_window: Callable[[int], object],
        use_language: Callable[[str], object],
        use_look: Callable[[str], object],
        look: str,
    ) -> None:
        self._actions = actions
        self._open_path, self._show_window = open_path, show_window
        self.recent = kit.Menu(_("Open recent"), bar)
        self.windows = kit.Menu(_("Windows"), bar)
        self.windows.menuAction().setVisible(False)
        self.places = kit.Menu(_("Go to"), bar)
        self._fill_places(go)
        looks = {key: _(text) for key, text in LOOKS.items()}
        languages = {code: OWN_NAMES[code] for code in LANGUAGES}
        own = {
            "<recent>": self.recent,
            "<places>": self.places,
            "<windows>": self.windows,
            "<look>": choice_menu(_("Look"), looks, look, use_look, bar),
            "<language>": choice_menu(_("Language"), languages, language(), use_language, bar),
        }
        for title, keys in _MENUS:
            menu = kit.Menu(_(title), bar)
            bar.addMenu(menu)
            for key in keys:
                self._add(menu, key, own)

    def show_recent(self, registers: Sequence[RecentRegister]) -> None:
        """Registers opened lately, by name, with the folder beside it."""
        self.recent.clear()
        for register in registers:
            action = self.recent.add_entry(kit.literal(place_in_words(register)))
            action.triggered.connect(lambda _checked, place=str(register.path): self._open_path(place))
        self.recent.setEnabled(bool(registers))

    def show_windows(self, titles: Sequence[str], own: int) -> None:
        """All windows, this one ticked; where there is but one, there is nothing to choose."""
        self.windows.clear()
        for number, title in enumerate(titles):
            action = self.windows.add_entry(kit.literal(title))
            action.setCheckable(True)
            action.setChecked(number == own)
            action.triggered.connect(lambda _checked, number=number: self._show_window(number))
        self.windows.menuAction().setVisible(len(titles) > 1)

    def _add(self, menu: kit.Menu, key: str, own: dict[str, kit.Menu]) -> None:
        if key == "-":
            menu.addSeparator()
        elif key in own:
            menu.addMenu(own[key])
        else:
            menu.addAction(self._actions[key])

    def _fill_places(self, go: Callable[[str], object]) -> None:
        for number, place in enumerate(BY_KEY.values(), 1):
            # After a tab, Qt shows the key without claiming it: the navigation has it already.
            key = f"\tCtrl+{number}" if number <= _DIGITS else ""
            action = self.places.add_entry(kit.literal(_(place.text)) + key)
            action.triggered.connect(lambda _checked, key=place.key: go(key))


def choice_menu(
    title: str, choices: dict[str, str], chosen: str, choose: Callable[[str], object], parent: QWidget
) -> kit.Menu:
    """A menu in which one of the choices is ticked."""
    menu = kit.Menu(title, parent)
    group = QActionGroup(menu)
    for key, text in choices.items():
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(key == chosen)
        action.setData(key)
        action.triggered.connect(lambda _checked, key=key: choose(key))
        group.addAction(action)
        menu.addAction(action)
    return menu


def place_in_words(register: RecentRegister) -> str:
    """A register by its file and folder, and whether it is away or gone."""
    name, folder = register.path.name, shortened_folder(register.path)
    if register.is_away:
        return _("{name}  in {folder}, cannot be reached now", name=name, folder=folder)
    if register.is_gone:
        return _("{name}  in {folder}, not there now", name=name, folder=folder)
    return _("{name}  in {folder}", name=name, folder=folder)


def shortened_folder(path: Path, most: int = 40) -> str:
    """The folder of a file, with ~ for the person's own, shortened in the middle."""
    folder = str(path.parent)
    home = str(Path.home())
    if folder == home or folder.startswith((f"{home}/", f"{home}\\")):
        folder = "~" + folder[len(home) :]
    if len(folder) <= most:
        return folder
    half = most // 2
    return f"{folder[:half]}…{folder[-half:]}"
