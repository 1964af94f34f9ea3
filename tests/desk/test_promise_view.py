"""What was promised when, on the screen: keys, the pointer and a screen reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.look import theme
from districtdesk.desk.timeline.promise_view import PromiseView
from districtdesk.timeline.layout import Lane, Mark, Span
from districtdesk.timeline.marks import State
from districtdesk.timeline.promises import read_promises
from tests.desk.contrast import contrast

TODAY = date(2026, 11, 23)


def _promise(ident: str, year: int, said: int) -> Mark:
    when = Span(date(year, 1, 1), date(year, 12, 31), str(year))
    said_on = date(said, 5, 1)
    return Mark(ident, "event", "p", "launch", "Launch", when, None, "expected", said_on, speakers=("A. Speaker",))


@pytest.fixture
def view(qtbot: QtBot) -> PromiseView:
    shown = PromiseView()
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    marks = [_promise("a", 2025, 2023), _promise("b", 2027, 2025)]
    shown.set_promises(read_promises([Lane("p", "project", "Car plant")], marks, TODAY))
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown


def middle(view: PromiseView, place: int) -> QPoint:
    scene = view.scene()
    point = scene.drawn[0].points[place]
    return QPoint(round(scene.body.left() + point.x), round(scene.body.top() + point.middle))


def test_keys_walk_from_promise_to_promise_and_open_its_event(qtbot: QtBot, view: PromiseView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    told = view.accessibleDescription()
    assert "Car plant" in told and "Said by A. Speaker" in told and "Before: 2025, 12 to 36 months later" in told
    with qtbot.waitSignal(view.record_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["event", "b"]
    assert not view.grab().isNull()


def test_a_click_on_a_promise_opens_its_event_and_dragging_moves_the_days(qtbot: QtBot, view: PromiseView) -> None:
    with qtbot.waitSignal(view.record_opened) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 0))
    assert opened.args == ["event", "a"]
    across, up = view.axes
    start = QPoint(400, 300)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(60, 40))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))
    assert view.axes[0].first < across.first and view.axes[1].first > up.first
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.axes == (across, up)


def test_where_nothing_was_announced_that_is_said(view: PromiseView) -> None:
    full = view.grab().toImage()
    view.set_promises(read_promises([], [], TODAY))
    assert view.grab().toImage() != full and not view.promises.lines


def test_the_day_that_is_looked_at_is_named_above_its_line(view: PromiseView) -> None:
    scene = view.scene()
    x = round(scene.body.left() + scene.across.x(TODAY.toordinal()))
    picture = view.grab().toImage()
    red = scene.strokes.colour("red")
    assert picture.pixelColor(x, round(scene.body.top()) - 3) == red
    view.zoom(4, scene.body.topLeft())
    picture, y = view.grab().toImage(), round(scene.body.top()) - 3
    assert red.rgb() not in {picture.pixelColor(place, y).rgb() for place in range(picture.width())}


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_what_was_shelved_is_told_from_what_is_waited_for_without_colour(view: PromiseView, state: State) -> None:
    """In grey: a promise that holds is a line from cap to cap, a shelved one is broken."""
    shades = []
    for wanted in ("expected", state):
        marks = [_promise("a", 2025, 2023), replace(_promise("b", 2027, 2025), state=wanted)]
        view.set_promises(read_promises([Lane("p", "project", "Car plant")], marks, TODAY))
        picture, at = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8), middle(view, 1)
        bar = view.scene().drawn[0].points[1]
        high = round(view.scene().body.top() + bar.top)
        column = [picture.pixelColor(at.x(), y).lightness() for y in range(high + 4, at.y() - 10)]
        shades.append(max(column) - min(column))
    assert shades[0] < 20 < 60 < shades[1]


def test_while_the_current_line_is_out_of_sight_the_others_keep_their_names(qtbot: QtBot, view: PromiseView) -> None:
    lanes = [Lane("p", "project", "Car plant"), Lane("q", "project", "Mill")]
    early = [replace(_promise(f"q{year}", year, year - 2), lane="q") for year in (2020, 2021)]
    view.set_promises(read_promises(lanes, [_promise("a", 2025, 2023), _promise("b", 2027, 2025), *early], TODAY))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    scene = view.scene()
    assert scene.first == "p"
    view.zoom(6, QPointF(scene.across.x(date(2018, 11, 1).toordinal()), scene.body.height()))
    assert view.scene().first == "" and [each.line.lane.id for each in view.scene().drawn] == ["q"]


@pytest.mark.parametrize("is_dark", [False, True])
def test_what_was_promised_stands_out_from_its_ground(qapp: QApplication, view: PromiseView, is_dark: bool) -> None:
    theme.apply(qapp, dark=is_dark)
    view.set_promises(read_promises([Lane("p", "project", "Car plant")], [_promise("a", 2025, 2023)], TODAY))
    picture, at, point = view.grab().toImage(), middle(view, 0), view.scene().drawn[0].points[0]
    y, card = at.y() + round((point.bottom - point.top) / 4), view.scene().strokes.colour("card").name()
    bar = [picture.pixelColor(x, y).name() for x in range(at.x() - 3, at.x() + 4)]
    assert max(contrast(each, card) for each in bar) >= 3
