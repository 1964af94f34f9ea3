"""The pages of the guide: which there are, in which order, and where each is read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..folding import fold
from ..i18n import N_
from ..settings import resource
from .names import fill_in

# By the heading under which they stand in the contents.
CONTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("First steps"), ("start", "practice")),
    (N_("Entering"), ("district", "claims", "dates", "contradictions", "residents", "events")),
    (N_("Using"), ("overview", "timeline", "finding", "paper", "excel", "importing", "history", "keyboard")),
    (N_("Looking after the register"), ("safety", "repair", "together", "personal", "update")),
)
PAGE_KEYS = tuple(key for _heading, keys in CONTENTS for key in keys)
FIRST_PAGE = PAGE_KEYS[0]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page in one language. `source` is its text as written, below the title."""

    key: str
    language: str
    title: str
    source: str

    @property
    def words(self) -> str:
        """All that it says, as one seeks in it."""
        return fold(f"{self.title}\n{fill_in(self.source, str)}")


@cache
def read_page(key: str, language: str) -> GuidePage:
    """Raises KeyError for a page that there is not."""
    if key not in PAGE_KEYS:
        raise KeyError(key)
    text = resource("guide", language, f"{key}.md").read_text("utf-8")
    title, _line, source = text.partition("\n")
    return GuidePage(key, language, title.removeprefix("# ").strip(), source.strip())


def find_pages(sought: str, language: str) -> Sequence[str]:
    """The keys of the pages in which every word of what is sought stands; all of them for nothing."""
    words = fold(sought).split()
    pages = (read_page(key, language) for key in PAGE_KEYS)
    return [page.key for page in pages if all(word in page.words for word in words)]
