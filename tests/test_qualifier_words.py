"""Qualifiers of numbers: words or signs, one of the two in each language, and read back as what they are."""

from __future__ import annotations

import pytest

from districtdesk.claim_reading import ClaimReading, read_claim
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.quantity import qualified
from districtdesk.records.figure import QUALIFIERS

_BESIDE_A_NUMBER = [code for code, _label in QUALIFIERS if code not in ("exact", "between")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_its_qualifiers_in_words_or_in_signs_and_not_in_both(language: str) -> None:
    with speaking(language):
        are_words = {qualified(code, "").strip()[0].isalpha() for code in _BESIDE_A_NUMBER}
    assert len(are_words) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", _BESIDE_A_NUMBER)
def test_what_is_shown_beside_a_number_is_read_back(code: str, language: str) -> None:
    with speaking(language):
        reading = read_claim(qualified(code, "500"))
    assert isinstance(reading, ClaimReading) and reading.quantity.qualifier == code
