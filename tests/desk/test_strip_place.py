"""The banners above a page: all of them scroll as one where the window is low, and none is pressed together."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.forms.strip_place import StripPlace
from districtdesk.desk.kit import Banner, PlainLabel
from districtdesk.desk.look import theme
from districtdesk.desk.shell.standing_notices import BelowNotices
from districtdesk.settings import Settings

_SENTENCE = "A sentence that needs several lines where the text is large. " * 3


def test_in_a_low_window_they_scroll_as_one_and_the_one_that_comes_is_seen(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, dark=False, scale=2.0)
    banners = [Banner(_SENTENCE, action="Show…") for _ in range(4)]
    banners[3].hide()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    place = StripPlace(*banners)
    page = QWidget()
    page.setMinimumHeight(200)
    column.addWidget(place)
    column.addWidget(page, 1)
    window.resize(700, 420)
    window.show()
    QApplication.processEvents()
    assert window.findChildren(QScrollArea) == [place] and place.verticalScrollBar().maximum() > 0
    assert all(each.height() >= each.heightForWidth(each.width()) for each in banners[:3])
    banners[3].show()
    qtbot.waitUntil(lambda: not banners[3].visibleRegion().isEmpty())
    for each in banners:
        each.hide()
    qtbot.waitUntil(lambda: not place.isVisible() and page.y() < 20)


def test_where_there_is_room_no_banner_scrolls_whatever_a_page_would_like(qtbot: QtBot, settings: Settings) -> None:
    pages = QWidget()
    inside = QVBoxLayout(pages)
    for _number in range(3):
        # Its height follows from its width, and it likes to be high.
        label = PlainLabel("A sentence of a page. " * 40)
        label.setMinimumHeight(20)
        inside.addWidget(label)
    area = QScrollArea()
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    inside.addWidget(area)
    settings.was_damaged = True
    below = BelowNotices(pages, settings)
    qtbot.addWidget(below)
    below.resize(500, 460)
    below.show()
    below.drafts.say(_SENTENCE, action="Show…")
    below.drafts.show()
    place = below.findChild(StripPlace)
    qtbot.waitUntil(lambda: place.height() == place.sizeHint().height())
    assert place.verticalScrollBar().maximum() == 0
