"""A first picture of very many marks arranges the lanes that are seen; what comes of the rest is what it would be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.timeline.density import COMFORTABLE, DENSITIES, Density
from districtdesk.timeline.layout import Lane, LaneRow, Layout, Mark, Span, lay_out, lay_out_first, settle

TODAY = date(2026, 11, 23)
_FIRST = date(2005, 1, 1)
_KINDS = ("launch", "groundbreaking", "construction_start", "visit", "residency")


@st.composite
def _marks(draw: st.DrawFn, lanes: int) -> Mark:
    start = _FIRST + timedelta(days=draw(st.integers(0, 9000)))
    latest = start + timedelta(days=draw(st.sampled_from((0, 0, 30, 364))))
    kind = draw(st.sampled_from(_KINDS))
    span = Span(None, None, "") if draw(st.integers(0, 9)) == 0 else Span(start, latest, str(start.year))
    end = Span(latest + timedelta(days=400), latest + timedelta(days=500), "later") if kind == "residency" else None
    state = draw(st.sampled_from(("actual", "expected")))
    said = start - timedelta(days=draw(st.integers(1, 900)))
    number = draw(st.integers(0, 10**9))
    return Mark(
        f"m{number}", "event", f"l{draw(st.integers(0, lanes))}", kind, f"Mark {number}", span, end, state, said
    )


def _lanes(count: int) -> list[Lane]:
    """The last mark of some may be of a lane that there is not."""
    return [
        Lane(f"l{n}", "district" if n % 5 == 0 else "project", f"Lane {n}", "", f"l{n - n % 5}" if n % 5 else None)
        for n in range(count)
    ]


@st.composite
def _timelines(draw: st.DrawFn) -> tuple[list[Lane], list[Mark]]:
    count = draw(st.integers(1, 40))
    marks = draw(st.lists(_marks(count), max_size=60, unique_by=lambda mark: mark.id))
    return _lanes(count), marks


def _told(row: LaneRow) -> tuple[object, ...]:
    tracks = [(track.shapes, track.has_captions_above, track.is_thin) for track in row.tracks]
    return (row.lane, row.depth, row.y, row.height, tracks, row.links, row.undated, row.child_kinds, row.is_collapsed)


def _all_told(layout: Layout) -> tuple[object, ...]:
    extents = layout.begin, layout.end, layout.usual, layout.near, layout.density
    return [_told(row) for row in layout.rows], extents, layout.pending


@given(_timelines(), st.sampled_from(list(DENSITIES.values())), st.booleans(), st.floats(0, 60))
def test_what_is_settled_later_is_what_would_have_been_laid_out_at_once(
    timeline: tuple[list[Lane], list[Mark]], density: Density, are_folded: bool, top: float
) -> None:
    lanes, marks = timeline
    whole = lay_out(lanes, marks, today=TODAY)
    folded = whole.outer if are_folded else frozenset[str]()
    first = lay_out_first(lanes, marks, today=TODAY).with_collapsed(folded, density, (top, top + 20))
    assert _all_told(settle(first)) == _all_told(whole.with_collapsed(folded, density))


@given(_timelines(), st.sampled_from(list(DENSITIES.values())), st.booleans())
def test_the_rows_seen_first_are_the_rows_of_the_whole(
    timeline: tuple[list[Lane], list[Mark]], density: Density, are_folded: bool
) -> None:
    lanes, marks = timeline
    whole = lay_out(lanes, marks, today=TODAY)
    folded = whole.outer if are_folded else frozenset[str]()
    whole = whole.with_collapsed(folded, density)
    first = lay_out_first(lanes, marks, today=TODAY).with_collapsed(folded, density, (0.0, 9.0))
    seen = first.rows_between(0.0, 9.0)
    assert first.is_settled_between(0.0, 9.0)
    if not (are_folded and density.is_dense):
        assert [_told(row) for row in seen] == [_told(row) for row in whole.rows_between(0.0, 9.0)]
    else:
        # How near lanes may stand in a summary follows from where nearly all lies, which is guessed at first.
        assert [row.lane for row in seen][:2] == [row.lane for row in whole.rows_between(0.0, 9.0)][:2]


@given(_timelines(), st.floats(0, 60))
def test_rows_that_come_into_sight_are_settled_and_those_above_stay_where_they_are(
    timeline: tuple[list[Lane], list[Mark]], top: float
) -> None:
    lanes, marks = timeline
    first = lay_out_first(lanes, marks, today=TODAY).with_collapsed(frozenset(), COMFORTABLE, (0.0, 5.0))
    later = first.with_collapsed(frozenset(), COMFORTABLE, (top - 5.0, top + 5.0))
    in_sight = [row for row in later.rows if row.y < top + 5.0 and row.y + row.height > top]
    assert all(row.is_settled for row in in_sight)
    above = [row for row in first.rows if row.y + row.height < top - 5.0]
    assert [(row.lane, row.y) for row in later.rows[: len(above)]] == [(row.lane, row.y) for row in above]


def test_only_what_is_seen_is_arranged_at_first() -> None:
    marks = [Mark(f"m{n}", "event", f"l{n}", "visit", "V", Span(_FIRST, _FIRST, "2005")) for n in range(1000)]
    first = lay_out_first(_lanes(1000), marks, today=TODAY).with_collapsed(frozenset(), COMFORTABLE, (0.0, 40.0))
    assert 10 < len(first.arrangements) < 30
    assert not first.is_settled_between(100.0, 140.0)
    assert first.height == pytest.approx(lay_out(_lanes(1000), marks, today=TODAY).height, rel=0.1)
