"""What a person sees of the window in front: its words, where the keyboard is, and which letters are underlined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from districtdesk.desk.editors.picker_popup import PickerPopup
from districtdesk.desk.kit.mnemonics import letter_of, unmarked

_TAG = re.compile("<[^>]*>")
_MOST_ROWS = 400


def in_front() -> QWidget | None:
    """The menu, dialog or window that has the keyboard."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()


def front_title() -> str:
    """Of the window or dialog in front."""
    shown = QApplication.activeModalWidget() or QApplication.activeWindow()
    return shown.windowTitle() if shown is not None else ""


def is_main() -> bool:
    """Whether the main window has the keyboard."""
    return isinstance(in_front(), QMainWindow)


def is_desk() -> bool:
    """Whether that is the window with the menus."""
    shown = QApplication.activeWindow()
    return isinstance(shown, QMainWindow) and bool(shown.menuBar().actions())


def words() -> list[str]:
    """All that can be read in front."""
    shown = in_front()
    return list(_words(shown)) if shown is not None else []


def at_keyboard() -> tuple[str, str]:
    """The name and the text of what has the keyboard."""
    has = QApplication.focusWidget()
    if has is None:
        return "", ""
    name = has.accessibleName() or (unmarked(has.text()) if isinstance(has, QAbstractButton) else "")
    return name, " ".join(_own_words(has))


def spoken() -> str:
    """What a screen reader says of what has the keyboard."""
    has = QApplication.focusWidget()
    told = QAccessible.queryAccessibleInterface(has) if has is not None else None
    parts = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    return " ".join(told.text(part) for part in parts) if told is not None else ""


def offered() -> list[str]:
    """What a field offers below it while one types."""
    shown = QApplication.activeModalWidget() or QApplication.activeWindow()
    popups = shown.findChildren(PickerPopup) if shown is not None else []
    return [said for each in popups if each.isVisible() for said in _words(each)]


def asks_for_file() -> bool:
    return isinstance(QApplication.activeModalWidget(), QFileDialog)


def current_tab() -> str:
    """The words of the tab of the record that is shown."""
    shown = in_front()
    bars = shown.findChildren(QTabBar) if shown is not None else []
    bar = next((each for each in bars if each.isVisible()), None)
    return _plain(bar.tabText(bar.currentIndex())) if bar is not None else ""


def file_proposed() -> str:
    """The line of a dialog that names the file to be written."""
    return next((each for each in words() if each.startswith("/") and each.endswith(".xlsx")), "")


def file_name_asked() -> str:
    """The name that a question for a file proposes."""
    shown = QApplication.activeModalWidget()
    line = shown.findChild(QLineEdit) if isinstance(shown, QFileDialog) else None
    return line.text() if line is not None else ""


def letter_of_title(title: str) -> str:
    """The letter of a menu in the bar of the window in front."""
    window = QApplication.activeWindow()
    bar = window.menuBar() if isinstance(window, QMainWindow) else None
    entries = bar.actions() if bar is not None else []
    return next((letter_of(each.text()) for each in entries if unmarked(each.text()) == unmarked(title)), "")


def menu_entry(text: str) -> tuple[str, bool] | None:
    """The letter of an entry of the open menu, and whether it can be chosen; None while there is none."""
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return None
    found = next((each for each in menu.actions() if each.isVisible() and _says(each, text)), None)
    return (letter_of(found.text()), found.isEnabled()) if found is not None else None


def marked_entry() -> str:
    """The entry of the open menu that is marked."""
    menu = QApplication.activePopupWidget()
    action = menu.activeAction() if isinstance(menu, QMenu) else None
    return _plain(action.text()) if action is not None else ""


def letter_of_button(text: str) -> str | None:
    """The letter that is underlined on a button in front; empty for none, None where there is no such button."""
    shown = QApplication.activeModalWidget() or QApplication.activeWindow()
    if shown is None:
        return None
    buttons = [each for each in shown.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    said = next((each.text() for each in buttons if _plain(each.text()) == text), None)
    return letter_of(said) if said is not None else None


def _says(action: QAction, text: str) -> bool:
    said = _plain(action.text())
    return said == text or (text.endswith("*") and said.startswith(text[:-1]))


def _plain(text: str) -> str:
    return unmarked(text).partition("\t")[0].replace("&&", "&")


def _words(above: QWidget) -> Iterator[str]:
    if isinstance(above, QMenu):
        yield from (_plain(each.text()) for each in above.actions() if each.isVisible() and each.text())
    for each in [above, *above.findChildren(QWidget)]:
        if each.isVisible() and each.window() is above.window():
            yield from _own_words(each)


def _own_words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield unescape(_TAG.sub("", widget.text()))
    elif isinstance(widget, QAbstractButton):
        yield _plain(widget.text())
    elif isinstance(widget, QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    """What is in sight of a list or table, row by row."""
    port = view.viewport()
    index = view.indexAt(QPoint(2, 2))
    for _row in range(_MOST_ROWS):
        if not index.isValid() or view.visualRect(index).top() > port.height():
            return
        yield " · ".join(cells(view, index))
        below = view.visualRect(index).bottom() + 2
        index = view.indexAt(QPoint(2, below)) if below < port.height() else QModelIndex()


def _columns(view: QAbstractItemView) -> int:
    if isinstance(view, QTableView):
        return view.horizontalHeader().count()
    return view.header().count() if isinstance(view, QTreeView) else 1


def cells(view: QAbstractItemView, index: QModelIndex) -> Iterator[str]:
    """What stands in the row of this place, and what a screen reader says of it."""
    for column in range(_columns(view)):
        cell = index.siblingAtColumn(column)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = cell.data(role)
            if isinstance(said, str) and said:
                yield said
