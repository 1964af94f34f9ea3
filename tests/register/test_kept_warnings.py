"""A warning that is right as it is gets a reason, and is quiet until its record changes."""

from __future__ import annotations

from datetime import date

import pytest

from districtdesk.cli.program import main
from districtdesk.overview.overview import read_overview
from districtdesk.records import Company
from districtdesk.register.checking import check
from districtdesk.register.errors import Refused
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.kept_warnings import keep_warning, read_standing, warn_again
from tests.making import company, district, edit, figure, keep, on

_DUPLICATE = "probable_duplicate"
_WHY = "Two firms of this name; the tax office lists both."


@pytest.fixture
def twin(register: Register) -> Company:
    """One of two companies of one name, each of which the rules warn of."""
    firms = company("Vega"), company("Vega")
    keep(register, *firms)
    return firms[0]


def _checked(register: Register) -> tuple[list[str], list[str]]:
    found = check(register)
    return [each.record_id for each in found.findings], [each.because for each in found.kept]


def _in_overview(register: Register, key: str = "duplicates") -> list[str]:
    found = next(each for each in read_overview(register, date(2026, 11, 23)).findings if each.key == key)
    assert found.count == len(found.items)
    return [item.id for item in found.items]


def _reasons(register: Register, record_id: str) -> list[str]:
    with register.read() as session:
        return [each.because for each in read_standing(session, record_id)]


@pytest.mark.thorough
def test_a_kept_warning_is_quiet_in_check_overview_and_page(register: Register, twin: Company) -> None:
    assert len(_checked(register)[0]) == len(_in_overview(register)) == 2
    keep_warning(register, twin.id, _DUPLICATE, f" {_WHY} ")
    assert _checked(register)[1] == [_WHY]
    assert twin.id not in _checked(register)[0] and twin.id not in _in_overview(register)
    assert _reasons(register, twin.id) == [_WHY]


def test_it_speaks_again_once_the_record_is_changed_even_where_that_is_undone(
    register: Register, twin: Company
) -> None:
    keep_warning(register, twin.id, _DUPLICATE, _WHY)
    edit(register, twin, note="Asked by letter.")
    assert twin.id in _in_overview(register) and _reasons(register, twin.id) == [""]
    undo(register)
    assert twin.id in _in_overview(register)
    keep_warning(register, twin.id, _DUPLICATE, "Asked again.")
    assert _reasons(register, twin.id) == ["Asked again."]


def test_undo_takes_the_reason_back(register: Register, twin: Company) -> None:
    keep_warning(register, twin.id, _DUPLICATE, _WHY)
    undo(register)
    assert _reasons(register, twin.id) == [""]


def test_one_can_take_it_back_oneself(register: Register, twin: Company) -> None:
    keep_warning(register, twin.id, _DUPLICATE, _WHY)
    warn_again(register, twin.id, _DUPLICATE)
    assert twin.id in _checked(register)[0] and _checked(register)[1] == []


def test_without_a_reason_it_is_not_kept(register: Register, twin: Company) -> None:
    with pytest.raises(Refused):
        keep_warning(register, twin.id, _DUPLICATE, "  ")
    assert twin.id in _checked(register)[0]


def test_claims_that_contradict_and_those_without_evidence_can_be_kept(register: Register) -> None:
    park = district()
    claims = [figure(park, "residents", number, as_of=on("2024-02-09")) for number in (13, 20)]
    keep(register, park, *claims)
    for rule in ("contradicts", "without_evidence"):
        keep_warning(register, claims[0].id, rule, "Both are printed so.")
    assert _in_overview(register, "contradictions") == _in_overview(register, "unsupported") == [claims[1].id]
    assert _reasons(register, claims[0].id) == ["Both are printed so."] * 2


def test_the_command_line_lists_kept_warnings_apart_with_their_reasons(
    register: Register, twin: Company, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_warning(register, twin.id, _DUPLICATE, _WHY)
    place = str(register.place)
    register.close()
    assert main(["--language", "en", "check", place]) == 0
    said = capsys.readouterr()
    assert "1 warning is kept as it is." in said.out and _WHY not in said.err
    main(["--language", "en", "check", place, "--all"])
    assert f"Kept because: {_WHY}" in capsys.readouterr().err
