"""Asks where the drawing is to be saved, reads which sources it rests on, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ...exchange.errors import ExchangeError
from ...i18n import _, ngettext
from ...register.queries.cited_sources import read_cited_sources
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import notices
from .picture import FORMS, Taken, save_picture

_PURPOSE = "pictures"


class TakeAlong(QObject):
    """`made` gives the drawing once its sources are known, `ids` the records that it shows."""

    def __init__(self, feed: Feed, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._feed, self._settings, self._window = feed, settings, window

    def ask(self, title: str, ids: Callable[[], set[str]], made: Callable[[list[str]], Taken]) -> None:
        """Nothing is written where no place is chosen."""
        folder = self._settings.folder(_PURPOSE)
        suggested = folder / f"{title} {date.today().isoformat()}{FORMS[0]}"
        forms = (_("PDF files (*.pdf)"), _("SVG pictures (*.svg)"), _("PNG pictures (*.png)"))
        chosen, form = QFileDialog.getSaveFileName(
            self._window, _("Save the drawing"), str(suggested), ";;".join(forms)
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() not in FORMS:
            ending = FORMS[forms.index(form)] if form in forms else FORMS[0]
            target = target.with_name(target.name + ending)
        self.save(target, ids(), made)

    def save(self, target: Path, ids: set[str], made: Callable[[list[str]], Taken]) -> None:
        """Read the sources off the GUI thread, then write it there."""
        self._settings.remember_folder(_PURPOSE, target.parent)

        def work() -> list[str]:
            with self._feed.register.read() as session:
                return read_cited_sources(session, ids)

        self._feed.run(work, lambda sources: self._write(target, made(sources)), owner=self)

    def _write(self, target: Path, taken: Taken) -> None:
        try:
            pages = save_picture(taken, target)
        except ExchangeError as error:
            notices.tell(self._window, error.message, error.kept, "warning")
            return
        said = ngettext("Saved {count} page to {name}.", "Saved {count} pages to {name}.", pages, name=target.name)
        self._feed.said.emit(said)
