"""The overview without a window: its numbers, the projects, the launches, the districts, and what needs attention."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import NamedTuple

from .. import i18n
from ..i18n import _, ngettext
from ..overview.launch_bars import YearBar
from ..overview.overview import Overview, read_overview, spoken
from ..overview.told_list import say_rows
from ..register.journal.store import Register
from .exits import Exit
from .output import CommandAnswer, Heading
from .talking import answer_with

_KEYS = ("section", "key", "name", "number_of", "told")


class OverviewLine(NamedTuple):
    """One line: a number, a status, a year, a district, an indicator of one, or what needs attention.

    `number_of`: of how many records it is; None where it is no count.
    """

    section: str
    key: str
    name: str
    number_of: int | None
    told: str

    @property
    def shown(self) -> str:
        """The count as people read it."""
        return "" if self.number_of is None else i18n.number(self.number_of)


def answer_overview(register: Register, arguments: Namespace) -> Exit:
    """Print the overview, one list of what needs attention, or what has changed; or write such a list to a file."""
    if not (arguments.attention or arguments.since or arguments.out):
        return answer_with(overview_answer(register), arguments)
    # Late, as for an export.
    from .told_lists import answer_told_list

    return answer_told_list(register, arguments)


def overview_answer(register: Register) -> CommandAnswer:
    """As known today, or as of the day that is looked at, in the language of the moment."""
    with register.looking():
        lines = list(_lines(read_overview(register, register.today)))
    return CommandAnswer(
        headings=(Heading(_("What")), Heading(_("How many"), is_number=True), Heading(_("What is said"))),
        lines=lambda: ((each.name, each.shown, each.told) for each in lines),
        keys=_KEYS,
        objects=lambda: (each._asdict() for each in lines),
    )


def _lines(overview: Overview) -> Iterator[OverviewLine]:
    for tile in overview.tiles:
        yield OverviewLine("number", tile.key, tile.title, None, tile.told())
    yield from _projects(overview)
    for line in overview.lines:
        told = "; ".join(text for key, text in spoken(line).items() if key != "trend")
        yield OverviewLine("district", line.id, line.name, None, told)
    for line in overview.lines:
        for each in overview.compared.get(line.id, ()):
            section = "unlike_recorded" if each.verdict else "compared"
            if each.reported or (each.recorded and each.recorded.quantities):
                yield OverviewLine(section, f"{line.id}.{each.code}", line.name, None, each.told())
    for finding in overview.findings:
        yield OverviewLine("attention", finding.key, finding.label, finding.count, say_rows(finding))


def _projects(overview: Overview) -> Iterator[OverviewLine]:
    projects = overview.projects
    for status in projects.lines:
        money = " ".join(f"{each.column.heading}: {each.told()}" for each in status.money)
        count = len(status.projects)
        told = ngettext("{count} project", "{count} projects", count)
        yield OverviewLine("status", status.status or "", status.label, count, f"{told}. {money}".strip())
    for year in projects.launches.years:
        bar = YearBar(year.year, year.year, year.took_place, year.expected, year.perhaps)
        if bar.count:
            yield OverviewLine("launches", bar.label, bar.label, bar.count, bar.spoken())
    said = _("Overdue, counted from the latest day that was meant")
    for delay in projects.delays:
        name = _("{field}: {value}", field=_("Launches overdue"), value=delay.label)
        yield OverviewLine("overdue", str(delay.months), name, len(delay.late), said)
