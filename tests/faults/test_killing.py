"""Whatever the program is in the midst of when it is killed: nothing acknowledged is lost, and nothing half is left.

A thousand kills on demand: python -m tests.faults.killing 1000
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

KILLS = 63


@pytest.mark.thorough
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the works are killed in a child that is forked")
def test_nothing_is_lost_when_it_is_killed_while_it_works():
    words = [sys.executable, "-m", "tests.faults.killing", str(KILLS)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost: 0" in done.stdout
