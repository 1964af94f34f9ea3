"""Keys for finding and ordering names: the same whatever marks, case or script they were typed in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .unseen import without_unseen

# Cyrillic before marks are stripped: й is и with a mark, and must become y, not i.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ә": "e", "ғ": "g", "ҝ": "g", "ө": "o", "ү": "u", "һ": "h", "ҹ": "c",
    "ј": "y",
}  # fmt: skip
_LATIN = {"ə": "e", "ı": "i", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l"}
# Would lose their marks below as well; with these, most names need no second look.
_MARKED = {"ç": "c", "ğ": "g", "ö": "o", "ş": "s", "ü": "u"}
# Every letter that is written in plain ones, by its small form.
PLAIN_LETTERS = _CYRILLIC | _LATIN | _MARKED
# Stand between words, and are no more than that: with these, most titles of claims need no second look either.
_BETWEEN_WORDS = dict.fromkeys("\u00a0\u202f–—·«»“”", " ")
_TO_PLAIN = str.maketrans(PLAIN_LETTERS | _BETWEEN_WORDS)
_WORD = re.compile(r"[^\W_]+")
# So many words are remembered as they are folded, and with their keys; then it begins anew.
_MOST_WORDS = 8192
_NUMBER = re.compile(r"\d+")
# Nothing of such a name is a bracket, a mark or a sign that nobody sees.
_all_counts = re.compile("[A-Za-z0-9ƏəÖöÜüÇçŞşĞğİıА-Яа-яЁё][A-Za-z0-9ƏəÖöÜüÇçŞşĞğİıА-Яа-яЁё ]*").fullmatch

# Letter orders of the three alphabets; what is not in an alphabet stands behind its nearest letter.
_AZERBAIJANI = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ORDER_BASE = 0x100
# Unicode takes most of them for letters: the hamza, the ayn, the soft sign and the glottal stop of transliterations.
_APOSTROPHES = frozenset("\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c0\u02c1\u02c8\u02ca\u02cb\u00b4\u2032")


def _lower(text: str) -> str:
    # İ becomes i plus a combining dot under str.lower, and I is ı only in Turkic text: both fold to i.
    return text.replace("İ", "i").lower()


# Of many records the same words are folded: what a field of theirs chooses from, in three languages.
@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Letters and digits in plain lower case Latin, words parted by one space, for matching with LIKE."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    return " ".join(filter(None, map(_FOLDED.__getitem__, text.split(" "))))


class _Folded(dict[str, str]):
    """What stands between two spaces, folded: names have many words in common."""

    def __missing__(self, part: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[part] = folded = _fold_part(part)
        return folded


_FOLDED = _Folded()


def _fold_part(part: str) -> str:
    plain = _lower(unicodedata.normalize("NFC", without_unseen(part))).translate(_TO_PLAIN)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain).lower().translate(_TO_PLAIN)
        plain = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    return " ".join(_WORD.findall(plain))


def _order_table(alphabet: str) -> dict[int, str]:
    return {ord(letter): chr(_ORDER_BASE + 2 * place) for place, letter in enumerate(alphabet)}


_LATIN_ORDER = _order_table(_AZERBAIJANI)
_CYRILLIC_ORDER = {ord(ch): chr(_ORDER_BASE + 0x100 + 2 * place) for place, ch in enumerate(_RUSSIAN)}
_AZ_ORDER = {**_LATIN_ORDER, **_CYRILLIC_ORDER}
_EN_ORDER = {**_order_table("abcdefghijklmnopqrstuvwxyz"), **_CYRILLIC_ORDER}
_RU_ORDER = {**{key: chr(ord(value) + 0x200) for key, value in _EN_ORDER.items()}, **_CYRILLIC_ORDER}
_ORDERS = {"az": _AZ_ORDER, "en": _EN_ORDER, "ru": _RU_ORDER}


def letter_keys(language: str) -> dict[str, str]:
    """By each letter, small and large, the sign that stands for it in the order keys of this language."""
    large = {"i": "İ", "ı": "I"} if language == "az" else {}
    known = {chr(letter): key for letter, key in _ORDERS[language].items()}
    return {large.get(letter, letter.upper()): key for letter, key in known.items()} | known


def order_key(text: str, language: str, longest: int = 48) -> str:
    """A key whose plain text comparison gives the alphabet's order; numbers inside compare by size.

    `language` is one of az, en, ru. Marks decide only where the alphabet does not know the letter. Quotation marks,
    apostrophes, brackets and whatever else stands before the first letter or digit do not count.
    """
    words = _words_that_count(text)
    if words is not None:
        return " ".join(map(_WORD_KEYS[language].__getitem__, words))[:longest]
    counting = _counting(text)
    # Without an I there is one small form of it for all languages.
    counted = _counted(counting, language == "az" and "I" in counting)
    return counted.translate(_KEYS[language])[:longest]


# The same for each language, and asked for in all of them.
@lru_cache(maxsize=256)
def _words_that_count(text: str) -> list[str] | None:
    """The words of a name that has nothing but letters, digits and spaces; None for any other."""
    return text.split(" ") if _all_counts(text) else None


@lru_cache(maxsize=256)
def _counted(counting: str, is_turkic: bool) -> str:
    """In small letters, with numbers that compare by size."""
    return _NUMBER.sub(_number_key, _turkic_lower(counting) if is_turkic else _lower(counting))


# The same for each language, and asked for in all of them.
@lru_cache(maxsize=256)
def _counting(text: str) -> str:
    """What of a name counts in the order; all of it where that is nothing."""
    kept = without_unseen(text).translate(_KEPT)
    first = _WORD.search(kept)
    return kept[first.start() :] if first else text


class _Kept(dict[int, int | None]):
    """Each sign by its number, or None for brackets and quotation marks: told when it first comes up."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = kept = None if _is_bracket_or_quote(chr(sign)) else sign
        return kept


_KEPT = _Kept()


def _is_bracket_or_quote(sign: str) -> bool:
    return sign in "\"'`" or sign in _APOSTROPHES or unicodedata.category(sign) in ("Ps", "Pe", "Pi", "Pf")


def _turkic_lower(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower()


def _number_key(digits: re.Match[str]) -> str:
    return _key_of_number(digits[0])


def _key_of_number(digits: str) -> str:
    bare = digits.lstrip("0") or "0"
    return f"{min(len(bare), 99):02}{bare}"


class _Keys(dict[int, str]):
    """The key of each sign, by its number: of those in no alphabet when they first come up."""

    def __init__(self, alphabets: dict[int, str]) -> None:
        super().__init__(alphabets)
        self._alphabets = alphabets

    def __missing__(self, sign: int) -> str:
        self[sign] = key = _foreign_key(chr(sign), self._alphabets)
        return key


def _foreign_key(letter: str, table: dict[int, str]) -> str:
    if letter.isdecimal():
        return letter
    if not letter.isalpha():
        return " "
    base = unicodedata.normalize("NFKD", letter)[0].translate(_TO_PLAIN)[:1]
    near = table.get(ord(base)) if base else None
    return chr(ord(near) + 1) if near else letter


_KEYS = {language: _Keys(table) for language, table in _ORDERS.items()}


class _WordKeys(dict[str, str]):
    """The keys of single words in the order of one language: names have many words in common."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if word.isdecimal():
            return _key_of_number(word)
        key = _counted(word, self._language == "az" and "I" in word).translate(_KEYS[self._language])
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = key
        return key


_WORD_KEYS = {language: _WordKeys(language) for language in _ORDERS}
