"""What the fields of records are called in a workbook, and which fields a name may mean."""

from __future__ import annotations

from collections.abc import Iterator

from ..i18n import LANGUAGES, _, speaking
from ..records import KINDS, fields_of


def name_of(key: str) -> str:
    """The field's name in the language of the moment; two names where kinds of record call it differently."""
    labels = dict.fromkeys(_(label) for each, label in _labels() if each == key)
    return " / ".join(labels) or key


def keys_of(name: str) -> list[str]:
    """The keys of the fields that are called so in any of the three languages."""
    keys = dict.fromkeys(key for key, _label in _labels())
    return [key for key in keys if name in _names(key)]


def _names(key: str) -> set[str]:
    found = {key}
    for language in LANGUAGES:
        with speaking(language):
            found.add(name_of(key))
            found.update(_(label) for each, label in _labels() if each == key)
    return found


def _labels() -> Iterator[tuple[str, str]]:
    for record_type in KINDS.values():
        for field in fields_of(record_type):
            yield field.key, field.kind.label
