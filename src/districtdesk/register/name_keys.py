"""Keys of names: without marks and legal form, by which the same thing is found that was entered twice."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from ..legal_forms import bare_name
from ..names import Names, language_of_letters
from ..records import Record
from ..records.base import NAME_KEYS
from ..spelling import likeliest_key, name_skeletons

_SOUGHT = "keys of names"


def name_keys(names: Names | None) -> dict[str, str | None]:
    """The keys by which a record of these names is found to be in the register already; None where it has no name."""
    found: dict[str, str | None] = dict.fromkeys(NAME_KEYS.values())
    for code, name in names.known().items() if names else ():
        found[NAME_KEYS[code]] = _likeliest(name, code)
    return found


def _likeliest(name: str, code: str) -> str:
    return likeliest_key(bare_name(name), is_english=_is_english(name, code))


def sought_name_keys(names: Names) -> list[str]:
    """All keys that another record of these names may have."""
    known = [spelled_keys(name, code) for code, name in names.known().items()]
    # Most things have one name, and most names one key.
    return list(known[0]) if len(known) == 1 else list(dict.fromkeys(key for keys in known for key in keys))


def spelled_keys(name: str, code: str) -> tuple[str, ...]:
    """The keys of one name in this language, the likeliest first."""
    return name_skeletons(bare_name(name), is_english=_is_english(name, code))


def _is_english(name: str, code: str) -> bool:
    return code == "en" and language_of_letters(name) is None


def sought_in_save(session: Session) -> dict[str, tuple[str, ...]]:
    """By the id of a record whose names were written in this session, all keys that another of its names may have."""
    known: dict[str, tuple[str, ...]] = session.info.setdefault(_SOUGHT, {})
    return known


def sought_keys_of(session: Session, record: Record, names: Names) -> Iterable[str]:
    """All keys that another record of its names may have, as they were found when its own were made here."""
    known = sought_in_save(session).get(record.id)
    return sought_name_keys(names) if known is None else known
