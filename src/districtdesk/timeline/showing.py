"""What of a register's timeline is shown: sought, narrowed, put together as one likes, and laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..collecting import without_collecting
from ..i18n import language
from ..records.today import today
from ..register.journal import journal
from ..register.journal.store import Register
from ..register.queries.chosen import Chosen
from ..register.queries.listing import Query
from ..register.queries.project_groups import ProjectGroups, read_project_groups
from ..register.queries.timeline_material import read_timeline_material
from .facts import LaneFacts, counted, read_facts
from .feed import Timeline, make_timeline
from .filter import found_in, read_part
from .grouping import arranged, narrowed
from .lateness import read_lateness
from .layout import Layout, lay_out, lay_out_first, settle
from .promises import Promises, read_promises

# Of more marks than this the lanes in sight are arranged first.
_MANY = 20_000


@dataclass(frozen=True, slots=True)
class ReadTimeline:
    """All that was read, what is asked first of its projects, and the last step of the history that it knows of."""

    whole: Timeline
    facts: Mapping[str, LaneFacts]
    groups: ProjectGroups
    step: int = 0


class TimelineWishes(NamedTuple):
    """What to look for and how: words, a query, chips of CHIPS, one of GROUPINGS and one of SORTS."""

    text: str = ""
    query: Query | None = None
    chips: frozenset[str] = frozenset()
    by: str = "district"
    sort: str = "name"


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found, where it lies, which records the query chose, and how many projects would meet each chip."""

    known: ReadTimeline
    wanted: TimelineWishes
    found: Timeline
    layout: Layout
    promises: Promises
    chosen: Chosen | None
    counts: Mapping[str, int]


def read_known(register: Register) -> ReadTimeline:
    """All that has a date, in the language of the moment."""
    with without_collecting(), register.read() as session:
        material = read_timeline_material(session, language())
        groups = read_project_groups(session)
        whole = make_timeline(material, today())
        facts = read_facts(whole.lanes, whole.marks, whole.today)
        return ReadTimeline(whole, facts, groups, journal.newest(session))


def show(register: Register, known: ReadTimeline, wanted: TimelineWishes, *, is_first: bool = False) -> Shown:
    """What of it is wanted; the register is asked only for what the query finds.

    `is_first`: of very many marks for a first picture, whose layout is pending and whose promises are empty, until
    settle_shown() has made the whole of it.
    """
    whole = known.whole
    part, chosen = read_part(register, whole, wanted.query) if wanted.query else (whole, None)
    sought = found_in(part, wanted.text)
    counts = counted(known.facts, sought.lanes)
    chosen_lanes = narrowed(sought, known.facts, wanted.chips)
    found = arranged(chosen_lanes, known.facts, known.groups, wanted.by, wanted.sort)
    late = read_lateness(found.lanes, known.facts)
    with without_collecting():
        if is_first and len(found.marks) > _MANY:
            layout = lay_out_first(found.lanes, found.marks, today=found.today, late=late)
            return Shown(known, wanted, found, layout, read_promises((), (), found.today), chosen, counts)
        layout = lay_out(found.lanes, found.marks, today=found.today, late=late)
        promises = read_promises(found.lanes, found.marks, found.today)
    return Shown(known, wanted, found, layout, promises, chosen, counts)


def settle_shown(shown: Shown, drawn: Layout) -> Shown:
    """The whole of a first picture, its lanes folded and as close as they are drawn."""
    found = shown.found
    with without_collecting():
        promises = read_promises(found.lanes, found.marks, found.today)
        return replace(shown, layout=settle(drawn), promises=promises)
