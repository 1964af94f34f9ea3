"""Where things lie: the resources the program ships, and one person's small preferences."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import platformdirs

from .presence import Presence, look_briefly

_NAME = "DistrictDesk"
# More than are shown: one on a memory stick is gone today and back tomorrow.
_RECENT_LENGTH = 24
# A name of a file may hold bytes that are no text; Python keeps them as halves of signs.
_ERRORS = "surrogatepass"


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


Preference = str | int | float | bool | list["Preference"] | dict[str, "Preference"] | None


class Settings:
    """Preferences of one person on one machine: language, look, columns, recent files. Losing them loses no data.

    Kept as a JSON object in one small file that is replaced whole; an unreadable file counts as empty. In safe mode
    the file is neither read nor written: everything begins at its default, and the person's own settings stay.
    """

    def __init__(self, path: Path | None = None, *, is_safe_mode: bool = False) -> None:
        self._path = path or data_folder() / "settings.json"
        self.is_safe_mode = is_safe_mode
        self._values: dict[str, Preference] = {} if is_safe_mode else self._read()

    def _read(self) -> dict[str, Preference]:
        try:
            values = json.loads(self._path.read_text("utf-8", _ERRORS))
        except (OSError, ValueError, RecursionError):
            return {}
        return values if isinstance(values, dict) else {}

    def get(self, key: str, default: Preference = None) -> Preference:
        return self._values.get(key, default)

    def set(self, key: str, value: Preference) -> None:
        if self._values.get(key) == value:
            return
        self._values[key] = value
        if not self.is_safe_mode:
            self._write()

    def _write(self) -> None:
        # A preference that cannot be kept is not worth stopping work for.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8", _ERRORS)
            os.replace(beside, self._path)

    def folder(self, purpose: str) -> Path:
        """The folder last used for this purpose, while it can be reached; else that of documents."""
        kept = Path(str(self.get(f"{purpose}_folder") or ""))
        is_there = kept.is_absolute() and look_briefly(kept) is Presence.FOLDER
        return kept if is_there else documents_folder()

    def remember_folder(self, purpose: str, folder: Path) -> None:
        self.set(f"{purpose}_folder", str(folder))

    @property
    def recent(self) -> list[Path]:
        """Registers opened lately, newest first. Some may be gone, and no look is taken here."""
        kept = self.get("recent", [])
        return [Path(str(item)) for item in kept] if isinstance(kept, list) else []

    def add_recent(self, path: Path) -> None:
        others: list[Preference] = [str(item) for item in self.recent if item != path]
        self.set("recent", [str(path), *others][:_RECENT_LENGTH])
