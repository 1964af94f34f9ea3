"""What is typed between the key that asks for a dialog and its first moment in sight stands in the dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import early_dialog
from districtdesk.desk.kit.early_dialog import EarlyDialog


def test_early_letters_are_not_lost_and_do_nothing_behind_the_dialog(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(early_dialog, "_WITHOUT_KEYBOARD", ())
    window, behind = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(behind)
    window.show()
    window.activateWindow()
    behind.setFocus()
    qtbot.waitUntil(behind.hasFocus)
    # On their way to the window while the dialog is being built, as they come from a keyboard.
    QTimer.singleShot(0, window, lambda: [QTest.keyClick(window.windowHandle(), Qt.Key(ord(each))) for each in "AB"])
    dialog = EarlyDialog(window)
    column = QVBoxLayout(dialog)
    first, second = QLineEdit(dialog), QLineEdit(dialog)
    for line in (first, second):
        column.addWidget(line)
    dialog.open()
    second.setFocus()
    qtbot.waitUntil(lambda: second.text().upper() == "AB")
    assert (behind.text(), first.text()) == ("", "")
    dialog.reject()
    QApplication.processEvents()
