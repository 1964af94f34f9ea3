"""Every test runs without a screen and away from the person's own settings."""

from __future__ import annotations

import os
import tempfile

import pytest

# Set before Qt and the settings are loaded; a run on a real screen may say otherwise.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("DISTRICTDESK_HOME", tempfile.mkdtemp(prefix="districtdesk-tests-"))


def pytest_configure(config: pytest.Config) -> None:
    # Said by Qt's offscreen platform of every shown window; no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support .*")
