"""The citations beside a claim in a workbook."""

from __future__ import annotations

from districtdesk.exchange.evidence_columns import evidence_writer
from districtdesk.names import Names
from districtdesk.records import Citation
from districtdesk.register.queries.subject_claims import Evidence


def test_a_long_note_is_written_whole() -> None:
    note = "As printed, the sentence goes on and on. " * 20
    cited = Evidence(Citation(note=note), "s", Names(en="Ministry"), "Ministry")
    assert evidence_writer("event")([cited])[-1] == note.strip()
