"""The keys of the actions work in text fields, whatever keys a desktop gives to those, and fields keep their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit.window_keys import WindowKeys
from districtdesk.desk.shell.actions import ACTION_SPECS, Actions, keys_of_the_window

_Standard = QKeySequence.StandardKey
# What text fields do by themselves (QWidgetLineControl, QWidgetTextControl).
_OF_FIELDS = (
    *(_Standard.Copy, _Standard.Cut, _Standard.Paste, _Standard.SelectAll, _Standard.Undo, _Standard.Redo),
    *(_Standard.Delete, _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord, _Standard.DeleteEndOfLine),
    *(_Standard.MoveToNextChar, _Standard.MoveToPreviousChar, _Standard.MoveToNextWord, _Standard.MoveToPreviousWord),
    *(
        _Standard.MoveToStartOfLine,
        _Standard.MoveToEndOfLine,
        _Standard.MoveToStartOfBlock,
        _Standard.MoveToEndOfBlock,
    ),
    *(_Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument, _Standard.MoveToNextLine),
    *(_Standard.MoveToPreviousLine, _Standard.MoveToNextPage, _Standard.MoveToPreviousPage),
    *(_Standard.SelectNextWord, _Standard.SelectPreviousWord, _Standard.SelectStartOfLine, _Standard.SelectEndOfLine),
    *(_Standard.InsertParagraphSeparator, _Standard.InsertLineSeparator, _Standard.Backspace),
)


class _GreedyLine(QLineEdit):
    """Wants every key for itself, as on a desktop that has a use for each of them."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)


def test_every_key_of_the_window_is_the_windows_in_a_greedy_text_field(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = _GreedyLine()
    QVBoxLayout(window).addWidget(line)
    actions = Actions(window)
    actions.enable({spec.key for spec in ACTION_SPECS}, has_register=True)
    chosen: list[str] = []
    actions.chosen.connect(chosen.append)
    keys = WindowKeys(qapp, keys_of_the_window(), window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    for spec in ACTION_SPECS:
        for key in spec.keys:
            chosen.clear()
            pressed = QKeySequence(key)[0]
            QTest.keyClick(line, pressed.key(), pressed.keyboardModifiers())
            assert chosen == ([spec.key] if QKeySequence(key) in keys_of_the_window() else []), key
    assert keys.parent() is window


def test_every_letter_with_ctrl_lies_on_an_azerbaijani_keyboard_or_has_another_key() -> None:
    """There Ü lies on the key of W, and where Ü is typed X11 tells of no W."""
    only_there = [spec.key for spec in ACTION_SPECS if spec.keys and all(key.endswith("+W") for key in spec.keys)]
    assert only_there == []


def test_no_text_field_loses_a_key_of_its_own() -> None:
    needed = {key.toString(): standard for standard in _OF_FIELDS for key in QKeySequence.keyBindings(standard)}
    assert {key.toString() for key in keys_of_the_window()} & set(needed) == set()


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_typing_goes_on_as_before(qtbot: QtBot, qapp: QApplication, field: type[QWidget]) -> None:
    made = field()
    qtbot.addWidget(made)
    keys = WindowKeys(qapp, keys_of_the_window(), made)
    made.show()
    made.setFocus()
    QTest.keyClicks(made, "Cables and wires")
    QTest.keySequence(made, QKeySequence("Home"))
    QTest.keySequence(made, QKeySequence("Ctrl+Shift+Right"))
    QTest.keySequence(made, QKeySequence("Del"))
    text = made.text() if isinstance(made, QLineEdit) else made.toPlainText()
    assert text == "and wires" and keys.listens_to(made)
