"""Finding a country, currency or language by its code or by its name in any of the three languages."""

from __future__ import annotations

from functools import cache

from ...fields import Country, Currency, Language
from ...folding import fold
from ...i18n import LANGUAGES, speaking
from .suggestion import Suggestion

Codes = Country | Currency | Language
_SHOWN = 20


def find_codes(kind: Codes, typed: str) -> tuple[Suggestion, ...]:
    """Those that fit best first; the usual ones when nothing is typed."""
    wanted = fold(typed)
    ranked = [(_distance(kind, code, wanted), code) for code in kind.options()]
    near = [code for far, code in sorted((each for each in ranked if each[0] < 9), key=lambda each: each[0])]
    return tuple(_suggestion(kind, code) for code in near[:_SHOWN])


def _suggestion(kind: Codes, code: str) -> Suggestion:
    shown = kind.show(code)
    return Suggestion(code, shown, kind.name(code) if shown == code else code)


def _distance(kind: Codes, code: str, wanted: str) -> int:
    if not wanted or code.lower() == wanted:
        return 0
    # Without its label: all fields of this kind share what was found.
    keys = _keys(type(kind)(""), code)
    if any(key.startswith(wanted) for key in keys):
        return 1
    return 2 if any(wanted in key for key in keys) else 9


@cache
def _keys(kind: Codes, code: str) -> tuple[str, ...]:
    names = []
    for language in LANGUAGES:
        with speaking(language):
            names.append(fold(kind.name(code)))
    return (code.lower(), *names)
