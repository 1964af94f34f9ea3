"""Asks where the drawing is to be saved, reads which sources it rests on, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ...attached.copies import safe_name
from ...exchange.calendar_file import CALENDAR_FORM, calendar_words, write_calendar
from ...exchange.errors import ExchangeError
from ...exchange.leaving import remember_drawing
from ...i18n import _, ngettext
from ...painting.picture import FORMS, make_image, save_picture
from ...register.clock import day_in_name
from ...register.queries.cited_sources import read_cited_sources
from ...settings import Settings
from ...timeline.feed import Timeline
from ...timeline.table_rows import TABLE_FORMS, TableRows
from ..feed.register_feed import Feed
from ..kit import Button, notices
from ..kit.takeable import Takeable
from .paper_settings import sheet_wishes

_PURPOSE = "pictures"


class TakenFrom(Protocol):
    """A window that has a drawing. printing_wanted: print this one."""

    printing_wanted: SignalInstance

    @property
    def takeable(self) -> Takeable: ...


class TakeAlong(QObject):
    """Writes what is shown as a drawing or as a calendar, and copies it as a picture."""

    def __init__(self, feed: Feed, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._feed, self._settings, self._window = feed, settings, window

    def buttons(self, window: TakenFrom) -> tuple[Button, Button, Button]:
        """Copy, save and print what is drawn in this window."""
        copy, save = Button(_("Copy the &picture")), Button(_("&Save the picture…"))
        to_print = self.print_button = Button(_("Print…"))
        copy.clicked.connect(lambda: self.copy(window.takeable))
        save.clicked.connect(lambda: self.ask(window.takeable))
        to_print.clicked.connect(lambda: window.printing_wanted.emit(window.takeable))
        return copy, save, to_print

    def ask(self, what: Takeable) -> None:
        """Nothing is written where no place is chosen."""
        folder = self._settings.folder(_PURPOSE)
        suggested = folder / safe_name(f"{what.title} {day_in_name(self._feed.register.clock)}{FORMS[0]}")
        words = [_("PDF files (*.pdf)"), _("SVG pictures (*.svg)"), _("PNG pictures (*.png)")]
        forms = list(FORMS)
        if what.dated is not None:
            words.append(_("Calendars (*.ics)"))
            forms.append(CALENDAR_FORM)
        if what.table is not None:
            words += [_("Excel workbooks (*.xlsx)"), _("CSV tables (*.csv)")]
            forms += TABLE_FORMS
        chosen, form = QFileDialog.getSaveFileName(
            self._window, _("Save the drawing"), str(suggested), ";;".join(words)
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() not in forms:
            ending = forms[words.index(form)] if form in words else FORMS[0]
            target = target.with_name(target.name + ending)
        self.save(target, what)

    def save(self, target: Path, what: Takeable) -> None:
        """Write the calendar or the table off the GUI thread; or read the sources there, and draw it then."""
        self._settings.remember_folder(_PURPOSE, target.parent)
        form = target.suffix.lower()
        if form == CALENDAR_FORM and what.dated is not None:
            self._write_off(partial(self._write_calendar, target, what, what.dated))
        elif form in TABLE_FORMS and what.table is not None:
            self._write_off(partial(self._write_table, target, what, what.table))
        else:
            self._read(what, lambda sources: self._write(target, what, sources))

    def _write_off(self, write: Callable[[], str]) -> None:
        self._feed.run(write, self._feed.said.emit, self._refuse, self)

    def _write_calendar(self, target: Path, what: Takeable, dated: Timeline) -> str:
        counts = write_calendar(dated.lanes, dated.marks, what.title, target)
        return self._remembered(target, what, calendar_words(counts))

    def _write_table(self, target: Path, what: Takeable, rows: TableRows) -> str:
        # Late: what writes workbooks takes long to load, and few tables are taken along.
        from ...exchange.rows_book import write_rows

        return self._remembered(target, what, write_rows(self._feed.register, rows, target))

    def copy(self, what: Takeable) -> None:
        """The picture onto the clipboard, as sharp as it is printed."""
        self._read(what, lambda sources: self._copy(what, sources))

    def _read(self, what: Takeable, then: Callable[[list[str]], None]) -> None:
        def read() -> list[str]:
            with self._feed.register.read() as session:
                return read_cited_sources(session, what.cited_for)

        self._feed.run(read, then, owner=self)

    def _copy(self, what: Takeable, sources: list[str]) -> None:
        try:
            QGuiApplication.clipboard().setImage(make_image(what.made(sources)))
        except ExchangeError as error:
            self._refuse(error)
            return
        self._feed.said.emit(_("Copied as a picture: {title}", title=what.title))

    def _write(self, target: Path, what: Takeable, sources: list[str]) -> None:
        try:
            pages = save_picture(what.made(sources), target, sheet_wishes(self._settings))
        except ExchangeError as error:
            self._refuse(error)
            return
        said = ngettext("Saved {count} page to {name}.", "Saved {count} pages to {name}.", pages, name=target.name)
        self._feed.run(lambda: self._remembered(target, what, said), self._feed.said.emit, owner=self)

    def _remembered(self, target: Path, what: Takeable, said: str) -> str:
        """What was said, and why it is not remembered if it is not."""
        kept = remember_drawing(self._feed.register, target, what.title, what.records, what.step)
        return f"{said} {kept.why_not}".strip()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, ExchangeError):
            raise error
        notices.tell(self._window, error.message, error.kept, "warning")
