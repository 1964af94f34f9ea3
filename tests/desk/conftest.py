"""What the tests of the desk share: an application dressed in the light theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from districtdesk.desk import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, dark=False)
