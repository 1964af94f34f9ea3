"""What the program runs with and draws from, each with its licence: libraries by their metadata, and map data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

from .settings import resource

_OWN_NAME = "districtdesk"
# A requirement as metadata has it: PySide6-Essentials<6.12,>=6.8, or psycopg[binary]>=3.2; extra == "server".
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^]]*)])?")
_EXTRA = re.compile(r"""extra\s*==\s*['"](?P<extra>[\w.-]+)['"]""")
# What an installation may have beside what it must; those for tests are no part of the program.
_OWN_EXTRAS = frozenset({"", "server"})
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_CODE = frozenset({".py", ".pyc", ".pyi"})
_CLASSIFIER = "License :: "
_MAP_DATA = ("Natural Earth", "4.1.0", "Public domain")


class Licence(NamedTuple):
    """A library in its version, its licence in a word, and the texts that came with it; those may be empty."""

    name: str
    version: str
    licence: str
    text: str


def list_licences() -> list[Licence]:
    """Every library that is installed and that the program asks for, directly or not, by name."""
    found = {each.name.casefold(): each for each in _libraries()}
    return [_licence_of(found[name]) for name in sorted(found)]


def list_terms() -> list[Licence]:
    """The libraries, and after them the data that came with the program; none where no library can be read."""
    libraries = list_licences()
    text = resource("map", "LICENCE.txt").read_text("utf-8").strip()
    return [*libraries, Licence(*_MAP_DATA, text)] if libraries else []


def _libraries() -> Iterator[Distribution]:
    seen: set[tuple[str, str]] = set()
    waiting = [(_OWN_NAME, extra) for extra in sorted(_OWN_EXTRAS)]
    while waiting:
        name, extra = waiting.pop()
        if (name.casefold(), extra) in seen:
            continue
        seen.add((name.casefold(), extra))
        try:
            library = distribution(name)
        except PackageNotFoundError:  # another platform's, or an extra that is not installed
            continue
        waiting.extend(_asked_by(library, extra))
        if name != _OWN_NAME:
            yield library


def _asked_by(library: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    """The libraries that one asks for with this extra, or without any, each with the extras that it asks of them."""
    for text in library.requires or ():
        asked, wanted = _REQUIREMENT.match(text), _EXTRA.search(text)
        if asked and (wanted["extra"] if wanted else "") == extra:
            extras = (asked["extras"] or "").split(",")
            yield from ((asked["name"], each.strip()) for each in {"", *extras})


def _licence_of(library: Distribution) -> Licence:
    stated = library.metadata.get_all("License-Expression") or library.metadata.get_all("License") or [""]
    classes = (text for text in library.metadata.get_all("Classifier") or () if text.startswith(_CLASSIFIER))
    # Older metadata may carry the whole text where its name belongs.
    name = stated[0].strip() if "\n" not in stated[0].strip() else ""
    named = name or ", ".join(text.rpartition(" :: ")[2] for text in classes)
    return Licence(library.name, library.version, named, "\n\n".join(_texts(library)))


def _texts(library: Distribution) -> Iterator[str]:
    """What came with it, also beside its code, such as the terms of the data that it carries."""
    for file in sorted(library.files or (), key=str):
        if _LICENCE_FILE.match(file.name) and file.suffix not in _CODE:
            try:
                yield file.read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError):  # recorded, but removed since or no text
                continue
