"""Companies that are called residents are those of the district that stands above them."""

from __future__ import annotations

from districtdesk.register.journal.store import Register
from tests.making import district, keep

from .foreign import Cell, file_of, offered, take, told

_HEADS = ("Rezidentin adı", "VÖEN", "İşçilərin sayı")
_ROWS: tuple[tuple[Cell, ...], ...] = (("Alfa MMC", "1000000011", 34), ("Beta MMC", "1000000012", 40))


def test_a_title_with_a_district_makes_companies_its_residents(register: Register) -> None:
    keep(register, district("Göyhisar Sənaye Məhəlləsi"))
    proposal = take(register, file_of(("Göyhisar Sənaye Məhəlləsinin rezidentləri",), _HEADS, *_ROWS))
    assert proposal.problems == []
    assert [kind for kind, _name in told(proposal, "company", "residency")] == ["company", "residency"] * 2


def test_companies_of_no_district_stay_companies(register: Register) -> None:
    keep(register, district("Göyhisar Sənaye Məhəlləsi"))
    (found,) = offered(register, file_of(("Rezidentlər",), _HEADS, *_ROWS))
    assert found.chosen.kind == "company" and found.is_clear


def test_those_who_are_called_no_residents_are_not_made_such(register: Register) -> None:
    keep(register, district("Göyhisar Sənaye Məhəlləsi"))
    heads = ("Company", *_HEADS[1:])
    (found,) = offered(register, file_of(("Göyhisar Sənaye Məhəlləsi: qeyri-rezidentlər",), heads, *_ROWS))
    assert found.chosen.kind == "company"
