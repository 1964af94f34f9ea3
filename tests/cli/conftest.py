"""A copy of the sample for each test, and a command line to run on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from districtdesk.cli import main
from tests.cli.running import Run


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.ddesk"
    path.write_bytes(made_sample.read_bytes())
    return path


@pytest.fixture
def run(capsys, monkeypatch, tmp_path_factory, qapp) -> Run:
    """Run a command; returns exit code, stdout and stderr.

    Its drawings are drawn by the application of the windows: a process has one alone, and its first is for good.
    """
    for key in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    # Nobody has chosen a language in a window.
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path_factory.mktemp("home")))

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run
