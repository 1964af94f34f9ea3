"""Why a workbook is not read: each reason in a sentence of its own."""

from __future__ import annotations

from pathlib import Path

from openpyxl.utils import get_column_letter

from ..i18n import _, file_size
from .errors import ExchangeError


def refused() -> ExchangeError:
    """What is said of a file that is no workbook, or a broken one."""
    return ExchangeError(_("This is not an Excel workbook that can be read, or it is damaged."))


def too_large() -> ExchangeError:
    """What is said of a workbook beyond the Limits."""
    return ExchangeError(_("The workbook is larger than this program reads. Split it and try again."))


def missing_part(part: str) -> ExchangeError:
    """What is said where one part of a workbook names another one that is not there."""
    text = _("A part of the workbook is missing: {part}. Ask for the file once more.", part=part)
    return ExchangeError(text)


def has_document_type() -> ExchangeError:
    """What is said of a document type declaration: with it a few bytes can become any number of them."""
    return ExchangeError(
        _("The file declares a document type of its own, as no spreadsheet program does. It is not read, for safety.")
    )


def protected() -> ExchangeError:
    """What is said where everything is encrypted."""
    return ExchangeError(_("The workbook is protected by a password. Save it without one and try again."))


def unreadable(path: Path, problem: OSError) -> ExchangeError:
    """What is said where the disk or the share does not give the file."""
    reason = problem.strerror or str(problem)
    return ExchangeError(_("“{name}” could not be read: {reason}.", name=path.name, reason=reason))


def part_twice(part: str) -> ExchangeError:
    """What is said where the directory of the zip file names one part twice."""
    text = _("The workbook has a part twice, so that nobody can tell which one counts: {part}.", part=part)
    return ExchangeError(text)


def row_twice(row: int) -> ExchangeError:
    """What is said where a worksheet has two rows of one number, each with something in it."""
    text = _("A sheet of the workbook has row {row} twice, so that nobody can tell which one counts.", row=row)
    return ExchangeError(text)


def cell_twice(row: int, column: int) -> ExchangeError:
    """What is said where a row has two cells of one column, each with something in it."""
    text = _(
        "A sheet of the workbook has the cell {cell} twice, so that nobody can tell which one counts.",
        cell=f"{get_column_letter(column)}{row}",
    )
    return ExchangeError(text)


def zip_bomb(unpacked: int) -> ExchangeError:
    """What is said of a file that is small only as long as nobody unpacks it."""
    return ExchangeError(
        _(
            "The file would unpack to {size}, many hundred times its own size, as no table does. It is not unpacked.",
            size=file_size(unpacked),
        )
    )
