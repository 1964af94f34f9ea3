"""The row in which a claim is typed as it is printed, with what was understood said live below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from ...dates.imprecise import ImpreciseDate
from ...i18n import _
from ...problems import Problem, errors_in
from ...register import typed_claim
from ...register.claims import typed_aim
from ...register.claims.indicator_choices import OfferedIndicator
from ...register.confirming import SameClaim, confirm, find_same
from ...register.errors import Refused, RegisterError
from ...register.journal.entry import Entry, Saved, preview, save
from ..feed.register_feed import Feed
from ..forms.same_offer import SameOffer
from ..kit import GuessLine, InsetLineEdit, PlainLabel, QuietButton, WordBox, forbid
from ..kit.button_keys import ENTER
from ..kit.labels import TextColour
from ..kit.tab_order import put_behind
from ..kit.topic import Topic, set_topic
from ..look import fonts
from .aim_line import AimLine
from .choice_line import ChoiceLine
from .claim_draft import ClaimDraft
from .claim_guess import tell_guess
from .claim_places import SHARES, WIDE, Places, places_for
from .evidence_bar import EvidenceBar
from .last_claim import LastClaim
from .row_memory import RowMemory
from .status_picker import StatusPicker


class ClaimEntry(QWidget):
    """The bar of evidence, which stays, and below it indicator, claim and status; Enter adds, Esc empties.

    Nothing is chosen that the person did not choose, and what the program assumes is set apart as its guess.
    added: the new figure's id and the warnings that stand beside it. confirmed: the id of the claim that was there
    already, and whose sources are now one more. typed: there is text now, or no longer. told: what the row says of
    the claim may have changed. not_added: nothing was saved, and the row says why.
    """

    added = Signal(str, list)
    confirmed = Signal(str)
    typed = Signal()
    told = Signal()
    not_added = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._subject = ""
        self._indicators: list[OfferedIndicator] = []
        self._had_text = False
        # Whether the day of publication is to stand in for a date; None leaves that to the indicator.
        self._is_dated: bool | None = None
        # Whether the date that is typed is the day for which it is meant; None leaves that to what follows.
        self._aim: typed_aim.Aim | None = None
        self._make()
        self.draft = ClaimDraft(feed, self._indicator, self._text, self.bar, self._status.box, self)
        self.memory = RowMemory(feed, self._indicator, self._text, self._status.box, *self.bar.boxes)
        self._connect()
        self._take_source()
        forbid(self, feed.why_read_only)

    def _make(self) -> None:
        self._indicator = WordBox(self)
        self._indicator.setAccessibleName(_("Indicator"))
        self._indicator.setPlaceholderText(_("Indicator"))
        self._indicator.setMinimumContentsLength(12)
        self._indicator.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = InsetLineEdit(parent=self)
        self._text.setAccessibleName(_("Claim"))
        self._text.setPlaceholderText(_("more than 220 as of 9 Feb 2024"))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._status = StatusPicker(self)
        self._add = QuietButton(_("Add this claim"), "add")
        self._reading = PlainLabel(text_style="note", text_colour="dim", parent=self)
        self._doubts = PlainLabel(text_style="note", text_colour="amber", parent=self)
        self.last = LastClaim(self)
        self._aim_line, self._choices = AimLine(self), ChoiceLine(self)
        self._answers = (*self._aim_line.buttons, *self._choices.buttons)
        self._guess = GuessLine(self)
        self._offer = SameOffer(self)
        self.bar = EvidenceBar(self._feed, self)
        set_topic(self._indicator, Topic("indicator"))
        set_topic(self, Topic("value", "figure", "claims"))
        self._lay_out()

    def _connect(self) -> None:
        self._indicator.currentIndexChanged.connect(self._take_source)
        self._text.textChanged.connect(self._read)
        self._status.chosen.connect(self._read)
        self.bar.source.chosen.connect(self._take_source)
        self.bar.told.connect(self._read)
        self._guess.taken.connect(self._date_by_source)
        self._aim_line.chosen.connect(self._take_aim)
        self._choices.chosen.connect(self._go_on)
        self._choices.turned.connect(self._turn_to)
        self._text.returnPressed.connect(self.add)
        self.bar.entered.connect(self.add)
        self._add.clicked.connect(self.add)
        self._offer.taken.connect(self.add)
        self._offer.kept_apart.connect(lambda: self.add(apart=True))

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        fonts.space(self._grid, (3, 3, 3, 3), gap=2)
        for column, share in enumerate(SHARES):
            self._grid.setColumnStretch(column, share)
        self._places: Places = ()
        self._arrange(WIDE)
        put_behind(
            self,
            *self.bar.stops,
            self._indicator,
            self._text,
            *self._status.stops,
            *self._answers,
            self._guess,
            self._offer.take_button,
            self._offer.apart_button,
            self._add,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def _rearrange(self) -> None:
        if self.isVisible():
            self._arrange(places_for(self.width(), self._indicator.widest))

    def _arrange(self, places: Places) -> None:
        """The line for the claim stands beside the others, or below them where one of them would be cut."""
        if places == self._places:
            return
        self._places = places
        told = (self.last, self._reading, self._guess, self._doubts)
        parts = (self.bar, self._indicator, self._text, self._status, *told, self._add, self._offer, self._aim_line)
        for part, place in zip(parts, places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        self._grid.addWidget(self._choices, *places[-1])

    def offer(self, subject: str, indicators: Sequence[OfferedIndicator]) -> None:
        """Take claims about this subject; typed text stays while it is the same one."""
        if subject != self._subject:
            self.clear()
            self._feed.source_at_hand.work_on(subject)
        self._subject = subject
        if list(indicators) == self._indicators:
            return
        self._indicators = list(indicators)
        kept = self._indicator.currentData()
        self._indicator.blockSignals(True)
        self._indicator.clear()
        for theme, of_one in groupby(self._indicators, key=attrgetter("theme")):
            self._indicator.add_heading(_(theme))
            for each in of_one:
                self._indicator.addItem(each.name.show(), each.id)
        self._indicator.setCurrentIndex(self._indicator.findData(kept) if kept else -1)
        self._indicator.blockSignals(False)
        self._rearrange()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rearrange()
        if self._subject:
            self._feed.source_at_hand.work_on(self._subject)

    def suggest(self, indicator: str) -> None:
        """Stand ready for a claim of this indicator, unless one is being typed."""
        place = self._indicator.findData(indicator)
        if place >= 0 and not self.has_text:
            self._indicator.setCurrentIndex(place)

    def focus_here(self) -> None:
        first = self._text if self._chosen() and not self._text.hasFocus() else self._indicator
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_text(self) -> bool:
        """Whether something typed has not been added yet."""
        return bool(self._text.text().strip())

    def clear(self) -> None:
        """Empty all that is of this claim alone; the evidence at hand is seen, and stays until it is released."""
        self._forget()
        self._status.release(even_kept=True)

    def _forget(self) -> None:
        # Not clear(): that can be undone, and Ctrl+Z is to undo the saved step.
        self._text.setText("")
        self._begin_anew()

    def _begin_anew(self) -> None:
        """What was said beside the text of a claim was said of that claim alone."""
        self._is_dated = self._aim = None
        self._choices.forget()
        self._status.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_text:
            # Typing that a key takes away can be brought back by another one.
            self._text.clear()
            self._begin_anew()
        elif event.key() in ENTER and self._status.isAncestorOf(self.focusWidget() or self):
            self.add()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> OfferedIndicator | None:
        chosen = self._indicator.currentData()
        return next((each for each in self._indicators if each.id == chosen), None)

    def _values(self) -> dict[str, object] | Problem | None:
        """The figure's values as they would be saved; None while nothing is typed."""
        indicator, source = self._chosen(), self.bar.source.source
        if indicator is None or not self._text.text().strip():
            return None
        trouble, day = self._text.trouble or self.bar.problem, self.bar.day
        if trouble is not None:
            return trouble
        published, as_of = source.date if source else None, day if isinstance(day, ImpreciseDate) else None
        text, status = self._text.text(), self._status.status
        how = typed_claim.How(source.language if source else None, published, self._choices.choice)
        self._choices.remarks = typed_claim.read_remarks(text, indicator, how)
        values = typed_claim.figure_values(
            text, indicator, published, self._is_dated, status=status, aim=self._aim, as_of=as_of, how=how
        )
        return values if isinstance(values, Problem) else values | {"subject": self._subject, "status": status}

    def _date_by_source(self, is_wanted: bool) -> None:
        self._is_dated = is_wanted
        self._go_on()

    def _turn_to(self, indicator: str) -> None:
        self._indicator.setCurrentIndex(self._indicator.findData(indicator))
        self._go_on()

    def _take_aim(self, aim: typed_aim.Aim) -> None:
        self._aim = aim
        self._go_on()

    def _go_on(self) -> None:
        self._read()
        # The next Enter is for the claim.
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_typed(self) -> None:
        if self.has_text != self._had_text:
            self._had_text = self.has_text
            self.typed.emit()

    def _read(self) -> None:
        self._tell_typed()
        indicator, values = self._chosen(), self._values()
        doubts = self._doubts_about(values) if isinstance(values, dict) else []
        self._add.setEnabled(isinstance(values, dict) and not errors_in(doubts))
        self._doubts.setText(" ".join(problem.message for problem in doubts))
        self._doubts.setVisible(bool(doubts))
        self._status.want(isinstance(values, dict) and self._status.status is None)
        self._aim_line.tell_of(values)
        self._choices.tell(values, indicator, self._indicators)
        self.last.tell(indicator.id if indicator else "", values if isinstance(values, dict) else None)
        tell_guess(self._guess, self.bar.source.source, values, indicator)
        self._tell_same(values if self._add.isEnabled() else None)
        if self._feed.why_read_only:
            self._say(self._feed.why_read_only, "dim")
        elif indicator is None:
            self._say(_("Choose the indicator, then type a claim as it is printed. Enter adds it."), "dim")
        elif values is None:
            self._say(_("Type a claim as it is printed. Enter adds it."), "dim")
        elif isinstance(values, Problem):
            self._say(values.message, "amber")
        else:
            self._say(self._with_person(typed_claim.reading_of(values, indicator)), "accent")

    def _with_person(self, reading: str) -> str:
        """And who said it, where that is a person of the register: the name may be printed otherwise."""
        person = self.bar.said_by.person_name
        said = [_("Said by {person}.", person=person)] if person else []
        return " · ".join((reading, *self._choices.remarks, *said))

    def _doubts_about(self, values: dict[str, object]) -> list[Problem]:
        """What the rules would say of it, told before it is added; that a status is wanted its box shows."""
        # Without a status the other rules would keep silent; this one is only looked at, and asks for no more.
        judged = values if values["status"] else values | {"status": "planned"}
        return self._feed.attempt(lambda: preview(self._feed.register, Entry("figure", judged))) or []

    def _find_same(self, values: dict[str, object] | Problem | None) -> SameClaim | None:
        """The claim that is there already; which one it is nobody knows before it has its status."""
        if not isinstance(values, dict) or values["status"] is None:
            return None
        entry, register = Entry("figure", values), self._feed.register

        def find() -> SameClaim | None:
            with register.read() as session:
                return find_same(session, entry, self.bar.citations(), is_typed=True)

        return self._feed.attempt(find)

    def _tell_same(self, values: dict[str, object] | Problem | None) -> None:
        self._offer.speak_of(self._find_same(values), _("Enter adds this source to it."))
        self._add.setVisible(self._offer.same is None)

    def _say(self, sentence: str, text_colour: TextColour) -> None:
        self._reading.set_text_colour(text_colour)
        self._reading.setText(sentence)
        self.told.emit()

    def _take_source(self) -> None:
        """Another source was published on another day, and another indicator is dated otherwise."""
        self._is_dated = None
        self._read()

    def add(self, *, apart: bool = False) -> None:
        """Save the claim, with its citation where a source is chosen, as one step.

        Of a claim that is there already the citation alone is saved with that one, unless it is to stand `apart`.
        """
        self.bar.source.end_word()
        values = self._values()
        if not isinstance(values, dict):
            self._tell_unread(values)
        elif not self._add.isEnabled():  # What is wrong with it stands below since it was read.
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.not_added.emit()
        elif values["status"] is None:
            self._say(_("Choose the status, for nobody has said it yet. Then Enter adds the claim."), "amber")
            self._status.setFocus(Qt.FocusReason.OtherFocusReason)
            self.not_added.emit()
        elif apart or not self._is_held_up(values):
            self._save(values, None if apart else self._offer.same)

    def add_and_begin_next(self) -> None:
        """Add the claim and begin another at the head of the row."""
        self.add()
        if not self.has_text:
            self._indicator.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn_pin(self) -> None:
        """Keep the status for the next claims, or no longer."""
        self._status.keep.toggle()

    def _is_held_up(self, values: dict[str, object]) -> bool:
        """Whether there is nothing to add, or something else than what is offered in sight."""
        offered = self._offer.same
        self._tell_same(values)
        same = self._offer.same
        is_held_up = same is not None and (not same.may_be_added or same != offered)
        if is_held_up:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.not_added.emit()
        return is_held_up

    def _save(self, values: dict[str, object], same: SameClaim | None) -> None:
        register = self._feed.register
        try:
            saved = confirm(register, same) if same else self._save_new(values)
        except Refused as refused:
            self._refuse(" ".join(problem.message for problem in refused.all))
        except RegisterError as trouble:
            self._refuse(trouble.beside)
        else:
            self._feed.source_at_hand.confirm()
            self.memory.remember()
            self._forget()
            if same:
                self.confirmed.emit(saved.id)
            else:
                self.added.emit(saved.id, saved.warnings)
            self.focus_here()

    def _save_new(self, values: dict[str, object]) -> Saved:
        return save(self._feed.register, Entry("figure", values), self.bar.citations())

    def _tell_unread(self, problem: Problem | None) -> None:
        if problem is None and self.has_text:
            self._say(_("Choose the indicator and type the claim that this belongs to."), "amber")
        answer = next((each for each in self._answers if each.isVisibleTo(self)), None)
        if problem is not None and answer is not None:  # The next Enter takes it.
            answer.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.has_text:
            self.not_added.emit()

    def _refuse(self, why: str) -> None:
        self._doubts.hide()  # Once: what was doubted before the save may be what refused it.
        self._say(why, "red")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.not_added.emit()
