"""What is typed as an argument, made a value of its kind; a sentence for what is none."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..dates.imprecise import ImpreciseDate
from ..fields import Day, Imprecise
from ..i18n import _
from ..problems import Problem
from ..timeline.table_rows import TABLE_FORMS
from .drawing_arguments import PICTURES


def read_day(text: str) -> date:
    """A day, however it is written. Raises argparse.ArgumentTypeError."""
    found = Day("").parse(text)
    if isinstance(found, Problem):
        raise argparse.ArgumentTypeError(found.message)
    if found is None:
        raise argparse.ArgumentTypeError(_("No day is given."))
    return found


def read_first_day(text: str) -> date:
    """The first day that a date can be, however exact it is. Raises argparse.ArgumentTypeError."""
    return _read_end(text, lambda found: found.earliest)


def read_last_day(text: str) -> date:
    """The last one. Raises argparse.ArgumentTypeError."""
    return _read_end(text, lambda found: found.latest)


def _read_end(text: str, end: Callable[[ImpreciseDate], date | None]) -> date:
    found = Imprecise("").parse(text)
    if isinstance(found, Problem):
        raise argparse.ArgumentTypeError(found.message)
    day = end(found) if found is not None else None
    if day is None:
        raise argparse.ArgumentTypeError(_("No day is given."))
    return day


def read_keys(text: str) -> list[str]:
    """Keys of columns, with commas between them. Raises argparse.ArgumentTypeError."""
    found = [each.strip() for each in text.split(",") if each.strip()]
    if not found:
        raise argparse.ArgumentTypeError(_("No column is given."))
    return found


def workbook_name(text: str) -> Path:
    """The name of a workbook. Raises argparse.ArgumentTypeError."""
    if text.lower().endswith(".xlsx"):
        return Path(text)
    sentence = _("The name of the workbook ends in .xlsx, “{text}” does not.", text=text)
    raise argparse.ArgumentTypeError(sentence)


def paper_name(text: str) -> Path:
    """The name of a page to read on paper. Raises argparse.ArgumentTypeError."""
    if text.lower().endswith((".docx", ".pdf", *PICTURES, *TABLE_FORMS)):
        return Path(text)
    sentence = _("The name of the file ends in .docx, .pdf, .svg, .png, .xlsx or .csv, “{text}” does not.", text=text)
    raise argparse.ArgumentTypeError(sentence)


def export_name(text: str) -> Path:
    """The name of a file that may be exported. Raises argparse.ArgumentTypeError."""
    if text.lower().endswith((".xlsx", ".json", ".csv")):
        return Path(text)
    sentence = _("The name of the file ends in .xlsx, .json or .csv, “{text}” does not.", text=text)
    raise argparse.ArgumentTypeError(sentence)
