"""Which letter of its own words presses an entry or a button, so that no two of a menu or a window share a key.

A letter is known by the key that it lies on: with the other layout on, the same key types another letter, and Qt on
its own would hear that one alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ...i18n import language

# The keys by what they type on a plain Latin keyboard; below each what they type on a Russian and an Azerbaijani one
# (XKB: us, ru, az; AZS 495-2010).
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_AZERBAIJANI = {"ü": "w", "ö": "[", "ğ": "]", "ı": ";", "ə": "'", "ç": ",", "ş": ".", "i̇": "i"}
_KEY_OF = {**{key: key for key in _KEYS}, **dict(zip(_RUSSIAN, _KEYS, strict=True)), **_AZERBAIJANI}
# What an Azerbaijani sees as I lies elsewhere than what others see as I.
_DOTLESS = "ıI"
_SIGN = re.compile("&(.)", re.DOTALL)
_MARKED = re.compile("&([^&])", re.DOTALL)


def key_of(letter: str) -> str:
    """The key that types this letter, by its Latin name; empty for what is no letter."""
    return _KEY_OF.get(letter.lower(), "")


def pressed_key(event: QKeyEvent) -> str:
    """The key of a letter that was pressed, whichever layout is on; empty for any other."""
    code = event.key()
    typed = event.text() if len(event.text()) == 1 and event.text().isprintable() else ""
    return key_of(typed or (chr(code) if code < Qt.Key.Key_Escape.value else ""))


def letter_of(text: str) -> str:
    """The letter that is marked in a text of Qt's; empty for none."""
    found = _MARKED.search(text.replace("&&", "  "))
    return found.group(1) if found else ""


def unmarked(text: str) -> str:
    """The same text without its mark; a doubled & stays doubled."""
    return _SIGN.sub(lambda found: "&&" if found.group(1) == "&" else found.group(1), text)


def marked(texts: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """Texts of Qt's, each with its letter marked anew: the first of a word where it can be, in order of the texts.

    `taken` are keys that something else has. Of more texts than there are keys the last have none.
    """
    plain = [unmarked(text) for text in texts]
    wishes = [list(_wishes(text)) for text in plain]
    got = _shared_out([[(rank, key) for rank, _place, key in wish if key not in taken] for wish in wishes])
    return [_mark(text, wish, key) for text, wish, key in zip(plain, wishes, got, strict=True)]


def _wishes(text: str) -> Iterator[tuple[int, int, str]]:
    """How little each letter is wanted, where it stands, and its key: what stands behind a tab is no word of it."""
    words = 0
    before = ""
    for place, letter in enumerate(text.partition("\t")[0]):
        is_first = letter.isalpha() and not before.isalpha()
        words += is_first
        if letter.isalpha() and key_of(letter) and not (letter in _DOTLESS and language() == "az"):
            yield (min(words, 2) if is_first else 3), place, key_of(letter)
        before = letter


def _shared_out(wishes: list[list[tuple[int, str]]]) -> list[str]:
    """A key for each, those wanted most first; who comes to nothing asks others to take a second choice."""
    owners: dict[str, int] = {}
    for rank in (1, 2, 3):
        for place, wish in enumerate(wishes):
            if place not in owners.values():
                free = (key for wanted, key in wish if wanted <= rank and key not in owners)
                owners.update(dict.fromkeys(list(free)[:1], place))
    for place in range(len(wishes)):
        if place not in owners.values():
            _ask_others(place, wishes, owners, set())
    found = {place: key for key, place in owners.items()}
    return [found.get(place, "") for place in range(len(wishes))]


def _ask_others(place: int, wishes: list[list[tuple[int, str]]], owners: dict[str, int], asked: set[str]) -> bool:
    for _rank, key in wishes[place]:
        if key in asked:
            continue
        asked.add(key)
        if key not in owners or _ask_others(owners[key], wishes, owners, asked):
            owners[key] = place
            return True
    return False


def _mark(text: str, wish: list[tuple[int, int, str]], key: str) -> str:
    places = [(rank, place) for rank, place, its_key in wish if its_key == key]
    if not places:
        return text
    place = min(places)[1]
    return f"{text[:place]}&{text[place:]}"
