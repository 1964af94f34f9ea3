"""Makes EDTF texts of every kind that the register keeps, for the tests of dates."""

from calendar import monthrange

from hypothesis import strategies as st

from districtdesk.dates import edtf

_YEARS = st.integers(1900, 2100) | st.integers(1, 9998)
_MARKS = st.sampled_from(["", "", "?", "~", "%"])
_PARTS = (*edtf.SEASONS, *edtf.QUARTERS, *edtf.QUADRIMESTERS, *edtf.HALVES)


@st.composite
def _days(draw: st.DrawFn) -> str:
    year, month = draw(_YEARS), draw(st.integers(1, 12))
    day = draw(st.integers(1, monthrange(year, month)[1]))
    return f"{year:04}-{month:02}-{day:02}"


_KINDS = {
    "day": _days(),
    "month": st.builds("{:04}-{:02}".format, _YEARS, st.integers(1, 12)),
    "part of a year": st.builds("{:04}-{}".format, _YEARS, st.sampled_from(_PARTS)),
    "year": st.builds("{:04}".format, _YEARS),
    "decade": st.builds("{:03}X".format, st.integers(1, 999)),
    "century": st.builds("{:02}XX".format, st.integers(1, 99)),
    "unknown day": st.builds("{:04}-{:02}-XX".format, _YEARS, st.integers(1, 12)),
    "unknown month": st.builds("{:04}-XX".format, _YEARS),
    "unknown month and day": st.builds("{:04}-XX-XX".format, _YEARS),
}
POINTS = st.builds(str.__add__, st.one_of(*_KINDS.values()), _MARKS)
_ENDS = POINTS | st.sampled_from(["..", ""])


def _is_kept(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True


CLOSED_INTERVALS = st.builds("{}/{}".format, POINTS, POINTS).filter(_is_kept)
INTERVALS = st.builds("{}/{}".format, _ENDS, _ENDS).filter(_is_kept)
TEXTS = POINTS | INTERVALS
