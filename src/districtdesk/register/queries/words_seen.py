"""What stands in a field of other records, offered again while one types."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

from ...folding import fold
from .listing import Query, window

# Of so many records, which are read in a moment, nearly all words that recur are among them.
_LOOKED_THROUGH = 100


def find_words_seen(session: Session, kind: str, key: str, typed: str) -> list[str]:
    """The words in this field that have what is typed in them, those that stand there most often first."""
    rows = window(session, Query(kind, search=typed), 0, _LOOKED_THROUGH)
    counted = Counter(text for row in rows if (text := row.text(key)) and fold(typed) in fold(text))
    return [text for text, _count in counted.most_common()]
