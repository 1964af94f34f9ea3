"""The timeline as a calendar from the command line; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace

from ..exchange.calendar_file import calendar_words, write_calendar
from ..exchange.leaving import remember_drawing
from ..i18n import _
from ..register.clock import titled
from ..register.journal.store import Register
from ..timeline.showing import TimelineWishes, read_known, show
from .exits import Exit
from .talking import say, warn


def write_timeline(register: Register, arguments: Namespace) -> Exit:
    """Write its dates, and say how many there are and how many were left out."""
    chips = frozenset({arguments.only} if arguments.only else ())
    known = read_known(register)
    found = show(register, known, TimelineWishes(chips=chips)).found
    name = titled(_("Timeline"), register.clock)
    counts = write_calendar(found.lanes, found.marks, name, arguments.out)
    kept = remember_drawing(register, arguments.out, name, found.records, known.step)
    if kept.why_not:
        warn(kept.why_not)
    say(calendar_words(counts))
    return Exit.WELL
