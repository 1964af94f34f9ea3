"""Backups on the command line: made, listed and put back, and the second place that each is put into."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from districtdesk.i18n import LANGUAGES
from districtdesk.register.backup.backups import root
from districtdesk.settings import Settings
from tests.cli.running import Run, add_park, state


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _backups(run: Run, file: Path) -> list[dict[str, object]]:
    return json.loads(run("backups", file, "--format", "json")[1])


@pytest.mark.thorough
def test_a_backup_is_made_and_listed_and_changes_no_byte(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    code, out, err = run("backup", sample)
    assert (code, err) == (0, "") and "records" in out
    listed = _backups(run, sample)
    assert [each["reason"] for each in listed] == ["hand"]
    assert listed[0]["records"]["district"] == 1 and Path(listed[0]["path"]).is_file()
    assert sample.read_bytes() == before
    assert listed[0]["name"] in run("backups", sample)[1]


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_restore_says_what_changes_and_saves_what_is_there(run: Run, sample: Path, language: str) -> None:
    run("backup", sample)
    add_park(sample)
    name = _backups(run, sample)[0]["name"]
    code, out, err = run("--language", language, "restore", sample, name, "--yes")
    assert code == 0 and "1" in err and len(err.splitlines()) == 2
    assert "Neftchala" not in run("list", sample, "district")[1]
    saved = _backups(run, sample)[0]
    assert saved["reason"] == "restore" and saved["name"] in out
    assert run("restore", sample, saved["path"], "--yes")[0] == 0
    assert "Neftchala" in run("list", sample, "district")[1]
    assert run("check", sample)[0] == 0


@pytest.mark.thorough
def test_a_restore_asks_first(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("backup", sample)
    before = sample.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    code, out, err = run("restore", sample, _backups(run, sample)[0]["name"])
    assert code == 1 and "Restore" in err and "Nothing was restored." in out
    assert sample.read_bytes() == before


def test_a_register_that_is_gone_or_spoiled_is_restored(run: Run, sample: Path) -> None:
    run("backup", sample)
    whole = run("list", sample, "figure")[1]
    for spoil in (lambda: sample.unlink(), lambda: sample.write_bytes(b"scribble")):
        spoil()
        name = _backups(run, sample)[-1]["name"]
        assert run("restore", sample, name, "--yes")[0] == 0
        assert run("list", sample, "figure")[1] == whole


def test_what_is_no_backup_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    before = state(tmp_path)[sample.name]
    (tmp_path / "other.txt").write_text("No backup.")
    assert run("restore", sample, "2020.ddesk", "--yes")[0] == 3
    assert run("restore", sample, tmp_path / "other.txt", "--yes")[0] == 3
    assert run("backup", tmp_path / "other.txt")[0] == 3
    assert state(tmp_path)[sample.name] == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="There are no pipes in folders here.")
@pytest.mark.parametrize("command", ["backup", "check"])
def test_a_pipe_is_refused_and_not_waited_for(run: Run, tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.ddesk")
    code, out, err = run(command, tmp_path / "pipe.ddesk")
    assert (code, out) == (3, "") and "pipe.ddesk" in err
    assert run("backups", tmp_path / "pipe.ddesk")[0] == 0


def test_a_second_place_gets_it_too_and_is_said_where_it_is_away(run: Run, sample: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    Settings().use_second_backup_place(stick)
    code, _out, err = run("backup", sample)
    assert code == 0 and str(stick) in err
    stick.mkdir()
    assert run("backup", sample)[2] == ""
    assert len(list(stick.rglob("*.ddesk"))) == 1
    before = sorted(root().rglob("*"))
    assert run("backup", sample, "--to", tmp_path / "nowhere")[0] == 3
    assert sorted(root().rglob("*")) == before
    assert not os.path.exists(tmp_path / "nowhere")


@pytest.mark.thorough
def test_another_register_takes_a_place_only_by_an_agreement_of_its_own(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.ddesk"
    run("new", other)
    before = sample.read_bytes()
    code, _out, err = run("restore", sample, other, "--yes")
    assert code == 1 and "--another" in err and sample.read_bytes() == before
    assert run("restore", sample, other, "--yes", "--another")[0] == 0
    assert sample.read_bytes() != before
