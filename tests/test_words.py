"""One word for one thing, in three languages: what is added has the name of what is undone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest

from districtdesk import i18n
from districtdesk.desk.kit.places import BY_KEY
from districtdesk.i18n import _
from districtdesk.names import Names
from districtdesk.record_kinds import FORMER_STEPS, RECORD_KINDS
from districtdesk.records import KINDS, fields_of
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.settings import resource
from tests.test_translations import update

every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)
every_kind = pytest.mark.parametrize("kind", list(KINDS))


def _confused(terms: Iterable[str]) -> dict[str, set[str]]:
    """Words that stand for more than one English term."""
    meant: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        meant[_(term)].add(term)
    return {word: found for word, found in meant.items() if len(found) > 1}


@every_language
def test_no_word_names_two_places_or_kinds(language: str) -> None:
    with i18n.speaking(language):
        places = [place.text for place in BY_KEY.values()]
        assert _confused([*places, *(kind.many for kind in RECORD_KINDS.values())]) == {}
        assert _confused(kind.one for kind in RECORD_KINDS.values()) == {}


@every_language
@every_kind
def test_no_word_names_two_fields_or_two_tabs_of_a_record(language: str, kind: str) -> None:
    with i18n.speaking(language):
        assert _confused(field.kind.label for field in fields_of(KINDS[kind])) == {}
        assert _confused(each.label for each in RECORD_KINDS[kind].related) == {}


@every_language
def test_no_word_names_two_steps(language: str) -> None:
    steps = {step for words in RECORD_KINDS.values() for step in (words.added, words.edited, words.removed)}
    with i18n.speaking(language):
        assert _confused(steps) == {}


@every_kind
def test_a_step_has_one_name_where_it_is_done_and_where_it_is_undone(kind: str) -> None:
    words = RECORD_KINDS[kind]
    nouns = [step.split(" ", 1)[1] for step in (words.added, words.edited, words.removed) if step != "Attach file"]
    assert len(set(nouns)) == 1


@every_language
def test_what_is_undone_is_named_as_what_was_done(register: Register, language: str) -> None:
    save(register, Entry("company", {"names": Names.same("Vega")}))
    done = register.steps().undo
    assert done is not None
    assert done.label == undo(register).label == RECORD_KINDS["company"].added
    with i18n.speaking(language):
        assert _(done.label) in _("Undo: {step}", step=_(done.label))


@every_language
def test_steps_of_older_journals_are_told_in_the_words_of_today(language: str) -> None:
    words = RECORD_KINDS["figure"]
    with i18n.speaking(language):
        told = [_(step) for step in FORMER_STEPS]
        assert language == "en" or told == [_(words.added), _(words.edited), _(words.removed)]


def test_a_russian_step_is_a_noun_that_can_stand_behind_undo() -> None:
    with i18n.speaking("ru"):
        steps = [_(step) for words in RECORD_KINDS.values() for step in (words.added, words.edited, words.removed)]
    assert {step.split()[0] for step in steps} == {"Добавление", "Изменение", "Удаление", "Приложение"}


def _said(language: str) -> set[str]:
    return {
        text
        for message in update.read(language)
        if message.id
        for text in ([message.string] if isinstance(message.string, str) else message.string)
    }


# Faults of the first version, by the term that was said so.
_NEVER_AGAIN = {
    "az": ("Bildirilən növü", "Dəyişiklikləri at", "bazası göstərilməyən", "Toplana bilər", "Sənədlər"),
    "ru": ("сверх неуказанной базы", "Вид по сообщению", "сведение"),
}


@pytest.mark.parametrize("language", list(_NEVER_AGAIN))
def test_words_that_were_found_wanting_do_not_come_back(language: str) -> None:
    said = " ".join(_said(language)).lower()
    assert [word for word in _NEVER_AGAIN[language] if word.lower() in said] == []


def test_a_step_of_the_history_has_one_word() -> None:
    # Of an instruction, and of a number that is turned.
    others = {"First steps", "Step up", "Step down"}
    for language, wrong in (("ru", "шаг"), ("az", "əməliyyat")):
        for message in update.read(language):
            english = str(message.id if isinstance(message.id, str) else message.id[0])
            said = message.string if isinstance(message.string, str) else " ".join(message.string)
            assert english in others or "step" not in english.lower() or wrong not in said.lower(), said


_ROW = re.compile(r"^\| (?P<en>[^|]+) \| (?P<az>[^|]+) \| (?P<ru>[^|]+) \|", re.MULTILINE)


def test_the_list_of_words_says_what_the_program_says() -> None:
    # What competes with them stands below.
    settled = (resource().parent / "docs" / "words.md").read_text("utf-8").partition("## Words not to be used")[0]
    rows = [row for row in _ROW.finditer(settled) if row["en"] != "English"]
    assert len(rows) > 30
    for row in rows:
        for language in ("az", "ru"):
            with i18n.speaking(language):
                assert _(row["en"].strip()) == row[language].strip()
