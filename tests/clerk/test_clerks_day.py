"""The tasks of the working day are all listed, and all done by keyboard alone in the filled register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.clerk.day import Day
from tests.clerk.tasks import TASKS

_PAGE = Path("docs/clerks-day.md")
_ROW = re.compile(r"^\| \d+ \| ([^|]+) \| ([^|]+) \|", re.MULTILINE)
# So that several of them can be done side by side.
_PARTS = 4


@pytest.fixture
def day(qapp: QApplication, filled_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    made = Day(qapp, filled_file, tmp_path, "en")
    yield made
    made.close()


def test_the_page_lists_every_task_with_its_keys() -> None:
    listed = _ROW.findall(_PAGE.read_text("utf-8"))
    assert [title for title, _keys in listed] == [each.title for each in TASKS]
    assert all(keys.strip() and "“/" not in keys for _title, keys in listed)


@pytest.mark.thorough
@pytest.mark.parametrize("part", range(_PARTS))
def test_each_task_is_done_by_keys_and_its_result_is_seen_and_kept(day: Day, part: int) -> None:
    done = day.do(TASKS[part::_PARTS])
    assert [f"{each.task.title}: {each.fault}" for each in done if each.fault] == []
