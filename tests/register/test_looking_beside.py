"""A large register is checked by two processes: they find what one finds, in the same order and words."""

from __future__ import annotations

import io
import json
import shutil
import sys
import time
from pathlib import Path

import pytest

from districtdesk import second_process
from districtdesk.i18n import speaking
from districtdesk.register.checking import Checked, check
from districtdesk.register.findings import beside
from districtdesk.register.opening import open_register
from tests.faults.damages import run

_HURTS = (
    "UPDATE record SET search_key = 'other' WHERE kind IN ('figure', 'event')",
    "UPDATE record SET caption = 'Other' WHERE kind = 'project'",
    "UPDATE district SET names = '{\"az\": 3}'",
    "UPDATE event SET date = '2025-13-45'",
    "UPDATE company SET tax_id = '12'",
    "DELETE FROM link",
    "DROP TRIGGER change_set_refuses_update",
    "UPDATE change_set SET who = 'Somebody else' WHERE sequence = 2",
)


@pytest.fixture
def hurt(made_sample: Path, tmp_path: Path) -> Path:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    run(*_HURTS)(file)
    # That a guard is gone would be of the file, and such a file is looked at by one alone.
    run(_guard(made_sample))(file)
    return file


def _guard(file: Path) -> str:
    register = open_register(file, read_only=True)
    with register.read() as session:
        query = "SELECT sql FROM sqlite_master WHERE name = 'change_set_refuses_update'"
        text = str(session.connection().exec_driver_sql(query).scalar())
    register.close()
    return text


def _checked(file: Path) -> Checked:
    register = open_register(file, read_only=True)
    try:
        return check(register)
    finally:
        register.close()


@pytest.fixture(params=["from source", "packaged"])
def begun(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How the program was begun: as it is here, or as two executables beside each other."""
    if request.param == "packaged":
        command_line = tmp_path / "districtdesk-cli"
        command_line.write_text(f'#!/bin/sh\nexec {sys.executable} -m districtdesk.cli "$@"\n')
        command_line.chmod(0o755)
        monkeypatch.setattr(second_process.sys, "frozen", True, raising=False)
        monkeypatch.setattr(second_process.sys, "executable", str(tmp_path / "districtdesk"))


@pytest.mark.thorough
@pytest.mark.usefixtures("begun")
def test_two_processes_find_what_one_finds(hurt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with speaking("ru"):
        alone = _checked(hurt)
        monkeypatch.setattr(beside, "WORTH_IT", 1)
        helped: list[int] = []
        answer = beside._as_found
        monkeypatch.setattr(beside, "_as_found", lambda said: helped.append(1) or answer(said))
        # Where the first one takes its time, much is left to the second.
        look = beside.PartsLook.at
        monkeypatch.setattr(beside.PartsLook, "at", lambda self, part: _slowly(helped) or look(self, part))
        together = _checked(hurt)
    assert helped
    assert len(alone.findings) > 100 and together == alone


def _slowly(helped: list[int]) -> None:
    end = time.monotonic() + 20
    while not helped and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.thorough
def test_what_no_second_process_does_the_first_one_does(hurt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _checked(hurt)
    monkeypatch.setattr(beside, "WORTH_IT", 1)
    ends_early = hurt.with_name("ends_early")
    ends_early.write_text("#!/bin/sh\nread told && echo true && read asked\n")
    ends_early.chmod(0o755)
    # One ends at once, one when it is asked for its first part; a file that is no program does not even begin.
    for broken in ("/bin/false", str(ends_early), str(hurt)):
        monkeypatch.setattr(second_process.sys, "executable", broken)
        assert _checked(hurt) == alone


def test_the_second_process_refuses_another_state(hurt: Path) -> None:
    told = {"place": str(hurt), "language": "az", "is_just_mended": False, "state": ["another"]}
    said = io.BytesIO()
    beside.serve([json.dumps(told).encode(), json.dumps(("chain",)).encode()], said)
    first, second = said.getvalue().splitlines()
    findings, _records, _standing = json.loads(second)
    assert json.loads(first) is False
    assert [each[-1] for each in findings] == ["history_changed"]
