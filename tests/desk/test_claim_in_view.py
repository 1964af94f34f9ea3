"""The row in which a claim is typed stays in view with all it says, however small the window is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import PlainLabel
from districtdesk.desk.record.claims_tab import ClaimsTab
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.records import District
from districtdesk.register.errors import RegisterError
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import INDICATORS, figure, keep, on, source

OpenSmall = Callable[[int, int], ClaimsTab]


@pytest.fixture
def open_small(qtbot: QtBot, feed: Feed, settings: Settings, register: Register, place: District) -> OpenSmall:
    """Eight indicators with a claim each, and a source that has a date, in a window of this size."""
    codes = [each.code for each in INDICATORS if each.dimension != "money" and each.code != "area"][:8]
    cited = source("A report on the district", date=on("2024-02-09"))
    keep(register, cited, *(figure(place, code, 10, as_of=on("2023")) for code in codes))

    def _open(width: int, height: int) -> ClaimsTab:
        view = RecordView(feed, settings, "district")
        qtbot.addWidget(view)
        view.resize(width, height)
        view.load(place.id)
        view.show_tab("figures")
        view.show()
        tab = view.findChild(ClaimsTab)
        make_ready(tab.entry)
        tab.entry.findChild(SourcePicker).choose(cited.id)
        QApplication.processEvents()
        return tab

    return _open


def _line(tab: ClaimsTab) -> QLineEdit:
    return next(line for line in tab.entry.findChildren(QLineEdit) if line.accessibleName() == "Claim")


def _type(tab: ClaimsTab, text: str) -> None:
    line = _line(tab)
    line.setFocus(Qt.FocusReason.MouseFocusReason)
    type_text(line, text)
    QApplication.processEvents()


def _is_in_view(tab: ClaimsTab, part: QWidget) -> bool:
    return tab.viewport().rect().contains(QRect(part.mapTo(tab.viewport(), QPoint()), part.size()))


def _said(tab: ClaimsTab) -> list[PlainLabel]:
    """What stands below the line; the bar of evidence above it may scroll away where there is little room."""
    labels = [label for label in tab.entry.findChildren(PlainLabel) if label.isVisible() and label.text()]
    return [label for label in labels if not tab.entry.bar.isAncestorOf(label)]


@pytest.mark.parametrize("size", [(1100, 330), (640, 330)], ids=str)
def test_all_that_is_said_of_a_claim_is_in_view_while_it_is_typed(
    size: tuple[int, int], open_small: OpenSmall
) -> None:
    tab = open_small(*size)
    _type(tab, "290")
    assert any("Assumed" in label.text() for label in _said(tab))
    hidden = [label.text() for label in _said(tab) if not _is_in_view(tab, label)]
    assert not hidden
    assert _is_in_view(tab, _line(tab))


def test_the_whole_row_is_in_view_where_it_has_the_room(open_small: OpenSmall) -> None:
    tab = open_small(1100, 400)
    _type(tab, "290")
    assert _is_in_view(tab, tab.entry)


@pytest.mark.thorough
@pytest.mark.parametrize("size", [(1100, 330), (640, 330)], ids=str)
def test_the_line_stays_in_view_after_the_claim_was_added(size: tuple[int, int], open_small: OpenSmall) -> None:
    tab = open_small(*size)
    for text in ("290", "300 as of 2025"):
        _type(tab, text)
        press(_line(tab), Qt.Key.Key_Return)
        QApplication.processEvents()
        assert not tab.entry.has_text
        assert _is_in_view(tab, _line(tab))


@pytest.mark.thorough
def test_a_refusal_is_in_view_and_what_was_said_of_an_earlier_step_goes(
    open_small: OpenSmall, feed: Feed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise RegisterError("The disk is full.")

    monkeypatch.setattr("districtdesk.desk.record.claim_entry.save", refuse)
    tab = open_small(1100, 330)
    _type(tab, "290 as of 2024")
    tab.verticalScrollBar().setValue(0)
    with qtbot.waitSignal(feed.said, check_params_cb=lambda sentence: not sentence):
        tab.entry.add()
    QApplication.processEvents()
    refusal = next(label for label in _said(tab) if "The disk is full." in label.text())
    assert _is_in_view(tab, refusal)


@pytest.mark.thorough
def test_the_row_stands_where_it_stood_once_it_has_its_room(open_small: OpenSmall) -> None:
    tab = open_small(640, 500)
    places = []
    for text in ("290", "300 as of 2025", "310", "more than 320"):
        _type(tab, text)
        before = _line(tab).mapTo(tab.viewport(), QPoint()).y()
        press(_line(tab), Qt.Key.Key_Return)
        QApplication.processEvents()
        places += [before, _line(tab).mapTo(tab.viewport(), QPoint()).y()]
    # The first one makes the room that the others need.
    assert len(set(places[2:])) == 1, places
