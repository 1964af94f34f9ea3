"""Signs that nothing can keep: half of a character, a zero byte, a byte order mark inside a text. Refused, and named.

A workbook, an XML file or PostgreSQL has no place for them, and Qt drops some of them without a word.
"""

from __future__ import annotations

import re

from .i18n import _
from .problems import Problem, error

# What stands in no text at all, and with that the other signs that a workbook has no place for.
_BROKEN = re.compile("[\0\ud800-\udfff]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In a text of several lines it stands where two files were put together; a line is read without it.
_MARK = "\ufeff"
_SHOWN = 20


def broken_sign(text: str) -> Problem | None:
    """What makes it no text, whatever it is to be read as; None where that is not so."""
    found = None if text.isascii() and "\0" not in text else _BROKEN.search(text)
    return _problem(text, found.start()) if found else None


def illegal_sign(text: str, *, may_hold_marks: bool = True) -> Problem | None:
    """The first sign that cannot be kept in a field of words."""
    found = _ILLEGAL.search(text)
    place = found.start() if found else -1
    if place < 0 and not may_hold_marks:
        place = text.find(_MARK)
    return _problem(text, place) if place >= 0 else None


def lost_half() -> Problem:
    """Said of a box that holds half of a character: what it gives away is without it."""
    return error(
        _("In this text stands half of a character, which cannot be kept. Delete it, or type the text anew."),
        rule="illegal",
    )


def _problem(text: str, place: int) -> Problem:
    before = _ILLEGAL.sub("", text[:place].replace(_MARK, ""))[-_SHOWN:].strip()
    words = {"sign": _name(text[place]), "text": before}
    if before:
        message = _(
            "After “{text}” stands {sign}, which cannot be kept. Take it out, or type the place anew.", **words
        )
    else:
        message = _(
            "At the beginning stands {sign}, which cannot be kept. Take it out, or type the place anew.", **words
        )
    return error(message, rule="illegal")


def _name(sign: str) -> str:
    if "\ud800" <= sign <= "\udfff":
        return _("half of a character")
    if sign == "\0":
        return _("a zero byte")
    return _("a byte order mark") if sign == _MARK else _("a control character")
