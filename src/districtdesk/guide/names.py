"""Names of the interface in a text of the guide: written by their message, filled in when the page is shown.

{{Save}} stands for the text “Save” of the program in the language of the moment, so that a page cannot call a button
by a name that it no longer has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from ..i18n import _

_MARK = re.compile(r"\{\{(.+?)\}\}")


def messages_in(text: str) -> list[str]:
    """The messages whose texts are filled in, in their order."""
    return [found[1] for found in _MARK.finditer(text)]


def name_of(message: str) -> str:
    """What the interface calls it now, without the sign for the letter of a menu and without dots at its end."""
    return _(message).replace("&", "").rstrip("…:")


def fill_in(text: str, dress: Callable[[str], str]) -> str:
    """The text, of which the signs of HTML may be escaped, with the names in it, each as `dress` gives it."""
    return _MARK.sub(lambda found: dress(name_of(unescape(found[1]))), text)
