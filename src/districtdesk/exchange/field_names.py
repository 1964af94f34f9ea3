"""What the fields of records are called in a workbook, and which fields a name may mean."""

from __future__ import annotations

from functools import cache

from ..i18n import LANGUAGES, _, language, speaking
from ..records import KINDS, Record, fields_of

_BETWEEN = " / "


def name_of(key: str) -> str:
    """The field's name in the language of the moment; two names where kinds of record call it differently."""
    return _BETWEEN.join(_names_by_key().get(key, (key,)))


def keys_of(name: str) -> list[str]:
    """The keys of the fields that are called so in any of the three languages."""
    found: dict[str, None] = {}
    for each in LANGUAGES:
        with speaking(each):
            for key, names in _names_by_key().items():
                if name in (key, *names, _BETWEEN.join(names)):
                    found[key] = None
    return list(found)


def _names_by_key() -> dict[str, list[str]]:
    return _names_in(language(), tuple(KINDS.values()))


# Asked for each citation of a workbook, in each language.
@cache
def _names_in(_language: str, kinds: tuple[type[Record], ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record_type in kinds:
        for field in fields_of(record_type):
            names, name = found.setdefault(field.key, []), _(field.kind.label)
            if name not in names:
                names.append(name)
    return found
