"""What is installed is the one set of versions that was tried, down to the backend of the build, from any index."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, distributions, requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

import districtdesk
from districtdesk import i18n
from districtdesk.register.file.file_format import APPLICATION_ID
from tools import version_set
from tools.pip_log import has_own_environments, installed_versions
from tools.targets import TARGETS, find_needed
from tools.version_set import OWN_NAME, plain_name, read_pins, read_ranges

# Newer versions are tried against the set that was found with them.
_SET = Path(os.environ.get("DISTRICTDESK_CONSTRAINTS") or version_set.SET)
# What `python -m venv` lays into an environment by itself. pip, in the version of its Python, only reads the set;
# setuptools lies there up to Python 3.11, and nothing here uses it.
_BROUGHT_BY_VENV = {"pip", "setuptools"}
_BACKEND = "hatchling"


@pytest.fixture(scope="module")
def pins():
    return read_pins(_SET)


def _installed() -> dict[str, str]:
    """What lies in the environment, whatever else the path of this run reaches."""
    folders = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    return {plain_name(each.name): each.version for each in distributions(path=folders)}


def test_the_set_names_everything_that_is_installed_in_its_version(pins):
    unnamed = {
        name: version
        for name, version in _installed().items()
        if name not in {OWN_NAME, *_BROUGHT_BY_VENV} and (name not in pins or pins[name].version != version)
    }
    assert unnamed == {}


def test_the_set_lies_within_the_ranges(pins):
    outside = [
        str(asked)
        for asked in read_ranges()
        if (pin := pins.get(plain_name(asked.name))) is None or not asked.specifier.contains(pin.version)
    ]
    assert outside == []


def _asked_by(requirement: Requirement) -> list[Requirement]:
    try:
        return [Requirement(text) for text in requires(requirement.name) or ()]
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: f"{target.python} {target.platform}")
def test_the_set_names_what_each_python_and_platform_needs(pins, target):
    named = {name for name, pin in pins.items() if pin.platform in ("", target.platform)}
    assert set(find_needed(read_ranges(), _asked_by, target)) <= named


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://mirror.example/simple",
        "-f mirror.example",
        "alembic @ https://mirror.example/alembic-1.0-py3-none-any.whl",
        "alembic==1.0  # from mirror.example",
        "alembic>=1.0",
        "alembic",
    ],
)
def test_a_line_that_says_more_or_less_than_a_version_is_refused(line, tmp_path):
    spoilt = tmp_path / "constraints.txt"
    spoilt.write_text(f"{_SET.read_text('utf-8')}{line}\n", "utf-8")
    with pytest.raises(ValueError, match=re.escape(line)):
        read_pins(spoilt)


def test_a_set_that_is_written_reads_the_same(pins, tmp_path):
    version_set.write_pins(pins, tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_text("utf-8") == _SET.read_text("utf-8")


@pytest.mark.parametrize("mark", ["run", "test"])
def test_a_command_of_the_readme_installs_with_the_set_alone(mark):
    readme = (version_set.ROOT / "README.md").read_text("utf-8")
    command = re.findall(rf"<!-- {mark} -->\s+(.+?)\s+<!-- /{mark} -->", readme)
    (first, second) = [step for step in command[0].split(" && ") if "pip install" in step]
    assert "-c constraints.txt hatchling" in first
    assert "-c constraints.txt --no-build-isolation" in second


def test_the_form_for_windows_is_the_same_command():
    readme = (version_set.ROOT / "README.md").read_text("utf-8")
    (command,) = re.findall(r"<!-- run -->\s+(.+?)\s+<!-- /run -->", readme)
    windows = command.replace("python3 ", "py ", 1).replace(".venv/bin/", ".venv\\Scripts\\")
    assert windows in [line.strip() for line in readme.splitlines()]


def test_the_changelog_begins_with_what_is_not_released_and_names_this_version():
    headings = re.findall(r"^## (\S+)", (version_set.ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    project = tomllib.loads((version_set.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert headings[:2] == ["Unreleased", project["version"]]
    assert project["version"] == districtdesk.__version__


def test_the_software_centre_is_told_the_versions_of_the_changelog():
    told = (version_set.ROOT / "resources/packaging/linux/org.districtdesk.DistrictDesk.metainfo.xml").read_text(
        "utf-8"
    )
    changelog = (version_set.ROOT / "CHANGELOG.md").read_text("utf-8")
    released = re.findall(r"^## (\d\S+) - (\S+)", changelog, re.MULTILINE)
    assert re.findall(r'<release version="(.+?)" date="(.+?)"', told) == released


def test_the_kind_of_file_is_told_by_the_mark_of_a_register():
    told = (version_set.ROOT / "resources/packaging/linux/districtdesk.xml").read_text("utf-8")
    assert f'offset="68" value="{APPLICATION_ID:#x}"' in told


@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_desktop_is_told_of_the_program_in_its_own_words(language):
    told = (version_set.ROOT / "resources/packaging/linux/districtdesk.desktop").read_text("utf-8")
    says = dict(line.partition("=")[::2] for line in told.splitlines())
    with i18n.speaking(language):
        assert says[f"Comment[{language}]"] == i18n._(says["Comment"])


def test_what_is_installed_was_built_with_the_backend_of_the_set(pins):
    wheel = distribution(OWN_NAME).read_text("WHEEL") or ""
    assert re.findall(r"^Generator: (.+)$", wheel, re.MULTILINE) == [f"{_BACKEND} {pins[_BACKEND].version}"]


def test_pip_used_the_backend_of_the_set(pins):
    if "DISTRICTDESK_PIP_LOG" not in os.environ:
        pytest.skip(".ci/run keeps the log of pip and names it here")
    log = Path(os.environ["DISTRICTDESK_PIP_LOG"]).read_text("utf-8")
    assert "Building editable for districtdesk" in log
    assert installed_versions(log, _BACKEND) == {pins[_BACKEND].version}
    assert not has_own_environments(log)


_TOY_BACKEND = """
from zipfile import ZipFile

def build_wheel(folder, settings=None, metadata=None):
    with ZipFile(f"{folder}/toy-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("toy-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: toy\\nVersion: 1\\n")
        wheel.writestr("toy-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("toy-1.dist-info/RECORD", "")
    return "toy-1-py3-none-any.whl"
"""
_TOY_PROJECT = """
[build-system]
requires = ["toy-backend>=1"]
build-backend = "toy_backend"
[project]
name = "toy"
version = "1"
"""


@pytest.fixture
def toy(tmp_path):
    """A project whose backend has two versions, of which its set names the older one."""
    for version in ("1", "2"):
        about = f"toy_backend-{version}.dist-info"
        with ZipFile(tmp_path / f"toy_backend-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr("toy_backend.py", _TOY_BACKEND)
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: toy-backend\nVersion: {version}\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "pyproject.toml").write_text(_TOY_PROJECT, "utf-8")
    (tmp_path / "set.txt").write_text("toy-backend==1\n", "utf-8")
    return tmp_path


def _pip(folder: Path, *words: str) -> None:
    """pip as it is, with neither settings nor an index; it writes its log into the folder."""
    options = ("--isolated", "--no-index", "--find-links", str(folder), "--log", str(folder / "pip.log"))
    environment = {**os.environ, "PYTHONPATH": str(folder / "lib")}
    command = [sys.executable, "-m", "pip", *words, *options]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.thorough
def test_the_way_of_the_readme_builds_with_the_backend_of_the_set(toy):
    _pip(toy, "install", "-q", "--target", "lib", "-c", "set.txt", "toy-backend")
    _pip(toy, "wheel", "-q", "-c", "set.txt", "--no-build-isolation", "./project")
    log = (toy / "pip.log").read_text("utf-8")
    assert installed_versions(log, "toy-backend") == {"1"} and not has_own_environments(log)


@pytest.mark.thorough
def test_the_log_tells_of_a_backend_that_the_set_did_not_reach(toy):
    _pip(toy, "wheel", "-q", "-c", "set.txt", "./project")
    log = (toy / "pip.log").read_text("utf-8")
    assert installed_versions(log, "toy-backend") == {"2"} and has_own_environments(log)
