"""A clerk who finds what to press as a person does: by the words on the screen and the letters below them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from districtdesk.desk.kit.mnemonics import unmarked
from districtdesk.desk.lists.search_words import found_words
from districtdesk.desk.shell.palette import Palette
from districtdesk.i18n import _
from districtdesk.names import Names
from districtdesk.records import KINDS
from districtdesk.register.journal.store import Register
from tests.clerk import eyes
from tests.clerk.hands import Hands, NotSeen

T = TypeVar("T")

_MOST_TABS = 60


class Clerk:
    """At one window. Words are given as the source has them, and looked for in the language of the window.

    `folder` is where files are saved that a task asks for.
    """

    def __init__(self, hands: Hands, register: Register, folder: Path) -> None:
        self._hands, self._register, self.folder = hands, register, folder

    # What is pressed.

    def press(self, *combinations: str) -> None:
        for each in combinations:
            self._hands.press(each)

    def type(self, text: str) -> None:
        self._hands.type(text)

    def times(self, count: int, combination: str) -> None:
        self._hands.press(combination, count)

    def menu(self, title: str, *entries: str) -> None:
        """Open a menu and choose by the letters that are underlined; by arrows what has none."""
        letter = self._hands.until(lambda: eyes.letter_of_title(_(title)), f"a letter of the menu {title}")
        self._hands.press_with_alt(letter)
        for entry in entries:
            self.entry(entry)

    def entry(self, words: str) -> None:
        """Choose an entry of the menu that is open; "Undo*" is one that begins so."""
        said = unmarked(_(words.rstrip("*"))) + "*" * words.endswith("*")
        letter, is_able = self._hands.until(lambda: eyes.menu_entry(said), f"an entry {said!r}") or ("", False)
        if not is_able:
            raise NotSeen(f"{said!r} can be chosen")
        if letter:
            self._hands.press_letter(letter)
            return
        for _step in range(_MOST_TABS):
            if self._hands.ask(eyes.marked_entry) == said:
                self.press("Return")
                return
            self.press("Down")
        raise NotSeen(f"the entry {said!r} by arrows")

    def button(self, words: str, **parts: object) -> None:
        """Press the button with these words by its letter, or by Tab and Space where it has none."""
        text = _(words, **parts)
        self._hands.until(lambda: eyes.letter_of_button(text) is not None, f"a button {text!r}")
        letter = self._hands.hold_alt(lambda: eyes.letter_of_button(text)) or ""
        if letter:
            self._hands.press_with_alt(letter)
        else:
            self.to(words)
            self.press("Space")

    def to(self, words: str, key: str = "Tab") -> None:
        """Press Tab until the keyboard is at what has this name."""
        name = _(words)
        passed = []
        for _step in range(_MOST_TABS):
            now = self._hands.ask(eyes.at_keyboard)[0]
            if now == name or now.startswith(f"{name},"):
                return
            passed.append(now)
            self.press(key)
        raise NotSeen(f"{name!r} by {key}; there are {passed}")

    def choose(self, words: str) -> None:
        """Letters of a word into a box of choices, until it stands there."""
        wanted = _(words)
        self.choose_text(wanted)

    def choose_text(self, wanted: str) -> None:
        """The same for what is no word of the program."""
        for letter in wanted:
            if wanted in self.at()[1]:
                return
            self.type(letter)
        self.until(lambda: wanted in eyes.at_keyboard()[1], f"{wanted!r} chosen, not {self.at()}")

    def pick(self, text: str, name: str) -> None:
        """A record into a field of records: type until it is offered, and take it."""
        self.type(text)
        self.until(lambda: any(name in each for each in eyes.offered()), f"{name!r} offered")
        self.press("Return")
        self.until(lambda: name in eyes.at_keyboard()[1], f"{name!r} taken, not {self.at()}")

    def save(self) -> Path:
        """Answer the question for a file as it stands."""
        name = self._hands.until(eyes.file_name_asked, "a question for a file")
        self.press("Return")
        self.until(lambda: not eyes.file_name_asked(), "the question for a file answered")
        return self.folder / name

    def file_proposed(self) -> Path:
        """The file that a dialog will write."""
        return Path(self._hands.until(eyes.file_proposed, "a file proposed"))

    def give(self, file: Path) -> None:
        """Answer the question for a file with this one."""
        self.until(eyes.asks_for_file, "a question for a file")
        self.press("Ctrl+A")
        self.type(str(file))
        self.press("Return")
        self.until(lambda: not eyes.asks_for_file(), "the question for a file answered")

    def open_anything(self, text: str, row: str = "") -> None:
        """By the search over everything; `row` is what the marked row is to say."""
        self.press("Ctrl+K")
        self.until(lambda: eyes.at_keyboard()[0] == _("Find anything"), "the search over everything")
        self.type(text)
        self.until(lambda: (row or text) in _marked_row(), f"{row or text!r} marked")
        self.press("Return")
        self.until(lambda: eyes.at_keyboard()[0] != _("Find anything"), "the search closed")

    def go(self, place: str) -> None:
        """To a place by its name."""
        self.open_anything(_(place))

    def tab(self, words: str) -> None:
        """To a tab of the record."""
        name = _(words)
        for _step in range(_MOST_TABS):
            if self._hands.ask(eyes.current_tab).startswith(name):
                return
            self.press("Ctrl+PgDown")
        raise NotSeen(f"a tab {name!r}")

    def walk(self, key: str, text: str) -> None:
        """Press a key until a screen reader would say this."""
        for _step in range(_MOST_TABS):
            if text in self._hands.ask(eyes.spoken):
                return
            self.press(key)
        raise NotSeen(f"{text!r} by {key}, at {self._hands.ask(eyes.spoken)!r}")

    # What is seen.

    def at(self) -> tuple[str, str]:
        """The name of what has the keyboard, and its text."""
        return self._hands.ask(eyes.at_keyboard)

    def until(self, what: Callable[[], object], wanted: str) -> None:
        self._hands.until(what, wanted)

    def sees(self, words: str, **parts: object) -> None:
        """Wait until these words stand somewhere in front."""
        text = unmarked(_(words, **parts))
        self.until(lambda: any(text in each for each in eyes.words()), f"{text!r} in {self._hands.ask(eyes.words)}")

    def at_place(self, words: str) -> None:
        """Wait until the keyboard is at what has this name."""
        name = _(words)
        self.until(lambda: eyes.at_keyboard()[0] == name, f"the keyboard at {name!r}, not {self.at()}")

    def at_field(self, words: str) -> None:
        """Wait until the keyboard is at the field of this name, whatever else is said of it."""
        name = _(words)
        self.until(lambda: eyes.at_keyboard()[0].startswith(name), f"the keyboard at {name!r}, not {self.at()}")

    def found(self, count: int, total: int) -> None:
        """Wait until a list says that so many were found."""
        said = found_words(count, total)
        self.until(lambda: said in eyes.words(), f"{said!r} in {self._hands.ask(eyes.words)}")

    def hears(self, text: str) -> None:
        """Wait until a screen reader would say this of what has the keyboard."""
        self.until(lambda: text in eyes.spoken(), f"{text!r}, not {self._hands.ask(eyes.spoken)!r}")

    def sees_no(self, words: str) -> None:
        """Wait until these words are gone."""
        text = _(words)
        self.until(lambda: not any(text in each for each in eyes.words()), f"no more {text!r}")

    def sees_window(self, title: str) -> None:
        """Wait for the window or dialog of this title."""
        text = _(title)
        self.until(
            lambda: eyes.front_title() == text, f"a window {text!r}, not {self._hands.ask(eyes.front_title)!r}"
        )

    def sees_the_desk(self) -> None:
        """Wait until no dialog is open."""
        self.until(eyes.is_main, f"no dialog, but there is {self._hands.ask(eyes.front_title)!r}")

    def sees_clipboard(self, text: str) -> str:
        """Wait until this is on the clipboard, and give all that is."""
        return self._hands.until(
            lambda: said if text in (said := QApplication.clipboard().text()) else "", f"{text!r} on the clipboard"
        )

    def ask(self, what: Callable[[], T]) -> T:
        return self._hands.ask(what)

    # What the register says.

    def standing(self, kind: str) -> list[Any]:
        """All records of this kind that are not removed."""
        with self._register.read() as session:
            found = select(KINDS[kind]).where(KINDS[kind].removed_at.is_(None))
            return list(session.scalars(found))

    def named(self, kind: str, names: Names) -> Any:
        """The record with these names."""
        (found,) = [each for each in self.standing(kind) if each.names == names]
        return found

    def called(self, kind: str, name: str) -> list[Any]:
        """The records that are called so in some language."""
        return [each for each in self.standing(kind) if name in each.names.known().values()]

    def reads(self, kind: str, names: Names, key: str, value: object) -> None:
        """Wait until this field of the record says so."""
        wanted = f"{value!r} as {key} of {names.show()}"
        self.until(lambda: getattr(self.named(kind, names), key) == value, wanted)


def _marked_row() -> str:
    """What the row says that Enter would take, of the search over everything."""
    window = QApplication.activeWindow()
    shown = next((each for each in window.findChildren(Palette) if each.isVisible()), None) if window else None
    if shown is None or not (index := shown.list.currentIndex()).isValid():
        return ""
    return " · ".join(eyes.cells(shown.list, index))
