"""Every field explains itself, and what it says may be typed is read."""

from __future__ import annotations

import pytest

from districtdesk import i18n
from districtdesk.exchange.sheet import columns_of
from districtdesk.guide.field_guide import explain_field
from districtdesk.problems import Problem
from districtdesk.records import KINDS, fields_of
from districtdesk.records.columns import SQL_TYPES

_FIELDS = [(kind, field) for kind, record in KINDS.items() for field in fields_of(record)]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_field_says_what_it_is_how_it_is_kept_and_where_it_goes(language: str) -> None:
    with i18n.speaking(language):
        for kind, field in _FIELDS:
            told = explain_field(kind, field.key)
            heads = [head for head, _text in told.parts]
            assert i18n._("What it is") in heads and i18n._("How it is kept") in heads
            assert i18n._(field.kind.meaning) in told.spoken()
            assert columns_of(field)[0].label in told.spoken()
            assert f"{kind}.{field.key}" in told.spoken()
            assert "{" not in told.spoken()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_may_be_typed_is_read(language: str) -> None:
    with i18n.speaking(language):
        refused = [
            (kind, field.key, text)
            for kind, field in _FIELDS
            for text in field.kind.typing_examples()
            if isinstance(read := field.kind.parse(text), Problem) or read is None
        ]
    assert refused == []


def test_every_kind_of_field_says_how_it_keeps_a_value() -> None:
    said = {kind: kind.kept or kind.how_kept for kind in SQL_TYPES}
    assert [kind.__name__ for kind, words in said.items() if not words] == []
    assert len({kind.kept for kind in SQL_TYPES}) > 15


def test_a_field_that_there_is_not_is_no_field() -> None:
    with pytest.raises(KeyError):
        explain_field("company", "colour")
