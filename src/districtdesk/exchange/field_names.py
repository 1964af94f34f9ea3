"""What the fields of records are called in a workbook, and which fields a name may mean."""

from __future__ import annotations

from ..i18n import LANGUAGES, _, speaking
from ..records import KINDS, fields_of

_BETWEEN = " / "


def name_of(key: str) -> str:
    """The field's name in the language of the moment; two names where kinds of record call it differently."""
    return _BETWEEN.join(_names_by_key().get(key, (key,)))


def keys_of(name: str) -> list[str]:
    """The keys of the fields that are called so in any of the three languages."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        with speaking(language):
            for key, names in _names_by_key().items():
                if name in (key, *names, _BETWEEN.join(names)):
                    found[key] = None
    return list(found)


def _names_by_key() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record_type in KINDS.values():
        for field in fields_of(record_type):
            names, name = found.setdefault(field.key, []), _(field.kind.label)
            if name not in names:
                names.append(name)
    return found
