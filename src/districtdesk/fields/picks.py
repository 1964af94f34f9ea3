"""Kinds of field that hold one of a set: yes or no, choices, countries, currencies and languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cache

from .. import codes, i18n
from ..alphabet import alphabetical
from ..folding import fold
from ..i18n import LANGUAGES, N_, _
from ..problems import Problem, error
from .kind import FieldKind, Json, Standing
from .operator import AS_CHOICE, AS_MARK
from .several import Several
from .words import Words

_YES = frozenset({"yes", "y", "true", "1", "bəli", "hə", "да", "x", "✓"})
_NO = frozenset({"no", "n", "false", "0", "xeyr", "yox", "нет"})


@dataclass(frozen=True)
class YesNo(FieldKind[bool]):
    """Yes, no, or unknown; `empty_is_no` where nothing said means no, and the field is a mark that is set or not."""

    _: KW_ONLY
    empty_is_no: bool = False
    holds = bool
    word = N_("yes or no")
    needs_label = True
    operators = AS_MARK
    examples = (N_("yes"), N_("no"))
    kept = N_("Yes or no; empty where nobody said.")

    def how_kept(self) -> str:
        return _("Yes or no; empty means no.") if self.empty_is_no else _(self.kept)

    usual_width = 22

    def _read(self, text: str) -> bool | Problem:
        word = text.replace("İ", "i").lower()
        if word in _YES or word in _NO:
            return word in _YES
        return error(_("Write yes or no."), rule="yes_no")

    def _show(self, value: bool) -> str:
        return _("yes") if value else _("no")

    def offered(self) -> tuple[str, ...]:
        return self.show(True), self.show(False)

    def write(self, value: bool) -> str:
        return "yes" if value else "no"

    def _dump(self, value: bool) -> Json:
        return value

    def _load(self, dumped: Json) -> bool:
        return bool(dumped)


Choices = tuple[tuple[str, str], ...]


def choices(**labels: str) -> Choices:
    """Stored words and their labels: choices(not_stated=N_("Not stated"))."""
    return tuple(labels.items())


@dataclass(frozen=True)
class _Pick(Words):
    """One code out of a list; any of its names in the three languages is read."""

    may_lose_signs = False
    operators = AS_CHOICE

    def options(self) -> tuple[str, ...]:
        """The codes that may be chosen, in the order in which they are offered."""
        raise NotImplementedError

    def name(self, code: str) -> str:
        """What people call the code, in the language of the moment."""
        raise NotImplementedError

    def _in_alphabet(self) -> tuple[str, ...]:
        return tuple(sorted(self.options(), key=lambda code: alphabetical(self.name(code))))

    def search_texts(self, value: str) -> tuple[str, ...]:
        return ()

    def offered(self) -> tuple[str, ...]:
        return tuple(map(self.show, self.options()))

    def _show(self, value: str) -> str:
        return self.name(value)

    def _read(self, text: str) -> str | Problem:
        if text in self.options():
            return text
        code = _by_name(self, text)
        return code or error(_("“{text}” is not one of the choices.", text=text[:80]), rule="choice")

    def _check(self, value: str) -> list[Problem]:
        if value in self.options():
            return []
        return [error(_("“{text}” is not one of the choices.", text=value[:80]), rule="choice")]


def _by_name(kind: _Pick, text: str) -> str | None:
    wanted = fold(text)
    for language in (i18n.language(), *LANGUAGES):
        code = _codes_by_name(kind, language).get(wanted)
        if code:
            return code
    return next((code for code in kind.options() if code.lower() == text.lower()), None)


@cache
def _codes_by_name(kind: _Pick, language: str) -> dict[str, str]:
    """The codes by their folded names; of two codes with one name the first that is offered."""
    with i18n.speaking(language):
        return {fold(kind.name(code)): code for code in reversed(kind.options())}


@dataclass(frozen=True)
class Choice(_Pick):
    """One of a few words, stored in English snake_case.

    `unsaid` is the one that stands where no word was said. `also_read`: words that are read, never shown, and theirs.
    `lapsing`: those that hold only as long as no person changes what they are said of. `is_status`: they say how
    things stand; of these the `sure`, the `doubtful` and those that say that it is `over`. `former`: codes that
    registers were kept with before, and what took their place; the journal still remembers them.
    """

    _: KW_ONLY
    choices: Choices = ()
    unsaid: str = ""
    also_read: Choices = ()
    lapsing: tuple[str, ...] = ()
    is_status: bool = False
    sure: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    word = N_("choice")
    kept = N_("A short code, shown by its name in every language.")
    usual_width = 34
    stands_below_title = True

    def options(self) -> tuple[str, ...]:
        return tuple(code for code, _label in self.choices)

    def all_values(self) -> tuple[str, ...]:
        return self.options()

    def typing_examples(self) -> list[str]:
        return [self.name(code) for code in self.options()]

    def _read(self, text: str) -> str | Problem:
        plain = fold(text)
        return next((code for word, code in self.also_read if fold(word) == plain), None) or super()._read(text)

    def standing(self, value: str) -> Standing:
        if value in self.sure:
            return "sure"
        if value in self.doubtful:
            return "doubtful"
        return "over" if value in self.over else ""

    def lapses(self, value: str) -> bool:
        return value in self.lapsing

    def _load(self, dumped: Json) -> str:
        code = super()._load(dumped)
        return dict(self.former).get(code, code)

    def says_nothing(self, value: str) -> bool:
        return value == self.unsaid

    def name(self, code: str) -> str:
        return _(dict(self.choices).get(code, code))


# Folded; what many write and CLDR has not.
_ALSO_CALLED = {"turkey": "TR", "usa": "US", "uk": "GB", "uae": "AE"}


@dataclass(frozen=True)
class Country(_Pick):
    """An ISO 3166 country."""

    word = N_("country")
    examples = (N_("Azerbaijan"), "AZ")
    kept = N_("A code of two letters, shown by its name in every language.")
    follows = N_("Countries by ISO 3166, their names from CLDR.")
    usual_width = 34
    stands_below_title = True
    has_alphabet = True

    def options(self) -> tuple[str, ...]:
        return codes.countries()

    def name(self, code: str) -> str:
        return i18n.country(code)

    def codes_by_name(self) -> tuple[str, ...]:
        return self._in_alphabet()

    def _read(self, text: str) -> str | Problem:
        return _ALSO_CALLED.get(fold(text)) or super()._read(text)


@dataclass(frozen=True)
class Currency(_Pick):
    """An ISO 4217 currency, shown by its code."""

    word = N_("currency")
    examples = ("AZN", "USD")
    kept = N_("A code of three letters.")
    follows = N_("Codes of currencies by ISO 4217.")

    def options(self) -> tuple[str, ...]:
        return codes.currencies()

    def name(self, code: str) -> str:
        return i18n.currency(code)

    def _show(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Language(_Pick):
    """An ISO 639 language."""

    word = N_("language")
    examples = (N_("Azerbaijani"), "az")
    kept = N_("A code of two or three letters, shown by its name in every language.")
    follows = N_("Languages by ISO 639, their names from CLDR.")
    usual_width = 30
    has_alphabet = True

    def options(self) -> tuple[str, ...]:
        return codes.languages()

    def name(self, code: str) -> str:
        return i18n.tongue(code)

    def codes_by_name(self) -> tuple[str, ...]:
        return self._in_alphabet()


_ONE = Country("")


@dataclass(frozen=True)
class Countries(Several):
    """Several ISO 3166 countries, each once, in the order given."""

    word = N_("countries")
    examples = (N_("Azerbaijan; Uzbekistan"),)
    kept = N_("Codes of two letters, each once, in the order given.")
    follows = N_("Countries by ISO 3166, their names from CLDR.")

    def _read(self, text: str) -> tuple[str, ...] | Problem:
        found: list[str] = []
        for part in self._parts(text):
            code = _ONE.parse(part)
            if isinstance(code, Problem):
                return code
            if code and code not in found:
                found.append(code)
        return tuple(found)

    def _parts(self, text: str) -> Iterator[str]:
        """Parted by semicolons or commas; but a country's name may hold a comma itself."""
        for part in text.split(";"):
            yield from part.split(",") if isinstance(_ONE.parse(part), Problem) else [part]

    def _show(self, value: tuple[str, ...]) -> str:
        return "; ".join(i18n.country(code) for code in value)

    def _check(self, value: tuple[str, ...]) -> list[Problem]:
        return [problem for code in value for problem in _ONE.check(code)]
