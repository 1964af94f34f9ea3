"""Signs that nobody sees: direction marks, zero-width signs, soft hyphens, joiners, byte order marks, fillers.

They come along when a line is copied from a page or a letter. In one line they say nothing, and hide that two
values are equal. A long text keeps them: there a joiner shapes a script and a soft hyphen parts a word.
"""

from __future__ import annotations

import re

# Unicode's default ignorable code points, and the anchors of annotations.
SIGNS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SIGNS = re.compile(f"[{SIGNS}]")


def without_unseen(text: str) -> str:
    """The text as it is seen."""
    return text if text.isascii() else _SIGNS.sub("", text)
