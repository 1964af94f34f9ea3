"""The one style sheet: what a palette cannot say, in a few rules."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ...painting.colours import LIGHT, Colours
from ...settings import resource
from . import fonts

# A style sheet on the application costs each widget a little, so there are rules for controls and none for
# cells. Focus is a border of twice the width with the padding taken back, so that nothing moves.
_SHEET = Template("""
QAbstractScrollArea { border: none; }
QAbstractItemView { outline: none; }
Card { background: $card; border: 1px solid $hairline; border-radius: ${two}px; }
EvidenceBar { background: $ground; border: 1px solid $hairline; border-radius: ${round}px; }
NavigationList { background: $side; border: none; padding: ${two}px 0; }
QLabel[colour="dim"] { color: $dim; }
QLabel[colour="faint"] { color: $faint; }
QLabel[colour="accent"] { color: $accent; }
QLabel[colour="amber"] { color: $amber; }
QLabel[colour="red"] { color: $red; }
QToolTip { background: $card; color: $text; border: 1px solid $edge; padding: ${half}px ${one}px; }

QPushButton, QToolButton {
  background: $card; color: $text; border: ${thin}px solid $outline; border-radius: ${round}px;
  padding: 0 ${three}px; min-height: ${inner}px;
}
QToolButton { padding: 0 ${one_half}px; max-height: ${inner}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked { background: $pressed; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $hairline; background: transparent; }
QPushButton:focus, QToolButton:focus {
  border: ${ring}px solid $focus; padding: 0 ${three_less}px; min-height: ${inner_less}px;
}
QToolButton:focus { padding: 0 ${one_half_less}px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

PrimaryButton { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
PrimaryButton:hover, PrimaryButton:pressed { background: $accent_hover; }
PrimaryButton:disabled { background: $pressed; color: $disabled; border-color: $pressed; }
PrimaryButton:focus { border-color: $accent; }

MenuButton { padding-right: ${seven}px; }
MenuButton:focus { padding-right: ${seven_less}px; }
QuietButton { background: transparent; border-color: transparent; color: $text; padding: 0 ${two}px; }
QuietButton:disabled { border-color: transparent; }
QuietButton:focus { padding: 0 ${two_less}px; }
LinkButton {
  background: transparent; border: ${thin}px solid transparent; border-radius: ${half}px; color: $accent;
  padding: 0 ${half}px; min-height: 0;
}
LinkButton:hover { background: $hover; }
LinkButton:checked { background: transparent; color: $text; font-weight: 600; }
LinkButton:focus { border: ${ring}px solid $focus; padding: 0 ${half_less}px; min-height: 0; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
  background: $card; color: $text; border: ${thin}px solid $outline; border-radius: ${round}px;
  placeholder-text-color: $dim;
}
QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
  selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${inner}px; padding: 0 ${one_half}px; }
QPlainTextEdit, QTextEdit { padding: ${one}px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: ${ring}px solid $focus;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  padding: 0 ${one_half_less}px; min-height: ${inner_less}px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: ${one_less}px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
  background: transparent; color: $disabled; border-color: $hairline;
}
QLineEdit:read-only, QPlainTextEdit:read-only, QComboBox[readOnly="true"] {
  background: transparent; border-color: $hairline;
}
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus, QComboBox[readOnly="true"]:focus { border-color: $focus; }
*[guess="true"] { border: ${thin}px dashed $dim; border-radius: ${round}px; }
*[problem="error"] { border-color: $red; }
*[problem="warning"] { border-color: $amber; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QAbstractItemView QLineEdit {
  min-height: 0; border: none; padding: 0;
}
QAbstractItemView QLineEdit { border: ${ring}px solid $focus; border-radius: 0; }
QComboBox::drop-down { border: none; width: ${six}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${small_icon}px; height: ${small_icon}px; }
QComboBox[readOnly="true"]::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: $card; border: 1px solid $edge; padding: ${half}px; outline: none;
  selection-background-color: $selection; selection-color: $text;
}
QComboBox { padding-left: ${two}px; }
QComboBox:focus { padding-left: ${two_less}px; }
QLineEdit QToolButton, QLineEdit QToolButton:focus, QLineEdit QToolButton:hover {
  background: transparent; border: none; padding: 0; min-height: 0;
}
QAbstractSpinBox { padding-right: ${five}px; max-height: ${inner}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  subcontrol-origin: border; border: none; background: transparent; width: ${five}px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: ${half}px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: ${half}px; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: ${tiny_icon}px; height: ${tiny_icon}px; }
QAbstractSpinBox::down-arrow { image: url("$chevron"); width: ${tiny_icon}px; height: ${tiny_icon}px; }

ChoiceGroup { border: none; margin: 0; padding: 0; }
QCheckBox, QRadioButton { spacing: ${two}px; padding: ${half}px; border: ${ring}px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; border-radius: ${half}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QMenu::indicator {
  width: ${box}px; height: ${box}px; background: $card; border: ${thin}px solid $faint; border-radius: ${half}px;
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: $planned; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $hairline; background: $pressed; }
QRadioButton::indicator { border-radius: ${radio_round}px; }
QRadioButton::indicator:checked {
  border: ${radio}px solid $accent; width: ${radio_inner}px; height: ${radio_inner}px;
}
QMenu::indicator { margin-left: ${one}px; }

QMenuBar { background: $card; color: $text; border-bottom: 1px solid $hairline; padding: ${half}px ${one_half}px; }
QMenuBar::item { background: transparent; padding: ${one}px ${two_half}px; border-radius: ${half}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $pressed; }
QMenuBar::item:disabled { color: $disabled; }
QMenu { background: $card; color: $text; border: 1px solid $edge; padding: ${one}px; icon-size: ${icon}px; }
QMenu::item { padding: ${one}px ${four}px ${one}px ${two}px; border-radius: ${half}px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $hairline; margin: ${one}px ${two}px; }
QMenu::icon { padding-left: ${one}px; }

CalmTable::item { padding: 0 ${two}px; }
QListWidget::item { padding: 0 ${two}px; }
QTreeView::item { padding: ${one}px 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: $card; border: none; }
QHeaderView::section {
  background: $card; color: $dim; border: none; border-bottom: 1px solid $hairline;
  padding: ${one_half}px ${cell}px;
}
QHeaderView::section:hover { background: $hover; }
QHeaderView::up-arrow { image: url("$chevron_up"); width: ${tiny_icon}px; height: ${tiny_icon}px; }
QHeaderView::down-arrow { image: url("$chevron"); width: ${tiny_icon}px; height: ${tiny_icon}px; }
QTableCornerButton::section { background: $card; border: none; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${bar}px; }
QScrollBar:horizontal { height: ${bar}px; }
QScrollBar::handle { background: $scroll; border-radius: ${bar_round}px; margin: ${bar_gap}px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:vertical { min-height: ${six}px; }
QScrollBar::handle:horizontal { min-width: ${six}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { outline: none; }
QTabBar::tab {
  background: transparent; color: $dim; border: ${ring}px solid transparent; border-bottom-color: transparent;
  padding: ${one_half}px ${one}px; margin-right: ${three}px; outline: none;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::scroller { width: ${six}px; }
QTabBar QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }
QTabBar QToolButton::left-arrow { image: url("$chevron_left"); width: ${small_icon}px; height: ${small_icon}px; }
QTabBar QToolButton::right-arrow { image: url("$chevron_right"); width: ${small_icon}px; height: ${small_icon}px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }

QSlider { min-height: ${five}px; background: transparent; }
QSlider::groove:horizontal { background: $outline; height: ${half}px; border-radius: ${thin}px; }
QSlider::handle:horizontal {
  background: $accent; border: ${thin}px solid $accent; border-radius: ${one_half}px; width: ${three}px;
  margin: -${one_half}px 0;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { background: $card; border: ${ring}px solid $focus; }
QSlider::handle:horizontal:disabled { background: $disabled; border-color: $disabled; }
QProgressBar {
  background: $pressed; border: none; border-radius: ${half}px; max-height: ${one}px; min-height: ${one}px;
}
QProgressBar::chunk { background: $accent; border-radius: ${half}px; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:hover { background: $focus; }
QStatusBar { background: $card; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
""")


def sheet(colours: Colours) -> str:
    """The style sheet in these colours and in the sizes of the application's font."""
    return _SHEET.substitute(asdict(colours), **_lengths(), **_pictures(colours))


def _lengths() -> dict[str, int]:
    ring = _ring()
    thin = max(1, ring // 2)
    bar = fonts.step(2.5)
    inner = fonts.control_height() - 2 * thin
    box = 2 * round(fonts.step(3.5) / 2)
    radio = round(box * 0.3)
    lengths = {name: fonts.step(count) for name, count in _STEPS.items()}
    less = {f"{name}_less": max(0, length - ring + thin) for name, length in lengths.items()}
    return {
        **lengths,
        **less,
        "ring": ring,
        "thin": thin,
        "inner": inner,
        "inner_less": inner - 2 * (ring - thin),
        "icon": fonts.icon_size(),
        "small_icon": fonts.step(3.5),
        "tiny_icon": fonts.step(3),
        # Qt sets the text of a cell 3 px further in than its padding says.
        "cell": fonts.step(2) + 3,
        "box": box,
        "radio": radio,
        "radio_inner": box + 2 * thin - 2 * radio,
        "radio_round": (box + 2 * thin) // 2,
        "bar": bar,
        "bar_gap": max(2, bar // 5),
        "bar_round": max(1, (bar - 2 * max(2, bar // 5)) // 2),
    }


_STEPS = {
    "half": 0.5,
    "one": 1,
    "one_half": 1.5,
    "round": 1.5,
    "two": 2,
    "two_half": 2.5,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
}


def _ring() -> int:
    return max(2, round(fonts.step() / 2))


def _pictures(colours: Colours) -> dict[str, str]:
    # A style sheet cannot colour a picture: the grey ones show on both cards, of the check there are two.
    check = "check_on_light" if colours.accent_text == LIGHT.accent_text else "check_on_dark"
    return {
        "check": resource("icons", f"{check}.svg").as_posix(),
        "chevron": resource("icons", "grey_chevron_down.svg").as_posix(),
        "chevron_left": resource("icons", "grey_chevron_left.svg").as_posix(),
        "chevron_right": resource("icons", "grey_chevron_right.svg").as_posix(),
        "chevron_up": resource("icons", "grey_chevron_up.svg").as_posix(),
    }
