"""In a table of records, what is over does not look like what goes on."""

from __future__ import annotations

import pytest

from districtdesk.desk.lists.cell_delegate import tone_of


@pytest.mark.parametrize("status", ["cancelled", "left", "abolished"])
def test_a_status_that_ends_a_record_has_a_look_of_its_own(status: str) -> None:
    assert tone_of(status) == "over"


@pytest.mark.parametrize("status", ["under_construction", "operating", "planned", None])
def test_a_status_of_what_goes_on_is_quiet(status: str | None) -> None:
    assert tone_of(status) == "neutral"
