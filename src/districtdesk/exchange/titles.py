"""Names that Excel accepts: worksheet titles, table names, column headings, field marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..i18n import N_, _
from .changes import Changes
from .layout import LONGEST_TITLE, BookColumn
from .safe_text import cut, make_safe

# The last of these begins what Excel reads as another sign: _x0041_ as A, in a title other than in what points at it.
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffd]|_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.]")
# A1, XFD1, R1C1, R, C: a name may not look like a place.
_LOOKS_LIKE_PLACE = re.compile(r"([A-Za-z]{1,3}[0-9]+|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*)\Z")
# Excel keeps this title for itself.
_KEPT_BACK = "history"
_LONGEST_HEADING = 255
FIELD_MARK = "dd."
END_MARK = "dd_end."
GIVEN_MARK = "dd_given."
# The tabs of what stands beside the lists.
ABOUT, LISTS = N_("About"), N_("Lists")


def sheet_titles(wanted: Iterable[str], changes: Changes) -> list[str]:
    """Titles of at most 31 characters, none twice; each change is noted."""
    taken: set[str] = set()
    titles = []
    for title in wanted:
        given = _unique(_clean_title(title), taken, LONGEST_TITLE)
        if given != title:
            changes.note(
                "sheet_title",
                _("The sheet “{wanted}” had to be called “{given}”.", wanted=title, given=given),
            )
        titles.append(given)
    return titles


def fitting_title(name: str, ending: str = "") -> str:
    """A title of this name that Excel takes as it is, cut where needed so that the ending has room behind it."""
    if not ending:
        return _clean_title(name)
    # What a title cannot hold goes first: a space before it would stay behind.
    return _clean_title(f"{_clean_title(cut(name, LONGEST_TITLE - len(ending))).rstrip()}{ending}")


def headings(columns: Iterable[BookColumn], changes: Changes) -> list[str]:
    """Headings for one table: never empty, on one line, none twice."""
    taken: set[str] = set()
    result = []
    for column in columns:
        line = " ".join(make_safe(column.label).text.split())
        given = _unique(line or column.key, taken, _LONGEST_HEADING)
        if given != column.label:
            changes.note(
                "heading",
                _(
                    "{sheet}: the heading “{wanted}” had to become “{given}”.",
                    sheet=changes.sheet,
                    wanted=column.label,
                    given=given,
                ),
                column.key,
            )
        result.append(given)
    return result


def table_names(wanted: Iterable[str]) -> list[str]:
    """Table names: ASCII, not like a cell's place, none twice."""
    taken: set[str] = set()
    return [_unique(_clean_name(name), taken, 200, "_") for name in wanted]


def field_mark(sheet_name: str, key: str) -> str:
    """The defined name that sits on a column's heading and carries its field key."""
    return f"{FIELD_MARK}{sheet_name}.{key}"


def end_mark(sheet_name: str) -> str:
    """The defined name that sits on the first row below the records of a sheet."""
    return f"{END_MARK}{sheet_name}"


def given_mark(name: str) -> str:
    """The defined name that holds what is said of all rows of a workbook: no place, but a text."""
    return f"{GIVEN_MARK}{name}"


def read_field_mark(mark: str) -> tuple[str, str] | None:
    """The sheet name and field key in a mark."""
    if not mark.startswith(FIELD_MARK):
        return None
    name, point, key = mark.removeprefix(FIELD_MARK).partition(".")
    return (name, key) if point and key else None


def is_field_key(key: str) -> bool:
    """Whether a key may be part of a defined name."""
    return bool(key) and not _NOT_IN_NAMES.search(key)


def _clean_title(title: str) -> str:
    line = _NOT_IN_TITLES.sub(" ", make_safe(title).text)
    short = cut(" ".join(line.split()).strip("'"), LONGEST_TITLE).strip(" '") or _("Sheet")
    return f"{short}_" if short.casefold() == _KEPT_BACK else short


def _clean_name(name: str) -> str:
    plain = _NOT_IN_NAMES.sub("_", name)
    if not plain or not (plain[0].isalpha() or plain[0] == "_") or _LOOKS_LIKE_PLACE.match(plain):
        return f"_{plain}"
    return plain


def _unique(name: str, taken: set[str], longest: int, joint: str = " ") -> str:
    """The name, with a number behind it if it is taken. Excel sees no difference in case."""
    given = cut(name, longest)
    number = 2
    while given.casefold() in taken:
        ending = f"{joint}{number}"
        given = cut(name, longest - len(ending)) + ending
        number += 1
    taken.add(given.casefold())
    return given
