"""Asks where a register file is to be made; no file is written over, so the system does not ask about that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ...i18n import _

SUFFIX = ".ddesk"


def ask_new_file(window: QWidget, title: str, folder: Path, stem: str) -> Path | None:
    """The place that was chosen, with the ending of a register; None where none was. `stem` is offered."""
    chosen, _filter = QFileDialog.getSaveFileName(
        window,
        title,
        str(folder / f"{stem}{SUFFIX}"),
        _("Registers (*.ddesk)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
