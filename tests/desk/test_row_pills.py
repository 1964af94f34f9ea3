"""In a table of records, what is over does not look like what goes on."""

from __future__ import annotations

import pytest

from districtdesk.desk.kit.pill import tone_of
from districtdesk.records import KINDS, field_of, fields_of


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("district", "abolished"),
        ("event", "cancelled"),
        ("project", "cancelled"),
        ("residency", "cancelled"),
        ("residency", "left"),
    ],
)
def test_a_status_that_ends_a_record_has_a_look_of_its_own(kind: str, status: str) -> None:
    assert tone_of(field_of(KINDS[kind], "status").kind, status) == "over"


@pytest.mark.parametrize("status", ["under_construction", "operating", "planned", None])
def test_a_status_of_what_goes_on_is_quiet(status: str | None) -> None:
    assert tone_of(field_of(KINDS["project"], "status").kind, status) == "neutral"


@pytest.mark.parametrize(("kind", "status"), [("figure", "disputed"), ("project", "suspended")])
def test_a_status_that_asks_for_a_look_is_amber(kind: str, status: str) -> None:
    assert tone_of(field_of(KINDS[kind], "status").kind, status) == "amber"


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_status_is_said_to_be_is_one_of_its_words(kind: str) -> None:
    for field in fields_of(KINDS[kind]):
        if field.key == "status":
            assert field.kind.is_status
        if field.kind.is_status:
            told = (*field.kind.sure, *field.kind.doubtful, *field.kind.over)
            assert len(set(told)) == len(told)
            assert set(told) <= set(field.kind.options())
