"""The three languages: texts, numbers, dates and the world's names in Azerbaijani, English and Russian."""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from .quoting import behind_questions, with_nested
from .settings import resource

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("az", "en", "ru")
# How each language calls itself: the same words whatever the interface speaks.
OWN_NAMES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}

# Groups of three are parted by a narrow no-break space in every language: a point or a comma there means
# thousands to one reader and a fraction to the next.
GROUP_SEPARATOR = "\u202f"
_DECIMAL_MARK = {"az": ",", "en": ".", "ru": ","}

_default = "en"
_speaking: ContextVar[str | None] = ContextVar("speaking", default=None)


def use(language: str) -> None:
    """Make `language` (one of LANGUAGES) the language of the whole program."""
    global _default
    if language not in LANGUAGES:
        raise ValueError(language)
    _default = language


def language() -> str:
    """The language of the moment."""
    return _speaking.get() or _default


def language_of_system() -> str:
    """By the order that POSIX gives these variables."""
    value = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    code = value[:2].lower()
    return code if code in LANGUAGES else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while, in this thread only: an export in Russian from an Azerbaijani desk."""
    if language not in LANGUAGES:
        raise ValueError(language)
    token = _speaking.set(language)
    try:
        yield
    finally:
        _speaking.reset(token)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("districtdesk", resource("locale"), [language], fallback=True)


def N_(text: str) -> str:  # noqa: N802
    """Mark a text for translation; it is looked up where it is shown."""
    return text


def _(text: str, /, **parts: object) -> str:
    """The text in the language of the moment, with its {parts} filled in."""
    translated = _catalogue(language()).gettext(text) if text else ""
    return _filled_in(translated, parts) if parts else translated


def ngettext(one: str, many: str, count: int, /, **parts: object) -> str:
    """The text for this count, with {count} written in the language's digits grouping and other parts filled in."""
    translated = _catalogue(language()).ngettext(one, many, count)
    return _filled_in(translated, {"count": number(count), **parts})


def _filled_in(translated: str, parts: Mapping[str, object]) -> str:
    return behind_questions(translated, parts).format(**with_nested(translated, parts, language()))


def number(value: int | Decimal, places: int | None = None) -> str:
    """A number with grouped digits. `places` fixes the digits after the mark; None shows what is there.

    None says 1.234 as 1.2340: three digits behind a mark would look like thousands to a reader from elsewhere.
    """
    amount = Decimal(value)
    text = f"{amount:,f}" if places is None else f"{amount:,.{places}f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _point, part = text.replace("-", "\u2212").partition(".")
    whole = whole.replace(",", GROUP_SEPARATOR)
    # Four digits stand better unparted, as in years and small counts.
    if len(whole.lstrip("\u2212")) == 5:
        whole = whole.replace(GROUP_SEPARATOR, "")
    if places is None and len(part) == 3 and 1 <= abs(amount) < 1000:
        part += "0"
    return f"{whole}{_DECIMAL_MARK[language()]}{part}" if part else whole


_KILO = 1024


def file_size(count: int) -> str:
    """The size of a file of so many bytes, in the largest unit of which it has one: 18 bytes, 1.5 MB."""
    if count < _KILO:
        return ngettext("{count} byte", "{count} bytes", count)
    kilobytes = round(Decimal(count) / _KILO)
    if kilobytes < _KILO:
        return _("{size} KB", size=number(kilobytes))
    return _("{size} MB", size=number(round(Decimal(count) / _KILO**2, 1)))


def locale() -> Locale:
    """Babel's locale of the moment. Babel is loaded here, late: the first window does not wait for it."""
    return _locale(language())


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse({"az": "az_Latn_AZ"}.get(language, language))


def day(value: date) -> str:
    """A day in words: 1 May 2023, 1 may 2023, 1 мая 2023 г. without the "г."."""
    month = locale().months["format"]["wide"][value.month]
    return f"{value.day} {month} {value.year}"


def short_day(value: date) -> str:
    """A day in digits, the same in all three languages: 01.05.2023."""
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def moment(value: datetime) -> str:
    """A UTC moment in this machine's own time, to the minute. The first year stands for one that cannot be read."""
    if value.year == 1:
        return _("unreadable")
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    try:
        here = aware.astimezone()
    except (OverflowError, ValueError, OSError):
        # Past the last year, or before the first that this system can reckon with.
        return _("unreadable")
    return f"{short_day(here.date())} {here.hour:02}:{here.minute:02}"


def country(code: str) -> str:
    """The name of an ISO 3166 country, from CLDR."""
    return str(locale().territories.get(code, code))


def currency(code: str) -> str:
    """The name of an ISO 4217 currency, from CLDR."""
    return str(locale().currencies.get(code, code))


def tongue(code: str) -> str:
    """The name of an ISO 639 language, from CLDR."""
    return str(locale().languages.get(code, code))


_CURRENCY_SIGNS = {"AZN": "₼", "USD": "$", "EUR": "€", "RUB": "₽", "GBP": "£", "TRY": "₺", "CNY": "CN¥"}


def currency_sign(code: str) -> str:
    """The sign that is set after an amount; the code itself where a sign would be ambiguous."""
    return _CURRENCY_SIGNS.get(code, code)
