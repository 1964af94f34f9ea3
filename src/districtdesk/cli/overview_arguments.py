"""Which list the overview is asked for from the command line, and where it is written."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..i18n import _
from ..overview.attention import AGES, LABELS, USUAL_AGE


def add_overview_arguments(overview: ArgumentParser, day: Callable[[str], date]) -> None:
    """`day` reads one that is typed."""
    what = overview.add_mutually_exclusive_group()
    what.add_argument("--attention", choices=LABELS, default="", help=_("list what needs attention of one kind"))
    what.add_argument("--since", metavar="DATE", type=day, default=None, help=_("list what has changed since then"))
    sentence = _("from how many months on a claim is old")
    overview.add_argument("--age", type=int, choices=AGES, default=USUAL_AGE, help=sentence)
    sentence = _("write that list to a file that ends in .xlsx or .csv; an older one is replaced")
    overview.add_argument("--out", metavar="OUT", type=Path, default=None, help=sentence)
