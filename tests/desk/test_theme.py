"""The theme: readable in both palettes, changed at any time, icons for every name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from districtdesk.desk.look import fonts, icons, theme
from districtdesk.painting.colours import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Colours
from districtdesk.settings import resource
from tests.desk.contrast import OUTLINE_PAIRS, QUIET, ROLES, SHAPE_PAIRS, SURFACES, TEXT_PAIRS, contrast

PALETTES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
_FOR_THE_STYLE_SHEET = {
    "check_on_dark",
    "check_on_light",
    *(f"grey_chevron_{side}" for side in ("down", "left", "right", "up")),
}


@PALETTES
@pytest.mark.parametrize(("text", "surface"), TEXT_PAIRS)
def test_text_can_be_read_on_its_surface(colours: Colours, text: str, surface: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, surface)) >= 4.5


@PALETTES
@pytest.mark.parametrize(("shape", "surface"), SHAPE_PAIRS)
def test_shapes_that_mean_something_can_be_seen(colours: Colours, shape: str, surface: str) -> None:
    assert contrast(getattr(colours, shape), getattr(colours, surface)) >= 3


@PALETTES
@pytest.mark.parametrize(("outline", "surface"), OUTLINE_PAIRS)
def test_fields_and_buttons_are_seen_by_their_outline(colours: Colours, outline: str, surface: str) -> None:
    assert contrast(getattr(colours, outline), getattr(colours, surface)) >= 3


@PALETTES
def test_an_outline_is_quieter_than_text(colours: Colours) -> None:
    assert contrast(colours.outline, colours.card) < contrast(colours.faint, colours.card)


def test_of_every_role_is_said_what_it_must_be_told_apart_from() -> None:
    pairs = (*TEXT_PAIRS, *SHAPE_PAIRS, *OUTLINE_PAIRS)
    seen, stood_on = {role for role, _surface in pairs}, {surface for _role, surface in pairs}
    assert seen | stood_on | QUIET == set(ROLES)
    assert not (seen | stood_on) & QUIET
    assert stood_on >= set(SURFACES)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@PALETTES
def test_every_role_is_a_colour(colours: Colours) -> None:
    assert all(re.fullmatch(r"#[0-9a-f]{6}", getattr(colours, role)) for role in ROLES)


@pytest.mark.parametrize("colours", [STRONG_LIGHT, STRONG_DARK], ids=["light", "dark"])
def test_with_more_contrast_every_text_and_every_edge_stands_out(colours: Colours) -> None:
    pairs = {**dict.fromkeys(TEXT_PAIRS, 7), **dict.fromkeys(SHAPE_PAIRS, 4.5), **dict.fromkeys(OUTLINE_PAIRS, 7)}
    pairs |= {("hairline", "card"): 3, ("edge", "card"): 7, ("disabled", "card"): 4.5, ("focus", "selection"): 7}
    weak = [(*pair, least) for pair, least in pairs.items() if _contrast_of(colours, *pair) < least]
    assert weak == []


def _contrast_of(colours: Colours, one: str, other: str) -> float:
    return contrast(getattr(colours, one), getattr(colours, other))


def test_more_contrast_is_what_the_system_was_asked_for(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not theme.system_wants_contrast(qapp)
    theme.apply(qapp, dark=True, strong=True)
    assert theme.is_dark() and theme.colours() is STRONG_DARK
    theme.apply(qapp, dark=False, strong=True)
    assert not theme.is_dark() and theme.colours() is STRONG_LIGHT


def test_nothing_moves_but_what_tells_of_work_under_way() -> None:
    """Qt before 6.12 does not tell who has asked the system for less motion."""
    moving = re.compile(r"Q\w*Animation|QTimeLine|QMovie|AnimationGroup|setAnimated\(True")
    found = [file.name for file in Path("src/districtdesk").rglob("*.py") if moving.search(file.read_text("utf-8"))]
    assert found == []


def test_a_change_to_dark_reaches_the_palette_and_own_painting(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    assert theme.is_dark()
    assert theme.colours() is DARK
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)


def test_shown_widgets_follow_a_change_of_the_theme(qapp: QApplication, qtbot) -> None:
    label = QLabel("Area")
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    qtbot.addWidget(label)
    label.show()
    theme.apply(qapp, dark=True)
    assert label.palette().color(label.foregroundRole()) == QColor(DARK.dim)


def test_text_size_is_the_systems_times_the_scale(qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    theme.apply(qapp, dark=False, scale=2.0)
    theme.apply(qapp, dark=False, scale=2.0)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 2)


def test_voices_and_spaces_follow_the_text_size(qapp: QApplication, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    fonts.space(layout, (6, 6, 6, 6), gap=4)
    title = QLabel("Districts")
    fonts.set_text_style(title, "title")
    layout.addWidget(title)
    before = (title.font().pointSizeF(), layout.spacing(), layout.contentsMargins().left())
    theme.apply(qapp, dark=False, scale=2.0)
    after = (title.font().pointSizeF(), layout.spacing(), layout.contentsMargins().left())
    assert all(now >= 1.9 * then for now, then in zip(after, before, strict=True))


def test_a_title_is_half_as_large_again(qapp: QApplication) -> None:
    assert fonts.font("title").pointSizeF() == pytest.approx(qapp.font().pointSizeF() * 1.5)
    assert fonts.font("note").pointSizeF() < qapp.font().pointSizeF()


def test_figures_have_equal_widths() -> None:
    assert len({fonts.metrics("number").horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_every_icon_has_a_drawing_and_every_drawing_a_name() -> None:
    drawings = {path.stem for path in resource("icons").glob("*.svg")}
    assert drawings - _FOR_THE_STYLE_SHEET - {"districtdesk"} == set(icons.NAMES)
    assert drawings >= _FOR_THE_STYLE_SHEET


@pytest.mark.parametrize("name", icons.NAMES)
def test_an_icon_is_drawn_in_the_text_colour(name: str, qapp: QApplication) -> None:
    picture = icons.pixmap(name, 40).toImage()
    drawn = [picture.pixelColor(x, y) for x in range(40) for y in range(40)]
    solid = [colour for colour in drawn if colour.alpha() == 255]
    assert solid
    assert max(abs(colour.red() - QColor(LIGHT.text).red()) for colour in solid) < 8


@pytest.mark.parametrize("name", icons.NAMES)
def test_icons_are_of_one_weight(name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert re.findall(r'stroke-width="([^"]+)"', text) == ["1.5"]


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("no such icon")


def test_icons_on_buttons_follow_the_theme(qapp: QApplication, qtbot) -> None:
    button = QPushButton(icons.icon("save"), "Save")
    qtbot.addWidget(button)
    light = button.icon().pixmap(QSize(20, 20)).toImage()
    theme.apply(qapp, dark=True)
    assert button.icon().pixmap(QSize(20, 20)).toImage() != light


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_sharp_on_dense_screens(ratio: float, qapp: QApplication) -> None:
    picture = icons.icon("search").pixmap(QSize(20, 20), ratio)
    assert picture.width() == round(20 * ratio)
    assert picture.devicePixelRatio() == pytest.approx(ratio)


def test_disabled_icons_are_paler() -> None:
    usual = icons.icon("save").pixmap(QSize(20, 20), QIcon.Mode.Normal).toImage()
    assert icons.icon("save").pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage() != usual


def test_the_application_has_its_own_sign(qapp: QApplication) -> None:
    assert not icons.application_icon().pixmap(QSize(64, 64)).isNull()
