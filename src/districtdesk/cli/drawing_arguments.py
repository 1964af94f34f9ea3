"""What may be said of a drawing on the command line, and what does not go with what."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Callable
from datetime import date

from ..i18n import _
from ..overview.district_map import SIZED_BY
from ..paper.order import PAPER_KINDS
from ..timeline.chips import CHIPS
from ..timeline.density import DENSITIES
from ..timeline.grouping import GROUPINGS, SORTS
from ..timeline.table_rows import TABLE_FORMS

PICTURES = (".svg", ".png")
ReadDay = Callable[[str], date]
# What is only drawn, and told on no page.
_MAP, _CHART, _TIMELINE = "map", "chart", "timeline"
REPORT_KINDS = (*PAPER_KINDS, _MAP, _CHART)
# Of what a timeline may be narrowed to.
NARROWED_TO = ("project", "district", "company", "residency", "event", "legal_act")
_DRAWN = (".pdf", *PICTURES)
_PAPERS, _ACROSS = ("a4", "a3"), range(1, 7)
# By kind of drawing: what is said of it alone.
_OWN = {
    _TIMELINE: ("by", "sort", "density", "only", "promises", "filter", "of", "from", "to", "across"),
    _MAP: ("sized_by",),
    _CHART: ("indicator",),
}
_OF_ALL = ("one_page", "paper", "portrait")
# What is said of a drawing, and not of its content as a table.
_NOT_OF_TABLES = ("density", "from", "to", "across", *_OF_ALL)


def add_drawing(report: argparse.ArgumentParser, first: ReadDay, last: ReadDay) -> None:
    """The options of drawings alone."""
    title = _("for the drawing of a timeline, a .pdf, .svg or .png; a .docx has the page of its launches instead")
    drawing = report.add_argument_group(title)
    drawing.add_argument("--promises", action="store_true", help=_("what was promised when, in place of the lanes"))
    drawing.add_argument("--by", choices=GROUPINGS, help=_("what the lanes are put together by; else by district"))
    drawing.add_argument("--sort", choices=SORTS, help=_("what comes first within a lane; else by name"))
    drawing.add_argument("--density", choices=tuple(DENSITIES), help=_("how close the lanes stand"))
    sentence = _("only projects that are overdue, have slipped, or have no launch date")
    drawing.add_argument("--only", choices=CHIPS, help=sentence)
    sentence = _("only what meets this, as for list, or a saved filter by its name; several are all met")
    drawing.add_argument("--filter", metavar="TEXT", action="append", default=[], help=sentence)
    sentence = _("of which kind of record the conditions are; else of projects")
    drawing.add_argument("--of", choices=NARROWED_TO, default="", help=sentence)
    sentence = _("the first day that is drawn; with --promises the first on which something was said")
    drawing.add_argument("--from", metavar="DATE", type=first, help=sentence)
    drawing.add_argument("--to", metavar="DATE", type=last, help=_("the last one"))
    sentence = _("over how many sheets beside each other its time goes; else over one")
    drawing.add_argument("--across", metavar="N", type=int, choices=_ACROSS, help=sentence)
    others = report.add_argument_group(_("for a map and a chart, each a .pdf, .svg or .png"))
    others.add_argument("--sized-by", choices=SIZED_BY, help=_("what the circles of a map say; else projects"))
    sentence = _("of what a chart is, as it is called; it is of --name, or else of the three largest")
    others.add_argument("--indicator", metavar="TEXT", default="", help=sentence)
    paper = report.add_argument_group(_("for the paper of every drawing, a .pdf"))
    paper.add_argument("--paper", choices=_PAPERS, help=_("its size; else A4"))
    paper.add_argument("--portrait", action="store_true", help=_("upright; else landscape"))
    paper.add_argument("--one-page", action="store_true", help=_("all of it on one sheet, as small as need be"))


def is_drawing(arguments: Namespace) -> bool:
    """Whether it is drawn as the window draws it; in Word the launches of a timeline are told in tables."""
    if arguments.kind in (_MAP, _CHART):
        return True
    return arguments.kind == _TIMELINE and arguments.out.suffix.lower() in _DRAWN


def is_table(arguments: Namespace) -> bool:
    """Whether the content of the timeline is wanted as rows."""
    return arguments.out.suffix.lower() in TABLE_FORMS


def refuse_drawing(arguments: Namespace) -> str:
    """Why what is said of a drawing does not fit; empty where it does."""
    if is_table(arguments):
        return _refuse_table(arguments)
    if is_drawing(arguments) and arguments.mark:
        return _("What is drawn has no mark: leave --mark out.")
    if is_drawing(arguments):
        return _refuse_own(arguments)
    if arguments.out.suffix.lower() in PICTURES:
        return _("Only the timeline is drawn as a picture: choose a name that ends in .pdf or .docx.")
    if said := _said(arguments, (*_OF_ALL, *(each for own in _OWN.values() for each in own))):
        return _("{options}: only where the timeline is drawn, as .pdf, .svg or .png.", options=said)
    return ""


def _refuse_table(arguments: Namespace) -> str:
    if arguments.kind != _TIMELINE:
        return _("Only the timeline is written as a table, .xlsx or .csv.")
    others = [each for kind, own in _OWN.items() if kind != _TIMELINE for each in own]
    if said := _said(arguments, [*_NOT_OF_TABLES, *others]):
        return _("{options}: not for a table.", options=said)
    return ""


def _refuse_own(arguments: Namespace) -> str:
    if arguments.out.suffix.lower() not in _DRAWN:
        return _("A map and a chart are only drawn: choose a name that ends in .pdf, .svg or .png.")
    if arguments.kind == _CHART and not arguments.indicator:
        return _("Of which indicator? Write --indicator TEXT.")
    others = (own for kind, own in _OWN.items() if kind != arguments.kind)
    if said := _said(arguments, [each for own in others for each in own]):
        return _("{options}: not for this kind of drawing.", options=said)
    first, last = getattr(arguments, "from"), arguments.to
    if first and last and last < first:
        return _("The last day lies before the first one.")
    return ""


def _said(arguments: Namespace, options: tuple[str, ...] | list[str]) -> str:
    given = (each for each in options if getattr(arguments, each))
    return ", ".join(f"--{each.replace('_', '-')}" for each in given)
