"""The files that pages are saved as: a PDF, or a Word document where it is a page of paper."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...i18n import N_, _, ngettext
from .print_work import PlannedPrint, Progress, write_pdf


@dataclass(frozen=True, slots=True)
class FileForm:
    """`title`: of the dialog that asks where to; `files`: what it shows; `doing`: what is told while it is written.
    `write` raises ExchangeError and Cancelled; `tell` says what was done.
    """

    suffix: str
    title: str
    files: str
    doing: str
    write: Callable[[PlannedPrint, Path, Progress, threading.Event], object]
    tell: Callable[[PlannedPrint, Path], str]


def _write_word(planned: PlannedPrint, target: Path, _progress: Progress, _stop: threading.Event) -> None:
    # Late: what writes for Word takes as long to load as the dialog, and few need it.
    from ...paper.word import write_word

    if planned.paper is not None:
        write_word(planned.paper, target)


def _tell_pages(planned: PlannedPrint, target: Path) -> str:
    count = len(planned.pages)
    return ngettext("Saved {count} page to {name}.", "Saved {count} pages to {name}.", count, name=target.name)


def _tell_file(_planned: PlannedPrint, target: Path) -> str:
    return _("Saved {name}.", name=target.name)


SAVE_PDF = FileForm(".pdf", N_("Save as PDF"), N_("PDF files (*.pdf)"), N_("Saving the PDF"), write_pdf, _tell_pages)
SAVE_WORD = FileForm(
    ".docx",
    N_("Save as Word document"),
    N_("Word documents (*.docx)"),
    N_("Saving the Word document"),
    _write_word,
    _tell_file,
)
