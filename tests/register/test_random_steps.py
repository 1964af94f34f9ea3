"""Whatever is edited, removed, undone and done again: the register holds what the journal tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.register.random_steps import run


@pytest.mark.thorough
def test_two_hundred_random_steps_are_as_the_journal_tells(empty_register: Path) -> None:
    run(empty_register, 200, examples=8)
