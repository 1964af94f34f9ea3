"""Kinds of field that hold words: lines, texts, names, tax ids and web addresses."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass

from .. import i18n
from ..i18n import N_, _
from ..measure_units import read_measure_unit, unit_name
from ..names import Names
from ..problems import Problem, error, errors_in, warning
from ..unseen import SIGNS, without_unseen
from ..whole_signs import broken_sign, illegal_sign
from .kind import FieldKind, Json
from .operator import AS_CHOICE, AS_WORDS, WHETHER_ANY

_LONGEST_LINE = 500
_LONGEST_TEXT = 100_000
# Where there is little room, the beginning of a text stands for it.
_SHORT = 300
# A name of spaces, the empty pattern of braille and unseen signs shows nothing.
_SEEN = re.compile(f"[^\\s\u2800{SIGNS}]")
_CODE = re.compile("[a-z][a-z0-9_]*")
# Stands where bytes were no letter.
LOST = "\ufffd"


class Words(FieldKind[str]):
    """Kinds whose value is a text and dumps as itself."""

    holds = str
    may_lose_signs = True
    operators = AS_WORDS

    def tidy(self, value: str) -> str | None:
        if not self.is_one_line or not isinstance(value, str):
            return value
        seen = without_unseen(value)
        return seen if seen or not value else None

    def search_texts(self, value: str) -> tuple[str, ...]:
        # A value of a wrong type is found by its check.
        return (value,) if isinstance(value, str) else ()

    def _dump(self, value: str) -> Json:
        return value

    def _load(self, dumped: Json) -> str:
        return str(dumped)


@dataclass(frozen=True)
class Text(Words):
    """One line of text; `called` gives words for technical values, by their beginnings.

    `recurs`: other records say the same words, which are offered again while one types.
    """

    _: KW_ONLY
    longest: int = _LONGEST_LINE
    called: tuple[tuple[str, str], ...] = ()
    recurs: bool = False
    word = N_("text")
    is_words = True
    has_alphabet = True
    usual_width = 42
    takes_any_line = True

    def how_kept(self) -> str:
        return _("One line of at most {longest} characters.", longest=i18n.number(self.longest))

    def _read(self, text: str) -> str | Problem:
        line = " ".join(text.split())
        return next(iter(errors_in(self.check(line))), line)

    def _show(self, value: str) -> str:
        return next((_(word) for beginning, word in self.called if value.startswith(beginning)), value)

    def _check(self, value: str) -> list[Problem]:
        return _text_problems(value, self.longest)


@dataclass(frozen=True)
class LongText(Words):
    """Text of several lines."""

    _: KW_ONLY
    longest: int = _LONGEST_TEXT
    word = N_("long text")
    is_words = True
    has_alphabet = True
    usual_width = 60
    is_one_line = False

    def how_kept(self) -> str:
        return _("Text of several lines, of at most {longest} characters.", longest=i18n.number(self.longest))

    def together(self, one: str, other: str) -> str:
        return one if other in one else other if one in other else f"{one}\n\n{other}"

    def show_short(self, value: str) -> str:
        return " ".join(value[:_SHORT].split())

    def _read(self, text: str) -> str | Problem:
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        return next(iter(errors_in(self.check(lines))), lines)

    def _check(self, value: str) -> list[Problem]:
        return _text_problems(value, self.longest, may_hold_marks=False)


def _text_problems(value: str, longest: int, *, may_hold_marks: bool = True) -> list[Problem]:
    # Most texts are found to be right by this alone: nothing illegal is printable.
    if value.isprintable() and len(value) <= longest and LOST not in value:
        return []
    found = []
    if len(value) > longest:
        found.append(
            error(
                _(
                    "This is {count} characters long; at most {longest} are kept.",
                    count=len(value),
                    longest=longest,
                ),
                rule="too_long",
            )
        )
    if illegal := illegal_sign(value, may_hold_marks=may_hold_marks):
        found.append(illegal)
    if LOST in value:
        text = _("Signs of this can no longer be read: “{lost}”. Type it again.", lost=LOST)
        found.append(warning(text, rule="lost"))
    return found


def _is_surely_right(name: str) -> bool:
    """So of most names: nothing has to be found that is wrong with one."""
    return (
        name[0].isalnum()
        and name.isprintable()
        and len(name) <= _LONGEST_LINE
        and "|" not in name
        and LOST not in name
    )


def _name_problems(name: str) -> list[Problem]:
    if not _SEEN.search(name):
        return [error(_("There is nothing to be seen in this name. Leave it empty."), rule="unseen")]
    return _text_problems(name, _LONGEST_LINE)


@dataclass(frozen=True)
class Unit(Text):
    """What is counted or measured: a known unit, which has a name in each language, or the words as printed."""

    _: KW_ONLY
    longest: int = 60
    word = N_("unit")
    usual_width = FieldKind.usual_width
    examples = (N_("t"), N_("pieces"))
    operators = AS_CHOICE
    kept = N_("A known unit, which is shown in every language, or the words as printed.")

    def how_kept(self) -> str:
        return _(self.kept)

    def tidy(self, value: str) -> str | None:
        seen = super().tidy(value)
        return read_measure_unit(seen) if isinstance(seen, str) else seen

    def search_texts(self, value: str) -> tuple[str, ...]:
        # What a known unit is called is not what is kept, and changes with the language.
        return super().search_texts(value) if unit_name(value) == value else ()

    def _read(self, text: str) -> str | Problem:
        words = super()._read(text)
        return read_measure_unit(words) if isinstance(words, str) else words

    def _show(self, value: str) -> str:
        return unit_name(value)


@dataclass(frozen=True)
class TaxId(Text):
    """A VÖEN: ten digits, kept as text because leading zeros count."""

    _: KW_ONLY
    longest: int = 20
    word = N_("tax ID")
    # Digits, which stand as they are kept.
    has_alphabet = False
    usual_width = FieldKind.usual_width
    stands_below_title = True
    examples = ("0123456789",)
    kept = N_("Text, for leading zeros count.")
    follows = N_("The tax ID of Azerbaijan (VÖEN) has ten digits; another one is warned of.")

    def how_kept(self) -> str:
        return _(self.kept)

    def _check(self, value: str) -> list[Problem]:
        found = super()._check(value)
        if not found and not re.fullmatch(r"[0-9]{10}", value):
            found.append(warning(_("A VÖEN has ten digits."), rule="voen"))
        return found

    def _read(self, text: str) -> str | Problem:
        value = "".join(text.split())
        return next((problem for problem in self.check(value) if problem.is_error), value)


@dataclass(frozen=True)
class Code(Text):
    """A short lasting name that programs and workbooks share: jobs_created."""

    _: KW_ONLY
    longest: int = 60
    word = N_("code")
    has_alphabet = False
    usual_width = FieldKind.usual_width
    takes_any_line = False
    examples = ("jobs_created",)
    kept = N_("Small Latin letters, digits and underscores, the same in every language.")

    def how_kept(self) -> str:
        return _(self.kept)

    def _check(self, value: str) -> list[Problem]:
        found = super()._check(value)
        if not found and not _CODE.fullmatch(value):
            text = _("A code has small Latin letters, digits and underscores only, and begins with a letter.")
            found.append(error(text, rule="code"))
        return found


@dataclass(frozen=True)
class FieldKey(Text):
    """The key of one field of the record that the link in the field `of`, beside this one, points at."""

    _: KW_ONLY
    longest: int = 60
    of: str = ""
    may_lose_signs = False
    word = N_("name of a field")
    usual_width = FieldKind.usual_width
    takes_any_line = False
    operators = WHETHER_ANY
    kept = N_("A short code, shown by its name in every language.")

    def how_kept(self) -> str:
        return _(self.kept)

    def _check(self, value: str) -> list[Problem]:
        if _CODE.fullmatch(value) and len(value) <= self.longest:
            return []
        return [error(_("“{text}” names no field.", text=value[:80]), rule="field_key")]


@dataclass(frozen=True)
class Web(Words):
    """The address of a page: http or https, with a host."""

    word = N_("web address")
    examples = ("example.az/page",)
    kept = N_("The whole address.")
    follows = N_("An address of the web, http or https (RFC 3986).")

    def _read(self, text: str) -> str | Problem:
        address = text if "://" in text else f"https://{text}"
        return next(iter(errors_in(self.check(address))), address)

    def _check(self, value: str) -> list[Problem]:
        if re.fullmatch(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?", value) and len(value) <= 2000:
            return _text_problems(value, 2000)
        return [error(_("This is no web address. Write it like https://example.az/page."), rule="web")]


@dataclass(frozen=True)
class NamesInThree(FieldKind[Names]):
    """A name in Azerbaijani, English and Russian."""

    holds = Names
    word = N_("names in three languages")
    kept = N_("A name for each language; one that is not known stays empty and is never translated.")
    is_name = True
    is_words = True
    has_alphabet = True
    may_lose_signs = True
    operators = AS_WORDS
    usual_width = 60
    _SPLIT = re.compile(r"\s*\|\s*")

    def parse(self, text: str) -> Names | Problem | None:
        """One name is taken for the language of the moment; "az: … | en: … | ru: …" gives each its own."""
        seen = without_unseen(text)
        if broken := broken_sign(seen):
            return broken
        if self._is_blank(seen):
            return None
        found: dict[str, str] = {}
        for part in self._SPLIT.split(seen.strip()):
            code, colon, name = part.partition(":")
            if colon and code.strip() in i18n.LANGUAGES:
                found[code.strip()] = " ".join(name.split())
            elif not found:
                found[i18n.language()] = " ".join(part.split())
            else:
                return error(_("Write names as az: … | en: … | ru: …"), rule="names")
        names = Names(**found)
        return next(iter(errors_in(self.check(names))), names) if names else None

    def tidy(self, value: Names) -> Names | None:
        names = (value.az, value.en, value.ru) if isinstance(value, Names) else ()
        # What is no text stays for the check to find.
        if not names or any(type(name) is not str for name in names):
            return value
        seen = tuple(map(without_unseen, names))
        return value if seen == names else (Names(*seen) or None)

    def together(self, one: Names, other: Names) -> Names | None:
        """Those of both, where they do not differ in any language."""
        mine, theirs = one.known(), other.known()
        if any(mine.get(code, name) != name for code, name in theirs.items()):
            return None
        return Names(**theirs | mine)

    def show(self, value: Names | None) -> str:
        return "" if value is None else value.show()

    def show_whole(self, value: Names) -> str:
        """All names there are, each with its language, in the form that parse() reads."""
        return " | ".join(f"{code}: {name}" for code, name in value.known().items())

    def write(self, value: Names) -> str:
        return self.show_whole(value)

    def search_texts(self, value: Names) -> tuple[str, ...]:
        return tuple(value.known().values())

    def _check(self, value: Names) -> list[Problem]:
        names = (value.az, value.en, value.ru)
        if any(type(name) is not str for name in names):
            return [error(_("This is no value for a field of this kind."), rule="type")]
        known = [name for name in names if name]
        if known and all(map(_is_surely_right, known)):
            return []
        if not any(map(_SEEN.search, known)):
            return [error(_("Give the name in at least one language."), rule="required")]
        found = [problem for name in known for problem in _name_problems(name)]
        if any("|" in name for name in known):
            found.append(error(_("A name cannot hold the sign |."), rule="names"))
        return found

    def _dump(self, value: Names) -> Json:
        return dict(value.known())

    def _load(self, dumped: Json) -> Names:
        return Names(**{code: str(name) for code, name in dumped.items()}) if isinstance(dumped, dict) else Names()
