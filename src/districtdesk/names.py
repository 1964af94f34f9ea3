"""A name in three languages, of which at least one is known."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from operator import attrgetter

from .i18n import LANGUAGES, language

# Where a language has no name of its own, which one a reader of it is shown.
_FALLBACK = {
    "az": attrgetter("az", "en", "ru"),
    "en": attrgetter("en", "az", "ru"),
    "ru": attrgetter("ru", "az", "en"),
}
# Letters beyond those of English.
_ONLY_AZERBAIJANI, _CYRILLIC = re.compile("[əƏğĞıİşŞçÇöÖüÜ]"), re.compile("[Ѐ-ӿ]")
_decode = json.JSONDecoder().raw_decode
_quoted = json.encoder.encode_basestring


@dataclass(frozen=True, slots=True)
class Names:
    """The same thing's name in Azerbaijani, English and Russian; empty text where unknown, never a translation."""

    az: str = ""
    en: str = ""
    ru: str = ""

    @classmethod
    def same(cls, text: str) -> Names:
        return cls(text, text, text)

    def known(self) -> dict[str, str]:
        """The names there are, by language, in the order az, en, ru."""
        az, en, ru = self.az, self.en, self.ru
        # Written out: a check asks for it a million times.
        if az and en and ru:
            return {"az": az, "en": en, "ru": ru}
        return {code: name for code, name in zip(LANGUAGES, (az, en, ru), strict=True) if name}

    def among(self, code: str) -> str:
        """The name for a reader of this language, falling back to one that is known."""
        first, second, third = _FALLBACK[code](self)
        return first or second or third or ""

    def everywhere(self) -> Names:
        """What readers of each language are shown."""
        return self if self.az and self.en and self.ru else Names(*map(self.among, LANGUAGES))

    def show(self) -> str:
        return self.among(language())

    def __bool__(self) -> bool:
        return bool(self.az or self.en or self.ru)

    def store(self) -> str:
        """Compact text for a database column: plain when all readers see one text, else a JSON object."""
        az, en, ru = self.az, self.en, self.ru
        if az == en == ru and az and not az.startswith("{"):
            return az
        # As json.dumps writes them, in a fourth of its time.
        return "{" + ",".join([f'"{code}":{_quoted(name)}' for code, name in self.known().items()]) + "}"

    @classmethod
    def restore(cls, text: str) -> Names:
        if not text.startswith("{"):
            return cls.same(text)
        # A third of what json.loads takes; lists restore names by the thousand.
        known, end = _decode(text)
        if end != len(text):
            raise ValueError(text)
        return cls(**known)


def language_of_letters(text: str) -> str | None:
    """The language whose own letters stand in it; None where only those stand there that all of them may have."""
    if text.isascii():
        return None
    if _CYRILLIC.search(text):
        return "ru"
    return "az" if _ONLY_AZERBAIJANI.search(text) else None
