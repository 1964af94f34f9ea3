"""What the timeline is painted with: letters laid out once, and lines of a summary that stay apart."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.painting.colours import LIGHT
from districtdesk.painting.timeline.lettering import Letters
from districtdesk.painting.timeline.paint_thin import thin_box
from districtdesk.painting.timeline.strokes import Strokes
from districtdesk.timeline.density import THIN
from districtdesk.timeline.drawn import Drawn
from districtdesk.timeline.layout import Mark, Span, shape_of

TEXTS = ["Launch: May 2025", "Ələt, sənaye zonası: ı, ğ, ş", "Ввод в 2025 году", "1,250 ₼ <b>&amp;</b>", ""]


def written(letters: Letters, ratio: float, *, is_anew: bool = False) -> QImage:
    image = QImage(round(400 * ratio), round(160 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    baseline = (letters.metrics.ascent() - letters.metrics.descent()) / 2
    for place, text in enumerate(TEXTS):
        x, y = 3.3 + place * 7.7, 12.4 + place * 30.3
        if is_anew:
            painter.setFont(letters.font)
            painter.drawText(QPointF(x, y + baseline), text)
        else:
            letters.write(painter, x, y, text)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_letters_that_were_laid_out_once_look_as_if_written_anew(qtbot: QtBot, ratio: float) -> None:
    letters = Letters(QFont(QApplication.font()))
    anew = written(letters, ratio, is_anew=True)
    assert written(letters, ratio) == anew
    assert written(letters, ratio) == anew


def test_a_text_is_shortened_to_its_room_and_whole_where_it_has_some(qtbot: QtBot) -> None:
    letters = Letters(QFont(QApplication.font()))
    text = TEXTS[1]
    assert letters.shortened(text, letters.width(text)) == text
    short = letters.shortened(text, letters.width(text) / 2)
    assert short.endswith("…") and letters.width(short) <= letters.width(text) / 2


def test_lines_of_a_summary_leave_a_point_between_them(qtbot: QtBot) -> None:
    day = date(2025, 1, 1)
    shape = shape_of(Mark("m", "event", "d", "visit", "Visit", Span(day, day, "")), day)
    for size in range(9, 40):
        font = QFont(QApplication.font())
        font.setPixelSize(size)
        strokes = Strokes(LIGHT, font, 1.0)
        box = thin_box(Drawn(shape, 10, 12, 12, 14, 50, (shape.mark,)), strokes)
        assert box.height() >= 2 and (box.height() == 2 or box.height() <= strokes.line * THIN - 1), size
