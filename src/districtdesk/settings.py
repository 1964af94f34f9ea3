"""Where things lie: the resources the program ships, and one person's small preferences."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import platformdirs

from . import settings_file
from .presence import Presence, look_briefly
from .settings_file import Preference

_NAME = "DistrictDesk"
# As the system has it, or always the same.
LOOKS = ("system", "light", "dark")
# More than are shown: one on a memory stick is gone today and back tomorrow.
_RECENT_LENGTH = 24

_SECOND_PLACE = "second_backup_place"


def resource(*parts: str) -> Path:
    """The path of a shipped file, in a packaged program, an installed wheel or a checkout."""
    return _resources_root().joinpath(*parts)


def _resources_root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package / "resources", package.parents[1] / "resources"]
    if frozen:
        places.insert(0, Path(frozen) / "resources")
    return next((place for place in places if place.is_dir()), places[-1])


def data_folder() -> Path:
    """Where this person's working copies and logs go. DISTRICTDESK_HOME moves it, for tests and memory sticks."""
    home = os.environ.get("DISTRICTDESK_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def documents_folder() -> Path:
    """Where a person looks for files first: a folder that exists, the person's own if there is none for documents."""
    home = os.environ.get("DISTRICTDESK_HOME")
    documents = Path(home) if home else Path(platformdirs.user_documents_dir())
    return documents if look_briefly(documents) is Presence.FOLDER else Path.home()


class Settings:
    """Preferences of one person on one machine: language, look, columns, recent files. Losing them loses no data.

    Kept as a JSON object in one small file that is replaced whole, with what other running programs wrote into it
    meanwhile. What cannot be read counts as empty, and is put aside before anything is written in its place. In safe
    mode the file is neither read nor written: everything begins at its default, and the person's own settings stay.
    """

    def __init__(self, path: Path | None = None, *, is_safe_mode: bool = False) -> None:
        self._path = path or data_folder() / "settings.json"
        self.is_safe_mode = is_safe_mode
        found = settings_file.Found({}) if is_safe_mode else settings_file.read(self._path)
        self._values = found.values
        # What could not be written yet.
        self._unwritten: dict[str, Preference] = {}
        self.was_damaged = found.is_damaged
        self.put_aside: Path | None = None

    def get(self, key: str, default: Preference = None) -> Preference:
        return self._values.get(key, default)

    def choice(self, key: str, among: Sequence[str], default: str) -> str:
        """What was chosen, if it can be chosen at all."""
        kept = self._values.get(key)
        return kept if isinstance(kept, str) and kept in among else default

    def set(self, key: str, value: Preference) -> None:
        if key not in self._values or self._values[key] != value:
            self._change(key, lambda _before: value)

    def put_damaged_aside(self) -> Path | None:
        """Keep what cannot be read under another name; None where there is none, or where it cannot be moved."""
        if self.was_damaged and self.put_aside is None:
            with settings_file.alone(self._path):
                self._look_again()
        return self.put_aside

    def _change(self, key: str, change: Callable[[Preference], Preference]) -> None:
        if self.is_safe_mode:
            self._values[key] = change(self._values.get(key))
            return
        with settings_file.alone(self._path):
            self._look_again()
            self._values[key] = self._unwritten[key] = change(self._values.get(key))
            # A preference that cannot be kept is not worth stopping work for.
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                settings_file.write(self._path, self._values)
                self._unwritten.clear()

    def _look_again(self) -> None:
        """Take in what another program has written meanwhile."""
        found = settings_file.read(self._path)
        if found.is_damaged:
            self.put_aside = settings_file.put_aside(self._path) or self.put_aside
        elif found.is_there:
            self._values = found.values | self._unwritten

    def folder(self, purpose: str) -> Path:
        """The folder last used for this purpose, while it can be reached; else that of documents."""
        kept = Path(str(self.get(f"{purpose}_folder") or ""))
        is_there = kept.is_absolute() and look_briefly(kept) is Presence.FOLDER
        return kept if is_there else documents_folder()

    def remember_folder(self, purpose: str, folder: Path) -> None:
        self.set(f"{purpose}_folder", str(folder))

    @property
    def second_backup_place(self) -> Path | None:
        """Where each backup is put too, such as a stick or a share; it may be away. None where none is named."""
        kept = self.get(_SECOND_PLACE)
        return Path(kept) if isinstance(kept, str) and Path(kept).is_absolute() else None

    def use_second_backup_place(self, folder: Path | None) -> None:
        self.set(_SECOND_PLACE, str(folder) if folder else None)

    @property
    def recent(self) -> list[Path]:
        """Registers opened lately, newest first. Some may be gone, and no look is taken here."""
        return [Path(place) for place in _places(self.get("recent"))]

    def add_recent(self, path: Path) -> None:
        place = str(path)
        self._change("recent", lambda kept: [place, *_others(kept, place)][:_RECENT_LENGTH])

    def remove_recent(self, path: Path) -> None:
        """Offer it no more. The file is not touched."""
        self._change("recent", lambda kept: _others(kept, str(path)))


def _places(kept: Preference) -> list[str]:
    names = [each for each in kept if isinstance(each, str) and each] if isinstance(kept, list) else []
    return list(dict.fromkeys(names))[:_RECENT_LENGTH]


def _others(kept: Preference, place: str) -> list[Preference]:
    return [each for each in _places(kept) if each != place]
