"""A timeline of 1,000, 100,000 and 1,000,000 marks: its first picture, the rest of it, frames while one moves about.

python -m tests.benchmarks.large_timeline [SIZE]...  or as `--only timeline` among the others. In processor time. What
is moved about in has chains of announcements, ticks and captions; each size takes its turn with 1,000 marks.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import date, timedelta
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from districtdesk.collecting import without_collecting
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.painting.timeline.scene import paint_scene
from districtdesk.timeline.density import COMPACT
from districtdesk.timeline.layout import Lane, Layout, Mark, Span, lay_out_first, settle

from .measuring import Line, Times, table

TODAY = date(2026, 11, 23)
FEW = 1_000
SIZES = (100_000, 1_000_000)
_SIZE = QSize(1170, 980)
_A_LANE, _CLAIMS, _FRAMES = 36, 32, 24


def chained(count: int) -> tuple[list[Lane], list[Mark]]:
    """So many marks: of each project a launch announced time and again, and visits; ten projects a district."""
    dice = random.Random(5)
    lanes: list[Lane] = []
    marks: list[Mark] = []
    for place in range(max(count // _A_LANE, 1)):
        if place % 10 == 0:
            lanes.append(Lane(f"d{place}", "district", f"District {place}"))
        lane = Lane(f"p{place}", "project", f"Project {place}", "", f"d{place - place % 10}")
        lanes.append(lane)
        said = date(2008, 1, 1) + timedelta(days=dice.randrange(2500))
        for number in range(_A_LANE):
            start = date(2010, 1, 1) + timedelta(days=dice.randrange(7000))
            span = Span(start, start + timedelta(days=dice.choice((0,) * 19 + (30,))), str(start.year))
            said += timedelta(days=dice.randrange(20, 100))
            is_claim = number < _CLAIMS
            kind, state = ("launch", "expected") if is_claim else ("visit", "actual")
            marks.append(
                Mark(f"m{place}.{number}", "event", lane.id, kind, kind.title(), span, None, state, said)  # type: ignore[arg-type]
            )
    return lanes, marks


class LargeTimeline:
    """A view of so many marks, as it is drawn first and afterwards."""

    def __init__(self, count: int) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.lanes, self.marks = chained(count)
        self.image = QImage(_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        self.view = TimelineView()
        self.view.resize(_SIZE)
        self.view.set_density(COMPACT)
        # Else the drawing has not the size of its window.
        self.view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.view.show()
        self.app.processEvents()

    def draw_first(self) -> float:
        """Seconds from the marks to a painted window of which only the lanes in sight are arranged."""
        start = process_time()
        with without_collecting():
            layout = lay_out_first(self.lanes, self.marks, today=TODAY)
            self.view.set_layout(layout)
            self._paint()
        return process_time() - start

    def settle(self) -> tuple[float, float]:
        """Seconds until the rest is arranged, off the windows' thread, and until it stands in the window."""
        start = process_time()
        with without_collecting():
            whole: Layout = settle(self.view.timeline)
        took = process_time() - start
        start = process_time()
        self.view.set_settled(whole)
        self._paint()
        put = process_time() - start
        bar = self.view.verticalScrollBar()
        bar.setValue(min(bar.maximum() // 2, 40_000_000))
        self._paint()
        return took, put

    def frame(self, number: int) -> float:
        """Seconds of a frame after the window was dragged a little, or zoomed, by turns back and forth."""
        towards = 1 if number // 4 % 2 else -1
        start = process_time()
        if number % 2:
            self.view.zoom(1.05**towards, 400.0)
        else:
            self.view._move_to(self.view.axis.panned(23.0 * towards))
            self.view.verticalScrollBar().setValue(self.view.verticalScrollBar().value() + 17 * towards)
        self._paint()
        return process_time() - start

    def in_sight(self) -> int:
        return sum(len(row.shapes) for row in self.view.scene().rows)

    def _paint(self) -> None:
        painter = QPainter(self.image)
        paint_scene(painter, self.view.scene())
        painter.end()


def _walked(marks: list[Mark]) -> float:
    """Seconds to put the marks into a list for each lane, which is the least that any picture of them needs."""
    start = process_time()
    lanes: dict[str, list[Mark]] = {}
    with without_collecting():
        for mark in marks:
            lanes.setdefault(mark.lane, []).append(mark)
    return process_time() - start


def memory() -> int:
    """What the process has in memory now, in MB; 0 where that cannot be asked."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20
    except OSError:
        return 0


def lines(sizes: tuple[int, ...] = SIZES) -> list[Line]:
    few = LargeTimeline(FEW)
    few.draw_first()
    few.settle()
    found = []
    for size in sizes:
        large = LargeTimeline(size)
        before = memory()
        first = Times([large.draw_first() for _round in range(3)])
        walked = Times([_walked(large.marks) for _round in range(3)])
        with_first = memory() - before
        took, put = large.settle()
        with_all = memory() - before
        for number in range(_FRAMES):
            few.frame(number), large.frame(number)
        times = [(few.frame(number), large.frame(number)) for number in range(_FRAMES)]
        seen = f"{large.in_sight()} and {few.in_sight()} in sight"
        own, reference = Times([large for _few, large in times]), Times([few for few, _large in times])
        aim, rest = ("0.5 s", "0.5 s") if size <= 100_000 else ("1 s", "")
        found += [
            Line(f"first picture of {size:,} marks (+{with_first} MB)", first, walked, "s", aim),
            Line(f"all of them arranged, off the windows' thread (+{with_all} MB)", Times([took]), walked, "s", rest),
            Line("all of them put in place, in the windows' thread", Times([put]), walked, "s", "50 ms"),
            Line(f"a frame of {size:,} while moved against {FEW:,}, {seen}", own, reference, "s", "8 ms, 1.3"),
        ]
    return found


if __name__ == "__main__":
    print(table(lines(tuple(map(int, sys.argv[1:])) or SIZES)))
