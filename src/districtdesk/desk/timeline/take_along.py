"""Asks where the drawing is to be saved, reads which sources it rests on, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ...exchange.calendar_file import CALENDAR_FORM, CalendarCounts, calendar_words, write_calendar
from ...exchange.errors import ExchangeError
from ...i18n import _, ngettext
from ...register.queries.cited_sources import read_cited_sources
from ...settings import Settings
from ...timeline.feed import Timeline
from ..feed.register_feed import Feed
from ..kit import notices
from .picture import FORMS, Taken, save_picture

_PURPOSE = "pictures"


class Takeable(NamedTuple):
    """What can be taken along: what is shown, and what makes the drawing once the sources that it cites are known."""

    title: str
    shown: Timeline
    made: Callable[[list[str]], Taken]


class TakeAlong(QObject):
    """Writes what is shown as a drawing or as a calendar."""

    def __init__(self, feed: Feed, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._feed, self._settings, self._window = feed, settings, window

    def ask(self, what: Takeable) -> None:
        """Nothing is written where no place is chosen."""
        folder = self._settings.folder(_PURPOSE)
        suggested = folder / f"{what.title} {date.today().isoformat()}{FORMS[0]}"
        words = (
            _("PDF files (*.pdf)"),
            _("SVG pictures (*.svg)"),
            _("PNG pictures (*.png)"),
            _("Calendars (*.ics)"),
        )
        chosen, form = QFileDialog.getSaveFileName(
            self._window, _("Save the drawing"), str(suggested), ";;".join(words)
        )
        if not chosen:
            return
        target, forms = Path(chosen), (*FORMS, CALENDAR_FORM)
        if target.suffix.lower() not in forms:
            ending = forms[words.index(form)] if form in words else FORMS[0]
            target = target.with_name(target.name + ending)
        self.save(target, what)

    def save(self, target: Path, what: Takeable) -> None:
        """Read the sources, or write the calendar, off the GUI thread; then draw it there."""
        self._settings.remember_folder(_PURPOSE, target.parent)
        lanes, marks = what.shown.lanes, what.shown.marks
        if target.suffix.lower() == CALENDAR_FORM:
            self._feed.run(lambda: write_calendar(lanes, marks, what.title, target), self._say, self._refuse, self)
            return

        def work() -> list[str]:
            with self._feed.register.read() as session:
                return read_cited_sources(session, {mark.id for mark in marks})

        self._feed.run(work, lambda sources: self._write(target, what.made(sources)), owner=self)

    def _write(self, target: Path, taken: Taken) -> None:
        try:
            pages = save_picture(taken, target)
        except ExchangeError as error:
            self._refuse(error)
            return
        said = ngettext("Saved {count} page to {name}.", "Saved {count} pages to {name}.", pages, name=target.name)
        self._feed.said.emit(said)

    def _say(self, counts: CalendarCounts) -> None:
        self._feed.said.emit(calendar_words(counts))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, ExchangeError):
            raise error
        notices.tell(self._window, error.message, error.kept, "warning")
