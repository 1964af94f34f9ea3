"""What is typed as an argument, made a value of its kind; a sentence for what is none."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..fields import Day
from ..i18n import _
from ..problems import Problem
from .drawing_arguments import PICTURES


def read_day(text: str) -> date:
    """A day, however it is written. Raises argparse.ArgumentTypeError."""
    found = Day("").parse(text)
    if isinstance(found, Problem):
        raise argparse.ArgumentTypeError(found.message)
    if found is None:
        raise argparse.ArgumentTypeError(_("No day is given."))
    return found


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
    if text.lower().endswith((".docx", ".pdf", *PICTURES)):
        return Path(text)
    sentence = _("The name of the file ends in .docx, .pdf, .svg or .png, “{text}” does not.", text=text)
    raise argparse.ArgumentTypeError(sentence)


def export_name(text: str) -> Path:
    """The name of a file that may be exported. Raises argparse.ArgumentTypeError."""
    if text.lower().endswith((".xlsx", ".json", ".csv")):
        return Path(text)
    sentence = _("The name of the file ends in .xlsx, .json or .csv, “{text}” does not.", text=text)
    raise argparse.ArgumentTypeError(sentence)
