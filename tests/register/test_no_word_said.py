"""A number without a word before it is called exact nowhere: nobody said so."""

from __future__ import annotations

import pytest

from districtdesk.cli.lists import records_answer
from districtdesk.desk.lists.cell_text import cell_text
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.records import Figure, field_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import district, figure, keep, profile

_QUALIFIER = field_of(Figure, "qualifier")
_CLAIMING = ("exact", "dəqiq", "точн", "ровно")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("qualifier", "is_said"), [("exact", False), ("about", True)])
def test_only_a_word_that_was_said_stands_in_lists_titles_and_answers(
    register: Register, language: str, qualifier: str, is_said: bool
) -> None:
    place = district()
    claim = figure(place, "area", 60, qualifier=qualifier)
    keep(register, place, claim)
    with speaking(language), register.read() as session:
        row = listing.window(session, Query("figure"), 0, 1)[0]
        word = _QUALIFIER.kind.show(qualifier)
        told = [cell_text(row, _QUALIFIER), row.show(_QUALIFIER)]
        below_title = profile(session, claim).line
        (line,) = records_answer(session, Query("figure")).lines()
    assert told == [word, word] if is_said else told == ["", ""]
    assert is_said or word not in below_title
    # The amount is whole there, with its word or sign.
    assert any(cell.startswith("60") for cell in line) == (not is_said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_one_chooses_a_bare_number_is_as_given_and_reads_back(language: str) -> None:
    with speaking(language):
        word = _QUALIFIER.kind.show("exact")
        assert not any(claiming in word for claiming in _CLAIMING)
        assert _QUALIFIER.kind.parse(word) == "exact"


@pytest.mark.parametrize("word", ["exact", "dəqiq", "точно"])
def test_workbooks_that_call_a_bare_number_exact_are_still_read(word: str) -> None:
    assert _QUALIFIER.kind.parse(word) == "exact"
