"""What was typed while another keyboard layout was on: Latin letters under a Cyrillic one, and back."""

from __future__ import annotations

# The keys of a keyboard in rows, as the Russian layout and the Azerbaijani one write them.
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
_LATIN = "qüertyuiopöğasdfghjklıəzxcvbnmçş"
# Where the layout of a United States keyboard differs from the Azerbaijani one.
_ENGLISH = {"w": "ц", "[": "х", "]": "ъ", ";": "ж", "'": "э", ",": "б", ".": "ю"}

_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True))
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True)) | _ENGLISH


def in_other_layout(text: str) -> str:
    """What the same keys write in the other layout; empty where no letter tells which one was on."""
    lower = text.replace("İ", "i").replace("I", "i").lower()
    is_cyrillic = any(sign in _TO_LATIN for sign in lower)
    is_latin = any(sign.isalpha() and sign in _TO_CYRILLIC for sign in lower)
    if is_cyrillic == is_latin:
        return ""
    table = _TO_LATIN if is_cyrillic else _TO_CYRILLIC
    return "".join(table.get(sign, sign) for sign in lower)
