"""The words of currencies: the ten of the region by name, and the rest by code or by sign."""

from __future__ import annotations

from functools import cache

from ..codes import currencies, is_currency

# Codes that are read in small letters too. Others are words: all, top, try, cup.
_LOWER = {"azn", "usd", "eur", "rub", "gbp", "kzt", "gel", "uzs", "uah", "cny", "jpy", "chf"}
CURRENCY_WORDS = {
    "AZN": {
        "en": "manat*|azerbaijani manat*|azerbaijan manat*|azeri manat*",
        "az": "manat*|Azərbaycan manat*|azn*",
        "ru": "манат*|азербайджанск* манат*|азерб . манат*|азерб . ман .|ман|ман .",
    },
    "USD": {
        "en": "dollar*|US dollar*|U . S . dollar*|American dollar*|us $|USD*",
        "az": "dollar*|ABŞ dollar*|Amerika dollar*|abş dol .|dol .",
        "ru": "доллар*|доллар* США|долл|долл .|долл США|долл . США|американск* доллар*|амер . доллар*"
        "|амер . долл .|дол .|дол",
    },
    "EUR": {"en": "euro*", "az": "avro*", "ru": "евро"},
    "RUB": {
        "en": "ruble*|rouble*|Russian ruble*|Russian rouble*",
        "az": "rubl*|Rusiya rubl*|rus rubl*",
        "ru": "рубл*|российск* рубл*|росс . рубл*|рос . рубл*|росс . руб .|рос . руб .|руб|руб .",
    },
    "TRY": {
        "en": "lira*|Turkish lira*",
        "az": "lirə*|lira*|türk lirə*|Türkiyə lirə*|türk lira*",
        "ru": "лир|лира|лиры|лиру|турецк* лир|турецк* лиры|турецк* лира|тур . лир*",
    },
    "UZS": {
        "en": "soum*|Uzbek soum*|Uzbek som*|so'm*|Uzbek sum*|sum",
        "az": "özbək somu|Özbəkistan somu|özbək sumu|sum*|so'm",
        "ru": "сум|сума|сумов|сумы|узбекск* сум*|узбекск* сумов|узб . сум*",
    },
    "KZT": {
        "en": "tenge*|Kazakh tenge|Kazakhstani tenge",
        "az": "tenge*|tengə*|Qazaxıstan tengə*|qazax tengə*",
        "ru": "тенге|казахстанск* тенге|казахск* тенге|казахст . тенге|каз . тенге|тг",
    },
    "GEL": {"en": "lari*|Georgian lari*", "az": "lari*|gürcü lari*|Gürcüstan lari*", "ru": "лари|грузинск* лари"},
    "UAH": {
        "en": "hryvnia*|hryvnya*|Ukrainian hryvnia*|hryvnias",
        "az": "qrivna*|hrivna*|qrivnya*|Ukrayna qrivna*",
        "ru": "гривн*|гривен|украинск* гривен|украинск* гривн*|грн|грн .",
    },
    "KGS": {"en": "Kyrgyz som*", "az": "qırğız somu", "ru": "сом|сома|сомов|киргизск* сом*"},
    "GBP": {
        "en": "pounds sterling|pound sterling|British pound*",
        "az": "funt sterlinq*|ingilis funt*|Britaniya funt*",
        "ru": "фунт* стерлингов|британск* фунт*",
    },
    "JPY": {
        "en": "yen|Japanese yen",
        "az": "yapon iyen*|Yaponiya iyen*|iyen*",
        "ru": "иен*|йен*|японск* иен*|японск* йен*",
    },
    "CHF": {"en": "Swiss franc*", "az": "İsveçrə frank*", "ru": "швейцарск* франк*"},
    "CNY": {
        "en": "yuan*|Chinese yuan*|RMB|renminbi",
        "az": "yuan*|Çin yuan*",
        "ru": "юан*|китайск* юан*",
    },
}
CURRENCY_SIGNS = {
    "₼": "AZN", "$": "USD", "€": "EUR", "₽": "RUB", "£": "GBP", "₺": "TRY", "US$": "USD", "CN¥": "CNY",
}  # fmt: skip
# Signs that more than one currency has, of which neither is the likelier one: asked about.
OPEN_SIGNS = {"р.": ("RUB", "BYN"), "lei": ("RON", "MDL"), "¥": ("CNY", "JPY"), "kr": ("SEK", "NOK", "DKK")}
# Where the sign of a currency stands as its own country writes it, by CLDR's locale.
_HOMES = ("uk", "pl", "cs", "bg", "hu", "kk", "ka", "be", "he", "vi", "ko", "uz", "az", "tr", "ro", "hi", "ky", "mn")


@cache
def signs_by_locale() -> dict[str, str]:
    """Signs such as ₴, zł, Kč and лв, as CLDR has them for a language where that money is paid with."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for home in _HOMES:
        for code, sign in Locale.parse(home).currency_symbols.items():
            bare = str(sign).rstrip(".").strip().lower()
            if code in currencies() and bare and bare != code.lower() and not bare.isdigit():
                found.setdefault(bare, set()).add(code)
    return {sign: codes.pop() for sign, codes in found.items() if len(codes) == 1}


def currency_of_code(word: str) -> str | None:
    """The currency that these letters are the code of: AZN, and azn where it is no word."""
    if len(word) == 3 and word.isascii() and (word.isupper() or word.lower() in _LOWER) and is_currency(word.upper()):
        return word.upper()
    return None
