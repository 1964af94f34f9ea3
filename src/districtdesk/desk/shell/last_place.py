"""Going on where one was: the place of last time, and what of it can be shown before the register is open."""

from __future__ import annotations

import os
from pathlib import Path

from ...presence import look_briefly
from ...register.file.first_glance import Glance, read_glance
from ...settings import Settings
from ..kit.places import BY_KEY, FIRST

OPEN_REGISTER = "open_register"
# This person's copies, in the folder of the program's data.
SAMPLE = "Sample.ddesk"
PRACTICE = "Practice.ddesk"
_PLACE = "place"
# More than the tallest screen shows.
_NAMES = 60


def remember_place(settings: Settings, place: str) -> None:
    settings.set(_PLACE, place)


def last_register(settings: Settings) -> Path | None:
    """The register that was open when the program ended, if it can be reached."""
    last = settings.get(OPEN_REGISTER)
    if not isinstance(last, str) or not last:
        return None
    return Path(last) if look_briefly(Path(last)).is_there else None


def one_name(path: Path) -> str:
    """The same for every way of writing the place of a file; without a look at it."""
    return os.path.normcase(os.path.abspath(path))


def place_in(settings: Settings, register: Path) -> str:
    """Where one was in this register last; the first place for any other than the last one."""
    place = settings.get(_PLACE)
    is_last = settings.get(OPEN_REGISTER) == str(register)
    return place if is_last and isinstance(place, str) and place in BY_KEY else FIRST


def look_ahead(settings: Settings, register: Path, place: str) -> Glance | None:
    """What can be read at once. It has names only of a list that will stand in the order of its names."""
    kind = BY_KEY[place].kind
    kept = settings.get(f"columns.{kind}")
    columns = kept if isinstance(kept, dict) else {}
    is_plain = bool(kind) and columns.get("sort") is None and settings.get(f"wide.{kind}") is not True
    kinds = [each.kind for each in BY_KEY.values() if each.kind]
    falls = columns.get("descending") is True
    return read_glance(register, kinds, kind if is_plain else "", _NAMES, descending=falls)
