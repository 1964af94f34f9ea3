"""The records of a kind that may be one thing, cluster by cluster: merged, or said to be two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ...register.merging import note_apart
from ...register.queries.clusters import Cluster, find_clusters
from ..feed.register_feed import Feed
from ..kit import Button, Card, DimLabel, LinkButton, NoteLabel, PageArea, QuietButton, forbid
from ..kit.titled_dialog import TitledDialog
from ..look import fonts
from .merge_dialog import MergeDialog
from .taken_value import TakenValue

_WIDTH, _HEIGHT = 190, 150
# A person goes through them one by one, and looks again for the next.
_SHOWN = 40


class ClusterCard(Card):
    """The members of one cluster, each of which can be left out.

    merge_wanted: these into one, and those are others. apart_wanted: these are different things. open_wanted: look
    at this record.
    """

    merge_wanted = Signal(list, list)
    apart_wanted = Signal(list)
    open_wanted = Signal(str)

    def __init__(self, cluster: Cluster, why_read_only: str) -> None:
        super().__init__()
        self._ids = [each.id for each in cluster]
        self.marks: list[QCheckBox] = []
        for member in cluster:
            mark = QCheckBox()
            mark.setChecked(True)
            mark.toggled.connect(self._allow)
            row = TakenValue(mark, member.name.show(), member.number)
            look = LinkButton(_("Open"))
            look.setAccessibleName(_("Open: {name}", name=member.name.show()))
            look.clicked.connect(lambda _checked=False, each=member.id: self.open_wanted.emit(each))
            row.add(look)
            self.marks.append(mark)
            self.body.addWidget(row)
        self.merge, self.apart = Button(_("Merge…")), QuietButton(_("These are different"))
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self.taken(), self.left_out()))
        self.apart.clicked.connect(lambda: self.apart_wanted.emit(self.taken()))
        for button in (self.merge, self.apart):
            forbid(button, why_read_only)
        row_of_buttons = QHBoxLayout()
        fonts.space(row_of_buttons, gap=2)
        for button in (self.merge, self.apart):
            row_of_buttons.addWidget(button)
        row_of_buttons.addStretch(1)
        self.body.addLayout(row_of_buttons)
        self._is_for_reading = bool(why_read_only)

    def taken(self) -> list[str]:
        return [each for each, mark in zip(self._ids, self.marks, strict=True) if mark.isChecked()]

    def left_out(self) -> list[str]:
        return [each for each, mark in zip(self._ids, self.marks, strict=True) if not mark.isChecked()]

    def _allow(self) -> None:
        for button in (self.merge, self.apart):
            button.setEnabled(len(self.taken()) > 1 and not self._is_for_reading)


class ClustersDialog(TitledDialog):
    """open_wanted: the person wants to look at this record."""

    open_wanted = Signal(str)

    def __init__(self, feed: Feed, kind: str, parent: QWidget) -> None:
        super().__init__(_("Find duplicates: {records}", records=_(RECORD_KINDS[kind].many)), parent)
        self._feed, self._kind = feed, kind
        self.cards: list[ClusterCard] = []
        self._clusters: list[Cluster] = []
        self._says = DimLabel(_("Looking for names that may be of one thing…"))
        self.head.addWidget(self._says)
        self.head.addWidget(
            NoteLabel(_("Names that are only alike stand here too; the overview counts the same ones."))
        )
        self._area = PageArea()
        fonts.space(self._area.body, (6, 1, 6, 2), gap=3)
        close = Button(_("Close"))
        close.clicked.connect(self.reject)
        self.show_below(self._area, (close,), _WIDTH, _HEIGHT)
        register = feed.register

        def read() -> list[Cluster]:
            with register.read() as session:
                return find_clusters(session, kind)

        feed.run(read, self._take, owner=self)

    def _take(self, found: list[Cluster]) -> None:
        self._clusters = found
        for each in found[:_SHOWN]:
            card = ClusterCard(each, self._feed.why_read_only)
            card.merge_wanted.connect(lambda ids, others, card=card: self._merge(card, ids, others))
            card.apart_wanted.connect(lambda ids, card=card: self._part(card, ids))
            card.open_wanted.connect(self._open)
            self.cards.append(card)
            self._area.body.addWidget(card)
        more = len(found) - _SHOWN
        if more > 0:
            self._area.body.addWidget(NoteLabel(ngettext("and {count} more", "and {count} more", more)))
        self._area.body.addStretch(1)
        self._area.settle()
        self._count()
        if self.cards:
            self.cards[0].marks[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        left = len(self._clusters)
        text = ngettext(
            "{count} group of names that may be of one thing. Leave out who is another one.",
            "{count} groups of names that may be of one thing. Leave out who is another one.",
            left,
        )
        self._says.setText(text if left else _("No two names look as if they were of one thing."))

    def _open(self, record_id: str) -> None:
        self.reject()
        self.open_wanted.emit(record_id)

    def _merge(self, card: ClusterCard, ids: Sequence[str], others: Sequence[str]) -> None:
        dialog = MergeDialog(self._feed, self._kind, ids, self, apart=others)
        dialog.merged.connect(lambda _kept: self._close(card))
        dialog.exec()
        dialog.deleteLater()

    def _part(self, card: ClusterCard, ids: Sequence[str]) -> None:
        if self._feed.attempt(lambda: note_apart(self._feed.register, ids)) is None:
            return
        self._feed.said.emit(_("Noted as different. They are not asked about again; Undo takes it back."))
        left = card.left_out()
        if len(left) > 1:
            # Those that were left out may still be one.
            for mark, each in zip(card.marks, (*ids, *left), strict=False):
                mark.setChecked(each in left)
        self._close(card)

    def _close(self, card: ClusterCard) -> None:
        place = self.cards.index(card)
        self.cards.remove(card)
        del self._clusters[place]
        card.hide()
        card.deleteLater()
        self._count()
        if self.cards:
            self.cards[min(place, len(self.cards) - 1)].marks[0].setFocus(Qt.FocusReason.OtherFocusReason)
