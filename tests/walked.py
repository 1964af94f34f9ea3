"""The tour without pictures: at each of its stations, what no key presses, what a screen reader has no word for, and
where Tab does not go as one reads.

python -m tests.walked az|en|ru prints one line for each fault; a test of the desk wants none.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from districtdesk.desk.kit.button_mnemonics import ButtonMnemonics, buttons_of
from districtdesk.desk.kit.mnemonics import key_of, letter_of, marked
from tests.desk.reading_order import out_of_order
from tests.tour import Tour

# Of more entries than there are letters some have none.
MOST_ENTRIES = 20
# Of what a screen reader can say no more than that it is there.
_MUTE = {QAccessible.Role.NoRole}


class Walk(Tour):
    """Keeps faults in place of pictures."""

    faults: list[str]

    def shoot_now(self, name: str, widget: QWidget | None = None) -> None:
        self._number += 1
        shown = widget or self.window
        found = (
            _of_menu(shown)
            if isinstance(shown, QMenu)
            else [
                *_of_window(shown.window(), self._start.program.mnemonics),
                *_unnamed(shown),
                *out_of_order(shown.window()),
            ]
        )
        self.faults += [f"{name}: {each}" for each in found]


def _of_menu(menu: QMenu) -> Iterator[str]:
    entries = [each for each in menu.actions() if each.isVisible() and not each.isSeparator() and each.text()]
    letters = [letter_of(each.text()) for each in entries]
    yield from _clashes(letters)
    if len(entries) <= MOST_ENTRIES:
        yield from (f"no letter: {each.text()}" for each, letter in zip(entries, letters, strict=True) if not letter)


def _of_window(window: QWidget, mnemonics: ButtonMnemonics) -> Iterator[str]:
    mnemonics.show_letters(window)
    buttons = buttons_of(window)
    titles = window.menuBar().actions() if isinstance(window, QMainWindow) else []
    letters = [letter_of(each.text()) for each in [*buttons, *titles]]
    yield from _clashes(letters)
    taken = {key_of(letter) for letter in letters}
    for button in buttons:
        # Of two short words on one page the second may have no letter that is free.
        has_free = letter_of(marked([button.text()], taken)[0])
        if not letter_of(button.text()) and has_free and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"no letter: {button.text()}"
    mnemonics.hide_letters()


def _clashes(letters: list[str]) -> Iterator[str]:
    keys = Counter(key_of(letter) for letter in letters if letter)
    yield from (f"two have the key {key}" for key, count in keys.items() if count > 1)


def _unnamed(above: QWidget) -> Iterator[str]:
    for each in [above, *above.findChildren(QWidget)]:
        is_control = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.isVisible() and each.isEnabled()
        if not is_control or each.window() is not above.window():
            continue
        told = QAccessible.queryAccessibleInterface(each)
        if told is None or not told.text(QAccessible.Text.Name) or told.role() in _MUTE:
            yield f"without name or role: {_where(each)}"


def _where(widget: QWidget) -> str:
    above, names = widget, []
    while above is not None and len(names) < 4:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " in ".join(names)


def main() -> int:
    language = sys.argv[1]
    sys.excepthook = lambda *what: (sys.__excepthook__(*what), sys.stdout.flush(), os._exit(2))
    with tempfile.TemporaryDirectory() as home:
        os.environ["DISTRICTDESK_HOME"] = home
        options = argparse.Namespace(language=language, look="light", scale=1, size="1366x768")
        walk = Walk(Path(home), options)
        walk.faults = []
        walk.walk()
    print(*sorted(set(walk.faults)), sep="\n")
    print(f"{walk._number} stations", file=sys.stderr)
    sys.stdout.flush()
    os._exit(bool(walk.faults))


if __name__ == "__main__":
    sys.exit(main())
