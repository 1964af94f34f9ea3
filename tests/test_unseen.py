"""Signs that nobody sees are dropped from every line, whichever way it comes in, and kept in long texts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from districtdesk import fields, i18n
from districtdesk.claim_reading import ClaimReading, read_claim
from districtdesk.fields import FieldKind
from districtdesk.folding import fold
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.records import Company, LegalAct, Source
from districtdesk.register.queries import listing
from districtdesk.register.queries.query import Query
from tests.kinds import EXAMPLES, SAMPLES
from tests.making import company, keep
from tests.register.saying import warnings

# Marks of direction, of no width, of a possible hyphen, of joining, of byte order, and letters without a shape.
_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202c\u2066\u2069"
_SIGNS = list(f"{_DIRECTIONS}\u200b\u200c\u200d\u00ad\u2060\u2063\ufeff\u034f\ufe0f\u3164")
_VALUES = {kind: values for kind, values in EXAMPLES.items() if kind is not fields.LongText}


def _sprinkled(text: str, sign: str) -> str:
    """The text with the sign before, in the middle and behind."""
    return f"{sign}{text[: len(text) // 2]}{sign}{text[len(text) // 2 :]}{sign}"


@pytest.mark.parametrize("sign", _SIGNS, ids=[f"{ord(sign):04x}" for sign in _SIGNS])
@pytest.mark.parametrize("kind", _VALUES, ids=[kind.__name__ for kind in _VALUES])
def test_every_kind_in_one_line_reads_the_same_with_an_unseen_sign(kind: type[FieldKind[Any]], sign: str) -> None:
    field = SAMPLES[kind][0]
    shown = [field.show_whole(each) for each in _VALUES[kind]]
    assert [field.parse(_sprinkled(each, sign)) for each in shown] == list(_VALUES[kind])


def test_every_kind_is_one_line_but_long_text():
    assert [kind for kind in SAMPLES if not kind.is_one_line] == [fields.LongText]


def test_a_long_text_keeps_its_joiners():
    text = "می\u200cخواهم\nHaji\u00adgabul"
    assert fields.LongText("").parse(text) == fields.LongText("").tidy(text) == text


@pytest.mark.parametrize("kind", SAMPLES, ids=[kind.__name__ for kind in SAMPLES])
def test_a_line_of_unseen_signs_alone_is_empty(kind: type[FieldKind[Any]]) -> None:
    assert not SAMPLES[kind][0].is_one_line or SAMPLES[kind][0].parse("".join(_SIGNS)) is None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_message_quotes_what_looks_right(language: str) -> None:
    with i18n.speaking(language):
        for kind, (field, _values) in SAMPLES.items():
            found = field.parse("\u200ewr\u00adong?") if kind is not fields.LongText else None
            assert not isinstance(found, Problem) or not set(found.message) & set(_SIGNS)


@pytest.mark.parametrize("sign", _SIGNS)
def test_a_claim_is_read_without_them(sign: str) -> None:
    seen = read_claim("about 1200 jobs as of May 2023", is_whole=True)
    assert isinstance(seen, ClaimReading) and seen.quantity.value == Decimal(1200)
    assert read_claim(_sprinkled("about 1200 jobs as of May 2023", sign), is_whole=True) == seen
    assert read_claim(f"{sign}500 {sign}AZN", is_money=True) == read_claim("500 AZN", is_money=True)


def test_an_equal_tax_id_is_noticed_however_it_was_written(register):
    keep(register, company("Pipes", tax_id="\u200e1234567891"))
    assert warnings(register, company("Cars", tax_id="1234567891\u00ad")) == ["probable_duplicate"]


def test_what_comes_past_the_form_is_kept_without_them(register):
    firm = company("Pi\u00adpes", tax_id="\u200e1234567891")
    act = LegalAct(number="\u200e31\u200b27", title=Names(en="On \ufeffpipes"))
    page = Source(source_kind="letter", address="https://exam\u200bple.az", text="a\u00adb")
    keep(register, firm, act, page)
    with register.read() as session:
        assert session.get(Company, firm.id).names.known()["en"] == "Pipes"
        assert session.get(Company, firm.id).tax_id == "1234567891"
        assert session.get(LegalAct, act.id).number == "3127"
        assert session.get(LegalAct, act.id).title == Names(en="On pipes")
        assert session.get(Source, page.id).address == "https://example.az"
        assert session.get(Source, page.id).text == "a\u00adb"


def test_a_search_finds_words_with_and_without_them(register):
    assert fold("Haji\u00adqabul \u200e3127") == "hajiqabul 3127"
    assert not Query("district", search="\u200e ").is_searching
    keep(register, company(note="ce\u00adment and\u200b glass"))
    with register.read() as session:
        assert listing.count(session, Query("company", search="cem\u200bent and glass")) == 1
