"""What may be said of the drawing of a timeline on the command line, and what does not go with what."""

from __future__ import annotations

import argparse
from argparse import Namespace

from ..i18n import _
from ..timeline.chips import CHIPS
from ..timeline.density import DENSITIES
from ..timeline.grouping import GROUPINGS, SORTS

PICTURES = (".svg", ".png")
_DRAWN = (".pdf", *PICTURES)
_OWN = ("by", "sort", "density", "only", "one_page")


def add_drawing(report: argparse.ArgumentParser) -> None:
    """The options of the drawing alone."""
    drawing = report.add_argument_group(_("for the drawing of a timeline, a .pdf, .svg or .png without --as-of"))
    drawing.add_argument("--by", choices=GROUPINGS, help=_("what the lanes are put together by; else by district"))
    drawing.add_argument("--sort", choices=SORTS, help=_("what comes first within a lane; else by name"))
    drawing.add_argument("--density", choices=tuple(DENSITIES), help=_("how close the lanes stand"))
    sentence = _("only projects that are overdue, have slipped, or have no launch date")
    drawing.add_argument("--only", choices=CHIPS, help=sentence)
    drawing.add_argument("--one-page", action="store_true", help=_("all of it on one sheet, as small as need be"))


def is_drawing(arguments: Namespace) -> bool:
    """Whether the timeline is drawn as the window draws it; in Word, and as of a day, its launches are told."""
    is_drawn = arguments.out.suffix.lower() in _DRAWN
    return arguments.kind == "timeline" and is_drawn and arguments.as_of is None


def refuse_drawing(arguments: Namespace) -> str:
    """Why what is said of a drawing does not fit; empty where it does."""
    if is_drawing(arguments):
        return ""
    if arguments.out.suffix.lower() in PICTURES:
        return _("Only the timeline of now is drawn as a picture: choose a name that ends in .pdf or .docx.")
    if said := [f"--{each.replace('_', '-')}" for each in _OWN if getattr(arguments, each)]:
        return _(
            "{options}: only where the timeline of now is drawn, as .pdf, .svg or .png.", options=", ".join(said)
        )
    return ""
