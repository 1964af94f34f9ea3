"""The page that explains the model: it names every kind of record, and its picture is that of the declarations."""

from __future__ import annotations

import re

import pytest

from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, fields_of
from tools.draw_model import PICTURE, draw

_PAGE = PICTURE.with_suffix(".md")


def test_the_picture_is_drawn_from_the_declarations():
    assert PICTURE.read_text("utf-8") == draw()


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_the_page_explains_every_kind_of_record(kind):
    assert f"**{RECORD_KINDS[kind].one}**" in _PAGE.read_text("utf-8")


def test_the_page_is_one_page():
    assert len(_PAGE.read_text("utf-8").splitlines()) <= 80


def test_the_page_calls_every_field_as_the_forms_do():
    said = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", _PAGE.read_text("utf-8")))
    labels = {field.kind.label for kind in KINDS.values() for field in fields_of(kind)}
    words = {word for kind in RECORD_KINDS.values() for word in (kind.one, kind.many)}
    assert said - labels - words == {"Confirmed by"}
