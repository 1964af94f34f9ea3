"""The Pythons and platforms that the set serves, and which distributions each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from packaging.requirements import Requirement

from .version_set import plain_name

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# A wheel may ask for an older C library than the one there is. Debian 12 has 2.36, and pip does not count down.
_LINUX_TAGS = ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(17, 37)))


class Target(NamedTuple):
    """A Python on a platform."""

    python: str
    platform: str  # as sys.platform has it
    tags: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        """What the markers of requirements ask about."""
        is_windows = self.platform == "win32"
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "sys_platform": self.platform,
            "platform_system": "Windows" if is_windows else "Linux",
            "platform_machine": "AMD64" if is_windows else "x86_64",
            "os_name": "nt" if is_windows else "posix",
        }


TARGETS = tuple(
    Target(python, platform, tags)
    for platform, tags in (("linux", _LINUX_TAGS), ("win32", ("win_amd64",)))
    for python in PYTHONS
)

# What the distribution that a requirement names asks for in its turn.
Requires = Callable[[Requirement], Iterable[Requirement]]


def find_needed(asked: Iterable[Requirement], requires: Requires, target: Target) -> dict[str, set[str]]:
    """Every distribution that a target needs, directly or not, each with those that ask for it; we ask as ''."""
    needed: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [("", "", requirement) for requirement in asked]
    while waiting:
        asker, extra, requirement = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({**target.environment, "extra": extra}):
            continue
        name = plain_name(requirement.name)
        needed.setdefault(name, set()).add(asker)
        for wanted in {"", *requirement.extras} - {extra for known, extra in seen if known == name}:
            seen.add((name, wanted))
            waiting.extend((name, wanted, each) for each in requires(requirement))
    return needed
