"""The entries of a menu are there for as long as the menu is, whatever was asked for it and has gone since."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

import districtdesk
from districtdesk.desk.kit import Menu

_MADE_BY_QT = {"addAction", "addMenu"}


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _asked_by_a_button(pane: QWidget, menu: Menu) -> QWidget:
    button = QToolButton(pane)
    button.setMenu(menu)
    assert button.menu() is menu
    return button


def _asked_by_a_label(pane: QWidget, menu: Menu) -> QWidget:
    label = QLabel(pane)
    label.setBuddy(menu)
    return label


@pytest.mark.parametrize("ask", [_asked_by_a_button, _asked_by_a_label])
def test_an_entry_outlives_what_was_asked_for_its_menu(pane: QWidget, ask) -> None:
    menu = Menu(pane)
    entry = menu.add_entry("Sort")
    delete(ask(pane, menu))
    assert isValid(entry) and entry.text() == "Sort" and entry in menu.actions()


def test_no_entry_that_qt_makes_is_kept() -> None:
    def keeps(node: ast.AST) -> bool:
        made = getattr(node, "value", None)
        is_kept = isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr | ast.Return)
        return is_kept and isinstance(made, ast.Call) and getattr(made.func, "attr", "") in _MADE_BY_QT

    desk = Path(districtdesk.__file__).parent / "desk"
    parsed = {path.name: ast.parse(path.read_text("utf-8")) for path in desk.rglob("*.py")}
    found = [name for name, code in parsed.items() if any(map(keeps, ast.walk(code)))]
    assert found == []


def test_an_entry_that_qt_makes_does_not(pane: QWidget) -> None:
    """When this fails, PySide has mended it, and the rule above may go."""
    menu = Menu(pane)
    entry: QAction = menu.addAction("Sort")
    delete(_asked_by_a_button(pane, menu))
    assert not isValid(entry) and len(menu.actions()) == 1
