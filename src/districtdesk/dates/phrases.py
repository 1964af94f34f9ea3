"""Single dates in words and digits: a table of phrases, read in Azerbaijani, English and Russian at once.

A text is first made plain: lower case Latin letters (Cyrillic too, so that май, may and May are one word), years
without their endings, no small words. Then the first phrase of the table that fits turns it into EDTF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from .. import i18n
from ..folding import fold
from .edtf import HALVES, QUADRIMESTERS, QUARTERS, SEASONS


class PhraseReading(NamedTuple):
    """EDTF text, not yet checked, and whether the words it was read from say more than it does."""

    edtf: str
    says_more: bool = False


_HUNG_ON = "s?[iu]|y|ya|e|go|mu|m|n[ae]|s?[iu]?n?d[ae]|s?[iu]n[ae]|n?[iu]n"
# In this order; each takes what the ones before have left.
_PLAINER = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=[a-z])\.|,", " "),
        # Decades: 2020s, 2020-е годы, 2020-ci illər.
        # But 2020-ə qədər is "until 2020", and 2015-2020-ci illər are years.
        (r"\b([0-9]{3})0-?(?:'?s|e|x)\b(?! ?(?:qeder|kimi|dek))(?: (?:god\w*|gg?)\b)?", r"\1x"),
        (r"(?<![0-9]-)(?<![0-9] - )\b([0-9]{3})0-?c[iu] iller(?:i|in|de|inde)?\b", r"\1x"),
        # The endings of numbers: 1st, 2025-ci, 2025-in, 1-i, 3-й, 2023-го.
        (
            r"(?<=[0-9])(?:-?(?:c[iu]|st|nd|rd|th)|-(?:s?[iu]|y|ya|e|go|mu|m|n[ae]|s?[iu]?n?d[ae]|s?[iu]n[ae]|n?[iu]n))(?![a-z0-9])",
            "",
        ),
        # 2023г. without a space.
        (r"(?<=[0-9]{4})(?:gg?|god[aue]?)(?![a-z0-9])", ""),
        (r"\byear-?end\b", "end"),
        # The word "year" behind a year.
        (r"(?<=[0-9]{4}) (?:il(?:in|i|de|inde)?|iller(?:i|in|de|inde)?|god(?:a|u|i|ov|e|ax|am)?|gg?)\b", ""),
        (r"\b(?:the|of|in|on|year)\b", ""),
        # What points at a date in a letter: от 1 мая, за 2024 год, 1 may 2023 tarixli.
        (r"^(?:na|za|ot) (?=.*[0-9])", ""),
        (r"(?<=[0-9a-z]) tarix(?:li|ine|inde)$", ""),
        (r" +", " "),
    )
]


# Before letters lose their script: Roman months between a day and a year, the Russian в, which is no Latin V, and
# the Azerbaijani -ə ("to 2020"), which is no Russian -е of a decade.
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTH = re.compile(rf"(?<!\w)([0-9]{{1,2}})[. ] ?({'|'.join(_ROMAN)})[. ] ?([0-9]{{4}})(?!\w)")
_RUSSIAN_IN = re.compile(r"(?<!\w)[Вв][Оо]?(?!\w)")
_AZERBAIJANI_TO = re.compile(r"(?<=[0-9])-?[əƏeE](?!\w)")


def make_plain(text: str) -> str:
    """The text in lower case ASCII, as far as it has letters, digits, dashes and spaces at all."""
    known = "".join(map(_plain_sign, unicodedata.normalize("NFC", text)))
    known = _ROMAN_MONTH.sub(lambda day: f"{day[1]}.{_ROMAN.index(day[2]) + 1}.{day[3]}", " ".join(known.split()))
    known = _AZERBAIJANI_TO.sub("-ye", _RUSSIAN_IN.sub(" ", known))
    plain = " ".join(re.sub(r"[^\W\d_]+", lambda run: fold(run[0]), known).split())
    for pattern, replacement in _PLAINER:
        plain = pattern.sub(replacement, plain)
    return plain.strip()


def _plain_sign(sign: str) -> str:
    if unicodedata.category(sign) == "Pd" or sign == "−":
        return "-"
    if unicodedata.combining(sign) or not (sign.isprintable() or sign.isspace()):
        return ""
    return str(unicodedata.decimal(sign, sign))


_NTH = {
    1: "1|i|first|birinci|ilk|perv[a-z]+",
    2: "2|ii|second|ikinci|vtor[a-z]+",
    3: "3|iii|third|ucuncu|tret[a-z]+",
    4: "4|iv|fourth|dorduncu|cetvert[a-z]+",
}
_ANY_NTH = "|".join(_NTH.values())
_SEASONS = {
    SEASONS[0]: "spring|yaz(?:i|da|inda)?|vesn(?:a|i|e|u|oy)",
    SEASONS[1]: "summer|yay(?:i|da|inda)?|let(?:o|a|e|om)",
    SEASONS[2]: "autumn|fall|payiz(?:i|da|inda)?|osen(?:i|yu)?",
    SEASONS[3]: "winter|qis(?:i|da|inda)?|zim(?:a|i|e|u|oy)",
}
# Loose stretches of a year, kept as its four-month parts together with the words.
_STRETCHES = {
    QUADRIMESTERS[0]: "early|beginning|start|evvel(?:in?|ine|inde|ler|leri|lerin|lerinde)|nacal[aeou]",
    QUADRIMESTERS[1]: "mid|middle|orta(?:si|sin|sinda|lar|lari|larin|larinda)|seredin[aeiu]",
    QUADRIMESTERS[2]: "late|end|(?:son|axir)(?:un?|unda|una|in?|inda|ina|lar|lari|larin|larinda)|kon(?:ets|ts[aeu])",
}
_SHAPES = {
    "year": "[0-9]{4}",
    "next": "[0-9]{4}|[0-9]{2}",
    "short": "[0-9]{2}",
    "day": "[0-9]{1,2}",
    "day2": "[0-9]{1,2}",
    # A day that cannot be taken for a month.
    "late_day": "1[3-9]|2[0-9]|3[0-9]",
    "digits": "0?[1-9]|1[0-2]",
    "count": "[2-9]|1[0-2]|[a-z]+",
    "month": "[a-z]+",
    "month2": "[a-z]+",
    "quarter": f"q ?[1-4]|[1-4] ?q|(?:{_ANY_NTH}) (?:quarter|qtr|rub[a-z]*|kv|kvartal[a-z]*)",
    "half": f"h ?[12]|[12] ?h|(?:{_ANY_NTH}) (?:half|yari[a-z]*|polug|polugodi[a-z]+|polovin[a-z]+)",
    "season": "|".join(_SEASONS.values()),
    "winter": _SEASONS[SEASONS[3]],
    "stretch": "|".join(_STRETCHES.values()),
}

_FIRST = "(?:first |ilk |perv[a-z]+ )?"
_FISCAL = "(?:fy|fiscal|financial|maliyye|finansov[a-z]*)"
_FISCAL_YEAR = f"{_FISCAL}(?: (?:il[a-z]*|god[a-z]*))?"
_JOINTS = {"from": "(?:from |so? )?", "to": "(?: (?:to|until|till|through|po|do) | ?- ?)"}

# What is written, and the EDTF it stands for.
_WRITTEN = (
    ("{year}", "{year}"),
    # Digits. 1/5/2023 is a day in May here and in January there: only what has one reading is read.
    (r"{day}\.{digits}\.{year}", "{year}-{digits}-{day}"),
    (r"{year}[./-]{digits}[./-]{day}", "{year}-{digits}-{day}"),
    ("{late_day}[/-]{digits}[/-]{year}", "{year}-{digits}-{late_day}"),
    ("{digits}[/-]{late_day}[/-]{year}", "{year}-{digits}-{late_day}"),
    ("{digits}[/-](?P=digits)[/-]{year}", "{year}-{digits}-{digits}"),
    ("{digits}[./]{year}", "{year}-{digits}"),
    # Words.
    ("{day}[ -]{month}[ -]{year}", "{year}-{month}-{day}"),
    ("{month} {day} {year}", "{year}-{month}-{day}"),
    ("{year} {day} {month}", "{year}-{month}-{day}"),
    ("{year} {month} {day}", "{year}-{month}-{day}"),
    ("{month}(?: ay[a-z]*)?[ -]{year}", "{year}-{month}"),
    ("{year} {month}(?: ay[a-z]*)?", "{year}-{month}"),
    ("{quarter}[ /-]{year}", "{year}-{quarter}"),
    ("{year} {quarter}", "{year}-{quarter}"),
    ("{half}[ /-]{year}", "{year}-{half}"),
    ("{year} {half}", "{year}-{half}"),
    ("{season} {year}", "{year}-{season}"),
    ("{year} {season}", "{year}-{season}"),
    ("{winter} {year} ?[/-] ?{next}", "{year}-{winter}"),
    ("{stretch}[ -]{year}", "{year}-{stretch}"),
    ("{year} {stretch}", "{year}-{stretch}"),
    ("(?:{stretch})[ -]{month} {year}", "{year}-{month}"),
    ("{year} {month}(?: ay[a-z]*)? (?:{stretch})", "{year}-{month}"),
    # The months of a year up to one of them.
    (f"{_FIRST}{{count}} (?:months|mesyats[a-z]*) {{year}}", "{year}-01/{year}-{count}"),
    (f"{{year}} {_FIRST}{{count}} ay[a-z]*", "{year}-01/{year}-{count}"),
    # When such a year begins nobody says: the words are kept. One of two years begins in the first of them.
    (f"{_FISCAL_YEAR} ?{{year}}", "{year}~"),
    (f"{{year}} {_FISCAL_YEAR}", "{year}~"),
    ("fy ?'?{short}", "20{short}~"),
    (f"{_FISCAL_YEAR} ?{{year}} ?[/-] ?{{next}}", "{year}/{next}"),
    (f"{{year}} ?[/-] ?{{next}} {_FISCAL_YEAR}", "{year}/{next}"),
    # What is not known of it.
    ("{month} {year} (?:day unknown|gunu bilinmir|den neizvesten)", "{year}-{month}-XX"),
    ("{year} (?:month unknown|ayi bilinmir|mesyats neizvesten)", "{year}-XX"),
    ("{year} (?:month and day unknown|ayi ve gunu bilinmir|mesyats i den neizvestni)", "{year}-XX-XX"),
    # Short periods that name their year once.
    ("{from}{month}{to}{month2} {year}", "{year}-{month}/{year}-{month2}"),
    ("{year} {month}{to}{month2}(?: ay[a-z]*)?", "{year}-{month}/{year}-{month2}"),
    ("between {month} and {month2} {year}", "{year}-{month}/{year}-{month2}"),
    ("{year} {month} ay[a-z]* {day}", "{year}-{month}-{day}"),
    ("{from}{day}{to}{day2} {month} {year}", "{year}-{month}-{day}/{year}-{month}-{day2}"),
    ("{from}{day} {month}{to}{day2} {month2} {year}", "{year}-{month}-{day}/{year}-{month2}-{day2}"),
)


class _Phrase(NamedTuple):
    pattern: re.Pattern[str]
    edtf: str
    says_more: bool


@cache
def _phrases() -> list[_Phrase]:
    groups = _JOINTS | {name: f"(?P<{name}>{shape})" for name, shape in _SHAPES.items()}
    return [
        _Phrase(
            re.compile(_filled(pattern, groups)),
            edtf,
            "{stretch}" in pattern or _FISCAL in pattern or pattern.startswith("fy"),
        )
        for pattern, edtf in _WRITTEN
    ]


def _filled(pattern: str, groups: dict[str, str]) -> str:
    for name, group in groups.items():
        pattern = pattern.replace(f"{{{name}}}", group)
    return pattern


def find_date(plain: str) -> PhraseReading | None:
    """The EDTF of one date without qualifiers, from plain text; None if no phrase fits."""
    for phrase in _phrases():
        match = phrase.pattern.fullmatch(plain)
        codes = _codes(match.groupdict()) if match else None
        if codes:
            return PhraseReading(_parts_named(phrase.edtf.format(**codes)), phrase.says_more)
    return None


def _codes(groups: dict[str, str]) -> dict[str, str] | None:
    """The EDTF digits for what was found; None if one of the words is not what its place asks for."""
    codes = {name: _CODE_OF.get(name, _two_digits)(words) for name, words in groups.items()}
    if "next" in groups:
        codes["next"] = f"{int(groups['year']) + 1:04}"
        if not codes["next"].endswith(groups["next"]):
            return None
    return codes if all(codes.values()) else None


def _parts_named(text: str) -> str:
    """January to April, May to August and September to December of one year are its four-month parts."""
    for place, code in enumerate(QUADRIMESTERS):
        year = text[:4]
        if text == f"{year}-{1 + 4 * place:02}/{year}-{4 + 4 * place:02}":
            return f"{year}-{code}"
    return text


def _two_digits(words: str) -> str:
    return words.rjust(2, "0")


def _month(words: str) -> str:
    number = _months().get(words)
    return f"{number:02}" if number else ""


def _count(words: str) -> str:
    return words.rjust(2, "0") if words.isdigit() else _COUNTS.get(words, "")


_COUNTS = {
    word: f"{number:02}"
    for number, words in enumerate(
        (
            "two iki dva", "three uc tri", "four dord cetire", "five bes pyat", "six alti sest", "seven yeddi sem",
            "eight sekkiz vosem", "nine doqquz devyat", "ten on desyat", "eleven odinnadtsat", "twelve dvenadtsat",
        ),
        2,
    )
    for word in words.split()
}  # fmt: skip
# Cases that letters use: mayın 1-i, mayda; в мае.
_MONTH_ENDINGS = ("i", "u", "in", "un", "da", "de", "inda", "inde", "unda", "unde", "e")


@cache
def _months() -> dict[str, int]:
    """Every plain name of a month in the three languages, whole, short and with its endings."""
    names = {"sept": 9, "mae": 5}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            kinds = [kind[width] for kind in i18n.locale().months.values() for width in ("wide", "abbreviated")]
        for number, name in (item for kind in kinds for item in kind.items()):
            names[fold(name)] = number
    whole = {name: number for name, number in names.items() if len(name) > 3 or number == 5}
    inflected = {name + ending: number for name, number in whole.items() for ending in _MONTH_ENDINGS}
    return inflected | names


_FISCAL_WORD = re.compile(rf"\b{_FISCAL}")
_YEAR_WORDS = re.compile("years?|il(?:i|in|de|e|ler|lerde)?|god(?:a|u|e|i|ov)?|gg")


def is_fiscal(plain: str) -> bool:
    """Whether plain text speaks of a fiscal year, of which two numbers are two years."""
    return bool(_FISCAL_WORD.search(plain))


def is_date_word(word: str) -> bool:
    """Whether this one word belongs to a date: a month in any of its cases, or the year."""
    plain = fold(word)
    # Liquid gas is maye in Azerbaijani.
    return bool(_YEAR_WORDS.fullmatch(plain)) or (plain in _months() and plain != "maye")


@lru_cache(maxsize=4096)
def is_month_word(word: str) -> bool:
    """Whether this one word names a month in any of its cases."""
    plain = fold(word)
    return plain in _months() and plain != "maye"


def is_stretch_word(word: str) -> bool:
    """Whether this one word names a loose stretch of a year, such as its end."""
    return bool(_code_in(_STRETCHES, fold(word)))


def _code_in(table: dict[int, str], words: str) -> str:
    return next((str(code) for code, shape in table.items() if re.fullmatch(shape, words)), "")


def _nth_of(codes: range) -> Callable[[str], str]:
    def code(words: str) -> str:
        nth = _code_in(_NTH, words.strip("qh ").partition(" ")[0])
        return str(codes[int(nth) - 1]) if nth and int(nth) <= len(codes) else ""

    return code


_CODE_OF: dict[str, Callable[[str], str]] = {
    "year": str,
    "next": str,
    "month": _month,
    "month2": _month,
    "count": _count,
    "quarter": _nth_of(QUARTERS),
    "half": _nth_of(HALVES),
    "season": lambda words: _code_in(_SEASONS, words),
    "winter": lambda words: _code_in(_SEASONS, words),
    "stretch": lambda words: _code_in(_STRETCHES, words),
}
