"""The practice register is known as such wherever it goes, and shows by itself which tasks are done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.exchange.export import export_list, export_register
from districtdesk.exchange.json_file import export_json
from districtdesk.guide.markup import to_words
from districtdesk.guide.names import messages_in
from districtdesk.i18n import _
from districtdesk.records import KINDS, Record, fields_of
from districtdesk.register.backup.backups import Reason
from districtdesk.register.backup.making import back_up
from districtdesk.register.backup.restoring import restore
from districtdesk.register.checking import check
from districtdesk.register.claims.standard_indicators import standard_id
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import create, open_register
from districtdesk.register.practice import is_practice, was_brought_back
from districtdesk.register.queries.listing import Query
from districtdesk.register.snapshot import copy_register
from districtdesk.sample.practice import NAMES, build_practice, practice_id
from districtdesk.sample.tasks import EXPORT, RESTORE, TASKS, done_tasks
from tests.making import standing


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("practice") / "Practice.ddesk"
    create(place, fill=build_practice).close()
    return place


@pytest.fixture
def practice(made: Path, tmp_path: Path) -> Iterator[Register]:
    place = tmp_path / "mine.ddesk"
    place.write_bytes(made.read_bytes())
    register = open_register(place)
    yield register
    register.close()


def _claim(register: Register, code: str, value: int, **more: object) -> None:
    fields = {"subject": practice_id("valley"), "indicator": standard_id(code), "value": Decimal(value)}
    save(register, Entry("figure", {"qualifier": "exact", "status": "reported"} | fields | more))


def _event(register: Register, project: str, kind: str, status: str, date: str) -> None:
    values = {"subjects": (practice_id(project),), "event_kind": kind, "status": status, "date": ImpreciseDate(date)}
    save(register, Entry("event", values))


_DOINGS: dict[str, Callable[[Register], object]] = {
    "field": lambda register: save(register, Entry("district", {"settlement": "Here"}, practice_id("valley"))),
    "claim": lambda register: _claim(register, "jobs_created", 340, qualifier="about"),
    "date": lambda register: _event(register, "glass_works", "launch", "expected", "2025-39"),
    "contradiction": lambda register: _claim(register, "residents", 9, preferred=True, preferred_reason="newest"),
    "resident": lambda register: save(
        register, Entry("residency", {"company": practice_id("textile"), "district": practice_id("valley")})
    ),
    "event": lambda register: _event(register, "cable_works", "groundbreaking", "actual", "2024-04-12"),
    "find": lambda register: save(register, Entry("company", {"activity": "Cables"}, practice_id("cable"))),
    "undo": undo,
}
# Nearly what is asked for.
_MISSES: tuple[Callable[[Register], object], ...] = (
    lambda register: _claim(register, "jobs_created", 340),
    lambda register: _event(register, "glass_works", "launch", "expected", "2025-12-31"),
    lambda register: _event(register, "cable_works", "groundbreaking", "actual", "2024-04"),
    lambda register: _claim(register, "residents", 9),
    lambda register: remove_record(register, "company", practice_id("paper")),
)


def _done(register: Register, *seen: str) -> frozenset[str]:
    with register.read() as session:
        return done_tasks(session, frozenset(seen))


@pytest.mark.thorough
def test_each_task_is_ticked_when_the_register_shows_it_done(practice: Register) -> None:
    assert len(TASKS) == 10
    done: set[str] = set()
    assert _done(practice) == done
    for task in TASKS:
        if task.is_done is not None:
            _DOINGS[task.key](practice)
            done.add(task.key)
        if task.key == "undo":
            # What it took back is done again, so that nothing is missing at the end.
            _DOINGS["find"](practice)
        assert _done(practice) == done, task.key
    assert _done(practice, EXPORT, RESTORE) == {task.key for task in TASKS}


@pytest.mark.thorough
def test_a_backup_that_was_asked_for_and_restored_is_seen_by_the_backups(practice: Register) -> None:
    place = Path(practice.place)
    asked = back_up(place, Reason.HAND)
    assert not was_brought_back(place)
    remove_record(practice, "company", practice_id("paper"))
    restore(place, asked, is_open=True, noted=practice.note_its_end)
    assert was_brought_back(place)
    assert practice_id("paper") in {each.id for each in _standing(practice)}


def _standing(register: Register) -> list[Record]:
    with register.read() as session:
        return standing(session)


def test_what_is_nearly_right_ticks_nothing(practice: Register) -> None:
    for miss in _MISSES:
        miss(practice)
    assert _done(practice, "field", "anything") == frozenset()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_task_names_records_as_they_stand_there(language: str) -> None:
    with i18n.speaking(language):
        for task in TASKS:
            assert "{" not in task.asked() + to_words(task.hinted())
            # A name of the interface in a hint is one that the program has, and no translation loses it.
            assert set(messages_in(task.hint)) == set(messages_in(task.hinted()))
            own = set(messages_in(task.hint)) - {"E&xcel"}
            assert [each for each in own if language != "en" and _(each) == each] == []
        # Within a sentence its own quotation marks become others.
        assert NAMES["valley"].show().split("«")[-1].rstrip("»") in TASKS[0].asked()


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_in_it_can_be_taken_for_true_and_nothing_is_wrong(language: str, tmp_path: Path) -> None:
    with i18n.speaking(language):
        register = create(tmp_path / "Practice.ddesk", fill=build_practice)
        with register.read() as session:
            records = [each for each in standing(session) if each.kind not in ("indicator", "citation")]
            assert [each for each in records if not each.note and each.kind != "residency"] == []
            assert len(records) > 25
        words = [name for names in NAMES.values() for name in (names.az, names.en, names.ru)]
        marks = ("Nümunə", "Məşq", "Sample", "Practice", "ример", "чебн")
        assert [word for word in words if not any(mark in word for mark in marks)] == []
        assert not check(register).findings
        register.close()


def test_a_copy_of_it_is_practice_and_no_other_register(
    practice: Register, sampled: Register, tmp_path: Path
) -> None:
    copy_register(practice, tmp_path / "Ministry.ddesk")
    copied = open_register(tmp_path / "Ministry.ddesk")
    for register, is_so in ((practice, True), (copied, True), (sampled, False)):
        with register.read() as session:
            assert is_practice(session) is is_so
    copied.close()


@pytest.mark.thorough
def test_what_is_written_from_it_says_so(practice: Register, tmp_path: Path) -> None:
    export_register(practice, tmp_path / "all.xlsx")
    fields = fields_of(KINDS["company"])
    export_list(practice, Query("company"), fields, tmp_path / "list.xlsx")
    for name in ("all.xlsx", "list.xlsx"):
        book = openpyxl.load_workbook(tmp_path / name, read_only=True)
        said = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
        assert said[0].startswith("Practice: ")
        assert any("nothing in it counts" in cell for cell in said)
    export_json(practice, tmp_path / "all.json")
    assert json.loads((tmp_path / "all.json").read_text("utf-8"))["practice"] is True
