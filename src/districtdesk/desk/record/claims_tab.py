"""The claims of one subject: the preferred one of each indicator, all of one indicator, and a row to add another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...overview.members import MemberSum
from ...problems import Problem
from ...register.journal.store import Changed
from ...register.queries import subject_claims
from ...register.queries.record_snapshot import RecordSnapshot
from ...register.queries.subject_claims import Claim
from ...register.rules.claim_rules import WITHOUT_EVIDENCE
from ..feed.register_feed import Feed
from ..kit import Card, EmptyState, FlowRow, NoteLabel, PageArea, PlainLabel, QuietButton, forbid
from ..kit.deeds import deeds_menu
from ..kit.kept_in_view import KeptInView
from ..kit.pill import Tone
from ..lists.removing import remove_part
from ..look import fonts
from . import claim_cells as cells
from .children_cards import ChildrenCards
from .claim_chart import ClaimChart
from .claim_deeds import ClaimSteps, claim_deeds
from .claim_entry import ClaimEntry
from .claim_table import ClaimTable
from .first_asked import FirstAsked
from .member_card import MemberCard, members_title
from .why_row import WhyRow

T = TypeVar("T")

# In steps: narrower than this, a claim stands in two columns, and the chart below its title.
_NARROW = 135


class ClaimsTab(PageArea):
    """Nothing here overwrites a claim: adding puts one beside the others, correcting one is a step in the journal.

    figure_wanted: open this figure's form; "" for a new one. evidence_wanted: its citations. open_wanted: go to a
    record's page.
    """

    open_wanted = Signal(str, str)
    figure_wanted = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self, feed: Feed, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._kind = kind
        self._subject, self._subject_name = "", ""
        self._residents: tuple[int, int] | None = None
        self._recorded, self._has_children = 0, False
        self._claims: Sequence[Claim] = ()
        self._headline: list[Claim] = []
        self._depths: dict[str, int] = {}
        self._sums: Sequence[MemberSum] = ()
        self._of_one: list[Claim] = []
        self._contradicting: set[str] = set()
        self._shown, self._is_narrow = "", False
        fonts.space(self.body, (6, 1, 6, 6), gap=4)
        self._first = FirstAsked()
        self._first.row_opened.connect(self._choose)
        self.body.addWidget(self._first)
        self.body.addWidget(self._make_headline())
        self._members, self._children = MemberCard(members_title(kind)), ChildrenCards(feed)
        self._children.shown.connect(self._show_first)
        for below in (self._members, self._children):
            below.row_opened.connect(self._choose)
            self.body.addWidget(below)
        self.body.addWidget(self._make_all())
        self.body.addStretch(1)
        feed.changed.connect(self._mark_restored)

    def _make_headline(self) -> QWidget:
        headings = [_("Indicator"), _("Value"), _("As of"), _("Status"), _("Source")]
        about = ("indicator", "value", "as_of", "status", "source")
        self._table = ClaimTable(_("Claims"), headings, stretch=0, yielding=(0, 1, 2, 4), about=about)
        self._table.row_chosen.connect(self._choose_indicator)
        self._table.row_opened.connect(self._open_headline)
        self._table.target_opened.connect(self._open_target)
        self._table.menu_wanted.connect(lambda place: self._show_menu(self._table, self._headline_claim(), place))
        # Until they are read nobody knows whether there are any.
        self._empty = EmptyState("figure", _("This list could not be read."))
        self._entry = ClaimEntry(self._feed)
        self._entry.added.connect(self._added)
        self._entry.confirmed.connect(self._confirmed)
        self._entry.not_added.connect(self._not_added)
        self._kept = KeptInView(self, self._entry)
        self._entry.told.connect(self._kept.hold)
        card = Card()
        fonts.space(card.body, gap=0)
        card.body.addWidget(self._empty)
        card.body.addWidget(self._table)
        card.body.addWidget(self._entry)
        return card

    def _make_all(self) -> QWidget:
        self._all_title = PlainLabel(text_style="strong")
        self._all_note = NoteLabel()
        self._chart = ClaimChart()
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(self._all_title)
        words.addWidget(self._all_note)
        words.addStretch(1)
        self._all_head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fonts.space(self._all_head, (3, 3, 3, 2), gap=2)
        self._all_head.addLayout(words, 1)
        self._all_head.addWidget(self._chart, 0, Qt.AlignmentFlag.AlignLeft)
        headings = [_("Value"), _("As of"), _("Status"), _("Source"), ""]
        about = ("value", "as_of", "status", "source", "preferred")
        self._all = ClaimTable(_("All claims"), headings, stretch=3, yielding=(0, 1, 3), about=about)
        self._all.row_opened.connect(lambda _row: self._correct())
        self._all.target_opened.connect(self._open_target)
        self._all.row_chosen.connect(self._offer)
        self._all.menu_wanted.connect(lambda place: self._show_menu(self._all, self._chosen(), place))
        self._all_card = Card()
        fonts.space(self._all_card.body, gap=0)
        self._all_card.body.addLayout(self._all_head)
        self._all_card.body.addWidget(self._all)
        self._all_card.body.addWidget(self._make_steps())
        self._why = WhyRow(self._feed, self._all_card)
        self._why.said.connect(self._say_why)
        self._all_card.body.addWidget(self._why)
        return self._all_card

    def _make_steps(self) -> QWidget:
        self._correct_step = _button(_("Correct…"), None, self._correct)
        self._prefer_step = _button(_("Prefer this claim"), "star_outline", self._prefer)
        self._evidence_step = _button(_("Evidence…"), "source", self._evidence)
        self._remove_step = _button(_("Remove this claim…"), "remove", self.remove_chosen)
        for step in (self._correct_step, self._prefer_step, self._remove_step):
            forbid(step, self._feed.why_read_only)
        row = FlowRow(self._correct_step, self._prefer_step, self._evidence_step, self._remove_step)
        return _inset(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(self.width() < fonts.step(_NARROW))

    def _fold(self, is_narrow: bool) -> None:
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._first.fold(is_narrow)
        self._children.fold(is_narrow)
        directions = QBoxLayout.Direction
        self._all_head.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._show_claims()

    def load(self, snapshot: RecordSnapshot, sums: Sequence[MemberSum] = ()) -> None:
        """Show the claims about this record and the sums of its members, keeping the place."""
        self._sums = sums
        row = snapshot.profile.row
        self._subject, self._subject_name = row.id, row.caption.show()
        residents = snapshot.profile.counts.get("residents")
        self._residents = residents if isinstance(residents, tuple) else None
        self._recorded = residents if isinstance(residents, int) else 0
        has_any = bool(residents or snapshot.profile.counts.get("projects"))
        self._has_children = self._kind == "district" and has_any
        self._children.load(self._subject if self._has_children else "")
        self._claims = snapshot.claims
        self._entry.last.know(self._claims)
        self._entry.offer(self._subject, snapshot.indicators)
        self._entry.draft.tell_subject(self._kind, self._subject, self._subject_name)
        placed = subject_claims.with_parts(subject_claims.find_headline(self._claims), self._claims)
        self._headline = [claim for claim, _depth in placed]
        self._depths = {claim.figure.id: depth for claim, depth in placed}
        self._contradicting = subject_claims.find_contradicting(self._claims, snapshot.profile.row.kind)
        self._table.setVisible(bool(self._headline))
        self._empty.setVisible(not self._headline)
        may_add = not self._feed.why_read_only
        self._empty.say(_("No claims yet. Add the first one below.") if may_add else _("No claims yet."))
        self._show_claims()
        self._show_first(self._children.sums)

    def _show_claims(self, chosen: str = "", row: int | None = None) -> None:
        """Show them anew; `chosen` is the claim to be marked among all, else the one that is marked now.

        `row`: the one to be marked above, else that of the indicator.
        """
        marked = self._chosen()
        rows = [self._headline_row(claim) for claim in self._headline]
        self._table.show_rows(rows, self._place_of(self._shown) if row is None else row)
        self._members.load(self._sums, self._is_narrow)
        self._show_indicator(self._table.currentIndex().row(), chosen or (marked.figure.id if marked else ""))

    def _show_first(self, sums: Sequence[list[MemberSum]]) -> None:
        """What is asked of a district first; its sums are known a moment later."""
        recorded = self._residents[0] if self._residents else self._recorded
        self._first.load(self._headline if self._has_children else (), sums, recorded)

    def _place_of(self, indicator: str) -> int | None:
        """Where this indicator stands among the preferred claims; the current row where it stands there twice."""
        places = [at for at, claim in enumerate(self._headline) if claim.figure.indicator == indicator]
        row = self._table.currentIndex().row()
        return row if row in places else next(iter(places), None)

    def _choose(self, indicator: str) -> None:
        self._shown = indicator
        self._show_claims()

    def _headline_place(self, claim: Claim) -> int:
        """Where the claim is shown above, or the one that is shown in its place: plans and facts stand apart."""
        ids = [each.figure.id for each in self._headline]
        alike = [at for at, each in enumerate(self._headline) if each.sort == claim.sort]
        return ids.index(claim.figure.id) if claim.figure.id in ids else next(iter(alike), 0)

    def start_claim(self) -> None:
        """Give the keyboard to the row in which a claim is typed."""
        self._entry.focus_here()
        self._kept.show()

    @property
    def entry(self) -> ClaimEntry:
        return self._entry

    def _headline_row(self, claim: Claim) -> list[cells.Cell]:
        when, source = cells.when_cell(claim, self._subject_name), cells.source_cell(claim)
        status = cells.status_cell(claim, self._marks(claim))
        depth = self._depths.get(claim.figure.id, 0)
        indicator, value = cells.indicator_cell(claim, self._subject, depth), cells.value_cell(claim)
        if self._is_narrow:
            return [cells.merged_cell(indicator, when, status, source), value]
        return [indicator, value, when, status, source]

    def _marks(self, claim: Claim) -> list[tuple[str, Tone]]:
        marks: list[tuple[str, Tone]] = []
        indicator = claim.figure.indicator
        others = sum(each.figure.indicator == indicator for each in self._claims) - 1
        if others:
            marks.append((ngettext("{count} other claim", "{count} other claims", others), "neutral"))
        marks += self._doubts(each.figure.id for each in self._claims if each.figure.indicator == indicator)
        if claim.indicator.code == "residents" and self._residents and self._residents[0] < self._residents[1]:
            missing = self._residents[1] - self._residents[0]
            marks.append((ngettext("{count} not yet recorded", "{count} not yet recorded", missing), "amber"))
        return marks

    def _doubts(self, figures: Iterable[str]) -> list[tuple[str, Tone]]:
        """Amber and with its sign, unlike any status: one of these cannot be right beside another claim."""
        return [(_("contradiction"), "amber")] if self._contradicting & set(figures) else []

    def _choose_indicator(self, row: int) -> None:
        """What the person looks at is likely to be what is said next; what changes by itself says nothing of that."""
        self._show_indicator(row)
        if 0 <= row < len(self._headline):
            self._entry.suggest(self._headline[row].figure.indicator)

    def _show_indicator(self, row: int, marked: str = "") -> None:
        """All claims of the indicator in this row; `marked` is one of them, else the one in the row."""
        self._all_card.setVisible(0 <= row < len(self._headline))
        if not 0 <= row < len(self._headline):
            return
        chosen = self._headline[row]
        self._shown = chosen.figure.indicator
        alike = [each for each in self._claims if each.figure.indicator == self._shown]
        placed = subject_claims.with_parts(alike, self._claims)
        self._of_one = [claim for claim, _depth in placed]
        name = chosen.indicator.caption.show()
        self._all_title.setText(_("{indicator}, all claims", indicator=name))
        self._all_note.setText(self._note(alike))
        self._chart.show_claims(alike)
        shown = {claim.figure.id for claim in self._headline}
        ids = [claim.figure.id for claim in self._of_one]
        place = ids.index(marked if marked in ids else chosen.figure.id)
        self._all.show_rows([self._claim_row(*each, each[0].figure.id in shown) for each in placed], place)
        self._offer(self._all.currentIndex().row())

    def _note(self, claims: Sequence[Claim]) -> str:
        count = len(claims)
        said = ngettext("{count} claim.", "{count} claims.", count)
        if count == 1:
            return said + " " + _("Any further one will be kept beside it.")
        if any(claim.figure.preferred for claim in claims):
            return said + " " + _("The preferred one is shown above; the others are kept.")
        return said + " " + _("The newest is shown above; the others are kept.")

    def _claim_row(self, claim: Claim, depth: int, is_shown: bool) -> list[cells.Cell]:
        value, when = cells.part_cell(claim, self._subject, depth), cells.when_cell(claim, self._subject_name)
        status = cells.status_cell(claim, self._doubts([claim.figure.id]))
        source, mark = cells.source_cell(claim), cells.preferred_cell(claim, is_shown)
        if self._is_narrow:
            return [value, cells.merged_cell(when, status, source, mark)]
        return [value, when, status, source, mark]

    def _chosen(self) -> Claim | None:
        row = self._all.currentIndex().row()
        return self._of_one[row] if 0 <= row < len(self._of_one) else None

    def _offer(self, _row: int) -> None:
        claim = self._chosen()
        may_prefer = claim is not None and not claim.figure.preferred
        self._prefer_step.setEnabled(may_prefer and not self._feed.why_read_only)
        self._why.show_claim(claim.figure if claim else None)

    def _headline_claim(self) -> Claim | None:
        row = self._table.currentIndex().row()
        return self._headline[row] if 0 <= row < len(self._headline) else None

    def _show_menu(self, table: ClaimTable, claim: Claim | None, place: QPoint) -> None:
        """What the steps below the claims do, and what leads from this one elsewhere."""
        if claim is None:
            return
        figure, may = claim.figure, not self._feed.why_read_only
        steps = ClaimSteps(
            correct=partial(self.figure_wanted.emit, figure.id),
            prefer=self._prefer if table is self._all and not figure.preferred else None,
            evidence=partial(self.evidence_wanted.emit, figure.id),
            remove=self.remove_chosen if table is self._all else None,
            add=self.start_claim,
        )
        deeds_menu(claim_deeds(steps, table, self._open_target, may_change=may), self).popup(place)

    def _with_chosen(self, work: Callable[[str], T]) -> T | None:
        claim = self._chosen()
        return self._feed.attempt(lambda: work(claim.figure.id)) if claim else None

    def _correct(self) -> None:
        self._with_chosen(self.figure_wanted.emit)

    def _evidence(self) -> None:
        self._with_chosen(self.evidence_wanted.emit)

    def _open_target(self, kind: str, target: str) -> None:
        if kind == cells.CITATIONS:
            self.evidence_wanted.emit(target)
        else:
            self.open_wanted.emit(kind, target)

    def _prefer(self) -> None:
        self._with_chosen(lambda figure: subject_claims.prefer(self._feed.register, figure))
        self._why.ask()

    def _say_why(self, reason: str, words: str) -> None:
        self._with_chosen(
            lambda figure: subject_claims.say_why_preferred(self._feed.register, figure, reason or None, words)
        )

    def remove_chosen(self) -> None:
        """Ask, then remove the claim that is chosen among all of its indicator."""
        claim = self._chosen()
        remove_part(self, self._feed, "figure", [claim.figure.id] if claim else [])

    def _mark_restored(self, changed: Changed) -> None:
        if came_back := changed.came_back("figure"):
            # The claims are read anew first.
            QTimer.singleShot(0, self, lambda: self._show_if_here(came_back))

    def _show_if_here(self, figure: str) -> None:
        if any(each.figure.id == figure for each in self._claims):
            self._show_saved(figure)

    def _open_headline(self, row: int) -> None:
        if 0 <= row < len(self._headline):
            self.figure_wanted.emit(self._headline[row].figure.id)

    def _added(self, figure: str, warnings: list[Problem]) -> None:
        self._show_saved(figure)
        # The rest was said below the row before it was added.
        said = " ".join(problem.message for problem in warnings if problem.rule == WITHOUT_EVIDENCE)
        self._feed.said.emit(_("Claim added.") + (f" {said}" if said else ""))

    def _confirmed(self, figure: str) -> None:
        self._show_saved(figure)
        self._feed.said.emit(_("The source was added to the claim that is there."))

    def _show_saved(self, figure: str) -> None:
        claim = next((each for each in self._claims if each.figure.id == figure), None)
        if claim is not None:
            self._shown = claim.figure.indicator
        self._show_claims(figure, self._headline_place(claim) if claim else None)

    def _not_added(self) -> None:
        self._kept.show()
        # What was said of an earlier step would now be taken for this one.
        self._feed.said.emit("")


def _inset(row: QWidget) -> QWidget:
    """As far from the card's edge as what stands above; the padding of the first button counts."""
    around = QWidget()
    column = QVBoxLayout(around)
    fonts.space(column, (0.5, 2, 3, 2))
    column.addWidget(row)
    return around


def _button(text: str, icon: str | None, step: Callable[[], None]) -> QuietButton:
    button = QuietButton(text, icon) if icon else QuietButton(text)
    button.clicked.connect(lambda _checked=False: step())
    return button
