"""EDTF is read as the standard says, spans the days it spans, and agrees with another reader of it."""

from datetime import date

import edtf as yardstick
import pytest
from hypothesis import given, settings

from districtdesk.dates import edtf
from tests.edtf_texts import CLOSED_INTERVALS, POINTS, TEXTS

_SPANS = {
    "2023-05-01": ("2023-05-01", "2023-05-01"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2025": ("2025-01-01", "2025-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2004-XX": ("2004-01-01", "2004-12-31"),
    "2004-06-XX": ("2004-06-01", "2004-06-30"),
    "2004-XX-XX": ("2004-01-01", "2004-12-31"),
    "2025-21": ("2025-03-01", "2025-05-31"),
    "2025-23": ("2025-09-01", "2025-11-30"),
    "2027-24": ("2027-12-01", "2028-02-29"),
    "2026-35": ("2026-07-01", "2026-09-30"),
    "2025-37": ("2025-01-01", "2025-04-30"),
    "2025-39": ("2025-09-01", "2025-12-31"),
    "2026-40": ("2026-01-01", "2026-06-30"),
    "2026-41": ("2026-07-01", "2026-12-31"),
    "2026~": ("2026-01-01", "2026-12-31"),
    "2025-05%": ("2025-05-01", "2025-05-31"),
    "2023-05~/2025?": ("2023-05-01", "2025-12-31"),
    "2023/..": ("2023-01-01", None),
    "../2025-05": (None, "2025-05-31"),
    "2023/": ("2023-01-01", None),
    "/2025": (None, "2025-12-31"),
}


@pytest.mark.parametrize(("text", "span"), _SPANS.items())
def test_a_date_spans_exactly_its_calendar_days(text, span):
    parsed = edtf.parse(text)
    assert (parsed.earliest, parsed.latest) == tuple(day and date.fromisoformat(day) for day in span)


_REFUSED = (
    "Y12023|-0500|12023|0000|000X|00XX|2023-00|2023-13|2023-25|2023-32|2023-42|2023-02-29|2023-04-31|2023-05-00"
    "|2023-21-01|2023-XX-15|201X-05|1XXX|X023|2023-5|2023-05-1|2023?~|~2023|2023-05-01T10:00|9999-24|2025/2023"
    "|/|../..|../|2023/2024/2025|..|abc||2023 |２０２３"
)


@pytest.mark.parametrize("text", _REFUSED.split("|"))
def test_what_is_not_kept_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"\.$"):
        edtf.parse(text)


@given(TEXTS)
def test_a_parsed_date_is_written_as_it_was(text):
    assert str(edtf.parse(text)) == text


@given(POINTS)
def test_the_latest_day_is_never_before_the_earliest(text):
    parsed = edtf.parse(text)
    assert parsed.earliest <= parsed.latest


# What the edtf package cannot say is left out here, and so is what it says differently on purpose:
# - winter (-24): it takes December alone, we take December to February;
# - open and unknown ends: it gives infinity, or ten years from the other end; we give None;
# - it knows no qualified parts of a year, and in periods neither parts of a year nor qualified unknown digits.
def _is_comparable(text: str) -> bool:
    ends = text.split("/")
    if any(end[5:7] == "24" for end in ends):
        return False
    if len(ends) == 1:
        return not (edtf.parse(text).part and edtf.parse(text).mark)
    return not any("X" in end or edtf.parse(end).part > 24 for end in ends)


@pytest.mark.thorough
@settings(max_examples=150, deadline=None)
@given((POINTS | CLOSED_INTERVALS).filter(_is_comparable))
def test_the_bounds_agree_with_the_edtf_package(text):
    parsed, other = edtf.parse(text), yardstick.parse_edtf(text)
    assert parsed.earliest.timetuple()[:3] == other.lower_strict()[:3]
    assert parsed.latest.timetuple()[:3] == other.upper_strict()[:3]


def test_winter_differs_from_the_edtf_package_on_purpose():
    assert yardstick.parse_edtf("2025-24").upper_strict()[:3] == (2025, 12, 31)
    assert edtf.parse("2025-24").latest == date(2026, 2, 28)
