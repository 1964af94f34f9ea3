"""Put into a person's own menu, and installed and removed as a package; desktops understand what they are told."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaged.conftest import Person

_DESKTOP_FILES = (
    "applications/districtdesk.desktop",
    "icons/hicolor/scalable/apps/districtdesk.svg",
    "mime/packages/districtdesk.xml",
)
_CLEAN_ROOT = os.environ.get("DISTRICTDESK_CLEAN_ROOT", "")


def _kind(person: Person, file: Path) -> str:
    told = person.run("gio", "info", "-a", "standard::content-type", file).stdout
    return told.split("standard::content-type:")[1].split()[0]


def test_a_person_puts_it_into_the_menu_and_takes_it_out_again(unpacked: Path, person: Person) -> None:
    assert person.run(unpacked / "install.sh").returncode == 0
    desktop = person.data / "applications" / "districtdesk.desktop"
    valid = person.run("desktop-file-validate", desktop)
    assert (valid.returncode, valid.stdout) == (0, "")
    person.run(unpacked / "districtdesk-cli", "new", person.home / "named.ddesk")
    shutil.copy(person.home / "named.ddesk", person.home / "without a name")
    for name in ("named.ddesk", "without a name"):
        assert _kind(person, person.home / name) == "application/vnd.districtdesk", name
    assert "districtdesk.desktop" in person.run("gio", "mime", "application/vnd.districtdesk").stdout
    assert person.run(unpacked / "install.sh", "--remove", LANG="ru_RU.UTF-8").stdout.startswith("DistrictDesk убран")
    assert [name for name in _DESKTOP_FILES if (person.data / name).exists()] == []
    assert _kind(person, person.home / "without a name") == "application/vnd.sqlite3"


@pytest.fixture
def root(packages: Path, tmp_path: Path) -> Iterator[Path]:
    """A clean root with nothing in it but the package."""
    place = tmp_path / "root"
    (place / "var/lib/dpkg/info").mkdir(parents=True)
    (place / "var/lib/dpkg/updates").mkdir()
    (place / "var/lib/dpkg/status").touch()
    (package,) = packages.glob("*.deb")
    _dpkg(place, "--force-depends", "--install", package)
    yield place


def _dpkg(root: Path, *words: object) -> None:
    command = ["dpkg", f"--root={root}", "--force-not-root", "--force-bad-path", "--log=/dev/null", *map(str, words)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def _checked(*words: object) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_installed_and_removed_without_a_trace(root: Path, person: Person) -> None:
    assert person.run(root / "usr/bin/districtdesk-cli", "new", "--sample", person.home / "a.ddesk").returncode == 0
    share = root / "usr/share"
    _checked("desktop-file-validate", share / "applications/districtdesk.desktop")
    _checked("appstreamcli", "validate", "--no-net", share / "metainfo/org.districtdesk.DistrictDesk.metainfo.xml")
    _checked("update-mime-database", share / "mime")
    assert "50:*.ddesk" in (share / "mime/globs2").read_text("utf-8").replace("application/vnd.districtdesk:", "")
    assert b"DDsk" in (share / "mime/magic").read_bytes()
    shutil.rmtree(share / "mime")
    _dpkg(root, "--purge", "districtdesk")
    left = [path for path in root.rglob("*") if path.is_file() and "var/lib/dpkg" not in str(path)]
    assert left == []


@pytest.mark.skipif(not _CLEAN_ROOT, reason="DISTRICTDESK_CLEAN_ROOT names no release, such as bookworm")
def test_it_starts_in_a_system_that_has_nothing_else(packages: Path, tmp_path: Path) -> None:
    """A whole root of that release, with what the package depends on and no Python; as root, and some minutes."""
    (package,) = packages.glob("*.deb")
    shutil.copy(package, tmp_path / "it.deb")
    inside = (
        "apt-get install -y --no-install-recommends /it.deb",
        "! ls /usr/bin/python3 2>/dev/null",
        "env -i PATH=/usr/bin HOME=/tmp districtdesk-cli new --sample /tmp/a.ddesk",
        "env -i PATH=/usr/bin HOME=/tmp QT_QPA_PLATFORM=offscreen timeout 10 districtdesk --sample || [ $? = 124 ]",
        "test -s /tmp/.local/share/DistrictDesk/Sample.ddesk",
        "apt-get purge -y districtdesk",
        "! ls -d /usr/lib/districtdesk /usr/bin/districtdesk* /usr/share/applications/districtdesk* 2>/dev/null",
    )
    hooks = [f"--customize-hook=chroot \"$1\" sh -ec '{line}'" for line in inside]
    copied = f"--customize-hook=copy-in {tmp_path / 'it.deb'} /"
    _checked("mmdebstrap", "--variant=minbase", copied, *hooks, _CLEAN_ROOT, "/dev/null")
