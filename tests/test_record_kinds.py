"""Every kind of record has its declaration: its words in every language, and tabs that lead somewhere."""

from __future__ import annotations

import subprocess
import sys

import pytest

from districtdesk.i18n import LANGUAGES, _, speaking
from districtdesk.record_kinds import EVIDENCE, RECORD_KINDS
from districtdesk.records import KINDS, Record, field_of, kind_of

_MESSAGES = ("one", "many", "meaning", "search", "new", "none", "choose", "added", "edited", "removed")


def test_every_kind_is_declared():
    assert list(RECORD_KINDS) == list(KINDS)
    ours = [each for each in Record.__subclasses__() if each.__module__.startswith("districtdesk.")]
    assert {kind_of(each) for each in ours} == set(KINDS)


@pytest.mark.parametrize("message", _MESSAGES)
def test_no_two_kinds_say_the_same(message):
    said = [getattr(words, message) for words in RECORD_KINDS.values()]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_counted_and_called_in_every_language(kind, language):
    with speaking(language):
        assert RECORD_KINDS[kind].count(12).startswith("12")
        assert all(_(getattr(RECORD_KINDS[kind], message)) for message in _MESSAGES)


@pytest.mark.parametrize("kind", KINDS)
def test_each_tab_of_a_record_follows_a_link_that_there_is(kind):
    for related in (*RECORD_KINDS[kind].related, EVIDENCE):
        link = field_of(KINDS[related.kind], related.field).kind
        assert link.may_point_at(kind) and link.is_link


def test_the_kinds_are_declared_without_the_database():
    script = "import sys; from districtdesk import record_kinds; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "False"
