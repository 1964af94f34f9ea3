"""The timeline drawn without a window: as the window shows it to whoever opens it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from ...i18n import _
from ...register.journal.store import Register
from ...register.queries.cited_sources import read_cited_sources
from ...timeline import words
from ...timeline.axis import Axis
from ...timeline.density import COMFORTABLE, DENSE, DENSITIES, usual_density
from ...timeline.feed import Timeline
from ...timeline.filter import told_of
from ...timeline.layout import Layout
from ...timeline.promises import Promises
from ...timeline.showing import Shown, TimelineWishes, read_known, show
from ..taken import Taken, TakenWords
from .taking import LanesShown, PromisesShown, fit_promises, paper_strokes, promises_body

# In points: those of a window on a screen of 1366.
_WIDTH, _HEIGHT = 1100.0, 600.0


class DrawingWishes(NamedTuple):
    """What is to be drawn and how. `density`: one of DENSITIES, "" for the usual one; `district`: its id, "" for all;
    `narrowed`: that in words; `on_one`: it shall go on one sheet; `promises`: what was promised when, and not the
    lanes; `first`, `last`: the days from which and to which it is drawn, None where nearly all of it lies.
    """

    shown: TimelineWishes = TimelineWishes()
    density: str = ""
    district: str = ""
    narrowed: Sequence[str] = ()
    on_one: bool = False
    promises: bool = False
    first: date | None = None
    last: date | None = None


class DrawnTimeline(NamedTuple):
    """The drawing, what it tells of, and the last step of the history that it knows of."""

    taken: Taken
    told: Timeline
    step: int


def draw_timeline(register: Register, wishes: DrawingWishes) -> DrawnTimeline:
    """Qt must have begun. Raises RegisterError."""
    known = read_known(register)
    if wishes.district:
        known = replace(known, whole=told_of(known.whole, {wishes.district}))
    shown = show(register, known, wishes.shown)
    with register.read() as session:
        sources = read_cited_sources(session, {mark.id for mark in shown.found.marks})
    lines = words.head_lines(known.whole.today, wishes.narrowed, register.clock.sentence() if register.clock else "")
    if wishes.promises:
        legend = words.promises_legend(shown.promises.left_out)
        said = TakenWords(_("What was promised when"), lines, legend, sources)
        return DrawnTimeline(_shown_promises(shown.promises, wishes).taken(said), shown.found, known.step)
    layout = _stacked(shown, wishes)
    axis = Axis(layout.near[0], 1.0, 1.0).resized(_WIDTH).showing(*_span(layout.near, wishes))
    said = TakenWords(_("Timeline"), lines, words.legend_of(wishes.shown.by), sources)
    taken = LanesShown(layout, axis, _WIDTH, QGuiApplication.font()).taken(said)
    return DrawnTimeline(taken, shown.found, known.step)


def _span(usual: tuple[float, float], wishes: DrawingWishes) -> tuple[float, float]:
    """From the midnight that the first day begins with to the one that the last ends with."""
    first, last = usual
    if wishes.first is not None:
        first = float(wishes.first.toordinal())
    if wishes.last is not None:
        last = float(wishes.last.toordinal() + 1)
    return first, max(last, first + 1)


def _shown_promises(promises: Promises, wishes: DrawingWishes) -> PromisesShown:
    """A span of time is that of the days on which something was said."""
    font = QGuiApplication.font()
    body = promises_body(_WIDTH, _HEIGHT, paper_strokes(font).line)
    across, up = fit_promises(promises, Axis(0, 1, 1).resized(body.width()), Axis(0, 1, 1).resized(body.height()))
    if wishes.first is not None or wishes.last is not None:
        across = across.fitted(*_span(promises.said, wishes), 0.12)
    return PromisesShown(promises, across, up, QRectF(0, 0, _WIDTH, _HEIGHT), font)


def _stacked(shown: Shown, wishes: DrawingWishes) -> Layout:
    """Where it is dense, all lanes are folded."""
    usual = usual_density(len(shown.known.whole.lanes))
    if wishes.on_one and usual != COMFORTABLE:
        usual = DENSE
    chosen = DENSITIES[wishes.density] if wishes.density else usual
    return shown.layout.with_collapsed(shown.layout.outer if chosen.is_dense else frozenset(), chosen)
