"""Every kind of record has its words, in every language."""

from __future__ import annotations

from dataclasses import fields

import pytest

from districtdesk.i18n import LANGUAGES, _, speaking
from districtdesk.kind_words import KIND_WORDS, KindWords
from districtdesk.records import KINDS

_MESSAGES = [field.name for field in fields(KindWords) if field.name != "count"]


def test_every_kind_has_its_words():
    assert list(KIND_WORDS) == list(KINDS)


@pytest.mark.parametrize("message", _MESSAGES)
def test_no_two_kinds_say_the_same(message):
    said = [getattr(words, message) for words in KIND_WORDS.values()]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_counted_and_called_in_every_language(kind, language):
    with speaking(language):
        assert KIND_WORDS[kind].count(12).startswith("12")
        assert all(_(getattr(KIND_WORDS[kind], message)) for message in _MESSAGES)
