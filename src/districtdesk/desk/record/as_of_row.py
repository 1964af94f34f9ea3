"""What a record was on a day, below its title: the day, today where none is typed, and what its states tell of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...problems import Problem
from ...register.queries.listing import ListRow
from ...register.queries.through_time import DayFact, DayOnShow, read_day
from ..editors.as_of_line import AsOfLine
from ..feed.register_feed import Feed
from ..kit import FlowRow, NoteLabel, PlainLabel
from .fact_label import FactLabel


class AsOfRow(FlowRow):
    """Stands only where a record has states. A day that is typed stays for as long as one looks at the record."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._feed = feed
        self._row: ListRow | None = None
        self._said: list[QWidget] = []
        # The day of the list beside it: each record is shown as of that one at first.
        self._usual: date | None = None
        line = AsOfLine()
        self.editor = line.editor
        self.editor.edited.connect(self._hear)
        self.add(line)
        # While the whole window is of another day, so is this.
        line.setVisible(feed.register.clock is None)
        self.hide()

    def begin_with(self, day: date | None) -> None:
        """Show each record as of this day, until another is typed for it; None for today."""
        self._usual = day
        self.editor.set_value(day)
        if self._row is not None:
            self._hear()

    def show_record(self, row: ListRow | None, today: DayOnShow | None) -> None:
        """Show what held today, or on the day that was typed for this record."""
        if row is None or self._row is None or row.id != self._row.id:
            self.editor.set_value(self._usual)
            self.editor.mark("")
        self._row = row
        if today is None or self.editor.is_blank:
            self._show(today)
        else:
            self._hear()

    def _show(self, day: DayOnShow | None) -> None:
        self.setVisible(day is not None)
        labels: list[QWidget] = [_label(fact) for fact in day.facts] if day else []
        if labels and not self.editor.is_blank:
            # Nothing else on the page is of that day.
            below = NoteLabel(_("Below: as recorded today."))
            # Short enough for any window; a label that may break asks for a square of room.
            below.setWordWrap(False)
            labels.append(below)
        self._say(labels)

    def _say(self, labels: list[QWidget]) -> None:
        for label in self._said:
            self.take_out(label)
        self._said = labels
        for label in labels:
            self.add(label)

    def _read(self) -> DayOnShow | None:
        if self._row is None:
            return None
        with self._feed.register.read() as session:
            return read_day(session, self._row, self.editor.day)

    def _hear(self) -> None:
        value = self.editor.value()
        if self._row is not None and not self._row.has_states:
            return
        self.editor.mark("error" if isinstance(value, Problem) else "")
        if isinstance(value, Problem):
            self._say([PlainLabel(value.message, "note", "red")])
        else:
            self._show(self._feed.attempt(self._read))


def _label(fact: DayFact) -> QWidget:
    return FactLabel(fact.label, fact.words, is_certain=fact.certainty == "so", more=fact.acts)
