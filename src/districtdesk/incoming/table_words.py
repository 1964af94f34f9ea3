"""The words that tell rows apart: what begins a row of totals or a note, and what is a unit."""

from __future__ import annotations

import re
from functools import lru_cache

from ..claim_reading.currency_words import CURRENCY_SIGNS, currency_of_code
from ..folding import fold
from ..measure_units import measure_code
from ..number_words import is_number_word

# All folded. What a row of totals begins with; "o cümlədən" and "в том числе" break a total down and begin none.
_TOTAL_WORDS = (
    "cemi", "yekun", "toplam", "umumi cem", "umumi yekun", "butovlukde", "itogo", "vsego", "itog", "summa",
    "total", "totals", "grand total", "subtotal", "sub total", "sum", "in total", "jami",
)  # fmt: skip
# These do only where nothing follows them.
_TOTAL_ALONE = ("umumi", "hamisi", "butun", "all", "vse")
_NOTE_WORDS = (
    "qeyd", "qeydler", "menbe", "izah", "tertib eden", "icraci", "imza", "mesul sexs", "tarix", "primecanie",
    "primecaniya", "istocnik", "ispolnitel", "podpis", "sostavil", "soglasovano", "note", "notes", "source",
    "sources", "remark", "remarks", "prepared by", "signed", "as of",
)  # fmt: skip
_TOTAL_LETTERS, _NOTE_LETTERS = (
    "".join({word[0] for word in words}) for words in ((*_TOTAL_WORDS, *_TOTAL_ALONE), _NOTE_WORDS)
)
_UNIT_WORDS = frozenset((
    "manat", "manatla", "man", "azn", "dollar", "dollars", "dollari", "dollarov", "usd", "evro", "avro", "euro",
    "eur", "abs", "ssa", "us",
    "rubl", "rubley", "rub", "faiz", "faizle", "protsent", "protsentov", "percent", "per cent", "nefer",
    "adam", "eded", "celovek", "cel", "persons", "people", "rezident", "rezidentov", "sirket", "muessise",
    "is yeri", "mesto", "rabocix mest", "jobs", "manatov", "manata", "il", "ay", "god", "goda", "year", "years",
    "months", "gun", "tarix", "data", "date", "cut",
))  # fmt: skip
_SIGN_UNITS = frozenset(("%", "°", *CURRENCY_SIGNS))
_LONGEST_UNIT = 30
_BEHIND = re.compile(r"(?:\((?P<bracketed>[^()]+)\)|,(?P<comma>[^,()]+)|\[(?P<square>[^\[\]]+)\])\s*\*?:?\s*$")


def begins_totals(text: str) -> bool:
    """Whether a row that begins so adds up others."""
    return _begins_with(text, _TOTAL_WORDS, _TOTAL_LETTERS, _TOTAL_ALONE)


def begins_note(text: str) -> bool:
    """Whether this is said below a table: a note, a source, a signature."""
    if text.lstrip().startswith(("*", "¹", "²", "†")):
        return True
    return _begins_with(text, _NOTE_WORDS, _NOTE_LETTERS)


def _begins_with(text: str, known: tuple[str, ...], letters: str, alone: tuple[str, ...] = ()) -> bool:
    # Asked of every row: most are told by their first letter.
    if fold(text.lstrip()[:1]) not in letters:
        return False
    words = fold(text[:_LONGEST_UNIT])
    return words in alone or any(words == each or words.startswith(f"{each} ") for each in known)


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether the text is nothing but a unit: ha, %, min manat, тыс. манат, AZN/ton, nəfər."""
    bare = text.strip().strip("().,;: ")
    if not bare or len(bare) > _LONGEST_UNIT:
        return False
    if bare in _SIGN_UNITS or measure_code(bare) or currency_of_code(bare):
        return True
    words = fold(bare.replace("/", " ")).split()
    while words and is_number_word(words[0]):
        words = words[1:]
        if not words:
            return True
    rest = " ".join(words)
    return bool(rest) and (rest in _UNIT_WORDS or all(_is_unit_word(word) for word in words))


def _is_unit_word(word: str) -> bool:
    return word in _UNIT_WORDS or bool(measure_code(word)) or bool(currency_of_code(word.upper()))


def unit_behind(heading: str) -> str:
    """The unit that stands at the end of a heading, in brackets or behind a comma; nothing where there is none."""
    for part in reversed(heading.split(" / ")):
        found = _BEHIND.search(part)
        written = next(filter(None, found.groups()), "").strip() if found else ""
        if written and is_unit(written):
            return written
    return ""


def without_unit(heading: str) -> str:
    """The heading without that unit."""
    return " / ".join(_bare(part) for part in heading.split(" / "))


def _bare(part: str) -> str:
    found = _BEHIND.search(part)
    return part[: found.start()].strip() if found and is_unit(next(filter(None, found.groups()))) else part
