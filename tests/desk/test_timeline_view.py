"""The timeline on the screen: what a click, a key, the wheel and the pointer do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.desk.look import theme
from districtdesk.desk.timeline.timeline_table import TimelineTable
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.painting.taken import TakenWords
from districtdesk.painting.timeline.edges import beyond_box, fitting_parts, head_parts, title_beside, triangle_at
from districtdesk.painting.timeline.paint import caption_box, crosses, touch_box
from districtdesk.timeline.density import DENSE
from districtdesk.timeline.drawn import Drawn, Joint
from districtdesk.timeline.frame import DrawnRow
from districtdesk.timeline.lateness import Lateness
from districtdesk.timeline.layout import Lane, LaneRow, Mark, Span, lay_out_first, settle
from districtdesk.timeline.proposing import may_be_announced_anew
from districtdesk.timeline.steps import FocusPlace
from districtdesk.timeline.table_rows import TimelineRows
from tests.desk.contrast import contrast

TODAY = date(2026, 11, 23)
LANES = [Lane("d", "district", "Hajigabul <b>"), Lane("p", "project", "Car plant", "Two countries", "d")]


def day(year: int, month: int, number: int) -> Span:
    value = date(year, month, number)
    return Span(value, value, value.isoformat())


MARKS = [
    Mark("e", "event", "d", "established", "Established", day(2017, 7, 25)),
    Mark("v", "event", "d", "visit", "Undated <visit>", Span(None, None, "")),
    Mark("g", "event", "p", "groundbreaking", "Groundbreaking", day(2023, 5, 1), note="<img src=x>"),
    Mark(
        "l",
        "event",
        "p",
        "launch",
        "Launch",
        Span(date(2025, 5, 1), date(2025, 5, 31), "May 2025"),
        state="expected",
        announced=date(2023, 5, 1),
        speakers=("A. Speaker",),
    ),
]


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    shown = TimelineView()
    qtbot.addWidget(shown)
    shown.resize(1100, 500)
    shown.set_timeline(LANES, MARKS, TODAY)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    shown.grab()
    return shown


def row(view: TimelineView, lane: str) -> DrawnRow:
    return next(each for each in view.scene().rows if each.row.lane.id == lane)


def drawn(view: TimelineView, mark: str) -> Drawn:
    shapes = [each for lane in ("d", "p") for each in row(view, lane).shapes]
    return next(each for each in shapes if each.shape.mark.id == mark and not each.shape.is_derived)


def on_screen(view: TimelineView, at: QPointF) -> QPoint:
    return (at + view.scene().parts.body.topLeft()).toPoint()


def middle(view: TimelineView, mark: str) -> QPoint:
    return on_screen(view, touch_box(drawn(view, mark), view.scene().strokes).center())


def click(qtbot: QtBot, view: TimelineView, at: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def roll(view: TimelineView, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where = QPointF(at)
    event = QWheelEvent(
        where,
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("mark", ["e", "g", "l"])
def test_a_click_on_a_mark_opens_its_record(qtbot: QtBot, view: TimelineView, mark: str) -> None:
    with qtbot.waitSignal(view.record_opened) as opened:
        click(qtbot, view, middle(view, mark))
    assert opened.args == ["event", mark]


def test_a_click_on_a_caption_opens_the_record_it_names(qtbot: QtBot, view: TimelineView) -> None:
    box = caption_box(drawn(view, "e"), view.scene().strokes)
    with qtbot.waitSignal(view.record_opened) as opened:
        click(qtbot, view, on_screen(view, box.center()))
    assert opened.args == ["event", "e"]


def test_a_click_on_a_title_opens_the_lane_and_its_triangle_folds_it(qtbot: QtBot, view: TimelineView) -> None:
    top = view.scene().parts.body.top()
    at = triangle_at(row(view, "d"), view.scene().strokes).center() + QPointF(0, top)
    click(qtbot, view, at.toPoint())
    assert [each.lane.id for each in view.timeline.rows] == ["d"]
    # Below it, too, as far as the lane reaches.
    low = QPointF(at.x(), top + row(view, "d").height - 2).toPoint()
    click(qtbot, view, low)
    assert [each.lane.id for each in view.timeline.rows] == ["d", "p"]
    click(qtbot, view, low)
    with qtbot.waitSignal(view.record_opened) as opened:
        click(qtbot, view, (at + QPointF(40, 0)).toPoint())
    assert opened.args == ["district", "d"]


def test_the_wheel_zooms_about_the_pointer(view: TimelineView) -> None:
    at, left = QPoint(700, 100), view.scene().parts.body.left()
    held, scale = view.axis.day(700 - left), view.axis.scale
    roll(view, at)
    assert view.axis.scale > scale
    assert view.axis.day(700 - left) == pytest.approx(held)


def test_two_fingers_on_a_touch_pad_zoom_about_the_pointer(view: TimelineView) -> None:
    at, left = QPointF(700, 100), view.scene().parts.body.left()
    held, scale = view.axis.day(700 - left), view.axis.scale
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view.viewport(), pinch)
    assert view.axis.scale == pytest.approx(scale * 1.25)
    assert view.axis.day(700 - left) == pytest.approx(held)


def test_the_wheel_with_shift_pans(view: TimelineView) -> None:
    first, scale = view.axis.first, view.axis.scale
    roll(view, QPoint(700, 100), Qt.KeyboardModifier.ShiftModifier)
    assert view.axis.first < first and view.axis.scale == scale


def test_dragging_pans_and_opens_nothing(qtbot: QtBot, view: TimelineView) -> None:
    first = view.axis.first
    start = middle(view, "e")
    with qtbot.assertNotEmitted(view.record_opened):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), start + QPoint(60, 0))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert view.axis.first < first


def test_the_small_map_moves_the_window(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom(6)
    view.grab()
    box = view.scene().parts.map
    click(qtbot, view, QPointF(box.left() + 5, box.center().y()).toPoint())
    assert view.axis.first < view.timeline.begin + 60 < view.axis.last


def test_the_small_map_holds_the_window_and_the_day_stands_in_both_alike(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom(0.25)
    view.grab()
    scene = view.scene()
    body, box = scene.parts.body, scene.parts.map
    assert (scene.axis.first, scene.axis.last) == scene.map_range
    day = float(view.timeline.today.toordinal())
    assert (scene.map_x(day) - box.left()) / box.width() == pytest.approx(scene.axis.x(day) / body.width())


def test_the_map_holds_still_under_a_hand_that_holds_still(qtbot: QtBot, view: TimelineView) -> None:
    box = view.scene().parts.map
    at = QPointF(box.right() - 1, box.center().y()).toPoint()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    first = view.axis.first
    for _time in range(3):
        view.grab()
        qtbot.mouseMove(view.viewport(), at)
    assert view.axis.first == first


def test_keys_walk_fold_and_open(qtbot: QtBot, view: TimelineView) -> None:
    key = Qt.Key
    for pressed, place in (
        (key.Key_Down, FocusPlace("d")),
        (key.Key_Right, FocusPlace("d", "e")),
        (key.Key_Down, FocusPlace("p", "g")),
        (key.Key_End, FocusPlace("p", "l")),
        (key.Key_Home, FocusPlace("p", "g")),
        (key.Key_Up, FocusPlace("d", "e")),
        (key.Key_Left, FocusPlace("d")),
        (key.Key_Left, FocusPlace("d")),
    ):
        qtbot.keyClick(view, pressed)
        assert view.place == place
    assert len(view.timeline.rows) == 1
    qtbot.keyClick(view, key.Key_Right)
    assert len(view.timeline.rows) == 2
    with qtbot.waitSignal(view.record_opened) as opened:
        qtbot.keyClick(view, key.Key_Return)
    assert opened.args == ["district", "d"]


def test_keys_zoom_fit_and_find_today(qtbot: QtBot, view: TimelineView) -> None:
    fitted = view.axis
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.axis.scale > fitted.scale
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert view.axis.x(float(TODAY.toordinal())) == pytest.approx(view.axis.width / 2)
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.axis == fitted


def test_a_mark_out_of_sight_is_brought_into_it(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom(30)
    view.go(FocusPlace("d", "e"))
    assert view.axis.first < date(2017, 7, 25).toordinal() < view.axis.last


def test_a_screen_reader_is_told_where_the_keyboard_is(view: TimelineView) -> None:
    view.go(FocusPlace("p", "l"))
    told = view.accessibleDescription()
    assert "Car plant" in told and "May 2025, expected" in told and "no launch recorded" in told


def test_a_tooltip_shows_what_a_user_wrote_as_text(view: TimelineView) -> None:
    told = view.told_at(QPointF(middle(view, "g")))
    assert "&lt;img src=x&gt;" in told and "<img" not in told
    title = view.told_at(QPointF(40, view.scene().parts.body.top() + 20))
    assert "Hajigabul &lt;b&gt;" in title and "Undated &lt;visit&gt;" in title


def test_a_summary_names_the_lane_of_what_the_pointer_is_on(view: TimelineView) -> None:
    view.set_density(DENSE)
    view.grab()
    (summary,) = view.scene().rows
    ground = next(each for each in summary.shapes if each.shape.mark.id == "g" and not each.shape.is_derived)
    at = on_screen(view, touch_box(ground, view.scene().strokes).center())
    assert view.told_at(QPointF(at)).startswith("<b>Car plant</b><br>Groundbreaking")
    view.go(FocusPlace("d", "g"))
    assert view.told.startswith("Car plant. Groundbreaking")


def test_in_a_summary_an_imprecise_date_is_lighter_between_crisp_ends(qtbot: QtBot) -> None:
    shown = TimelineView()
    qtbot.addWidget(shown)
    shown.resize(1100, 500)
    year = Span(date(2024, 1, 1), date(2024, 12, 31), "2024")
    lasting = Mark("r", "event", "p", "visit", "Works", day(2020, 1, 1), day(2022, 1, 1))
    shown.set_density(DENSE)
    shown.set_timeline(LANES, [Mark("y", "event", "p", "launch", "Launch", year), lasting], TODAY)
    shown.show()
    (summary,) = shown.scene().rows
    boxes = {each.shape.mark.id: each for each in summary.shapes}
    picture = shown.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    def shade(mark: str, share: float) -> int:
        at = boxes[mark]
        place = on_screen(shown, QPointF(at.x0 + 0.6 + (at.x1 - at.x0 - 1.2) * share, at.y))
        return picture.pixelColor(place).lightness()

    assert shade("y", 0.5) > shade("y", 0.0) + 40 and shade("y", 0.5) > shade("y", 1.0) + 40
    assert shade("r", 0.5) == shade("r", 0.2) < shade("y", 0.5) - 40


def test_an_arrow_at_the_edge_leads_to_what_lies_out_of_sight(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom(30)
    view.grab()
    (arrow,) = row(view, "d").beyond
    click(qtbot, view, on_screen(view, beyond_box(arrow, view.scene().strokes).center()))
    assert view.axis.first < date(2017, 7, 25).toordinal() < view.axis.last


def test_the_head_of_a_lane_stays_above_those_within_it(qtbot: QtBot, view: TimelineView) -> None:
    more = [Lane(f"x{n}", "project", f"Plant {n}", "", "d") for n in range(40)]
    view.set_timeline([*LANES, *more], MARKS, TODAY)
    view.verticalScrollBar().setValue(400)
    view.grab()
    head = view.scene().head
    assert head is not None and head.row.lane.id == "d"
    at = QPointF(60, view.scene().parts.body.top() + 5)
    assert view.scene().row_under(at) == head
    with qtbot.waitSignal(view.record_opened) as opened:
        click(qtbot, view, at.toPoint())
    assert opened.args == ["district", "d"]
    view.verticalScrollBar().setValue(0)
    assert view.scene().head is None


def test_dragging_the_end_of_an_announced_date_proposes_another_one_and_moves_nothing(
    qtbot: QtBot, view: TimelineView
) -> None:
    end = touch_box(drawn(view, "l"), view.scene().strokes)
    start = on_screen(view, QPointF(drawn(view, "l").x1 - 1, end.center().y()))
    axis, to = view.axis, start + QPoint(150, 0)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), to)
    assert view.scene().proposed is not None and not view.grab().isNull()
    with qtbot.waitSignal(view.announcing_wanted) as announced:
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=to)
    (begun,) = announced.args
    year = date.fromordinal(int(axis.day(to.x() - view.scene().parts.body.left()))).year
    assert begun == {
        "subjects": ("p",),
        "event_kind": "launch",
        "status": "expected",
        "date": ImpreciseDate(f"{year}"),
    }
    assert view.axis == axis and view.scene().proposed is None


@pytest.mark.parametrize("change_of_mind", ["back", "escape"])
def test_a_drag_that_is_given_up_proposes_nothing(qtbot: QtBot, view: TimelineView, change_of_mind: str) -> None:
    end = touch_box(drawn(view, "l"), view.scene().strokes)
    start = on_screen(view, QPointF(drawn(view, "l").x1 - 1, end.center().y()))
    axis, to = view.axis, start + QPoint(150, 0)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), to)
    assert view.scene().proposed is not None
    if change_of_mind == "escape":
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    else:
        to = start + QPoint(2, 0)
        qtbot.mouseMove(view.viewport(), to)
    assert view.scene().proposed is None
    with qtbot.assertNotEmitted(view.announcing_wanted), qtbot.assertNotEmitted(view.record_opened):
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=to)
    assert view.axis == axis


def test_what_was_announced_anew_or_has_come_is_not_announced_for_another_date(view: TimelineView) -> None:
    said = [replace(MARKS[3], id=f"l{year}", announced=date(year, 1, 1)) for year in (2023, 2024)]
    view.set_timeline(LANES, [*MARKS[:3], *said], TODAY)
    assert [may_be_announced_anew(drawn(view, each.id).shape) for each in said] == [False, True]
    came = Mark("c", "event", "p", "launch", "Launch", day(2025, 6, 1))
    view.set_timeline(LANES, [*MARKS[:3], *said, came], TODAY)
    assert not any(may_be_announced_anew(each.shape) for each in row(view, "p").shapes)


def test_n_announces_a_new_date_of_what_was_announced_and_of_nothing_else(qtbot: QtBot, view: TimelineView) -> None:
    view.go(FocusPlace("p", "g"))
    with qtbot.assertNotEmitted(view.announcing_wanted):
        qtbot.keyClick(view, Qt.Key.Key_N)
    view.go(FocusPlace("p", "l"))
    with qtbot.waitSignal(view.announcing_wanted) as announced:
        qtbot.keyClick(view, Qt.Key.Key_N)
    assert announced.args == [{"subjects": ("p",), "event_kind": "launch", "status": "expected"}]


def test_l_shows_all_of_the_lane(qtbot: QtBot, view: TimelineView) -> None:
    view.zoom(60)
    view.go(FocusPlace("p"))
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert view.axis.first < date(2023, 5, 1).toordinal() < date(2025, 5, 31).toordinal() < view.axis.last
    view.go(FocusPlace("d"))
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert view.axis.first < date(2017, 7, 25).toordinal() < view.axis.last
    assert view.axis.last - view.axis.first > 365


def test_the_scale_stays_when_the_register_changes(view: TimelineView) -> None:
    view.zoom(3)
    axis = view.axis
    view.set_timeline(LANES, MARKS[:1], TODAY)
    assert view.axis == axis


@pytest.mark.parametrize("size", [(300, 120), (1100, 500), (80, 40)])
def test_any_size_and_no_lanes_at_all_can_be_painted(view: TimelineView, size: tuple[int, int]) -> None:
    view.resize(*size)
    view.grab()
    view.set_timeline([], [], TODAY)
    assert not view.grab().isNull()


def test_the_same_picture_is_not_painted_in_the_dark(qapp: QApplication, view: TimelineView) -> None:
    light = view.grab().toImage()
    theme.apply(qapp, dark=True)
    dark = view.grab().toImage()
    at = view.scene().parts.body.center().toPoint()
    assert light.pixelColor(at).lightness() > 200 > 60 > dark.pixelColor(at).lightness()
    assert isinstance(light, QImage)


def test_planned_and_actual_differ_without_colour(view: TimelineView) -> None:
    """A grey picture: the solid bar has one shade, the hatched one several."""
    picture = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    bars = {each.shape.state: each for each in row(view, "p").shapes if each.shape.is_derived}
    shades = {}
    for state, bar in bars.items():
        y = on_screen(view, QPointF(0, bar.y)).y()
        xs = [on_screen(view, QPointF(bar.x0 + 20 + step, 0)).x() for step in range(30)]
        shades[state] = len({picture.pixelColor(x, y).lightness() for x in xs})
    assert shades["actual"] == 1 < 4 <= shades["planned"]


def test_the_table_tells_what_the_drawing_tells(qtbot: QtBot) -> None:
    table = TimelineTable(TimelineRows((), (), TODAY))
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_rows(TimelineRows(LANES, MARKS, TODAY))
    rows = [[table.index(row, column).data() for column in range(7)] for row in range(table.rowCount())]
    plant = "Car plant · Hajigabul <b>"
    late = "expected, no launch recorded"
    assert [plant, "Launch", "May 2025", late, "", "1 May 2023", "A. Speaker"] in rows
    assert ["Hajigabul <b>", "Undated <visit>", "undated", "happened", "", "", ""] in rows
    assert table.rows.record(0) == ("event", "e")
    assert [table.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == ["Lane", "What"]


def test_the_table_says_how_far_a_date_moved_from_the_one_before(qtbot: QtBot) -> None:
    later = Mark("m", "event", "p", "launch", "Launch", day(2026, 5, 1), state="expected", announced=date(2024, 5, 1))
    table = TimelineTable(TimelineRows(LANES, [*MARKS, later], TODAY))
    slips = {table.rows.record(row)[1]: table.index(row, 4).data() for row in range(table.rowCount())}
    assert slips["l"] == "" and slips["m"] == "11 to 12 months later"


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_lines_of_a_plan_stand_out_from_their_filling(view: TimelineView, is_dark: bool) -> None:
    theme.apply(QApplication.instance(), dark=is_dark)
    seen = view.grab().toImage()
    box = touch_box(drawn(view, "l"), view.scene().strokes)
    box.translate(view.scene().parts.body.topLeft())
    inside = box.toRect().adjusted(5, 6, -5, -6)
    places = [(x, y) for x in range(inside.left(), inside.right()) for y in range(inside.top(), inside.bottom())]
    lights = [contrast(seen.pixelColor(x, y).name(), theme.colours().card) for x, y in places]
    assert max(lights) / min(lights) >= 2


def test_no_caption_lies_on_the_line_of_a_chain(view: TimelineView) -> None:
    """Wherever a chain crosses a caption, the caption has a piece of card of its own."""
    box = QRectF(100, 40, 120, 14)
    assert crosses(Joint(150, 10, 150, 90, False), box)
    assert not crosses(Joint(300, 10, 300, 90, False), box)


def test_titles_are_whole_where_the_window_has_room_for_them(qtbot: QtBot) -> None:
    long = "Joint car plant of Azerbaijan and Uzbekistan in Hajigabul"
    shown = TimelineView()
    qtbot.addWidget(shown)
    shown.resize(1366, 600)
    shown.set_timeline([Lane("p", "project", long)], [], TODAY)
    shown.show()
    needed = shown.fontMetrics().horizontalAdvance(long)
    assert shown.scene().parts.body.left() > needed


@pytest.mark.parametrize(("long", "share"), [(1, 0.3), (9, 0.4)])
def test_a_single_title_that_is_too_long_takes_no_room_from_the_drawing(
    qtbot: QtBot, long: int, share: float
) -> None:
    shown = TimelineView()
    qtbot.addWidget(shown)
    shown.resize(1366, 600)
    titles = ["Plant"] * 20 + [
        "A plant that makes all that is made of steel, glass and of other materials" * 2
    ] * long
    shown.set_timeline([Lane(str(n), "project", title) for n, title in enumerate(titles)], [], TODAY)
    shown.show()
    scene = shown.scene()
    assert scene.parts.body.left() <= round(scene.parts.whole.width() * share)
    assert (scene.parts.body.left() == round(scene.parts.whole.width() * 0.4)) == (long > 1)


def test_of_the_second_line_of_a_lane_what_is_late_comes_first_and_is_shortened_only_where_it_stands_alone(
    view: TimelineView,
) -> None:
    strokes = view.scene().strokes
    lane = Lane("d", "district", "Hajigabul")
    row = LaneRow(lane, 0, 0, 2.5, (), (), (), ("project",) * 4, is_collapsed=True, late=Lateness(12, 3))
    whole = [part.text for part in head_parts(row)]
    assert whole == ["12 overdue", "3 slipped", "4 projects"]
    for room in range(0, 400, 3):
        shown = [part.text for part in fitting_parts(row, room, strokes)]
        first = shown[0] if shown else ""
        assert shown == whole[: len(shown)] or (len(shown) == 1 and first.endswith("…"))
        assert first.startswith("1") or room < 40 * strokes.size
        assert strokes.small_metrics.horizontalAdvance(" · ".join(shown)) <= room


def test_the_title_of_a_low_lane_gives_way_to_what_is_late(view: TimelineView) -> None:
    strokes = view.scene().strokes
    lane = Lane("d", "district", "Industrial district of Hajigabul")
    late = LaneRow(lane, 0, 0, 1.06, (), (), (), ("project",), late=Lateness(9, 0))
    whole, room = strokes.bold_letters.width(lane.title), strokes.small_letters.width("9 overdue") + 10 * strokes.size
    assert title_beside(late, whole + room + 1, strokes) == lane.title
    assert title_beside(replace(late, late=Lateness()), whole + 1, strokes) == lane.title
    for wide in range(round(room + 60 * strokes.size), round(whole + room), 7):
        title = title_beside(late, wide, strokes)
        beside = wide - strokes.bold_letters.width(title) - 10 * strokes.size
        assert title.endswith("…")
        assert [part.text for part in fitting_parts(late, beside, strokes)][:1] == ["9 overdue"]


@pytest.mark.parametrize("year", [1202, 2202])
def test_a_day_of_a_slip_of_the_hand_takes_no_room_in_the_first_view_and_can_be_reached(
    view: TimelineView, year: int
) -> None:
    usual = view.axis
    slip = Mark("far", "event", "d", "visit", "Visit", day(year, 5, 1))
    view.set_timeline(LANES, [*MARKS, slip], TODAY)
    assert view.axis == usual
    far = float(date(year, 5, 1).toordinal())
    assert view.timeline.begin <= far <= view.timeline.end
    view.go(FocusPlace("d", "far"))
    assert view.axis.first < far < view.axis.last


def test_what_is_seen_stays_where_it_is_when_the_rest_is_arranged(view: TimelineView) -> None:
    lanes = [Lane(f"p{n}", "project", f"Plant {n}") for n in range(400)]
    # The later lanes are higher than those seen first.
    marks = [
        Mark(f"m{n}.{k}", "event", f"p{n}", "visit", "Visit", day(2015 + k, 3, 1))
        for n in range(400)
        for k in range(1 if n < 50 else 6)
    ]
    view.set_layout(lay_out_first(lanes, marks, today=TODAY))
    assert 5 < len(view.timeline.arrangements) < 100
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = [(row.row.lane, row.top, row.row.is_settled) for row in view.scene().rows]
    assert all(is_settled for _lane, _top, is_settled in seen)
    view.set_settled(settle(view.timeline))
    assert view.timeline.pending is None
    after = [(row.row.lane, row.top) for row in view.scene().rows]
    assert [lane for lane, _top in after] == [lane for lane, _top, _settled in seen]
    assert [top for _lane, top in after] == pytest.approx([top for _lane, top, _settled in seen], abs=1)
    assert [row.lane for row in view.timeline.rows] == lanes


def test_all_is_arranged_before_it_is_taken_along(view: TimelineView) -> None:
    lanes = [Lane(f"p{n}", "project", f"Plant {n}") for n in range(400)]
    marks = [Mark(f"m{n}", "event", f"p{n}", "visit", "Visit", day(2015, 3, 1)) for n in range(400)]
    view.set_layout(lay_out_first(lanes, marks, today=TODAY))
    (block,) = view.shown.taken(TakenWords("Timeline", (), "", ())).blocks(1e9, 1e9)
    view.settle_all()
    assert all(row.is_settled for row in view.timeline.rows)
    assert 0 <= block.height - view.timeline.height * view.scene().strokes.line < 100


def test_the_whole_of_another_timeline_is_left_alone(view: TimelineView) -> None:
    former = lay_out_first(LANES, MARKS, today=TODAY)
    view.set_layout(lay_out_first(LANES, MARKS, today=TODAY))
    view.set_settled(settle(former))
    assert view.timeline.pending is not None


def _launch(when: Span, said: int) -> Mark:
    """A launch that was announced when the year `said` began."""
    announced = day(said, 1, 1).earliest
    return Mark(f"l{when.text}", "event", "p", "launch", "Launch", when, state="expected", announced=announced)


def test_claims_that_meet_in_one_track_are_not_joined(view: TimelineView) -> None:
    # A line without a length would be a path without a point in a PDF.
    years = {year: Span(date(year, 1, 1), date(year, 12, 31), str(year)) for year in (2023, 2024)}
    marks = [_launch(when, year - 2) for year, when in years.items()]
    view.set_timeline(LANES, marks, TODAY)
    rows = view.scene().rows
    assert any(len(row.shapes) == 2 for row in rows) and not any(row.joints for row in rows)


def test_a_level_chain_is_dashed_from_one_claim_to_the_next(view: TimelineView) -> None:
    marks = [_launch(day(2021, 5, 1), 2019), _launch(day(2026, 5, 1), 2020)]
    view.set_timeline(LANES, marks, TODAY)
    joint = next(joint for row in view.scene().rows for joint in row.joints)
    assert joint.y0 == joint.y1
    body = view.scene().parts.body
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    columns = range(round((body.left() + joint.x0) * ratio) + 2, round((body.left() + joint.x1) * ratio) - 2)
    rows = [round((body.top() + joint.y0) * ratio) + step for step in (-1, 0)]
    colour = view.scene().strokes.colour
    middle = (colour("card").red() + colour("planned").red()) / 2
    inked = [any(picture.pixelColor(x, y).red() < middle for y in rows) for x in columns]
    assert 0.4 < sum(inked) / len(inked) < 0.9
    for quarter in range(4):
        part = inked[len(inked) * quarter // 4 : len(inked) * (quarter + 1) // 4]
        assert True in part
        assert False in part
