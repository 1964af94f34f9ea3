"""The evidence of a new record, chosen where it is saved: its citation is one step with it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...dates.imprecise import ImpreciseDate
from ..feed.register_feed import Feed
from ..forms.form import RecordForm
from ..kit.tab_order import put_before
from .evidence_bar import EvidenceBar

# These are evidence themselves, or a word list.
WITHOUT_SOURCE = ("source", "citation", "attachment", "indicator")


class EvidenceRow(EvidenceBar):
    """Shows the evidence at hand. Of a new record it tells only once a person says so.

    The day that stands here for all is filled in where `form` asks as of when.
    """

    def __init__(self, feed: Feed, form: RecordForm | None = None, parent: QWidget | None = None) -> None:
        super().__init__(feed, parent)
        self._form = form
        # The day that was filled in from here.
        self._day: ImpreciseDate | None = None
        self.told.connect(self._fill_in_day)
        self.begin()

    def begin(self) -> None:
        """For another new record: of that nobody has said anything yet."""
        self._at_hand.doubt()
        self._fill_in_day()

    def _fill_in_day(self) -> None:
        form, day = self._form, self.day
        cell = form.fields.cells.get("as_of") if form is not None and form.record_id is None else None
        if cell is None:
            return
        is_from_here = cell.is_filled_in and cell.editor.value() == self._day
        if not (is_from_here or cell.editor.is_blank):
            return
        self._day = day if isinstance(day, ImpreciseDate) else None
        if self._day != cell.editor.value():
            cell.begin_with(self._day)


class SourceOffer:
    """Stands above the form of a page while that is of a new record; made for the first one."""

    def __init__(self, feed: Feed, form: RecordForm, above: QVBoxLayout, place: int, page: QWidget) -> None:
        self._feed, self._form, self._above, self._place, self._page = feed, form, above, place, page
        self._row: EvidenceRow | None = None

    def offer(self, *, is_wanted: bool) -> None:
        """Show it, for another new record, or hide it."""
        if is_wanted and self._row is None:
            self._row = EvidenceRow(self._feed, self._form, self._page)
            self._form.citations = self._row.citations
            self._above.insertWidget(self._place, self._row)
            put_before(self._form, self._row)
        elif is_wanted and self._row is not None:
            self._row.begin()
        if self._row is not None:
            self._row.setVisible(is_wanted)

    def confirm(self) -> None:
        """What it said was saved with the record."""
        if self._row is not None:
            self._feed.source_at_hand.confirm()
