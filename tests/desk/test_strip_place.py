"""The banners above a page: all of them scroll as one where the window is low, and none is pressed together."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.forms.strip_place import StripPlace
from districtdesk.desk.kit import Banner
from districtdesk.desk.look import theme

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
