"""The timeline as a calendar from the command line; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace

from ..exchange.calendar_file import calendar_words, write_calendar
from ..i18n import _
from ..register.journal.store import Register
from ..timeline.showing import TimelineWishes, read_known, show
from .exits import Exit
from .talking import say


def write_timeline(register: Register, arguments: Namespace) -> Exit:
    """Write its dates, and say how many there are and how many were left out."""
    chips = frozenset({arguments.only} if arguments.only else ())
    found = show(register, read_known(register), TimelineWishes(chips=chips)).found
    counts = write_calendar(found.lanes, found.marks, _("Timeline"), arguments.out)
    say(calendar_words(counts))
    return Exit.WELL
