"""The words that tell rows apart: what begins a row of totals or a note, and what is a unit."""

from __future__ import annotations

import re
from functools import lru_cache

from ..claim_reading.currency_words import CURRENCY_SIGNS, currency_of_code
from ..folding import fold
from ..legal_forms import bare_name
from ..measure_units import measure_code
from ..number_words import SCALES, is_number_word
from .scale_words import ScaledUnit, scale_word, scaled_unit

# All folded. What a row of totals begins with; "o cümlədən" and "в том числе" break a total down and begin none.
_TOTAL_WORDS = (
    "cemi", "yekun", "toplam", "umumi cem", "umumi yekun", "butovlukde", "itogo", "vsego", "itog", "summa",
    "total", "totals", "grand total", "subtotal", "sub total", "sum", "in total", "jami",
)  # fmt: skip
# These do only where nothing follows them.
_TOTAL_ALONE = ("umumi", "hamisi", "butun", "all", "vse")
_OF_SEVERAL = frozenset(("po", "for", "of", "dlya", "v", "in"))
_NOTE_WORDS = (
    "qeyd", "qeydler", "menbe", "izah", "tertib eden", "icraci", "imza", "mesul sexs", "tarix", "primecanie",
    "primecaniya", "istocnik", "ispolnitel", "podpis", "sostavil", "soglasovano", "note", "notes", "source",
    "sources", "remark", "remarks", "prepared by", "signed", "as of",
)  # fmt: skip
_TOTAL_LETTERS, _NOTE_LETTERS = (
    "".join({word[0] for word in words}) for words in ((*_TOTAL_WORDS, *_TOTAL_ALONE), _NOTE_WORDS)
)
# How words begin that name who owns a company; folded.
_OWNERS = ("owner", "founder", "shareholder", "sahib", "tesisci", "sehmdar", "sobstvennik", "vladel", "ucreditel",
           "aktsioner", "materinsk")  # fmt: skip
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

_EMPTY = re.compile(r"\s*[(\[](?:\s|in|of|the|в|во|[.,;:])*[)\]]\s*|\s+(?:in|в|во)(?=\s*$)|\s{2,}")
_AT_END = re.compile(r"[\s,;:.–—-]+$")


def begins_totals(text: str) -> bool:
    """Whether a row that begins so adds up others."""
    if not _begins_with(text, _TOTAL_WORDS, _TOTAL_LETTERS, _TOTAL_ALONE):
        return False
    return not _is_company(text)


def _is_company(text: str) -> bool:
    """Cəmi Ticarət MMC is a company, and Итого по ООО adds up several."""
    words = fold(text).split()
    is_of_several = len(words) > 1 and (words[1] in _OF_SEVERAL or "uzre" in words)
    return not is_of_several and bare_name(text) != " ".join(words)


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


def speaks_of_owner(heading: str) -> bool:
    """Whether a column tells of those who own what the others tell of."""
    return any(word.startswith(_OWNERS) for word in fold(heading).split())


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether the text is nothing but a unit: ha, %, min manat, тыс. манат, AZN/ton, nəfər."""
    bare = text.strip().strip("().,;: ")
    if not bare or len(bare) > _LONGEST_UNIT:
        return False
    if bare in _SIGN_UNITS or measure_code(bare) or currency_of_code(bare) or _is_all_scaled(bare):
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


def _is_all_scaled(text: str) -> bool:
    found = scaled_unit(text)
    return found is not None and bool(found.currency) and not any(map(str.isalnum, _apart(text, found)))


def unit_behind(heading: str) -> str:
    """The unit that stands at the end of a heading, in brackets or behind a comma, or a scale with its currency that
    stands anywhere in it; nothing where there is none. What no claim is typed with is put in order: million USD.
    """
    for part in reversed(heading.split(" / ")):
        found = _BEHIND.search(part)
        written = next(filter(None, found.groups()), "").strip() if found else ""
        written = unit_in_order(written) if written and is_unit(written) else ""
        scaled = scaled_unit(part)
        if scaled is not None and (scale_word(written) != scaled.scale or _names_one_of_several(written, scaled)):
            return scaled.text
        if written:
            return written
    return ""


def _names_one_of_several(written: str, scaled: ScaledUnit) -> bool:
    found = scaled_unit(written)
    return not scaled.currency and found is not None and bool(found.currency)


def unit_in_order(written: str) -> str:
    """A unit as it is typed behind a number: million USD for USD million or USDm, else as it is."""
    scaled = scaled_unit(written)
    if scaled is None or not scaled.currency:
        return written
    first, _space, rest = written.partition(" ")
    is_in_order = bool(rest) and is_number_word(first) and fold(rest) in _UNIT_WORDS and fold(rest) != "man"
    return written if is_in_order and fold(first) in SCALES else scaled.text


def without_unit(heading: str) -> str:
    """The heading without that unit."""
    return " / ".join(_bare(part) for part in heading.split(" / "))


def _bare(part: str) -> str:
    scaled = scaled_unit(part)
    if scaled is not None and scaled.currency:
        return _without(part, scaled) or part
    found = _BEHIND.search(part)
    if found and is_unit(next(filter(None, found.groups()))):
        return part[: found.start()].strip()
    return _without(part, scaled) or part if scaled is not None else part


def _without(part: str, scaled: ScaledUnit) -> str:
    return _AT_END.sub("", _EMPTY.sub(" ", _apart(part, scaled)).strip())


def _apart(text: str, scaled: ScaledUnit) -> str:
    """The text without the scale and its currency, and without a bracket that they leave open."""
    cut, behind = text[scaled.start : scaled.end], text[scaled.end :]
    if cut.count("(") > cut.count(")") and behind.lstrip(" .").startswith(")"):
        behind = behind.lstrip(" .")[1:]
    return f"{text[: scaled.start]} {behind}"
