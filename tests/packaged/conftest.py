"""Where the packages lie, and a virtual screen to open their windows on."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_PLACE = os.environ.get("DISTRICTDESK_PACKAGES", "")
_PATIENCE_SECONDS = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not _PLACE and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="DISTRICTDESK_PACKAGES names no folder with the packages"))


def is_soon(what: Callable[[], object]) -> bool:
    """Whether something comes to be so within five seconds."""
    until = time.monotonic() + 5
    while not what() and time.monotonic() < until:
        time.sleep(0.1)
    return bool(what())


def wait_for(what: Callable[[], object], told: str) -> None:
    """Wait until something is so; another process does it, so there is no signal to wait for."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < until, f"{told}: not within {_PATIENCE_SECONDS} s"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def packages() -> Path:
    return Path(_PLACE).resolve()


@pytest.fixture(scope="session")
def unpacked(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked where its path has what a shell and a desktop file must quote."""
    (archive,) = packages.glob("*.tar.xz")
    folder = tmp_path_factory.mktemp("apps") / 'Мои `$programs` "x"'
    folder.mkdir()
    subprocess.run(["tar", "-C", folder, "-xJf", archive], check=True)
    return folder / "districtdesk"


class Person:
    """Somebody with a home and a desktop of their own; no Python is named to what they start."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / ".local" / "share"
        self.variables = {
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "LANG": "C.UTF-8",
        }

    def run(self, *words: object, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = self.variables | variables
        return subprocess.run(
            [str(word) for word in words],
            env=environment,
            cwd="/",
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def start(self, *words: object, **variables: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([str(word) for word in words], env=self.variables | variables, cwd="/")


@pytest.fixture
def person(tmp_path: Path) -> Person:
    home = tmp_path / "home of somebody"
    home.mkdir()
    return Person(home)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """A virtual screen with a window manager on it, which gives windows the keyboard."""
    if not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "gio"))):
        pytest.skip("Xvfb, openbox, xdotool or gio is missing")
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "HOME": str(tmp_path)}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield display
    for each in (manager, server):
        each.terminate()
        each.wait()
