"""Packs the folder of the program for Linux: an archive to unpack and run, and a package of Debian's kind."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_LINUX = _HERE / "linux"
_ROOT = _HERE.parents[1]
_ICON = _ROOT / "resources" / "icons" / "districtdesk.svg"
_NAME = "districtdesk"
_PROGRAMS = ("districtdesk", "districtdesk-cli")
# Where a package puts the files that tell the desktop of the program.
_FOR_THE_DESKTOP = {
    _LINUX / "districtdesk.desktop": "applications",
    _LINUX / "districtdesk.xml": "mime/packages",
    _LINUX / "org.districtdesk.DistrictDesk.metainfo.xml": "metainfo",
    _ICON: "icons/hicolor/scalable/apps",
}
# Qt loads this one where the desktop is built with GTK, and goes on without it elsewhere.
_FOR_GTK = "platformthemes/libqgtk3.so"
# Keyboards and their dead keys are read from files that no library is asked for.
_FILES_NEEDED = ("xkb-data", "libx11-data")
_CONTROL = """\
Package: districtdesk
Version: {version}
Architecture: amd64
Maintainer: DistrictDesk maintainers <maintainers@localhost>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Suggests: {suggests}
Section: database
Priority: optional
Description: register of industrial districts
 Keeps claims about industrial districts, their resident companies and projects
 with the evidence of each, shows them on a timeline, and exports them to Excel.
 .
 Debian 12 is the oldest system that it runs on.
"""


def pack(folder: Path, version: str) -> list[Path]:
    """The archive and the package, beside the folder."""
    return [_archive(folder, version), _debian_package(folder, version)]


def _archive(folder: Path, version: str) -> Path:
    """It holds one folder, with the script that puts the program into a person's own menu."""
    for name in ("install.sh", "READ ME.txt"):
        shutil.copy(_LINUX / name, folder)
    share = folder / "share"
    share.mkdir()
    for file in _FOR_THE_DESKTOP:
        shutil.copy(file, share)
    made = folder.with_name(f"{_NAME}-{version}-linux-x86_64.tar.xz")
    names = ("--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0")
    # Less would be faster, and larger than the archives may be.
    with_all_cores = {**os.environ, "XZ_OPT": "-T0 -6"}
    words = ["tar", "-C", str(folder.parent), *names, "-cJf", str(made), folder.name]
    subprocess.run(words, env=with_all_cores, check=True)
    return made


def _debian_package(folder: Path, version: str) -> Path:
    root = folder.with_name("debian")
    library, commands, share = (root / "usr" / each for each in ("lib", "bin", "share"))
    shutil.copytree(
        folder, library / _NAME, symlinks=True, ignore=shutil.ignore_patterns("install.sh", "READ*", "share")
    )
    commands.mkdir()
    for program in _PROGRAMS:
        (commands / program).symlink_to(f"../lib/{_NAME}/{program}")
    for file, place in _FOR_THE_DESKTOP.items():
        (share / place).mkdir(parents=True)
        shutil.copy(file, share / place)
    _add_documents(share / "doc" / _NAME)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(_control(root, library / _NAME, version), "utf-8")
    made = folder.with_name(f"{_NAME}_{version}_amd64.deb")
    _let_everybody_read(root)
    words = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(made)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return made


def _add_documents(place: Path) -> None:
    place.mkdir(parents=True)
    shutil.copy(_ROOT / "LICENSE", place / "copyright")
    with gzip.GzipFile(place / "changelog.gz", "wb", mtime=0) as file:
        file.write((_ROOT / "CHANGELOG.md").read_bytes())


def _control(root: Path, library: Path, version: str) -> str:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    needed, of_gtk = _libraries(library)
    return _CONTROL.format(
        version=version,
        size=size // 1024,
        depends=", ".join((*needed, *_FILES_NEEDED)),
        recommends="fonts-dejavu-core | fonts-noto-core, shared-mime-info, desktop-file-utils",
        suggests=", ".join(sorted(set(of_gtk) - set(needed))),
    )


def _libraries(library: Path) -> tuple[list[str], list[str]]:
    """The packages whose libraries are needed, each in its least version, and those that the theme of GTK needs."""
    work = library.parents[3] / "shlibdeps"
    (work / "debian").mkdir(parents=True)
    (work / "debian" / "control").write_text(f"Source: {_NAME}\n\nPackage: {_NAME}\nArchitecture: amd64\n", "utf-8")
    binaries = [path for path in library.rglob("*") if _is_binary(path)]
    for_gtk = [path for path in binaries if str(path).endswith(_FOR_GTK)]
    own = sorted({f"-l{path.parent}" for path in binaries})
    asked = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *own]
    asked += ["-dDepends", *(f"-e{path}" for path in binaries if path not in for_gtk)]
    asked += ["-dSuggests", *(f"-e{path}" for path in for_gtk)]
    told = subprocess.run(asked, cwd=work, capture_output=True, encoding="utf-8", check=True).stdout
    shutil.rmtree(work)
    fields = dict(line.partition("=")[::2] for line in told.splitlines())
    needed, of_gtk = (fields.get(f"shlibs:{each}", "").split(", ") for each in ("Depends", "Suggests"))
    return needed, of_gtk


def _is_binary(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _let_everybody_read(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            may_run = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if may_run else 0o644)
