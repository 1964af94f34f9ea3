"""Finds the set in an environment that has the newest of everything, with what other platforms need besides."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement

from .targets import TARGETS, find_needed
from .version_set import Pin, plain_name, read_ranges

# A distribution in its version, with what it asks for.
_Found = dict[str, tuple[str, list[Requirement]]]


def _read_environment(python: Path) -> _Found:
    """What is installed in an environment."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = subprocess.run([python, "-c", where], capture_output=True, encoding="utf-8", check=True).stdout.strip()
    return {
        plain_name(each.name): (each.version, [Requirement(text) for text in each.requires or ()])
        for each in distributions(path=[folder])
    }


def _ask_pip(python: Path, requirement: Requirement) -> tuple[str, list[Requirement]]:
    """The newest version of what this platform does not need itself."""
    words = ["-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps", "--report", "-"]
    named = f"{requirement.name}{requirement.specifier}"
    done = subprocess.run([python, *words, named], capture_output=True, encoding="utf-8", check=True)
    (found,) = json.loads(done.stdout)["install"]
    metadata = found["metadata"]
    return metadata["version"], [Requirement(text) for text in metadata.get("requires_dist", ())]


def find_fresh_pins(python: Path) -> dict[str, Pin]:
    """What every target needs, in the versions that are installed, or the newest where this platform needs none."""
    known = _read_environment(python)

    def requires(requirement: Requirement) -> list[Requirement]:
        name = plain_name(requirement.name)
        if name not in known:
            known[name] = _ask_pip(python, requirement)
        return known[name][1]

    needed: dict[str, set[str]] = {}
    platforms: dict[str, set[str]] = {}
    for target in TARGETS:
        for name, askers in find_needed(read_ranges(), requires, target).items():
            needed.setdefault(name, set()).update(askers)
            platforms.setdefault(name, set()).add(target.platform)
    return {
        name: Pin(name, known[name][0], _only(platforms[name]), tuple(sorted(askers - {""})))
        for name, askers in needed.items()
    }


def _only(platforms: set[str]) -> str:
    """The one platform, or nothing where both need it."""
    return next(iter(platforms)) if len(platforms) == 1 else ""
