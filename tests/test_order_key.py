"""Names stand where their first letter or digit puts them, whatever opens them."""

from __future__ import annotations

import pytest

from districtdesk.folding import order_key
from districtdesk.i18n import LANGUAGES
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, keep

_OPENING = (
    '"{}"',
    "“{}”",
    "«{}»",
    "„{}“",
    "'{}'",
    "‘{}’",
    "({})",
    "[{}]",
    "‹{}›",
    "– {}",
    "* {}",
    "\u200e{}",
    "№ {}",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", _OPENING)
@pytest.mark.parametrize("name", ["Vega", "Вега", "Şəki 2", "7 may"])
def test_what_opens_a_name_does_not_count(name: str, form: str, language: str) -> None:
    assert order_key(form.format(name), language) == order_key(name, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_inside_do_not_count_either(language: str) -> None:
    assert order_key("ООО «Вега» (Баку)", language) == order_key("ООО Вега Баку", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", "\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c0\u02c1'’‘`´")
def test_an_apostrophe_does_not_count_wherever_it_stands(mark: str, language: str) -> None:
    assert order_key(f"{mark}Ain", language) == order_key("Ain", language)
    assert order_key(f"San{mark}a", language) == order_key("Sana", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_marks_alone_still_has_a_place(language: str) -> None:
    assert order_key("«»", language)


def test_a_list_puts_a_quoted_name_among_its_letter(register):
    keep(register, *map(company, ("Zeta", "«Beta»", "Alfa", "(Gamma)")))
    with register.read() as session:
        rows = listing.window(session, Query("company"), 0, 9)
    assert [row.caption.show() for row in rows] == ["Alfa", "«Beta»", "(Gamma)", "Zeta"]
