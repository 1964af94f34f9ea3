"""What needs attention, or what has changed, as a list or a file; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace

from .. import i18n
from ..exchange.told_book import write_told_list
from ..i18n import _, ngettext
from ..overview.overview import read_finding
from ..overview.since_then import newest_step, read_since_day
from ..overview.told_list import FORMS, ToldList, list_of_changes, list_of_finding
from ..presence import is_same_file
from ..record_kinds import RECORD_KINDS
from ..register.journal.store import Register
from .exits import Exit
from .output import CommandAnswer, Heading
from .talking import answer_with, say, warn


def answer_told_list(register: Register, arguments: Namespace) -> Exit:
    """Print it, or write it to the file that is named."""
    if refused := _refused(arguments):
        warn(refused)
        return Exit.PROBLEMS
    told = _told_list(register, arguments)
    if arguments.out is None:
        return answer_with(_list_answer(told), arguments)
    why_not = write_told_list(register, told, arguments.out)
    if why_not:
        warn(why_not)
    count = ngettext("{count} row", "{count} rows", len(told.rows))
    say(_("{field}: {value}", field=told.title, value=count))
    if arguments.attention and told.note:
        say(told.note)
    say(_("Made “{name}”.", name=arguments.out.name))
    return Exit.WELL


def _told_list(register: Register, arguments: Namespace) -> ToldList:
    step = newest_step(register)
    if arguments.attention:
        return list_of_finding(read_finding(register, arguments.attention, register.today, age=arguments.age), step)
    begin = _("Since {when}.", when=i18n.day(arguments.since))
    return list_of_changes(read_since_day(register, arguments.since), begin, step)


def _refused(arguments: Namespace) -> str:
    """Why it cannot be made, whatever is in the register."""
    if not (arguments.attention or arguments.since):
        return _("A file holds one list: say which with --attention KIND or --since DATE.")
    if arguments.out is None:
        return ""
    if arguments.out.suffix.lower() not in FORMS:
        return _("“{name}” ends neither in .xlsx nor in .csv.", name=arguments.out.name)
    if is_same_file(arguments.out, arguments.file):
        return _("“{name}” is the register itself. Choose another name for the list.", name=arguments.out.name)
    return ""


def _list_answer(told: ToldList) -> CommandAnswer:
    kinds = {each.kind: _(RECORD_KINDS[each.kind].one) for each in told.rows}
    return CommandAnswer(
        headings=(Heading(_("Of what")), Heading(told.told), Heading(_("Kind"))),
        lines=lambda: ((each.title, each.note, kinds[each.kind]) for each in told.rows),
        keys=("kind", "id", "name", "told"),
        objects=lambda: (
            {"kind": each.kind, "id": each.id, "name": each.title, "told": each.note} for each in told.rows
        ),
    )
