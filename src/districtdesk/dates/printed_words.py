"""The words of a date as they were printed: of which language they are, and how a reader of another is shown them.

They are never translated. Inside a sentence of another language they stand in its quotation marks.
"""

from __future__ import annotations

import re

from .. import i18n

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_AZERBAIJANI = re.compile("[əığöüçşİƏ]")
# Words that dates have in English and not in Azerbaijani, which shares the letters.
_ENGLISH = re.compile(
    r"\b(?:late|early|mid|middle|end|beginning|start|by|before|prior|after|until|till|since|from|through|up|not?"
    r"|later|earlier|sooner|than|of|in|on|the|to|about|around|circa|quarter|half|year|spring|summer|autumn|fall|winter"
    r"|first|second|third|fourth|onwards|and|january|february|march|april|june|july|august|september|october|november"
    r"|december)\b",
    re.IGNORECASE,
)
_QUOTES = {"az": "“{words}”", "en": "“{words}”", "ru": "«{words}»"}
_QUOTED = re.compile('["“„«]\\s*(.+?)\\s*["”“»]')


def shown_words(words: str) -> str:
    """The words for a reader of the language of the moment."""
    language = i18n.language()
    return words if _language_of(words) == language else _QUOTES[language].format(words=words)


def without_quotes(text: str) -> str:
    """The words in a text that is nothing but words in quotation marks; any other text as it is."""
    quoted = _QUOTED.fullmatch(text)
    return quoted[1] if quoted else text


def _language_of(words: str) -> str:
    if _CYRILLIC.search(words):
        return "ru"
    return "az" if _AZERBAIJANI.search(words) or not _ENGLISH.search(words) else "en"
