"""The n-th write, sync or read failing: what was acknowledged is there, no file is half, and what is said is so.

Every n of each is tried on demand: python -m tests.faults.failing_disk
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults import failing_disk

_SOME = ("save-sync-1", "save-write-27", "save-read-77", "look-read-9", "export-sync-4", "export-write-160")


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("cc"), reason="the library is for Linux")
def test_a_disk_that_fails_at_any_moment_loses_nothing_acknowledged_and_every_save_is_synced(tmp_path: Path) -> None:
    done = failing_disk.run(tmp_path, *_SOME)
    assert done.returncode == 0 and "WRONG" not in done.stdout, done.stdout + done.stderr
    syncs = re.search(r"save-sync-1 of (\d+)", done.stdout)
    assert syncs and int(syncs[1]) >= 1
