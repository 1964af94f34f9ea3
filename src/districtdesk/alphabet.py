"""In which order names stand wherever several are listed: by the alphabet of the language of the moment."""

from __future__ import annotations

from . import i18n
from .folding import order_key


def alphabetical(text: str) -> str:
    """What a name is sorted by, as the lists of records are: ə behind e, ı before i, ё behind е, 2 before 10."""
    return order_key(text, i18n.language())
