"""A practice register before one: the tasks beside its pages, and a banner that says that nothing in it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _
from ...presence import is_there
from ...register.practice import was_brought_back
from ...sample.tasks import EXPORT, RESTORE, TASKS, done_tasks
from ...settings import Settings
from ..kit import Banner, notices
from ..look import fonts
from .practice_panel import PracticePanel

if TYPE_CHECKING:
    from ...exchange.layout import BookReport
    from .open_register import OpenRegister

_SEEN, _HIDDEN = "practice_seen", "practice_tasks_hidden"


class PracticeFront(QWidget):
    """Looks at the register after every change, and ticks what it shows to be done. `banner` is to stand above all.

    start_over_wanted: the person has agreed to have it made anew.
    """

    start_over_wanted = Signal()

    def __init__(self, pages: QWidget, opened: OpenRegister, settings: Settings) -> None:
        super().__init__()
        self._pages, self._opened, self._settings = pages, opened, settings
        self.banner = Banner(may_close=False)
        self.panel = PracticePanel()
        self.panel.setVisible(settings.get(_HIDDEN) is not True)
        self.panel.start_over_chosen.connect(self._ask_to_start_over)
        self.banner.action_chosen.connect(self._turn_panel)
        row = QHBoxLayout(self)
        fonts.space(row, gap=0)
        row.addWidget(pages, 1)
        row.addWidget(self.panel)
        self._say()
        opened.feed.changed.connect(self.look)
        self.look()

    def minimumSizeHint(self) -> QSize:
        # The layout knows only how wide the tasks are now.
        width = self._pages.minimumSizeHint().width() + self.panel.least_width() * self.panel.isVisibleTo(self)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def _share_room(self) -> None:
        """The tasks are narrowed where the pages would be cut; those need more with every one that is made."""
        self.panel.give_room(self.width() - self._pages.minimumSizeHint().width())

    def look(self, _changed: object = None) -> None:
        """Read off the register what is done."""
        register, seen = self._opened.register, self._seen()

        def read() -> frozenset[str]:
            brought_back = {RESTORE} if was_brought_back(Path(register.place)) else set()
            with register.read() as session:
                return done_tasks(session, seen | brought_back)

        self._opened.feed.run(read, self._tell)

    def note_export(self, report: BookReport) -> None:
        """A workbook of this register was written, and lies there."""
        if is_there(report.path):
            self._settings.set(_SEEN, [EXPORT])
            self.look()

    def _seen(self) -> frozenset[str]:
        seen = self._settings.get(_SEEN)
        return frozenset(str(each) for each in seen) if isinstance(seen, list) else frozenset()

    def _tell(self, done: frozenset[str]) -> None:
        self.panel.show_done(done)
        self._say()

    def _say(self) -> None:
        done, all_of_them = len(self.panel.done), len(TASKS)
        if self.panel.isHidden():
            action = _("Show the tasks ({done} of {all} done)", done=done, all=all_of_them)
        else:
            action = _("Hide the tasks")
        self.banner.say(_("Practice register: all of it is made up, and nothing in it counts."), "amber", action)

    def _turn_panel(self) -> None:
        self._settings.set(_HIDDEN, not self.panel.isHidden())
        self.panel.setVisible(self.panel.isHidden())
        self._say()

    def _ask_to_start_over(self) -> None:
        answer = notices.ask(
            self.window(),
            _("Start over with the practice register?"),
            _("It is made anew. What you entered in it is gone; your other registers stay as they are."),
            [notices.NoticeAnswer("keep", _("Keep it")), notices.NoticeAnswer("over", _("Start over"))],
            escape="keep",
            offered="keep",
        )
        if answer == "over":
            self._settings.set(_SEEN, None)
            self.start_over_wanted.emit()
