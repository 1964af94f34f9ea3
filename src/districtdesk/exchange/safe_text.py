"""Text that every spreadsheet program reads back as the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .layout import LONGEST_TEXT

# XML 1.0 has no place for these (https://www.w3.org/TR/xml/#charsets); Excel then calls the whole file damaged.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as the letter A, so the first sign of such a text is itself written in that way.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# What stands in place of a character that cannot be kept.
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class SafeText:
    """A text a cell can hold, and what was done to it."""

    text: str
    illegal: bool
    line_ends: bool
    cut: bool

    @property
    def is_changed(self) -> bool:
        return self.illegal or self.line_ends or self.cut


def make_safe(text: str, longest: int = LONGEST_TEXT) -> SafeText:
    """Replace what XML forbids, make line ends uniform, cut at `longest` (Excel counts UTF-16 units)."""
    uniform = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    legal = _ILLEGAL.sub(REPLACEMENT, uniform)
    short = cut(legal, longest)
    return SafeText(short, legal != uniform, uniform != text, short != legal)


def cut(text: str, longest: int) -> str:
    """At most `longest` UTF-16 units of the text, no character halved."""
    if len(text) * 2 <= longest:
        return text
    return text.encode("utf-16-le")[: longest * 2].decode("utf-16-le", "ignore")


def escape_signs(text: str) -> str:
    """Guard what Excel would take for one of its _xHHHH_ signs."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def unescape_signs(text: str) -> str:
    """Read Excel's _xHHHH_ signs."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def as_xml(text: str) -> str:
    """Safe text as the content of an element or an attribute in double quotes."""
    signs = escape_signs(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return signs.replace('"', "&quot;")
