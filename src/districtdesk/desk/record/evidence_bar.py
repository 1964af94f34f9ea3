"""The evidence at hand: source, place, speaker and day, kept for all that follows until it is released."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...problems import Problem
from ...records import Figure, field_of
from ...records.evidence import HOW_TOLD
from ...register.journal.entry import Entry
from ...register.typed_claim import citations_of
from ..editors.line_editor import WholeLine
from ..feed.register_feed import Feed
from ..feed.source_at_hand import EvidenceTold
from ..kit import DimLabel, InsetLineEdit, LinkButton, WordBox, explain
from ..kit.tab_order import put_behind
from ..kit.topic import Topic, set_topic
from ..look import fonts
from .source_picker import SourcePicker
from .speaker_line import OfficeLine, SpeakerLine

# In steps: narrower than this, two fields stand beside each other instead of four.
_NARROW = 110
# Row, column, rows and columns of: source, as of, who said it, office, how it is told, place.
_WIDE = ((1, 0, 1, 3), (1, 3, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1), (2, 3, 1, 1))
_IN_NARROW = ((1, 0, 1, 4), (2, 0, 1, 4), (3, 0, 1, 2), (3, 2, 1, 2), (4, 0, 1, 2), (4, 2, 1, 2))


class EvidenceBar(QFrame):
    """All bars of a register show the same: what is typed in one stands in the others. `source` chooses.

    told: something else stands here now. entered: Enter was pressed in one of its lines.
    """

    told = Signal()
    entered = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand = feed.source_at_hand
        self._places: tuple[tuple[int, int, int, int], ...] = ()
        self._is_showing = False
        self._make(feed)
        self._lay_out()
        self._connect()
        self._show_told()

    def _make(self, feed: Feed) -> None:
        self.said_by = SpeakerLine(feed, self)
        self.office = OfficeLine(feed, self.said_by, self)
        self.source = SourcePicker(feed, self)
        self.place = _line(_("Place: page 3"), _("Place in it"), Topic("place_in_it", "citation"), self)
        self.as_of = _line(_("As of, for all"), _("As of, for all that follow"), Topic("as_of", "figure"), self)
        # A whole day of a long month is seen in it, and what belongs into it.
        seen = (ImpreciseDate("2028-09-28").show(), self.as_of.placeholderText())
        self.as_of.setMinimumWidth(max(map(fonts.metrics().horizontalAdvance, seen)) + fonts.step(5))
        self.how_told = WordBox(self)
        self.how_told.setAccessibleName(_("How told"))
        self.how_told.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.how_told.setMinimumContentsLength(8)
        self.how_told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_topic(self.how_told, Topic("how_told", "citation"))
        self.how_told.setPlaceholderText(_("How told"))
        # Whoever chooses it takes the choice back.
        self.how_told.addItem("", "")
        for code, name in HOW_TOLD:
            self.how_told.addItem(_(name), code)
        self._label = DimLabel(_("Source"), self)
        self._label.setWordWrap(False)
        self.next_button = LinkButton(parent=self)
        self.release_button = LinkButton(_("Release"), self)
        explain(self.release_button, _("Let go of the source and of all that stands here. Shift+F8 does it too."))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        fonts.space(head, gap=3)
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self.next_button)
        head.addWidget(self.release_button)
        self._grid = QGridLayout(self)
        fonts.space(self._grid, (2, 1, 2, 2), gap=1.5)
        self._grid.addLayout(head, 0, 0, 1, 4)
        for column, share in enumerate((4, 4, 3, 3)):
            self._grid.setColumnStretch(column, share)
        self._arrange()
        put_behind(self, *self.stops)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in their order."""
        fields = (self.source, self.as_of, self.said_by, self.office, self.how_told, self.place)
        return (self.next_button, self.release_button, *fields)

    @property
    def boxes(self) -> tuple[QComboBox | QLineEdit, ...]:
        """What is typed and chosen in, but for the source."""
        return self.as_of, self.said_by, self.office, self.how_told, self.place

    def _connect(self) -> None:
        for line in (self.said_by, self.office, self.place, self.as_of):
            line.textChanged.connect(self._hear)
            line.returnPressed.connect(self.entered)
        self.as_of.editingFinished.connect(self._write_day_out)
        self.said_by.linked.connect(self._hear)
        self.said_by.office_seen.connect(self._take_office)
        self.how_told.currentIndexChanged.connect(self._hear)
        self.next_button.clicked.connect(self._at_hand.turn_to_next)
        self.release_button.clicked.connect(self._at_hand.release)
        self.source.chosen.connect(self._show_told)
        for told in (self._at_hand.said, self._at_hand.confirmed, self._at_hand.doubted):
            told.connect(self._show_told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        places = _IN_NARROW if self.width() / fonts.step() < _NARROW else _WIDE
        if places == self._places:
            return
        self._places = places
        fields = (self.source, self.as_of, self.said_by, self.office, self.how_told, self.place)
        for field, place in zip(fields, places, strict=True):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, *place)

    # What stands here.

    @property
    def day(self) -> ImpreciseDate | Problem | None:
        """As of when all is that follows; a Problem for what cannot be read."""
        trouble = self.as_of.trouble
        if trouble is not None:
            return trouble
        day = field_of(Figure, "as_of").kind.parse(self.as_of.text())
        return day if isinstance(day, ImpreciseDate | Problem) else None

    @property
    def cut(self) -> Problem | None:
        """Why what stands here cannot be cited."""
        lines = (self.said_by, self.office, self.place)
        return next((line.trouble for line in lines if line.trouble is not None), None)

    @property
    def problem(self) -> Problem | None:
        """Why what stands here cannot be saved beside a claim."""
        day = self.day
        return self.cut or (day if isinstance(day, Problem) else None)

    def citations(self) -> list[Entry]:
        """What is saved beside a record; nothing where no source is chosen."""
        self.source.end_word()
        source = self.source.source
        return citations_of(source.id if source else None, **self._at_hand.told.cited())

    def _hear(self) -> None:
        """A person typed or chose."""
        if self._is_showing:
            return
        said_by = self.said_by
        self._at_hand.say(
            EvidenceTold(
                self.place.text(),
                said_by.text(),
                said_by.person,
                said_by.person_name,
                self.office.text(),
                self.how_told.currentData() or "",
                self.as_of.text(),
            )
        )

    def _write_day_out(self) -> None:
        """A whole day has room as it is written by itself; less than that stands as it was typed."""
        day = self.day
        if isinstance(day, ImpreciseDate) and day.earliest == day.latest and not day.words:
            self.as_of.setText(day.show())

    def _take_office(self, office: str) -> None:
        if office and not self.office.text().strip():
            self.office.setText(office)

    def _show_told(self) -> None:
        self._is_showing = True
        told = self._at_hand.told
        for line, text in ((self.office, told.office), (self.place, told.place_in_it), (self.as_of, told.as_of)):
            if line.text() != text:
                line.show_text(text)
        if (self.said_by.text(), self.said_by.person) != (told.said_by, told.speaker):
            self.said_by.take_back(told.said_by, told.speaker, told.speaker_name)
        self.how_told.setCurrentIndex(self.how_told.findData(told.how_told) if told.how_told else -1)
        self._is_showing = False
        self._tell()
        self.told.emit()

    def _tell(self) -> None:
        """Only a source can tell who said it, and where."""
        has_source, day = self.source.source is not None, self.day
        for field in (self.said_by, self.office, self.how_told, self.place):
            field.setVisible(has_source)
        label = _("Source")
        is_filled_in = self._at_hand.is_offered and has_source
        self._label.setText(_("{label} · filled in", label=label) if is_filled_in else label)
        known = self._at_hand.at_hand
        place = known.index(self._at_hand.id) + 1 if self._at_hand.id in known else 0
        self.next_button.setVisible(bool(known) and known != [self._at_hand.id])
        self.next_button.set_label(_("{place} of {count} at hand", place=place, count=len(known)))
        explain(self.next_button, _("To the next source at hand, as it was left. F8 does it too."))
        self.release_button.setVisible(has_source or bool(self.as_of.text()))
        _mark(self.as_of, day.message if isinstance(day, Problem) else "")
        self._arrange()


def _line(invitation: str, name: str, topic: Topic, parent: QWidget) -> WholeLine:
    line = WholeLine(parent)
    line.setPlaceholderText(invitation)
    line.setAccessibleName(name)
    set_topic(line, topic)
    return line


def _mark(line: InsetLineEdit, why: str) -> None:
    """Say that it cannot be read; an empty reason says that it can."""
    severity = "error" if why else ""
    explain(line, why or line.accessibleName())
    if (line.property("problem") or "") != severity:
        line.setProperty("problem", severity)
        line.style().unpolish(line)
        line.style().polish(line)
