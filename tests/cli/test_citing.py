"""One source is cited for several records on the command line, as the window does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.cli.running import Run
from tests.making import company, district, keep, source


@pytest.fixture
def made(tmp_path: Path, register: Register) -> tuple[Path, str, list[str]]:
    """A register, a letter in it, and two companies."""
    letter, firms = source("A letter"), [company("Alov"), company("Beton")]
    keep(register, letter, *firms)
    file = Path(register.place)
    return file, letter.id, [each.id for each in firms]


def _citations(file: Path) -> list[tuple[object, ...]]:
    opened = open_register(file)
    with opened.read() as session:
        rows = listing.everything(session, Query("citation"))
        found = sorted(
            (row.text("record"), row.text("place_in_it"), row.text("said_by"), row.text("how_told")) for row in rows
        )
    opened.close()
    return list(found)


def test_a_source_is_cited_for_several_records_as_one_step(run: Run, made: tuple[Path, str, list[str]]) -> None:
    file, letter, firms = made
    told = ("--place", "p. 3", "--said-by", "A. Aliyev", "--how-told", "reported_speech")
    code, out, _err = run("cite", file, letter, *firms, *told)
    assert (code, out) == (0, "“A letter” is cited for 2 records now.\n")
    assert _citations(file) == sorted((each, "p. 3", "A. Aliyev", "reported_speech") for each in firms)
    assert run("cite", file, letter, firms[0], *told)[1] == "1 had it already.\n"
    opened = open_register(file)
    undo(opened)
    opened.close()
    assert _citations(file) == []


def test_what_cannot_be_cited_so_is_said_and_nothing_is_written(run: Run, made: tuple[Path, str, list[str]]) -> None:
    file, letter, firms = made
    opened = open_register(file)
    park = district("Park")
    keep(opened, park)
    opened.close()
    for arguments, sentence in (
        ((letter, "nobody"), "There is no record with the id “nobody”."),
        ((firms[0], firms[1]), f"“{firms[0]}” is no source."),
        ((letter, firms[0], park.id), "records of several kinds: company, district"),
        ((letter, firms[0], "--how-told", "sung"), "sung"),
    ):
        code, _out, err = run("cite", file, *arguments)
        assert code == 1 and sentence in err
    assert _citations(file) == []
