"""Check and repair in the window: what is wrong, sort by sort, and a repaired register beside the damaged one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from districtdesk.desk.kit import PlainLabel
from districtdesk.desk.shell.check_dialog import CheckDialog
from districtdesk.desk.shell.standing_notices import BelowNotices
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.faults.damages import DAMAGES, Spoil, run

Make = Callable[[Spoil, bool], CheckDialog]


@pytest.fixture
def make(qtbot, made_sample: Path, tmp_path: Path) -> Iterator[Make]:
    opened: list[Register] = []
    windows: list[QWidget] = []

    def _make(spoil: Spoil, is_open: bool) -> CheckDialog:
        file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
        spoil(file)
        window = QWidget()
        windows.append(window)
        window.resize(1200, 800)
        qtbot.addWidget(window)
        register = open_register(file) if is_open else None
        opened.extend([register] if register else [])
        dialog = CheckDialog(file, register, window)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.looked is not None, timeout=20_000)
        return dialog

    yield _make
    for each in opened:
        each.close()


def test_findings_are_counted_and_lead_to_their_records(qtbot, make: Make) -> None:
    dialog = make(run("UPDATE record SET search_key = 'other'"), True)
    assert len(dialog.findings.buttons) == 20
    with qtbot.waitSignal(dialog.record_wanted) as wanted:
        dialog.findings.buttons[0].click()
    assert wanted.args[0] in ("district", "company", "project", "indicator", "citation")
    assert not dialog.isVisible()


def test_names_of_a_register_that_is_not_the_open_one_are_shown_whole(qtbot, make: Make) -> None:
    spoil = run(f"UPDATE record SET caption = '{'Long name of a record ' * 12}' WHERE kind IN ('company', 'project')")
    dialog = make(spoil, False)
    qtbot.wait(50)
    labels = [each for each in dialog.findings.findChildren(PlainLabel) if each.isVisible()]
    assert len(labels) > 20
    assert [each.text() for each in labels if each.height() < each.heightForWidth(each.width())] == []


@pytest.mark.thorough
def test_a_file_that_does_not_open_is_repaired_and_offered(qtbot, make: Make, tmp_path: Path) -> None:
    dialog = make(DAMAGES["the list of parts overwritten"], False)
    dialog.repair_button.click()
    qtbot.waitUntil(lambda: dialog.account is not None, timeout=60_000)
    assert dialog.account is not None and dialog.account.records == 149
    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        dialog.open_button.click()
    assert wanted.args == [str(tmp_path / "hurt (repaired).ddesk")]


def test_a_whole_register_is_offered_no_repair(make: Make) -> None:
    dialog = make(lambda _file: None, True)
    assert dialog.looked is not None and not dialog.looked.can_be_repaired
    assert not hasattr(dialog, "repair_button")


def test_a_file_of_which_nothing_is_left_is_offered_no_repair(make: Make) -> None:
    dialog = make(lambda file: file.write_bytes(b"scribble" * 1000), False)
    assert not hasattr(dialog, "repair_button")
    assert any("a backup of this one" in each.text() for each in dialog.findChildren(PlainLabel))


def test_a_repair_that_is_broken_off_leaves_nothing(qtbot, make: Make, tmp_path: Path) -> None:
    dialog = make(DAMAGES["the list of parts overwritten"], False)
    dialog.repair()
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".json"] == ["hurt.ddesk"]


def test_the_banner_of_a_damaged_register_offers_it(qtbot, made_sample: Path, tmp_path: Path, settings) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    DAMAGES["no index of subjects"](file)
    register = open_register(file)
    assert register.look_through() is not None
    pages = QWidget()
    below = BelowNotices(pages, settings, register)
    qtbot.addWidget(below)
    with qtbot.waitSignal(below.check_wanted):
        below._only_read.button.click()
    register.close()
