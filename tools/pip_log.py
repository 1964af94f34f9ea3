"""Reads from pip's log what a build was made with."""

from __future__ import annotations

import re

_INSTALLED = re.compile(r"Successfully installed (.+)")
# pip makes an environment of its own for a build, and -c does not reach into it.
_OWN_ENVIRONMENT = "Installing build dependencies"


def installed_versions(log: str, name: str) -> set[str]:
    """Every version of a distribution that pip installed, into an environment or into one of its own for a build."""
    words = (word for line in _INSTALLED.findall(log) for word in line.split())
    return {word.removeprefix(f"{name}-") for word in words if re.fullmatch(rf"{re.escape(name)}-[0-9][^-]*", word)}


def has_own_environments(log: str) -> bool:
    """Whether pip made an environment of its own for any build."""
    return _OWN_ENVIRONMENT in log
