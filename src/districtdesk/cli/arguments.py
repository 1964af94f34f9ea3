"""The commands and their arguments."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from .. import __version__
from ..dates.imprecise import ImpreciseDate
from ..dates.imprecise import read as read_date
from ..exchange.layout_names import LAYOUTS
from ..i18n import LANGUAGES, N_, _
from ..problems import Problem
from ..record_kinds import RECORD_KINDS
from ..records import KINDS
from ..register.queries.clusters import CLUSTERED
from ..timeline.chips import CHIPS
from .argument_types import export_name, paper_name, read_day, read_first_day, read_keys, read_last_day, workbook_name
from .argument_words import told_in_our_words
from .drawing_arguments import REPORT_KINDS, add_drawing
from .output import FORMATS
from .overview_arguments import add_overview_arguments
from .reading import DIMENSIONS, INDICATOR_CODES, codes_like

PROGRAM = "districtdesk-cli"
_FILE = N_("a register, such as hajigabul.ddesk")
_FORMAT = N_("table for people, csv and json for programs (default: table)")


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; SystemExit(2) with a sentence on stderr for what is no command."""
    with told_in_our_words():
        return _parser().parse_args(argv)


def language_in(argv: Sequence[str] | None) -> str | None:
    """The language asked for, before anything is said."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--language", default=None, nargs="?")
    found = first.parse_known_args(argv)[0].language
    return found if found in LANGUAGES else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, description=_("The register of industrial districts, without a window."), allow_abbrev=False
    )
    _add_language(parser)
    parser.add_argument(
        "--version", action="version", version=f"DistrictDesk {__version__}", help=_("say the version")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), required=True)
    new = _command(commands, "new", _("make a new register"))
    filled = new.add_mutually_exclusive_group()
    filled.add_argument("--sample", action="store_true", help=_("fill it with the worked example"))
    filled.add_argument("--practice", action="store_true", help=_("fill it with made-up records to practise on"))
    _add_listing(commands)
    _add_export(commands)
    _add_exports(commands)
    _add_report(commands)
    _add_calendar(commands)
    _add_import(commands)
    _add_template(commands)
    _add_history(commands)
    _add_citing(commands)
    erase = _command(commands, "erase", _("erase a person, everywhere and for good"))
    _add_who(erase)
    erase.add_argument("id", metavar="ID", help=_("the id of the person, as list FILE person says it"))
    erase.add_argument("--yes", action="store_true", help=_("erase without asking"))
    _add_merging(commands)
    _add_backups(commands)
    check = _command(commands, "check", _("check the file and everything in it"))
    check.add_argument("--all", action="store_true", help=_("list all findings, not only twenty of a kind"))
    sentence = _("say whether a history with this fingerprint, as a workbook names it, is the one in the register")
    check.add_argument("--fingerprint", metavar="TEXT", default=None, help=sentence)
    repair = _command(commands, "repair", _("put together in a new file what a damaged one still holds"))
    repair.add_argument("out", metavar="OUT", nargs="?", help=_("the new file (default: beside it, “(repaired)”)"))
    fields = commands.add_parser("fields", help=_("the field guide"), allow_abbrev=False)
    _add_language(fields, default=argparse.SUPPRESS)
    fields.add_argument("kind", metavar="KIND", type=_kind, nargs="?", help=_kinds())
    _add_format(fields)
    _add_read(commands)
    return parser


def _add_history(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    history = _command(commands, "history", _("list every change, the newest first"))
    sentence = _("only of the record with this id, as list says it, and of what belongs to it")
    history.add_argument("--record", metavar="ID", default="", help=sentence)
    sentence = _("every value that this field of that record had, such as address; fields says the keys")
    history.add_argument("--field", metavar="KEY", default="", help=sentence)
    _add_format(history)
    removed = _command(commands, "removed", _("list what was removed and may be brought back, the last first"))
    removed.add_argument("--search", metavar="TEXT", default="", help=_("only records with these words"))
    _add_format(removed)
    back = _command(commands, "bring-back", _("bring removed records back, each with what went with it, as one step"))
    back.add_argument("ids", metavar="ID", nargs="+", help=_("the ids of the records, as removed says them"))
    _add_who(back)
    _add_who(_command(commands, "undo", _("take back the newest step")))
    _add_who(_command(commands, "redo", _("do again what was undone last")))


def _add_citing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    citing = _command(commands, "cite", _("cite one source for several records of a kind, as one step"))
    citing.add_argument("source", metavar="SOURCE", help=_("the id of the source, as list FILE source says it"))
    citing.add_argument("ids", metavar="ID", nargs="+", help=_("the ids of the records, as list says them"))
    citing.add_argument("--place", metavar="TEXT", default="", help=_("the place in it: page, paragraph or minute"))
    citing.add_argument("--said-by", metavar="NAME", default="", help=_("who says it there, as printed"))
    sentence = _("how it is told there, by the words or the keys that fields citation says")
    citing.add_argument("--how-told", metavar="TEXT", default="", help=sentence)
    _add_who(citing)


def _add_search(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    search = _command(commands, "search", _("find records of every kind, the best first"))
    search.add_argument("text", metavar="TEXT", help=_("words of a name, in any spelling, or of another field"))
    _add_clocks(search)
    _add_format(search)


def _add_listing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = _command(commands, "list", _("list the records of one kind"))
    listing.add_argument("kind", metavar="KIND", type=_kind, help=_kinds())
    listing.add_argument("--search", metavar="TEXT", default="", help=_("only records with these words"))
    _add_filter(
        listing,
        _("what meets these conditions, such as “status = planned; evidence = no”, or a saved filter by name"),
    )
    listing.add_argument(
        "--columns",
        metavar="KEYS",
        type=read_keys,
        default=[],
        help=_("these columns, such as names,status,claim.invested,launch.latest,count.events; fields says the keys"),
    )
    _add_clocks(listing)
    _add_format(listing)
    overview = _command(commands, "overview", _("say what all districts come to, and what needs attention"))
    add_overview_arguments(overview, read_day)
    _add_clocks(overview)
    _add_format(overview)
    _add_search(commands)


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    purpose = _("read claims as they are printed, and say how each is understood")
    reading = commands.add_parser("read", help=purpose, description=purpose, allow_abbrev=False)
    sentence = _("a claim, such as “more than 220 as of 9 Feb 2024”; - reads lines of the standard input")
    reading.add_argument("text", metavar="TEXT", nargs="+", help=sentence)
    what = reading.add_mutually_exclusive_group()
    sentence = _("the code of the indicator of which it speaks, such as jobs_created")
    what.add_argument("--indicator", metavar="CODE", type=_indicator, default=None, help=sentence)
    what.add_argument("--dimension", choices=DIMENSIONS, default=None, help=_("or only what kind of number it is"))
    sentence = _("the language of the source: az, en or ru")
    reading.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=sentence)
    sentence = _("the day of the source, from which “yesterday” is reckoned")
    reading.add_argument("--said", metavar="DATE", type=_said, default=None, help=sentence)
    reading.add_argument("--format", choices=("table", "json"), default="table", help=_(_FORMAT))


def _indicator(text: str) -> str:
    if text in INDICATOR_CODES:
        return text
    names = ", ".join(codes_like(text) or INDICATOR_CODES)
    raise argparse.ArgumentTypeError(
        _("no indicator has the code {code}; write one of these: {names}", code=text, names=names)
    )


def _said(text: str) -> ImpreciseDate:
    found = read_date(text)
    if isinstance(found, Problem):
        raise argparse.ArgumentTypeError(found.message)
    return found


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _command(commands, "export", _("write the register to an Excel workbook, a JSON or a CSV file"))
    sentence = _("the file, ending in .xlsx, .json or .csv; an older one is replaced")
    export.add_argument("out", metavar="OUT", type=export_name, help=sentence)
    export.add_argument("--kind", metavar="KIND", type=_kind, default=None, help=_("the records of this kind alone"))
    _add_filter(export, _("only what meets these conditions, as for list; a saved filter says the kind"))
    _add_clocks(export, "as_of")
    sentence = _("in a form made for a purpose: {layouts}, or a saved layout by name", layouts=", ".join(LAYOUTS))
    export.add_argument("--layout", metavar="NAME", default=None, help=sentence)
    sentence = _("leave out people, who said something, authors and contacts")
    export.add_argument("--without-personal", action="store_true", help=sentence)
    export.add_argument("--by-district", action="store_true", help=_("a sheet for each district"))
    sentence = _("who may see it, as “For official use”, at the head of every page")
    export.add_argument("--mark", metavar="TEXT", default="", help=sentence)
    export.add_argument("--to", metavar="TEXT", default="", help=_("to whom it goes; the register remembers it"))
    _add_who(export)


def _add_exports(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listed = _command(commands, "exports", _("list the files that left the register, the newest first"))
    listed.add_argument("--changed", action="store_true", help=_("only those with claims that are no longer so"))
    _add_format(listed)
    purposes = {
        "changes": _("write to a workbook what has changed since a file left the register"),
        "erratum": _("write to a workbook which claims in a file that left the register are no longer so"),
    }
    for name, purpose in purposes.items():
        about = _command(commands, name, purpose)
        sentence = _("the file as exports says it: its id, its name, its day, or how its fingerprint begins")
        about.add_argument("export", metavar="EXPORT", help=sentence)
        about.add_argument("out", metavar="OUT", type=workbook_name, help=_("the workbook, ending in .xlsx"))


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = _command(commands, "report", _("write a page to read on paper, as a Word document or a PDF"))
    sentence = _(
        "the file: .docx or .pdf, a drawing .pdf, .svg or .png, its table .xlsx or .csv; an older one is replaced"
    )
    report.add_argument("out", metavar="OUT", type=paper_name, help=sentence)
    sentence = _("what it is of: a district, a project, all districts, or the timeline; or a map, or a chart")
    report.add_argument("--kind", choices=REPORT_KINDS, required=True, help=sentence)
    sentence = _(
        "of which district or project, as it is called or by its ID; it need not be said where there is only one"
    )
    report.add_argument("--name", metavar="TEXT", default="", help=sentence)
    _add_clocks(report, "as_of")
    sentence = _("who may see it, as “For official use”, at the head of every page")
    report.add_argument("--mark", metavar="TEXT", default="", help=sentence)
    add_drawing(report, read_first_day, read_last_day)


def _add_calendar(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    calendar = _command(commands, "calendar", _("write the dates of the timeline as an iCalendar file"))
    calendar.add_argument("out", metavar="OUT.ics", type=Path, help=_("the file; an older one is replaced"))
    sentence = _("only projects that are overdue, have slipped, or have no launch date")
    calendar.add_argument("--only", choices=CHIPS, default="", help=sentence)
    _add_clocks(calendar)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    taking = _command(commands, "import", _("take what a workbook or a table says, and say what is wrong in it"))
    sentence = _("a workbook (.xlsx, .xlsm, .xls, .ods), a table as text (.csv, .tsv), or the .json of a register")
    taking.add_argument("incoming", metavar="IN", type=Path, help=sentence)
    taking.add_argument(
        "--dry-run", action="store_true", help=_("only say what would come of it; nothing is written")
    )
    sentence = _("take the rows in which nothing is wrong or must be chosen, and leave the others")
    taking.add_argument("--good-rows", action="store_true", help=sentence)
    sentence = _("answers to what the file asks: a .json file with an answer by each key that --format json tells")
    taking.add_argument("--answers", metavar="FILE", type=Path, help=sentence)
    _add_of_others(taking)
    _add_who(taking)
    taking.add_argument("--format", choices=("table", "json"), default="table", help=_(_FORMAT))


def _add_of_others(taking: argparse.ArgumentParser) -> None:
    """What is to be said of a table that is no workbook of ours."""
    sentence = _("which column of a table of others is which field: a mapping saved in the register, or a .json file")
    taking.add_argument("--mapping", metavar="NAME", default="", help=sentence)
    sentence = _("keep the mapping that is followed under this name")
    taking.add_argument("--save-mapping", metavar="NAME", default="", help=sentence)
    sentence = _(
        "the source that the file is: one of the register by its id, name or words, or the title of a new one"
    )
    taking.add_argument("--source", metavar="NAME", default="", help=sentence)
    sentence = _("the title of a new source that the file is, though one may be called like that")
    taking.add_argument("--new-source", metavar="TITLE", default="", help=sentence)
    taking.add_argument("--attach", action="store_true", help=_("keep a copy of the file with its source"))
    sentence = _("of which day or time the numbers are, where the table says none, such as 31.03.2025")
    taking.add_argument("--as-of", metavar="DATE", default="", help=sentence)


def _add_template(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    purpose = _("write an empty workbook that a district fills in for its return; import takes it")
    template = commands.add_parser("template", help=purpose, description=purpose, allow_abbrev=False)
    template.add_argument("out", metavar="OUT", type=workbook_name, help=_("the workbook, ending in .xlsx"))
    sentence = _("a register whose names the cells offer, such as hajigabul.ddesk")
    template.add_argument("--register", metavar="FILE", default="", help=sentence)
    sentence = _("for the district that is called so in the register")
    template.add_argument("--district", metavar="NAME", default="", help=sentence)
    sentence = _("which return of that district it is to be, as it is called (default: the next that is due)")
    template.add_argument("--return", metavar="NAME", dest="owed", default="", help=sentence)
    sentence = _("a sheet for each of these kinds, such as company figure (default: what a return usually has)")
    template.add_argument("--kinds", metavar="KIND", nargs="+", type=_kind, default=[], help=sentence)
    _add_language(template, default=argparse.SUPPRESS)


def _add_merging(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    clusters = _command(commands, "clusters", _("list the records of one kind that may be one thing, by their names"))
    clusters.add_argument("kind", metavar="KIND", choices=CLUSTERED, help=", ".join(CLUSTERED))
    _add_format(clusters)
    merging = _command(commands, "merge", _("merge records that are one: all that points at them follows"))
    kinds = [kind for kind, words in RECORD_KINDS.items() if words.merged]
    merging.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    merging.add_argument("keep", metavar="KEEP", help=_("the id of the record that stays, as list says it"))
    merging.add_argument("others", metavar="OTHER", nargs="+", help=_("the ids of those that become it"))
    sentence = _("take what this field says in that record; what the one that stays does not say is filled in anyway")
    merging.add_argument("--take", metavar="FIELD=ID", action="append", default=[], help=sentence)
    sentence = _("only say what would come of it; nothing is written")
    merging.add_argument("--dry-run", action="store_true", help=sentence)
    split = _command(commands, "split", _("split off a record that was merged: what had come from it goes home"))
    split.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    split.add_argument("keep", metavar="KEEP", help=_("the id of the record that it became"))
    split.add_argument("other", metavar="OTHER", help=_("the id that it had"))
    for each in (merging, split):
        _add_who(each)
        each.add_argument("--format", choices=("table", "json"), default="table", help=_(_FORMAT))


def _add_backups(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    backup = _command(commands, "backup", _("make a backup now"))
    backup.add_argument(
        "--to", metavar="FOLDER", type=Path, default=None, help=_("put it into this folder too, such as on a stick")
    )
    _add_format(_command(commands, "backups", _("list the backups, the newest first")))
    restore = _command(commands, "restore", _("put a backup in the register's place; what was there is saved first"))
    restore.add_argument(
        "backup", metavar="BACKUP", type=Path, help=_("a backup by its file or its name, as backups says it")
    )
    restore.add_argument("--yes", action="store_true", help=_("restore without asking"))
    restore.add_argument(
        "--another", action="store_true", help=_("also where it is a backup of another register than what is there")
    )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
    parser.add_argument("file", metavar="FILE", help=_(_FILE))
    # Taken before or behind the command; behind it only when given there.
    _add_language(parser, default=argparse.SUPPRESS)
    return parser


def _add_language(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    sentence = _("az, en or ru (default: that of the window, else the system's, else en)")
    parser.add_argument("--language", choices=LANGUAGES, default=default, help=sentence)


def _add_who(parser: argparse.ArgumentParser) -> None:
    sentence = _("the name that signs the step, beside the system's (default: DISTRICTDESK_WHO of the environment)")
    parser.add_argument("--who", metavar="NAME", default=os.environ.get("DISTRICTDESK_WHO", ""), help=sentence)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="table", help=_(_FORMAT))


def _add_clocks(parser: argparse.ArgumentParser, as_of: str = "so_on") -> None:
    """Both clocks, of which one is looked by at most. `as_of`: where the command itself opens that day."""
    either = parser.add_mutually_exclusive_group()
    sentence = _("as things were on that day, such as 2024-05-31, by all that is known now")
    either.add_argument("--as-of", metavar="DATE", dest=as_of, type=read_day, default=None, help=sentence)
    sentence = _("as the register knew it on that day: what was entered later is not in it")
    either.add_argument("--known-on", metavar="DATE", type=read_day, default=None, help=sentence)


def _add_filter(parser: argparse.ArgumentParser, purpose: str) -> None:
    parser.add_argument("--filter", metavar="TEXT", action="append", default=[], help=purpose)


def _kinds() -> str:
    return ", ".join(KINDS)


def _kind(text: str) -> str:
    if text in KINDS:
        return text
    sentence = _("“{text}” is no kind of record. The kinds are: {kinds}.", text=text, kinds=_kinds())
    raise argparse.ArgumentTypeError(sentence)
