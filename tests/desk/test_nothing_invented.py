"""Each way by which a claim comes into the register: what is stored was given, or is marked as assumed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.evidence_row import EvidenceRow
from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import accept
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, Citation, District, Event, Figure, Record, Source, fields_of, kind_of
from districtdesk.register.claims.standard_indicators import INDICATORS, StandardIndicator
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.opening import open_register
from districtdesk.register.queries.record_snapshot import read_snapshot
from districtdesk.register.queries.subject_claims import prefer
from tests.desk.claims import make_ready
from tests.desk.forms import shown_form
from tests.desk.typing_keys import press, retype, type_text
from tests.making import INDICATOR_IDS, district, event, figure, keep, on, project, source, stored
from tests.thorough import one_in

# What a date may rest on that no source says.
_ASSUMED = ("date_of_publication", "assumed")
# Not said but what the words mean: a number without a word before it is "exact" by definition.
_BY_DEFINITION = {"qualifier": "exact"}
_TYPED = {"money": "USD 12 million", "area": "60 ha", "count": "14", "output": "14", "percent": "51"}
_TYPED |= {"energy": "14", "score": "14", "quantity": "14"}
_CURRENCIES = {"money": "USD"}
_VALUES = {"money": Decimal(12_000_000), "area": Decimal(60), "percent": Decimal(51)}


def invented(record: Record, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record that nobody gave, that are not derived from others, and not marked as assumed."""
    found = {each.key: getattr(record, each.key) for each in fields_of(type(record)) if not each.kind.derived}
    is_assumed = found.get("as_of_basis") in _ASSUMED
    excused = {"as_of", "period", "as_of_basis"} if is_assumed else set()
    return {
        key: value
        for key, value in found.items()
        if value not in (None, ()) and key not in excused and given.get(key) != value
    }


def _all(register: Register, kind: type[Record]) -> list[Any]:
    with register.read() as session:
        return list(session.scalars(select(kind).where(kind.removed_at.is_(None)).order_by(kind.id)))


def _newest(register: Register, kind: type[Record]) -> Any:
    return _all(register, kind)[-1]


@pytest.fixture
def letter(register: Register) -> Source:
    """A source that has a date, an author and a language of its own."""
    made = source(publisher="Ministry", author="A. Author", date=on("2024-10-29"), language="az", place="Baku")
    keep(register, made)
    return made


@pytest.fixture
def entry(qtbot: QtBot, feed: Feed) -> ClaimEntry:
    made = ClaimEntry(feed)
    qtbot.addWidget(made)
    made.show()
    return made


def _given(indicator: StandardIndicator, subject: Record) -> dict[str, Any]:
    value = {"value": _VALUES.get(indicator.dimension, Decimal(14)), "currency": _CURRENCIES.get(indicator.dimension)}
    # An indicator of what comes on top has nothing but increments: whoever chose it said so.
    increment = {"increment": True} if indicator.nature == "increment" else {}
    chosen = {"subject": subject.id, "indicator": indicator.id, "status": "planned"}
    return {**chosen, **value, **increment, **_BY_DEFINITION}


@pytest.mark.parametrize("indicator", one_in(8, INDICATORS), ids=[each.code for each in INDICATORS])
@pytest.mark.parametrize("has_source", [False, True])
def test_the_row_for_claims_stores_what_was_given(
    register: Register, entry: ClaimEntry, feed: Feed, letter: Source, indicator: StandardIndicator, has_source: bool
) -> None:
    subject = project() if indicator.subjects == "project" else district()
    keep(register, subject)
    with register.read() as session:
        page = read_snapshot(session, kind_of(type(subject)), subject.id)
    assert page is not None
    entry.offer(subject.id, page.indicators)
    feed.source_at_hand.take(letter.id if has_source else "")
    make_ready(entry, indicator.code, "Planned")
    line = entry.findChildren(QLineEdit)[0]
    type_text(line, _TYPED[indicator.dimension].removesuffix("%"))
    press(line, Qt.Key.Key_Return)
    if indicator.nature == "flow":
        assert _all(register, Figure) == []
        return
    (made,) = _all(register, Figure)
    assert invented(made, _given(indicator, subject)) == {}
    cited = [invented(each, {"record": made.id, "source": letter.id}) for each in _all(register, Citation)]
    assert cited == [{}] * has_source


def test_a_date_that_nobody_gave_is_found_unless_it_is_marked(place: District, letter: Source) -> None:
    assert "as_of" in invented(figure(place, "area", 60, as_of=letter.date, as_of_basis="stated"), {})
    assert "as_of" not in invented(figure(place, "area", 60, as_of=letter.date, as_of_basis="assumed"), {})


@pytest.mark.parametrize("kind", one_in(4, (kind for kind, each in RECORD_KINDS.items() if each.is_entered)))
def test_a_new_form_holds_nothing(qtbot: QtBot, feed: Feed, letter: Source, kind: str) -> None:
    feed.source_at_hand.take(letter.id)
    values = shown_form(qtbot, feed, kind).values()
    assert {key: value for key, value in values.items() if value not in (None, ())} == {}


def _subjects(place: District, letter: Source) -> dict[str, dict[str, Any]]:
    return {
        "figure": {
            "subject": place.id, "indicator": INDICATOR_IDS["area"], "value": Decimal(60), "qualifier": "about",
            "status": "expected",
        },
        "event": {"subjects": (place.id,), "event_kind": "visit", "status": "planned"},
        "citation": {"record": place.id, "source": letter.id},
    }  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["figure", "event", "citation"])
def test_a_form_stores_what_was_given(
    register: Register, place: District, letter: Source, qtbot: QtBot, feed: Feed, kind: str
) -> None:
    given = _subjects(place, letter)[kind]
    form = shown_form(qtbot, feed, kind, initial=given)
    assert form.save()
    assert invented(_newest(register, KINDS[kind]), given) == {}


def test_the_source_beside_a_new_record_adds_nothing_of_its_own(
    register: Register, place: District, letter: Source, qtbot: QtBot, feed: Feed
) -> None:
    feed.source_at_hand.take(letter.id)
    evidence = EvidenceRow(feed)
    qtbot.addWidget(evidence)
    save(register, Entry("event", _subjects(place, letter)["event"]), evidence.citations())
    made, cited = _newest(register, Event), _newest(register, Citation)
    assert invented(made, _subjects(place, letter)["event"]) == {}
    assert invented(cited, {"record": made.id, "source": letter.id}) == {}


def test_correcting_a_claim_changes_what_was_corrected(
    register: Register, place: District, qtbot: QtBot, feed: Feed
) -> None:
    claim = figure(place, "area", 60, as_of=on("2023-05"))
    keep(register, claim)
    given = {each.key: getattr(claim, each.key) for each in fields_of(Figure)}
    form = shown_form(qtbot, feed, "figure", claim.id)
    retype(form.fields.cells["value"].editor.typing_places()[0], "65")
    assert form.save()
    assert invented(stored(register, claim), given | {"value": Decimal(65)}) == {}


def _add_rows(path: Path, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Write a further row into the sheets of these kinds, each cell by its key."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for mark, defined in sheet.defined_names.items():
            _first, kind, key = mark.split(".", 2)
            if key in rows.get(kind, {}):
                heading = sheet[defined.attr_text.rpartition("!")[2]]
                sheet.cell(heading.row + 2, heading.column).value = rows[kind][key]
    book.save(path)


@pytest.mark.thorough
def test_a_workbook_stores_what_was_given(
    register: Register, place: District, letter: Source, tmp_path: Path
) -> None:
    first = (figure(place, "area", 60), event(place))
    keep(register, *first, Citation(record=first[0].id, source=letter.id))
    path = tmp_path / "out.xlsx"
    export_register(register, path)
    given: dict[str, dict[str, Any]] = {
        "figure": {"subject": "Hajigabul", "indicator": "Residents", "qualifier": "exact", "value": 7},
        "event": {"subjects": "Hajigabul", "event_kind": "Visit", "status": "Planned"},
    }
    given["figure"]["status"] = "Reported"
    _add_rows(path, given)
    proposal = propose(register, path)
    assert {entry.kind: entry.values.keys() for entry in proposal.entries} == {
        kind: values.keys() for kind, values in given.items()
    }
    accept(register, proposal)
    for entry in proposal.entries:
        assert invented(_newest(register, KINDS[entry.kind]), entry.values) == {}


def test_preferring_undoing_and_doing_again_give_nothing_else(register: Register, place: District) -> None:
    claim = figure(place, "area", 60)
    keep(register, claim)
    given = {each.key: getattr(claim, each.key) for each in fields_of(Figure)}
    prefer(register, claim.id)
    assert invented(stored(register, claim), given | {"preferred": True}) == {}
    undo(register)
    assert invented(stored(register, claim), given) == {}
    redo(register)
    assert invented(stored(register, claim), given | {"preferred": True}) == {}


def test_the_sample_marks_each_date_that_its_text_does_not_give(made_sample: Path) -> None:
    sample = open_register(made_sample, read_only=True)
    figures, cited = _all(sample, Figure), {each.record for each in _all(sample, Citation)}
    assert {each.as_of_basis for each in figures if each.as_of or each.period} <= {*_ASSUMED, "stated"}
    assert [each.preferred for each in figures if each.preferred] == []
    assert [each for each in figures if not (each.as_of or each.period) and each.as_of_basis] == []
    assert {each.id for each in (*figures, *_all(sample, Event))} <= cited
    sample.close()
