"""Rules on announcements: what is told by an event does not move with a later announcement by itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import ngettext
from ...problems import Problem, warning
from ...records import Event
from ..claims.announcements import Overtaken
from .neighbours import Neighbours


def announcement_problems(beside: Neighbours, event: Event) -> Iterator[Problem]:
    """Dates that are told by an earlier announcement of what this event announces."""
    yield from map(left_behind, beside.overtaken_by(event))


def left_behind(overtaken: Overtaken) -> Problem:
    """Dates that stay with the earlier announcement."""
    text = ngettext(
        "{count} date is told by the earlier announcement “{event}” and stays with it. If it moves, let it be told "
        "by this one.",
        "{count} dates are told by the earlier announcement “{event}” and stay with it. If they move, let them be "
        "told by this one.",
        overtaken.dates,
        event=overtaken.earlier.show(),
    )
    return warning(text, "date", "subjects", rule="told_by_earlier")
