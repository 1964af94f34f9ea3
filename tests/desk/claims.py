"""Prepares the row for claims, for tests that look at something else than the choice of indicator and status."""

from __future__ import annotations

from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.status_picker import StatusPicker
from tests.making import INDICATOR_IDS


def make_ready(entry: ClaimEntry, indicator: str = "area", status: str = "Reported") -> None:
    """Choose an indicator by its code, and a status by its name that is kept for the next claims."""
    entry.suggest(INDICATOR_IDS[indicator])
    picker = entry.findChild(StatusPicker)
    picker.box.setCurrentText(status)
    picker.keep.setChecked(True)
