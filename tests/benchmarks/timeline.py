"""What a frame of a timeline of 100,000 marks costs, against plain rectangles and 1,000 marks, and its layout."""

from __future__ import annotations

import random
from datetime import date, timedelta
from time import perf_counter

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from districtdesk.collecting import without_collecting
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.i18n import day
from districtdesk.painting.timeline.scene import paint_scene
from districtdesk.timeline.density import COMFORTABLE, DENSE, Density
from districtdesk.timeline.layout import Lane, Mark, Span, lay_out

from .measuring import Line, Times

TODAY = date(2026, 11, 23)
_ROUNDS = 25
_SIZE = QSize(1170, 980)


def many(count: int, a_lane: int = 25) -> tuple[list[Lane], list[Mark]]:
    """So many marks of all sorts, made up, `a_lane` to a lane, nine lanes in ten being projects."""
    dice = random.Random(7)
    lanes = [
        Lane(f"l{n}", "district" if n % 10 == 0 else "project", f"Lane {n}", "", f"l{n - n % 10}" if n % 10 else None)
        for n in range(max(count // a_lane, 1))
    ]
    return lanes, [_mark(n, lanes[n // a_lane % len(lanes)], dice) for n in range(count)]


def _mark(number: int, lane: Lane, dice: random.Random) -> Mark:
    start = date(2005, 1, 1) + timedelta(days=dice.randrange(9000))
    length = dice.choice((0, 0, 30, 90, 364))
    latest = start + timedelta(days=length)
    span = Span(start, latest, day(start) if not length else str(start.year), dice.random() < 0.2)
    kind = dice.choice(("launch", "groundbreaking", "visit", "statement", "residency"))
    state = "actual" if start < TODAY and dice.random() < 0.6 else "expected"
    end = Span(latest + timedelta(days=400), latest + timedelta(days=500), "later") if kind == "residency" else None
    said = start - timedelta(days=500)
    return Mark(f"m{number}", "event", lane.id, kind, f"Mark {number}", span, end, state, said)


def crowd(count: int, a_lane: int = 40) -> tuple[list[Lane], list[Mark]]:
    """So many short events, close together: about 500 of them fill a window when all years are shown."""
    dice = random.Random(3)
    lanes = [Lane(f"l{n}", "district", f"Lane {n}") for n in range(max(count // a_lane, 1))]
    marks = []
    for number in range(count):
        start = date(2005, 1, 1) + timedelta(days=dice.randrange(9000))
        span = Span(start, start + timedelta(days=dice.choice((0, 0, 30, 90))), str(start.year))
        state = dice.choice(("actual", "expected"))
        lane = lanes[number % len(lanes)].id
        marks.append(Mark(f"m{number}", "event", lane, "visit", f"Mark {number}", span, state=state))
    return lanes, marks


def layout_cost(count: int = 100_000, density: Density = COMFORTABLE) -> Times:
    """Seconds until so many marks are laid out at this density, all districts folded where they are summaries."""
    lanes, marks = many(count)
    found = []
    for _round in range(5):
        start = perf_counter()
        with without_collecting():
            made = lay_out(lanes, marks, today=TODAY)
            made.with_collapsed(made.outer if density.is_dense else frozenset(), density)
        found.append(perf_counter() - start)
    return Times(found)


def frames_by_turns(few: int = 1_000, many_more: int = 100_000) -> tuple[Times, Times, tuple[int, int]]:
    """Seconds of a frame of each timeline, with as many shapes in sight, and how many those are."""
    app = QApplication.instance() or QApplication([])
    image = QImage(_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    views = []
    for count in (few, many_more):
        view = TimelineView()
        view.resize(_SIZE)
        view.set_timeline(*crowd(count), TODAY)
        views.append(view)
    app.processEvents()
    times: list[list[float]] = [[], []]
    for number in range(_ROUNDS):
        for view, own in zip(views, times, strict=True):
            # Back and forth where both have rows: else the shorter one would run out of them.
            own.append(_frame(view, image, number % 2))
    shapes = [sum(len(row.shapes) for row in view.scene().rows) for view in views]
    return Times(times[0]), Times(times[1]), (shapes[0], shapes[1])


def frame_cost(count: int = 100_000) -> tuple[Times, Times, int]:
    """Seconds of one frame, of as many plain rectangles in the same window, and how many shapes there were."""
    app = QApplication.instance() or QApplication([])
    view = TimelineView()
    view.resize(_SIZE)
    view.set_timeline(*crowd(count), TODAY)
    app.processEvents()
    image = QImage(_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    frames = [_frame(view, image, number) for number in range(_ROUNDS)]
    shapes = [shape for row in view.scene().rows for shape in row.shapes]
    boxes = [QRectF(shape.x0, shape.y, shape.x1 - shape.x0, 12) for shape in shapes]
    return Times(frames), Times([_plain(image, boxes) for _round in range(_ROUNDS)]), len(shapes)


def _frame(view: TimelineView, image: QImage, number: int) -> float:
    view.verticalScrollBar().setValue(number * 40)
    start = perf_counter()
    painter = QPainter(image)
    paint_scene(painter, view.scene())
    painter.end()
    return perf_counter() - start


def _plain(image: QImage, boxes: list[QRectF]) -> float:
    start = perf_counter()
    painter = QPainter(image)
    for box in boxes:
        painter.fillRect(box, QColor("teal"))
    painter.end()
    return perf_counter() - start


def lines() -> list[Line]:
    ours, rects, shapes = frame_cost()
    few, more, seen = frames_by_turns()
    return [
        Line(f"a frame of 100 000 marks, {shapes} in sight", ours, rects, "s", "8 ms"),
        Line(f"the same against one of 1 000 marks, {seen[1]} and {seen[0]} in sight", more, few, "s", "1.3"),
        Line("lanes of 100 000 marks laid out", layout_cost(), None, "s", "0.5 s"),
        Line("the same as summaries of districts", layout_cost(density=DENSE), None, "s", "0.5 s"),
    ]
