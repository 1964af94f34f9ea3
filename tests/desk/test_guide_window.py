"""The guide in its window: read beside the work, sought in, and opened where help is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from districtdesk import i18n
from districtdesk.desk.forms.form_fields import FormFields
from districtdesk.desk.kit.help_key import HelpKey
from districtdesk.desk.kit.topic import Topic, topic_at
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.look import theme
from districtdesk.desk.record.claim_cells import Cell
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.claim_table import ClaimTable
from districtdesk.desk.shell.actions import ACTION_SPECS
from districtdesk.desk.shell.field_help import FieldHelp
from districtdesk.desk.shell.guide_window import GuideWindow, shown_guide
from districtdesk.desk.shell.help_desk import HelpDesk, page_of
from districtdesk.desk.shell.keys import key_sections
from districtdesk.desk.timeline import keys as timeline_keys
from districtdesk.guide.pages import CONTENTS, PAGE_KEYS, find_pages


@pytest.fixture
def guide(qtbot) -> Iterator[GuideWindow]:
    window = GuideWindow()
    window.show()
    QApplication.processEvents()
    yield window
    window.close()


def _text(guide: GuideWindow) -> str:
    return guide.browser.toPlainText()


def test_every_page_is_shown_with_its_pictures(guide: GuideWindow) -> None:
    for key in PAGE_KEYS:
        guide.open_page(key)
        assert guide.browser.toPlainText().strip()
        for picture in guide.browser.toHtml().split('<img src="')[1:]:
            name = picture.split('"')[0]
            assert not guide.browser.loadResource(2, name).isNull(), (key, name)
    assert not guide.forward.isEnabled()


def test_a_picture_takes_its_own_height_and_is_never_wider_than_the_page(guide: GuideWindow) -> None:
    guide.resize(1400, 900)
    guide.open_page("start")
    for width in (1400, 700):
        guide.resize(width, 900)
        QApplication.processEvents()
        shown = guide.browser.loadResource(2, "overview")
        place = guide.browser.document().documentLayout().blockBoundingRect(_block_of_picture(guide))
        assert shown.height() <= place.height() < shown.height() * 1.1
        assert shown.width() <= guide.browser.viewport().width()


def _block_of_picture(guide: GuideWindow) -> QTextBlock:
    block = guide.browser.document().begin()
    while "\ufffc" not in block.text():
        block = block.next()
    return block


def test_back_and_forward_lead_along_what_was_read(guide: GuideWindow) -> None:
    guide.open_page("claims")
    guide.browser.link_chosen.emit("page:dates")
    guide.back.click()
    assert guide.page_key == "claims"
    guide.forward.click()
    assert guide.page_key == "dates"
    guide.step(-1)
    guide.open_page("excel")
    assert not guide.forward.isEnabled()


def test_a_search_leaves_the_pages_that_have_the_words_and_marks_them(guide: GuideWindow) -> None:
    guide.search.setText("late 2025")
    guide.search.returnPressed.emit()
    assert "dates" in guide.contents.keys
    assert "update" not in guide.contents.keys
    guide.open_page("dates")
    assert guide.browser.extraSelections()
    guide.search.setText("xyzzy")
    guide.search.returnPressed.emit()
    assert guide.contents.keys == []


def test_enter_in_the_search_opens_the_first_page_that_has_the_words(guide: GuideWindow) -> None:
    here = guide.page_key
    guide.search.setText("qqzzy")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page_key == here
    guide.search.setText("Excel")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    found = find_pages("Excel", "en")
    assert guide.page_key == next(key for _heading, keys in CONTENTS for key in keys if key in found) != here


def test_a_link_opens_a_place_of_the_desk(guide: GuideWindow, qtbot) -> None:
    with qtbot.waitSignal(guide.place_wanted) as wanted:
        guide.browser.link_chosen.emit("place:timeline")
    assert wanted.args == ["timeline"]


def test_the_guide_speaks_the_language_and_wears_the_look_of_the_moment(guide: GuideWindow, qapp) -> None:
    guide.open_page("history")
    i18n.use("ru")
    try:
        guide.speak_anew()
        assert "Отменить" in _text(guide)
    finally:
        i18n.use("en")
    place = guide.page_key
    theme.apply(qapp, dark=True, scale=1.5)
    assert guide.page_key == place
    assert theme.colours().text in guide.browser.document().defaultStyleSheet()


def test_every_key_is_told_where_it_works() -> None:
    told = {text for section in key_sections() for _keys, text in section.rows}
    assert {spec.text.rstrip("…") for spec in ACTION_SPECS if spec.keys} <= told
    known = {*timeline_keys._ANYWHERE, *timeline_keys._FROM_A_PLACE}
    assert {key for keys, _text in timeline_keys.TOLD for key in keys} == known


class _Part(QLineEdit):
    def help_topic(self) -> Topic:
        return Topic(field="tax_id")


class _Whole(QWidget):
    def help_topic(self) -> Topic:
        return Topic(field="none of it", kind="company", page="")


def test_what_a_widget_does_not_say_is_said_by_what_holds_it(qtbot) -> None:
    whole = _Whole()
    qtbot.addWidget(whole)
    assert topic_at(_Part(whole)) == Topic("tax_id", "company")
    assert topic_at(QWidget(whole)).field == "none of it"
    assert topic_at(None) == Topic()


def test_the_page_fits_the_place() -> None:
    assert page_of(Topic(), "timeline") == "timeline"
    assert page_of(Topic(), "history") == "history"
    assert page_of(Topic(kind="residency"), "district") == "residents"
    assert page_of(Topic(page="dates", kind="residency"), "district") == "dates"
    assert page_of(Topic(), "company") == "district"
    assert page_of(Topic(), "") == "start"


def test_f1_is_heard_in_a_window_that_waits_for_an_answer(qtbot, qapp, settings) -> None:
    key = HelpKey(qapp)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    line = QLineEdit()
    QVBoxLayout(dialog).addWidget(line)
    dialog.setModal(True)
    with qtbot.waitActive(dialog):
        dialog.show()
    line.setFocus()
    with qtbot.waitSignal(key.asked) as asked:
        qtbot.keyClick(line, Qt.Key.Key_F1)
    assert asked.args == [line]
    help_desk = HelpDesk(settings)
    opened = help_desk.open_guide("dates")
    assert opened.parentWidget() is dialog
    opened.close()


def test_f1_explains_every_field_of_a_form(qtbot, feed, settings) -> None:
    for kind in ("company", "figure", "event"):
        fields = FormFields(feed, kind)
        qtbot.addWidget(fields)
        for key, cell in fields.cells.items():
            asked = topic_at(cell.editor.typing_places()[0])
            assert (asked.kind, asked.field) == (kind, key)


def test_what_a_field_is_stands_beside_it_and_leads_to_the_guide(qtbot, feed, settings) -> None:
    fields = FormFields(feed, "event")
    qtbot.addWidget(fields)
    fields.resize(700, 500)
    fields.show()
    line = fields.cells["date"].editor.typing_places()[0]
    HelpDesk(settings).explain(line, "event")
    told = line.findChild(FieldHelp)
    assert "late 2025" in told.accessibleName() and "EDTF" in told.accessibleName()
    told.guide_button.click()
    guide = shown_guide()
    assert guide.page_key == "events"
    guide.close()


def test_the_row_for_a_claim_and_the_tables_say_what_they_are_about(qtbot, feed, settings, place) -> None:
    entry = ClaimEntry(feed)
    qtbot.addWidget(entry)
    bar = entry.bar
    places = {"_indicator": entry._indicator, "_text": entry._text, "_said_by": bar.said_by, "_source": bar.source}
    said = {name: topic_at(place) for name, place in places.items()}
    about = {name: (topic.kind, topic.field, topic.page) for name, topic in said.items()}
    assert about == {
        "_indicator": ("figure", "indicator", "claims"),
        "_text": ("figure", "value", "claims"),
        "_said_by": ("citation", "said_by", "claims"),
        "_source": ("citation", "source", "claims"),
    }
    assert topic_at(entry._status.box).field == "status"
    table = RecordTable(feed, settings, "district")
    qtbot.addWidget(table)
    view = table._table
    view.setCurrentIndex(view.model().index(0, view.model().column_of("region")))
    assert topic_at(view.viewport()) == Topic("region", "district")
    claims = ClaimTable("All claims", ["Value", "Source"], 0, about=("value", "source"))
    qtbot.addWidget(claims)
    claims.show_rows([[Cell(), Cell()]])
    claims.setCurrentIndex(claims.model().index(0, 1))
    assert topic_at(claims) == Topic("source", "citation", "claims")
