"""The timeline drawn without a window: as the window shows it to whoever opens it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

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
from ...timeline.showing import Shown, TimelineWishes, read_known, show
from .picture import Taken
from .taking import LanesShown, TakenWords

# In points: that of a window on a screen of 1366.
_WIDTH = 1100.0


class DrawingWishes(NamedTuple):
    """What is to be drawn and how. `density`: one of DENSITIES, "" for the usual one; `district`: its id, "" for all;
    `narrowed`: that in words; `on_one`: it shall go on one sheet.
    """

    shown: TimelineWishes = TimelineWishes()
    density: str = ""
    district: str = ""
    narrowed: Sequence[str] = ()
    on_one: bool = False


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
    layout = _stacked(shown, wishes)
    axis = Axis(layout.near[0], 1.0, 1.0).resized(_WIDTH).showing(*layout.near)
    lines = words.head_lines(known.whole.today, wishes.narrowed, register.clock.sentence() if register.clock else "")
    said = TakenWords(_("Timeline"), lines, words.legend_of(wishes.shown.by), sources)
    taken = LanesShown(layout, axis, _WIDTH, QGuiApplication.font()).taken(said)
    return DrawnTimeline(taken, shown.found, known.step)


def _stacked(shown: Shown, wishes: DrawingWishes) -> Layout:
    """Where it is dense, all lanes are folded."""
    usual = usual_density(len(shown.known.whole.lanes))
    if wishes.on_one and usual != COMFORTABLE:
        usual = DENSE
    chosen = DENSITIES[wishes.density] if wishes.density else usual
    return shown.layout.with_collapsed(shown.layout.outer if chosen.is_dense else frozenset(), chosen)
