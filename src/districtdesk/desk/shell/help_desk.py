"""Help of every sort: the guide at the page that fits, what a field is, the keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ...guide.field_guide import explain_field
from ...guide.pages import FIRST_PAGE, PAGE_KEYS
from ...records import KINDS, fields_of
from ...settings import Settings
from ..kit.topic import Topic, topic_at
from .about_dialog import AboutDialog
from .field_help import FieldHelp
from .guide_window import GuideWindow, shown_guide
from .report_dialog import ReportDialog
from .shortcuts_dialog import ShortcutsDialog

# Of a place of the desk that has no page of its own name: the page that fits.
_PAGES = {
    "event": "events",
    "figure": "claims",
    "source": "claims",
    "citation": "claims",
    "residency": "residents",
    "person": "personal",
    "office": "personal",
}
_OF_A_RECORD = "district"


class HelpDesk(QObject):
    """One for all windows. place_wanted: a link of the guide leads to this place. larger_wanted: the text is to be
    larger by this many steps.
    """

    place_wanted = Signal(str)
    larger_wanted = Signal(int)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def open_guide(self, page: str = "") -> GuideWindow:
        """The guide at this page; where none is asked for, as it was left."""
        guide = shown_guide()
        if guide is None or _is_shut_out(guide):
            guide = GuideWindow(QApplication.activeModalWidget())
            guide.place_wanted.connect(self.place_wanted)
            guide.larger_wanted.connect(self.larger_wanted)
            page = page or FIRST_PAGE
        if page:
            guide.open_page(page)
        guide.show()
        guide.raise_()
        guide.activateWindow()
        return guide

    def explain(self, asked: QWidget | None, place: str) -> None:
        """The field that has the keyboard, or else the place of the desk."""
        topic = topic_at(asked)
        page = page_of(topic, place)
        if asked is None or not _is_field(topic):
            self.open_guide(page)
            return
        told = FieldHelp(explain_field(topic.kind, topic.field), asked)
        told.guide_wanted.connect(lambda: self.open_guide(page))
        told.open_beside(asked)

    def show_keys(self, window: QWidget) -> None:
        self._show(ShortcutsDialog(window))

    def report_problem(self, window: QWidget) -> None:
        self._show(ReportDialog(self._settings, window))

    def tell_of_the_program(self, window: QWidget) -> None:
        self._show(AboutDialog(window))

    def _show(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def speak_anew(self) -> None:
        """The language has changed."""
        guide = shown_guide()
        if guide is not None:
            guide.speak_anew()

    def close_guide(self) -> None:
        guide = shown_guide()
        if guide is not None:
            guide.close()


def _is_field(topic: Topic) -> bool:
    return topic.kind in KINDS and any(field.key == topic.field for field in fields_of(KINDS[topic.kind]))


def page_of(topic: Topic, place: str) -> str:
    """The page of the guide that fits best."""
    for key in (topic.page, _PAGES.get(topic.kind, topic.kind), _PAGES.get(place, place)):
        if key in PAGE_KEYS:
            return key
    return _OF_A_RECORD if topic.kind or place else FIRST_PAGE


def _is_shut_out(guide: GuideWindow) -> bool:
    """Whether a window that waits for an answer keeps the guide from being read."""
    modal = QApplication.activeModalWidget()
    return isinstance(modal, QDialog) and guide.parentWidget() is not modal
