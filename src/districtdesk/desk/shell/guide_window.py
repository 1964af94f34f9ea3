"""The guide in a window of its own, beside which one goes on working."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ...guide.pages import CONTENTS, FIRST_PAGE, find_pages, read_page
from ...i18n import _, language
from .. import kit
from ..look import fonts
from .guide_browser import GuideBrowser
from .keys import keys_html

_WIDTH, _HEIGHT, _CONTENTS = 308, 180, 100


class GuideWindow(QWidget):
    """Contents and search at the left, a page at the right. place_wanted: a link leads to this place of the desk.

    larger_wanted: the text of the whole program is to be larger by so many steps.
    """

    place_wanted = Signal(str)
    larger_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(fonts.step(_WIDTH), fonts.step(_HEIGHT))
        self._trail, self._at = [FIRST_PAGE], 0
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        self._column = column
        self._make()
        for keys, act in (
            ("Alt+Left", lambda: self.step(-1)),
            ("Alt+Right", lambda: self.step(1)),
            ("Ctrl+F", lambda: self.search.setFocus()),
            ("Esc", self.close),
            ("Ctrl++", lambda: self.larger_wanted.emit(1)),
            ("Ctrl+=", lambda: self.larger_wanted.emit(1)),
            ("Ctrl+-", lambda: self.larger_wanted.emit(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def page_key(self) -> str:
        return self._trail[self._at]

    def open_page(self, key: str) -> None:
        """Show this page; Back leads to the one before it."""
        if key != self.page_key:
            self._trail = [*self._trail[: self._at + 1], key]
            self._at += 1
        self._show()

    def step(self, by: int) -> None:
        """Back or forward among the pages that were read."""
        self._at = min(max(self._at + by, 0), len(self._trail) - 1)
        self._show()

    def speak_anew(self) -> None:
        """Say everything in the language of the moment."""
        kit.clear(self._column)
        self._make()

    def _make(self) -> None:
        self.setWindowTitle(_("Guide"))
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._make_contents())
        halves.addWidget(self._make_reading())
        halves.setStretchFactor(1, 1)
        halves.setSizes([fonts.step(_CONTENTS), fonts.step(_WIDTH - _CONTENTS)])
        self._column.addWidget(halves)
        self._list_pages(self.search.text())
        self._show()

    def _make_contents(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        fonts.space(column, (3, 3, 3, 3), gap=2)
        self.search = kit.SearchBox(_("Search the guide"))
        self.search.searched.connect(self._list_pages)
        self.contents = kit.NavigationList(_("Contents of the guide"))
        self.contents.place_chosen.connect(self.open_page)
        self.search.found_wanted.connect(self.contents.setFocus)
        self.search.returnPressed.connect(self._open_found)
        self._nothing = kit.NoteLabel("")
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self.contents, 1)
        return side

    def _make_reading(self) -> QWidget:
        reading = QWidget()
        column = QVBoxLayout(reading)
        fonts.space(column, gap=0)
        row = QHBoxLayout()
        fonts.space(row, (3, 2, 3, 2), gap=1)
        self.back = kit.IconButton("back", _("Back"))
        self.forward = kit.IconButton("forward", _("Forward"))
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        self.browser = GuideBrowser()
        self.browser.link_chosen.connect(self._follow)
        column.addLayout(row)
        column.addWidget(self.browser, 1)
        return reading

    def _list_pages(self, sought: str) -> None:
        found = set(find_pages(sought, language()))
        groups = [
            kit.PlaceGroup(
                _(heading),
                tuple(kit.Place(key, read_page(key, language()).title) for key in keys if key in found),
            )
            for heading, keys in CONTENTS
        ]
        self.contents.set_places([group for group in groups if group.places])
        self._nothing.setText("" if found else _("Nothing found for “{text}”.", text=sought))
        self._nothing.setVisible(not found)
        self.contents.set_current(self.page_key)

    def _open_found(self) -> None:
        """Enter reads the first page that has the words; Down chooses among them."""
        found = set(find_pages(self.search.text(), language())) if self.search.text().strip() else set()
        first = next((key for _heading, keys in CONTENTS for key in keys if key in found), None)
        if first is not None:
            self.open_page(first)
            self.browser.setFocus()

    def _show(self) -> None:
        made = {"keys": keys_html()}
        self.browser.show_page(read_page(self.page_key, language()), made, self.search.text())
        self.contents.set_current(self.page_key)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._trail) - 1)

    def _follow(self, link: str) -> None:
        kind, _colon, target = link.partition(":")
        if kind == "page":
            self.open_page(target)
        else:
            self.place_wanted.emit(target)


def shown_guide() -> GuideWindow | None:
    """The guide of this program, while it is open."""
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, GuideWindow) and each.isVisible()), None
    )
