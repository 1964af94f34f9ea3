"""The exact versions that the project is installed and tried with, and the ranges in pyproject.toml around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SET = ROOT / "constraints.txt"
OWN_NAME = "districtdesk"
# hatchling asks for it only at the moment when it builds for `pip install -e`.
_EDITABLE_BUILD = "editables~=0.3"

# One name, one version, perhaps where it is needed and who needs it. No place to fetch it from has room in this.
_LINE = re.compile(
    r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][a-z0-9.]*)"
    r'(?: ; sys_platform == "(?P<platform>win32|linux)")?(?:  # for (?P<wanted_by>[a-z0-9, -]+))?'
)
_HEAD = """\
# Every distribution that the project is installed, built and tried with, in the one version that was tried.
# Written by `python -m tools.renew_versions --write`; pyproject.toml has the ranges and their reasons.
"""


class Pin(NamedTuple):
    """A distribution in its one version; where `platform` is empty every platform needs it."""

    name: str
    version: str
    platform: str = ""
    wanted_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f' ; sys_platform == "{self.platform}"' if self.platform else ""
        why = f"  # for {', '.join(self.wanted_by)}" if self.wanted_by else ""
        return f"{self.name}=={self.version}{where}{why}"


def read_pins(path: Path = SET) -> dict[str, Pin]:
    """The set by name. ValueError names a line that says anything but a name and its version."""
    return {pin.name: pin for pin in map(_read_pin, _lines(path))}


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line and line not in _HEAD.splitlines():
            yield line


def _read_pin(line: str) -> Pin:
    parts = _LINE.fullmatch(line)
    if not parts:
        raise ValueError(line)
    wanted_by = parts["wanted_by"].split(", ") if parts["wanted_by"] else ()
    return Pin(parts["name"], parts["version"], parts["platform"] or "", tuple(wanted_by))


def write_pins(pins: dict[str, Pin], path: Path = SET) -> None:
    lines = (str(pins[name]) for name in sorted(pins))
    path.write_text(_HEAD + "".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


def read_ranges() -> list[Requirement]:
    """What pyproject.toml asks for: to run, for a server, to test, and to build."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = settings["project"]
    extras = [text for texts in project["optional-dependencies"].values() for text in texts]
    asked = [*project["dependencies"], *extras, *settings["build-system"]["requires"], _EDITABLE_BUILD]
    return [Requirement(text) for text in asked]


def lowest_python() -> str:
    """The oldest Python that the project admits, such as 3.11."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(settings["project"]["requires-python"]).removeprefix(">=")


def plain_name(name: str) -> str:
    """The one spelling of a distribution's name."""
    return str(canonicalize_name(name))
