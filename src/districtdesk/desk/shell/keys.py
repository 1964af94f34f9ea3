"""All keys of the program by the place where they work: those of the window are read from its actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ...i18n import N_, _
from ..timeline.keys import TOLD
from .actions import ACTION_SPECS

# Keys that belong to a widget and not to an action: the keys, and what they do.
_OTHERS = (
    ("Ctrl+1 … Ctrl+9", N_("Go to the first nine places")),
    ("Alt", N_("Show a letter on every button; with the letter, press it or open a menu")),
    ("F10", N_("Menu bar")),
    ("Shift+F10", N_("The menu of what has the keyboard; so does the key for menus")),
    ("Tab", N_("To the next field or button; with Shift back")),
    ("Enter", N_("Press the button that has the keyboard; save a form in a small window")),
    ("Esc", N_("Empty the search; close a small window; back to the list")),
)
_IN_LISTS = (
    ("Ctrl+L", N_("Show as a table, and back")),
    ("Ctrl+Shift+F", N_("Filter by a condition")),
    ("Shift+Down", N_("Choose several; Ctrl+Space chooses one more")),
    ("Down", N_("From the search into what was found")),
    ("Enter", N_("Open the record")),
    ("Ins", N_("Add another record to those that belong to this one; F2 edits the chosen one there")),
    ("Left", N_("To a cell of the row; Right to the next one, Esc back to whole rows")),
    ("Ctrl+C", N_("Copy the chosen rows with their headings, or the cell where the keyboard is")),
    ("Ctrl+Shift+C", N_("Copy the cell")),
    ("A … Z", N_("Letters typed in a list go to the search")),
    ("Ctrl+V", N_("Bring in cells that were copied in a spreadsheet program")),
)
_IN_FORMS = (
    ("Down", N_("Open the list of choices")),
    ("Del", N_("Empty a choice; take out one of several")),
    ("F4", N_("Open the list of choices or the calendar; so does Alt+Down")),
    ("F2", N_("All of the text of a field, or its end")),
)
_IN_CLAIM_ROW = (
    ("Enter", N_("Add the claim")),
    ("Esc", N_("Empty the row")),
)
_IN_THE_NAVIGATION = (
    ("Up", N_("To the place above; Down to the one below")),
    ("A … Z", N_("To the next place that begins with the letter")),
)
_IN_THE_HISTORY = (
    ("Down", N_("From change to change of a step; Up back")),
    ("Esc", N_("Back to the steps")),
)
_BEFORE_IMPORTING = (
    ("Space", N_("Leave out the value or the row, or take it again")),
    ("Left", N_("Fold a record; Right unfolds it")),
    ("Enter", N_("To what is asked of the row; so does F2")),
    ("Ctrl+Return", N_("On to what would change; there: import what is ticked")),
    ("Esc", N_("Leave without importing")),
)
_BEFORE_PRINTING = (
    ("PgDown", N_("On, and to the next page; Page Up back")),
    ("Ctrl++", N_("Larger; Ctrl+− smaller")),
    ("Ctrl+0", N_("The whole page; Ctrl+1 as on paper, Ctrl+2 the width of the page")),
)
_IN_THE_GUIDE = (
    ("Alt+Left", N_("To the page that was read before; Alt+Right forward")),
    ("Ctrl+F", N_("Search the guide")),
    ("Esc", N_("Close the guide")),
)
_IN_CALENDAR = (
    ("PgUp", N_("The month before; Page Down the one after")),
    ("Enter", N_("Take the day")),
    ("Esc", N_("Close without taking one")),
)


@dataclass(frozen=True, slots=True)
class KeySection:
    """Where they work, and each key with what it does, in the language of the moment."""

    title: str
    rows: Sequence[tuple[str, str]]


def key_sections() -> list[KeySection]:
    """Everything that has keys."""
    window = [
        (_(" or ").join(_shown(key) for key in spec.keys), _(spec.text).rstrip("…"))
        for spec in ACTION_SPECS
        if spec.keys
    ]
    timeline = [(_(" or ").join(_shown(QKeySequence(key)) for key in keys), _(text)) for keys, text in TOLD]
    return [
        KeySection(_("Everywhere"), [*window, *_told(_OTHERS)]),
        KeySection(_("In a list"), _told(_IN_LISTS)),
        KeySection(_("In a form"), _told(_IN_FORMS)),
        KeySection(_("In the row for a claim"), _told(_IN_CLAIM_ROW)),
        KeySection(_("In the calendar"), _told(_IN_CALENDAR)),
        KeySection(_("On the timeline"), timeline),
        KeySection(_("In the navigation"), _told(_IN_THE_NAVIGATION)),
        KeySection(_("In the history"), _told(_IN_THE_HISTORY)),
        KeySection(_("Before an import"), _told(_BEFORE_IMPORTING)),
        KeySection(_("Before printing"), _told(_BEFORE_PRINTING)),
        KeySection(_("In the guide"), _told(_IN_THE_GUIDE)),
    ]


def keys_html() -> str:
    """The same for a page of the guide."""
    parts = []
    for section in key_sections():
        rows = "".join(
            f"<tr><td><b>{escape(keys)}</b></td><td>{escape(text)}</td></tr>" for keys, text in section.rows
        )
        parts.append(f'<h2>{escape(section.title)}</h2><table class="keys">{rows}</table>')
    return "".join(parts)


def _told(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(keys if "…" in keys else _shown(keys), _(text)) for keys, text in rows]


def _shown(key: str | QKeySequence | Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
