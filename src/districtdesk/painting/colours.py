"""The named colour roles of the desk, once for a light and once for a dark room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """What each colour is for. Every value is written #rrggbb; `colour()` gives it as a QColor."""

    # Surfaces, from the back to the front.
    ground: str  # behind everything
    side: str  # behind the navigation and beside a timeline
    card: str  # what is written on
    hover: str  # a row, a menu entry or a button under the pointer
    pressed: str
    selection: str  # the current row
    hairline: str  # between things
    outline: str  # around what can be typed into or pressed
    edge: str  # around what floats above the rest: menus, lists of choices, notes
    scroll: str  # the handle of a scroll bar
    # Text.
    text: str
    dim: str  # labels, second lines, notes
    faint: str  # placeholders, empty values
    disabled: str
    # Meaning.
    accent: str  # what happened, what is current, what can be followed
    accent_hover: str
    accent_text: str  # text on the accent
    accent_wash: str
    amber: str  # look here
    amber_wash: str
    red: str  # broken, or today
    red_text: str  # text on red
    red_wash: str
    neutral_wash: str  # behind a quiet status word
    planned: str  # what is not yet so
    planned_wash: str
    grid: str  # lines behind a drawing
    focus: str  # the ring around what the keyboard speaks to

    def colour(self, role: str) -> QColor:
        """The colour of a role by its name; AttributeError for a role that does not exist."""
        return QColor(getattr(self, role))


LIGHT = Colours(
    ground="#f5f7f9",
    side="#ebeff3",
    card="#ffffff",
    hover="#f1f4f7",
    pressed="#e4e9ee",
    selection="#e0f0ef",
    hairline="#e0e5ea",
    outline="#7e8a97",
    edge="#bfc8d1",
    scroll="#c2cad3",
    text="#1a232e",
    dim="#566272",
    faint="#5f6b7a",
    disabled="#87919e",
    accent="#0d6966",
    accent_hover="#0a5553",
    accent_text="#ffffff",
    accent_wash="#e0f0ef",
    amber="#8a4f00",
    amber_wash="#fdf0d9",
    red="#b0261e",
    red_text="#ffffff",
    red_wash="#fce8e6",
    neutral_wash="#edf1f4",
    planned="#6d92b8",
    planned_wash="#e4edf6",
    grid="#eef1f4",
    focus="#0d6966",
)

DARK = Colours(
    ground="#14181d",
    side="#181d23",
    card="#1e242b",
    hover="#272e37",
    pressed="#303944",
    selection="#1b3d40",
    hairline="#2f3842",
    outline="#6c7885",
    edge="#46515d",
    scroll="#4c5763",
    text="#e6eaee",
    dim="#a9b4c0",
    faint="#98a4b1",
    disabled="#737f8c",
    accent="#5cc2b9",
    accent_hover="#7ad3cb",
    accent_text="#062422",
    accent_wash="#1b3d40",
    amber="#efb661",
    amber_wash="#3d2f17",
    red="#f4948b",
    red_text="#2c0a07",
    red_wash="#462522",
    neutral_wash="#2c343d",
    planned="#9ab9d8",
    planned_wash="#263342",
    grid="#262d35",
    focus="#5cc2b9",
)

# For whoever has asked the system for more contrast: all text as dark or as light as can be, and every edge seen.
STRONG_LIGHT = replace(
    LIGHT,
    ground="#ffffff",
    side="#ffffff",
    hover="#f1f4f7",
    hairline="#6b7683",
    outline="#000000",
    edge="#000000",
    scroll="#566272",
    text="#000000",
    dim="#000000",
    faint="#1a232e",
    disabled="#566272",
    accent="#00403e",
    accent_hover="#002e2c",
    amber="#5c3300",
    red="#8a100a",
    planned="#1d4a75",
    grid="#b4bcc5",
    focus="#000000",
)
STRONG_DARK = replace(
    DARK,
    ground="#000000",
    side="#000000",
    card="#000000",
    hover="#1e242b",
    selection="#123033",
    hairline="#8a96a3",
    outline="#ffffff",
    edge="#ffffff",
    scroll="#c2cad3",
    text="#ffffff",
    dim="#ffffff",
    faint="#e6eaee",
    disabled="#a9b4c0",
    accent="#93efe6",
    accent_hover="#b9fff8",
    amber="#ffd48f",
    red="#ffbdb6",
    planned="#c6e0fa",
    grid="#46515d",
    focus="#ffffff",
)
