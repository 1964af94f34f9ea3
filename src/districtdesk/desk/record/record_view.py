"""One record: its title, a line that tells which one it is, and tabs for everything that hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ...drafts.draft import TypedDraft
from ...i18n import _
from ...overview.members import MemberSum, has_members, read_member_sums
from ...record_kinds import RECORD_KINDS, SUBJECTS
from ...register.journal.store import Changed
from ...register.queries.listing import ListRow
from ...register.queries.record_snapshot import RecordSnapshot, read_snapshot
from ...settings import Settings
from ..feed.register_feed import Feed
from ..forms.form import RecordForm
from ..history.history_page import HistoryView
from ..kit import Button, PrimaryButton, QuietButton, forbid
from ..kit.regions import Region
from ..lists.leaving import Unsaved
from ..look import fonts
from .as_of_row import AsOfRow
from .below_tabs import BelowTabs, on_card
from .citations_dialog import show_evidence
from .citing import add_record, correct_record
from .claims_tab import ClaimsTab
from .entering import EntryPage, entering
from .erasing import erase_asking
from .evidence_for_all import EvidenceForAllDialog
from .evidence_row import WITHOUT_SOURCE, SourceOffer
from .evidence_tab import EvidenceTab
from .field_change import FieldChangeDialog
from .making_tabs import ADDING, REFRESHED, MadeTab, make_tab
from .merging_steps import MergingSteps
from .record_head import RecordHead
from .record_tabs import DETAILS, FIGURES, HISTORY, SENT, RecordTabs, tab_names
from .related_tab import RelatedTab
from .unsaved_here import first_unsaved, has_text, place_of_unsaved, unsaved_in
from .warnings_row import WarningsRow

# Below the head, the day and the warnings.
_ABOVE_FORM = 3


class RecordView(QWidget, Region):
    """Opens on the first tab that holds something, or on the one chosen last where that does. Tabs are made when they
    are looked at.

    open_wanted: go to another record's page. saved: the record was saved. touched: the form now holds, or no longer
    holds, what is not saved. back_wanted: to the list, where that has no room beside it. cancelled: the new record
    is not wanted any more. merge_wanted: these records may be one.
    """

    open_wanted = Signal(str, str)
    saved = Signal(str)
    touched = Signal(bool)
    back_wanted = Signal()
    cancelled = Signal()
    merge_wanted = Signal(list)
    # Where several records are changed: they need editors, as this does, which a list has not loaded.
    change_dialog = FieldChangeDialog
    evidence_dialog = EvidenceForAllDialog
    merging_steps = MergingSteps

    def __init__(self, feed: Feed, settings: Settings, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._settings = settings
        self._kind = kind
        self._record_id: str | None = None
        self._snapshot: RecordSnapshot | None = None
        self._sums: list[MemberSum] = []
        # The tab that a person chose last, for any record of this kind.
        self._chosen_tab = ""
        self._made: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._make_head()
        # With its parent from the start: a stacked layout shows its first page at once, else as a window.
        self.form = RecordForm(feed, kind, self)
        self.form.saved.connect(self._after_save)
        self.form.slip.turned_new.connect(self._turn_new)
        self.form.touched.connect(lambda _changed: self._touch())
        below = BelowTabs()
        self._pages = QStackedLayout(below)
        self._pages.addWidget(self.form)
        head = QVBoxLayout()
        fonts.space(head, (6, 5, 6, 3), gap=3)
        head.addWidget(self._head)
        head.addWidget(self._as_of)
        head.addWidget(self._warnings)
        head.addWidget(self._tabs)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        self._evidence = SourceOffer(self._feed, self.form, head, _ABOVE_FORM, self)
        column.addLayout(head)
        column.addWidget(below, 1)
        feed.changed.connect(self._follow)

    def _make_head(self) -> None:
        self._add_claim = QuietButton(_("Add a claim"), "add")
        self._add_claim.clicked.connect(self._start_claim)
        forbid(self._add_claim, self._feed.why_read_only)
        self._save = PrimaryButton(_("Save"))
        self._save.clicked.connect(self.save)
        self._discard = Button(_("Discard"))
        self._discard.clicked.connect(self._give_up)
        self._erase = QuietButton(_("Erase person…"), "remove")
        self._erase.clicked.connect(self._erase_person)
        claims = (self._add_claim,) if self._kind in SUBJECTS else ()
        erase = (self._erase,) if RECORD_KINDS[self._kind].is_person else ()
        self._head = RecordHead(self._discard, *claims, *erase, self._save)
        self._head.back_wanted.connect(self.back_wanted)
        self._as_of = AsOfRow(self._feed)
        self._warnings = WarningsRow(self._feed)
        self._warnings.merge_wanted.connect(self.merge_wanted)
        self._tabs = RecordTabs(_("Parts of the record"))
        for key, text in tab_names(self._kind):
            self._tabs.add_tab(key, text)
        self._tabs.tab_chosen.connect(self._choose_tab)

    def load(self, record_id: str | None, initial: dict[str, object] | None = None) -> None:
        """Show this record, or an empty form for a new one with these values filled in."""
        is_other = record_id != self._record_id or record_id is None
        self._record_id = record_id
        if is_other:
            self._forget_tabs()
        self._read()
        self.form.load(record_id, initial, self._row)
        self._offer_steps()
        if record_id is None:
            self._show(self.form)
        elif is_other:
            self._open_first()
        self._touch()

    def show_back(self, has_back: bool) -> None:
        """Offer the way back to the list, where that has no room beside the record."""
        self._head.show_back(has_back)

    def show_as_of(self, day: date | None) -> None:
        """Show each record as of this day at first, as the list beside it is; None for today."""
        self._as_of.begin_with(day)

    def focus_first(self) -> None:
        """Give the keyboard to the form's first field."""
        self.form.focus_first()

    def focus_tabs(self) -> None:
        """Give the keyboard to what the record is looked through with."""
        self._tabs.focus_here()

    def region_place(self) -> QWidget | None:
        return self._tabs.bar

    @property
    def _claims(self) -> ClaimsTab | None:
        made = self._made.get(FIGURES)
        return made if isinstance(made, ClaimsTab) else None

    def is_changed(self) -> bool:
        """Whether something typed here is not saved yet."""
        return self.form.is_changed() or has_text(self._claims)

    def unsaved(self) -> Unsaved:
        """What that is."""
        return unsaved_in(self.form, self._claims, self._head.title)

    def lead_to_unsaved(self) -> None:
        """Give the keyboard to it: where it was last, or to the first of it."""
        tab = place_of_unsaved(self, self.form, self._claims)
        if tab:
            self.show_tab(tab)
            first_unsaved(self.form, self._claims)

    def save(self) -> bool:
        """Save what was typed; what has problems stays on screen with them."""
        if (figures := self._claims) is not None and figures.entry.has_text:
            figures.entry.add()
            if figures.entry.has_text:
                self.show_tab(FIGURES)
                return False
        if self._record_id is not None and not self.form.is_changed():
            return True
        if self.form.save():
            return True
        self.show_tab(DETAILS)
        return False

    def entering(self, page: EntryPage) -> dict[str, Callable[[], object]]:
        return entering(page, self.form, self._feed, self._add_claim, self._tabs)

    def revert(self) -> None:
        """Throw away what was typed and not saved."""
        if self._claims is not None:
            self._claims.entry.clear()
        self.form.revert()
        self._feed.said.emit("")
        self._touch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In the main window its own action takes this key first.
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
            return
        super().keyPressEvent(event)

    def take_draft(self, draft: TypedDraft) -> None:
        """Type in again what a crash interrupted beside a warning or in the row for claims."""
        if draft.where == "warning":
            self._warnings.take_draft(draft)
            return
        self._start_claim()
        if self._claims is not None:
            self._claims.entry.draft.take(draft)

    @property
    def record_id(self) -> str | None:
        return self._record_id

    @property
    def tab_keys(self) -> list[str]:
        return [key for key, _text in tab_names(self._kind)]

    def _open_first(self) -> None:
        self.show_tab(next(key for key in (self._chosen_tab, *self.tab_keys) if self._holds_something(key)))

    def _holds_something(self, tab: str) -> bool:
        if tab in (DETAILS, HISTORY, SENT):
            return True
        count = self._snapshot.profile.counts.get(tab, 0) if self._snapshot else 0
        return bool(count[0] if isinstance(count, tuple) else count)

    def _choose_tab(self, key: str) -> None:
        self._chosen_tab = key
        self.show_tab(key)

    def show_tab(self, key: str) -> None:
        """Look at this part of the record."""
        self._tabs.set_current(key)
        if key == DETAILS:
            self._show(self.form)
            return
        if key not in self._made:
            self._made[key] = self._make_tab(key)
            self._pages.addWidget(self._made[key])
        elif key in self._stale:
            self._refresh(key)
        self._show(self._made[key])

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def _make_tab(self, key: str) -> QWidget:
        made: ClaimsTab | MadeTab
        if key == FIGURES:
            made = self._make_claims()
        else:
            made = make_tab(key, self._kind, self._feed, self._settings, self._record_id or "")
        made.open_wanted.connect(self.open_wanted)
        if isinstance(made, ADDING):
            made.add_wanted.connect(self._add_in_place)
        return on_card(made) if isinstance(made, HistoryView) else made

    def _make_claims(self) -> ClaimsTab:
        tab = ClaimsTab(self._feed, self._kind)
        tab.entry.typed.connect(self._touch)
        tab.figure_wanted.connect(self._correct)
        tab.evidence_wanted.connect(self._show_evidence)
        if self._snapshot:
            tab.load(self._snapshot, self._sums)
        return tab

    def _forget_tabs(self) -> None:
        self._show(self.form)
        for page in self._made.values():
            self._pages.removeWidget(page)
            page.deleteLater()
        self._made.clear()
        self._stale.clear()

    def _refresh(self, key: str) -> None:
        page = self._made[key]
        self._stale.discard(key)
        if isinstance(page, ClaimsTab) and self._snapshot:
            page.load(self._snapshot, self._sums)
        elif isinstance(page, REFRESHED):
            page.refresh()

    def _give_up(self) -> None:
        if self._record_id is None:
            self.cancelled.emit()
        else:
            self.revert()

    def _start_claim(self) -> None:
        self.show_tab(FIGURES)
        if self._claims is not None:
            self._claims.start_claim()

    def _add_in_place(self, kind: str, initial: dict[str, object]) -> None:
        added = add_record(self._feed, kind, initial, self.window())
        tab = self._pages.currentWidget()
        if added and isinstance(tab, RelatedTab | EvidenceTab):
            tab.choose(added)

    def _show_evidence(self, figure: str) -> None:
        show_evidence(self._feed, self._settings, figure, self.window())

    def _correct(self, figure: str) -> None:
        correct_record(self._feed, "figure", figure, "value", self.window())

    def _after_save(self, record_id: str) -> None:
        is_new = self._record_id is None
        self._record_id = record_id
        self._offer_steps()
        self._read()
        if is_new:
            self._evidence.confirm()
            self._tabs.set_current(DETAILS)
        self._touch()
        self.saved.emit(record_id)

    def _erase_person(self) -> None:
        if self._record_id is not None and erase_asking(self, self._feed, self._record_id):
            self.form.load(self._record_id, read=self._row)

    def _turn_new(self) -> None:
        """What stands in the form became a record of its own."""
        self._record_id = None
        self._read()
        self._offer_steps()
        self._touch()

    def _offer_steps(self) -> None:
        has_record = self._record_id is not None
        self._tabs.setVisible(has_record)
        self._offer_source()
        self._add_claim.setVisible(has_record and self._kind in SUBJECTS)
        self._erase.setVisible(has_record and RECORD_KINDS[self._kind].is_person)

    def _offer_source(self) -> None:
        """A new record is saved with the source that tells of it."""
        is_wanted = self._record_id is None and self._kind not in WITHOUT_SOURCE and not self._feed.why_read_only
        self._evidence.offer(is_wanted=is_wanted)

    def _touch(self) -> None:
        is_changed = self.is_changed()
        is_new = self._record_id is None
        self._save.setEnabled(is_changed or is_new)
        self._discard.setText(_("Cancel") if is_new else _("Discard"))
        self._discard.setVisible(is_changed or is_new)
        self._head.fit()
        self.touched.emit(is_changed)

    def _follow(self, changed: Changed) -> None:
        """Something was saved, here or elsewhere."""
        if self._record_id is None:
            return
        self._read()
        # A reason that keeps a warning leaves the record itself as it was.
        is_touched = self._record_id in changed.ids or "accepted_warning" in changed.kinds
        if is_touched and not self.form.is_changed():
            self.form.load(self._record_id, read=self._row)
        self._stale = set(self._made)
        current = self._tabs.current_key
        if current in self._made:
            self._refresh(current)

    @property
    def _row(self) -> ListRow | None:
        return self._snapshot.profile.row if self._snapshot else None

    def _read(self) -> None:
        """Read once what head, form and tabs show, and say in the head which record it is."""
        self._snapshot, self._sums = None, []
        if self._record_id is None:
            declared = RECORD_KINDS[self._kind]
            self._head.say(_("New: {kind}", kind=_(declared.one)), _(declared.meaning))
            self._as_of.show_record(None, None)
            self._warnings.look_at("")
            return
        with self._feed.register.read() as session:
            self._snapshot = read_snapshot(session, self._kind, self._record_id)
            if self._snapshot and has_members(self._kind, self._snapshot.profile.counts):
                self._sums = read_member_sums(session, self._kind, self._record_id)
        if self._snapshot is None:
            return
        profile = self._snapshot.profile
        self._head.say(profile.title, profile.line)
        self._as_of.show_record(profile.row, profile.today)
        self._warnings.look_at(profile.row.id, self._kind, profile.title)
        for key, count in profile.counts.items():
            self._tabs.set_count(key, count)
        self._tabs.fit()
