"""The timeline as a calendar from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import Run


def test_the_dates_of_the_timeline_are_written_as_a_calendar(run: Run, sample: Path, tmp_path: Path):
    out = tmp_path / "a.ics"
    code, said, why = run("calendar", sample, out)
    assert (code, why) == (0, "") and "written" in said
    assert b"BEGIN:VEVENT" in out.read_bytes()
    (export,) = json.loads(run("exports", sample, "--format", "json")[1])
    assert (export["contents"], export["file_name"], export["claims_changed"]) == ("Timeline", "a.ics", 0)
    assert export["claims"] > 0
    assert run("calendar", sample, tmp_path / "b.ics", "--only", "undated")[1].startswith("0 dates")
    assert run("calendar", sample, sample)[0] == 1
