"""A box of words is chosen from by typing them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import WordBox
from tests.desk.typing_keys import press, type_text


@pytest.fixture
def box(qtbot: QtBot) -> WordBox:
    made = WordBox()
    qtbot.addWidget(made)
    made.addItems(["Territory", "Jobs, permanent", "Jobs created", "Şəki", "Jobs expected"])
    made.show()
    made.setFocus()
    return made


def test_a_space_belongs_to_the_word_that_is_typed(box: WordBox) -> None:
    type_text(box, "jobs c")
    assert box.currentText() == "Jobs created"
    assert not box.view().isVisible()


def test_marks_need_not_be_typed(box: WordBox) -> None:
    type_text(box, "se")
    assert box.currentText() == "Şəki"


def test_the_same_letter_again_goes_to_the_next_word(box: WordBox) -> None:
    seen = []
    for _time in range(4):
        type_text(box, "j")
        seen.append(box.currentText())
    assert seen == ["Jobs, permanent", "Jobs created", "Jobs expected", "Jobs, permanent"]


def test_one_letter_takes_the_next_below_and_a_whole_word_may_stay(box: WordBox) -> None:
    box.setCurrentText("Jobs created")
    type_text(box, "j")
    assert box.currentText() == "Jobs expected"
    box.clearFocus()
    box.setFocus()
    type_text(box, "jobs e")
    assert box.currentText() == "Jobs expected"
    type_text(box, "x")
    assert box.currentText() == "Jobs expected"


def test_what_begins_no_word_changes_nothing(box: WordBox) -> None:
    type_text(box, "xyz")
    assert box.currentText() == "Territory"


def test_what_only_its_first_letters_find_is_not_taken(box: WordBox) -> None:
    told: list[bool] = []
    box.settled.connect(told.append)
    for word, shown in (("jobs x", "Territory"), ("jobs c", "Jobs created"), ("jobs cx", "Jobs created")):
        box.clearFocus()
        box.setFocus()
        type_text(box, word)
        assert box.currentText() == shown
    box.clearFocus()
    assert told == [False, True, False]


def test_arrows_still_lead_through_the_words(box: WordBox) -> None:
    press(box, Qt.Key.Key_Down)
    assert box.currentText() == "Jobs, permanent"


def test_letters_find_a_word_within_an_entry(box: WordBox) -> None:
    type_text(box, "perm")
    assert box.currentText() == "Jobs, permanent"


def test_a_heading_is_passed_over(box: WordBox) -> None:
    box.add_heading("Sales and exports")
    box.addItem("Sales")
    type_text(box, "sal")
    assert box.currentText() == "Sales"
    press(box, Qt.Key.Key_Up)
    assert box.currentText() == "Jobs expected"


def test_an_invitation_does_not_look_like_a_word_that_was_chosen(box: WordBox) -> None:
    box.clearFocus()
    box.setPlaceholderText("Territory")
    inks = []
    for place in (0, -1):
        box.setCurrentIndex(place)
        image = box.grab().toImage()
        # Between the frame and the sign that opens the list.
        across = range(image.width() // 8, image.width() // 2)
        inks.append(min(image.pixelColor(x, y).lightness() for x in across for y in range(8, image.height() - 8)))
    assert inks[1] > inks[0] + 20


def test_words_in_another_order_find_the_entry_and_never_leave_a_wrong_one(box: WordBox) -> None:
    box.addItems(["Рабочие места на время строительства", "Ожидаемые рабочие места"])
    type_text(box, "рабочие места")
    assert box.currentText() == "Рабочие места на время строительства"
    type_text(box, " ожид")
    assert box.currentText() == "Ожидаемые рабочие места"
