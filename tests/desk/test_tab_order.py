"""The order of Tab is put right without harm to what stays when a part of the window goes."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import districtdesk
from districtdesk.desk.kit.tab_order import is_stop, put_before, put_behind, stops_from
from tests.desk.reading_order import out_of_order


class _Window(QWidget):
    """Two lines below each other, the last with something to do."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.first, self.last = QLineEdit(), QLineEdit()
        for line in (self.first, self.last):
            self.column.addWidget(line)
        self.entry = self.last.addAction("Sort")

    def stops(self) -> list[QWidget]:
        return [each for each in stops_from(self) if is_stop(each)]


def test_what_is_made_later_comes_before_what_stands_below_it(qtbot: QtBot) -> None:
    window = _Window()
    qtbot.addWidget(window)
    between = QLineEdit()
    window.column.insertWidget(1, between)
    put_before(window.last, between)
    assert window.stops() == [window.first, between, window.last]
    assert [each for each in stops_from(window.last, forward=False) if is_stop(each)] == [
        *(window.last, between, window.first)
    ]


def test_what_is_made_later_comes_first_where_nothing_stands_above_it(qtbot: QtBot) -> None:
    window = _Window()
    qtbot.addWidget(window)
    first = QLineEdit()
    window.column.insertWidget(0, first)
    put_before(window.first, first)
    assert window.stops() == [first, window.first, window.last]
    assert list(out_of_order(window)) == []


def test_a_frame_that_is_filled_later_keeps_its_place(qtbot: QtBot) -> None:
    window = _Window()
    qtbot.addWidget(window)
    frame = QWidget()
    window.column.insertWidget(1, frame)
    put_before(window.last, frame)
    inside = QVBoxLayout(frame)
    made = [QLineEdit(), QLineEdit()]
    for line in made:
        inside.addWidget(line)
    window.show()
    QApplication.processEvents()
    assert len(list(out_of_order(window))) == 1, "they come after what stands below them"
    put_behind(window.first, *made)
    assert window.stops() == [window.first, *made, window.last]
    assert list(out_of_order(window)) == []


def test_nothing_else_is_lost_with_a_part_that_goes(qtbot: QtBot) -> None:
    window = _Window()
    qtbot.addWidget(window)
    for _time in range(3):
        between = QLineEdit()
        window.column.insertWidget(1, between)
        put_before(window.last, between)
        assert window.stops() == [window.first, between, window.last]
        between.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.entry.text() == "Sort" and window.stops() == [window.first, window.last]


def test_the_order_is_asked_for_in_one_place() -> None:
    asking = {"nextInFocusChain", "previousInFocusChain", "focusProxy"}
    top = Path(districtdesk.__file__).parent
    found = {
        path.relative_to(top).as_posix()
        for path in (top / "desk").rglob("*.py")
        if any(
            isinstance(node, ast.Attribute) and node.attr in asking for node in ast.walk(ast.parse(path.read_text()))
        )
    }
    assert found == {"desk/kit/tab_order.py"}
