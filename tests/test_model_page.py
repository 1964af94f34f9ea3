"""The page that explains the model: it names every kind of record, and its picture is that of the declarations."""

from __future__ import annotations

import pytest

from districtdesk.record_kinds import RECORD_KINDS
from tools.draw_model import PICTURE, draw

_PAGE = PICTURE.with_suffix(".md")


def test_the_picture_is_drawn_from_the_declarations():
    assert PICTURE.read_text("utf-8") == draw()


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_the_page_explains_every_kind_of_record(kind):
    assert f"**{RECORD_KINDS[kind].one}**" in _PAGE.read_text("utf-8")


def test_the_page_is_one_page():
    assert len(_PAGE.read_text("utf-8").splitlines()) <= 80
