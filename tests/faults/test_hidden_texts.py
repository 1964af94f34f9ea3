"""A text that somebody hides in the history as an erased person's is found, though a person was erased there too."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from districtdesk.names import Names
from districtdesk.records import Citation, Office, Person
from districtdesk.register.checking import check
from districtdesk.register.erasing import erase_person
from districtdesk.register.identity import new_id
from districtdesk.register.journal import chain
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.erased import REACHED
from districtdesk.register.opening import create, open_register
from tests.faults.past_the_guards import guards_away, hide, past_the_guards
from tests.making import district, edit, figure, keep, source

Hide = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Zerife was erased: her office had been removed, and a citation that named her once is somebody else's since."""
    path = tmp_path_factory.mktemp("hidden") / "made.ddesk"
    register = create(path)
    park, letter = district("Hajigabul", note="Bought in secret"), source()
    claim = figure(park, "area", 60)
    zerife, other = (
        Person(id=new_id(), names=Names(en=name), note=f"Note of {name}") for name in ("Zerife", "Orkhan")
    )
    office = Office(id=new_id(), person=zerife.id, title=Names(en="Head"), note="Room 12")
    said = Citation(id=new_id(), record=claim.id, source=letter.id, said_by="Mrs Zerife", speaker=zerife.id)
    keep(register, park, letter, claim, zerife, other, office, said)
    edit(register, zerife, note="Another note")
    edit(register, said, said_by="Mr Orkhan", speaker=other.id)
    edit(register, said, said_by="Mr O.")
    edit(register, park, note="Bought")
    remove_record(register, "office", office.id)
    erase_person(register, zerife.id)
    register.close()
    return path


def _person(name: str) -> Person:
    return Person(id=new_id(), names=Names(en=name), note=f"Note of {name}")


def _without_what_was_reached(path: Path) -> None:
    """As an older version of the program erased somebody."""
    engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        with guards_away(raw):
            place, after = raw.execute("SELECT sequence, after FROM change ORDER BY sequence DESC").fetchone()
            for place, after in raw.execute(
                "SELECT sequence, after FROM change WHERE after LIKE '%erased_at%'"
            ).fetchall():
                values = json.loads(after)
                del values[REACHED]
                raw.execute("UPDATE change SET after = ? WHERE sequence = ?", (json.dumps(values), place))
            chain.seal(connection)
    engine.dispose()


def _found(path: Path) -> list[str]:
    register = open_register(path, read_only=True)
    try:
        return [each.problem.message for each in check(register).findings]
    finally:
        register.close()


_NOBODY = "The history holds this back as if a person had been erased, but nobody was."
# What is hidden, and whether it is found also where the step does not say what it reached.
_HIDDEN: dict[str, tuple[str, bool]] = {
    "a note of a district, which says something else since": ("Bought in secret", True),
    "a note of another person": ("Note of Orkhan", True),
    "who said it after her, in the citation that named her once": ("Mr Orkhan", False),
}


@pytest.mark.thorough
@pytest.mark.parametrize("is_old", [False, True])
@pytest.mark.parametrize("what", [None, *_HIDDEN])
def test_what_no_erasing_reached_is_found(made, tmp_path, what, is_old):
    path = Path(shutil.copy(made, tmp_path / "register.ddesk"))
    if is_old:
        _without_what_was_reached(path)
    assert _found(path) == []
    if what is None:
        return
    text, is_found_in_old = _HIDDEN[what]
    with past_the_guards(path) as connection:
        hide(connection, text)
        connection.execute("UPDATE record SET note = NULL WHERE note = ?", (text,))
    expected = is_found_in_old or not is_old
    assert (_NOBODY in _found(path)) == expected


@pytest.mark.thorough
def test_the_erasing_says_no_word_of_what_it_reached(made):
    with closing(sqlite3.connect(made)) as connection:
        (told,) = connection.execute("SELECT after FROM change WHERE after LIKE '%erased_at%'").fetchone()
    reached = json.loads(told)[REACHED]
    assert reached and "Zerife" not in told and b"Zerife" not in made.read_bytes()
    assert {key for sides in reached.values() for side in sides.values() for key in side} <= {
        "names",
        "note",
        "said_by",
        "title",
        "other_names",
    }
