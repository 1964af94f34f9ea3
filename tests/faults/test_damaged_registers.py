"""No damaged register is saved into or changed: each is refused, or read with a notice on the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .damages import DAMAGES
from .judging import judge, state


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_register_is_refused_or_read_and_left_as_it_was(
    made_sample: Path, tmp_path: Path, name: str
) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "register.ddesk"))
    DAMAGES[name](file)
    assert state(tmp_path) != {file.name: made_sample.read_bytes()}, "nothing was damaged"
    verdict = judge(file)
    assert verdict.how in ("refused", "read")
    assert verdict.said
    assert verdict.is_as_it_was
