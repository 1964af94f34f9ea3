"""What may stand behind a number as its unit: a few plain words that say nothing of the number or the time."""

from __future__ import annotations

import re

from ..dates.phrases import is_date_word, is_stretch_word
from ..folding import fold
from ..i18n import _
from ..number_words import is_number_word
from ..problems import Problem, error
from .qualifiers import is_qualifying

_MOST_WORDS = 4
# Tonnes a year, тонн в год, ildə ton: a time that belongs to the unit.
_EVERY = re.compile(
    r"(?:^|\s+|\s*(?=/))(?:(?:a|per|each|/)\s?(?:year|annum|month|week|day)|annually|yearly|/\s?(?:год|il|ay|сутки)"
    r"|в (?:год|месяц|сутки|день)|ежегодно|ildə|ayda|gündə|hər il)$",
    re.IGNORECASE,
)
_EVERY_BEFORE = re.compile(r"^(?:ildə|ayda|gündə|hər il)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'.’·/][^\W\d_]+)*[²³]?\.?")
# Places, relations and single letters: "jobs in Hajigabul" is more than a unit. Tonnes and litres are letters.
_RELATING_WORDS = (
    "in on at of by for from since until as into with the this that which "
    "üzrə üçün görə tarixinə tarixində ərzində olan olaraq "
    "в во на по за у о об при для про против"
)
_RELATING = {fold(word) for word in _RELATING_WORDS.split()}
_LETTERS = {"t", "l", "g"}
_ROMAN = re.compile("[IVX]+")
# These say that the number comes on top of another one: fine before what is counted, not alone.
_ON_TOP_WORDS = "additional extra further new əlavə yeni дополнительных дополнительно новых"
_ON_TOP = {fold(word) for word in _ON_TOP_WORDS.split()}
# "5 т. чел." are thousands of people, not tonnes.
_THOUSANDS = re.compile(
    r"^[тt]\.?\s*(?:чел|руб|р\b|ман|шт|долл|мест|рабо|ед|экз|авто|nəfər|adam|iş|man|ədəd)", re.IGNORECASE
)
# "14th resident" is one of them. Endings of ordinals, with the dash or space that may stand before them; letters that
# may be a unit, such as м, only behind a dash.
_ORDINAL = re.compile(r"(?:[-–]?\s?(?:st|nd|rd|th|c[ıiuü]|[ыоеи]?й|ая|ое|о?го|о?му)|[-–][яюе])\s", re.IGNORECASE)


def read_unit(text: str) -> str | Problem | None:
    """The unit as printed, None where nothing stands there, or a Problem where it is more than a unit."""
    if not text:
        return None
    if _ORDINAL.match(f"{text} "):
        return error(_("This says which one it is, and not how many. Write how many there are."), rule="ordinal")
    bare = _EVERY_BEFORE.sub("", _EVERY.sub("", text)).strip()
    words = bare.split()
    is_alone = len(words) == 1 and fold(bare) in _ON_TOP
    # "500 jobs end", in 2025: but start-ups, end users and orta müəssisə are counted.
    has_stretch = any(map(is_stretch_word, words[-1:]))
    is_too_much = is_alone or has_stretch or len(words) > _MOST_WORDS or _THOUSANDS.match(text)
    if is_too_much or not all(map(_may_be_in_a_unit, words)):
        return error(
            _("“{given}” is not understood as a unit. Write the number, its unit and its date only.", given=text),
            rule="unit_not_understood",
        )
    return text


def _may_be_in_a_unit(word: str) -> bool:
    parts = re.split(r"[-'.’·/]", word.rstrip("."))
    is_word = (
        _WORD.fullmatch(word) and all(part.rstrip("²³").isalpha() for part in parts) and not _ROMAN.fullmatch(word)
    )
    if not is_word or fold(word) in _RELATING:
        return False
    # "non-residents" are a unit, while "non" by itself denies something.
    denied = (part for part in parts if len(parts) == 1 or fold(part) not in ("non", "no"))
    return not any(map(_says_something_else, denied)) and (len(fold(word)) > 1 or fold(word) in _LETTERS)


def _says_something_else(word: str) -> bool:
    return is_number_word(word) or is_qualifying(word) or is_date_word(word)
