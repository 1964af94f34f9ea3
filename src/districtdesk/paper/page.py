"""What a page of paper says, apart from how it looks: large numbers, facts, tables, texts and numbered sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from .. import i18n

# Columns of a table take so many parts of the width of a page together.
WIDTH = 48


class Headline(NamedTuple):
    """A large number. `word`: its qualifier; `notes`: as of when, its status, and what disagrees with it."""

    label: str
    word: str
    value: str
    notes: tuple[str, ...] = ()
    sources: str = ""


class Paragraph(NamedTuple):
    """A few sentences, with the numbers of the sources that say so: 1, 4."""

    text: str
    sources: str = ""
    is_small: bool = False

    def told(self) -> str:
        """With its sources behind it: Operating [1, 4]."""
        return f"{self.text} [{self.sources}]" if self.sources else self.text


class PageColumn(NamedTuple):
    """`share`: how many of the WIDTH parts of a page it takes. `cites`: its cells are numbers of sources.
    `at_right`: its cells are numbers, which stand below each other at the right.
    """

    label: str
    share: int
    cites: bool = False
    at_right: bool = False


class Table(NamedTuple):
    """`unlisted`: how many rows more there are than those that stand here; `are_earlier`: these come before them."""

    columns: tuple[PageColumn, ...]
    rows: Sequence[tuple[str, ...]]
    unlisted: int = 0
    are_earlier: bool = False


class ChartRow(NamedTuple):
    """A bar: from where to where it goes, from 0 to 1, and from where to where in full ink; and what it says."""

    label: str
    begin: float
    end: float
    solid: tuple[float, float]
    said: str
    sources: str = ""


class Chart(NamedTuple):
    """Bars below each other. `columns`: what they are of and what they say. `unlisted`: how many more there are."""

    columns: tuple[str, str]
    rows: Sequence[ChartRow]
    unlisted: int = 0


class Facts(NamedTuple):
    """Labels, each with what is so."""

    rows: Sequence[tuple[str, str]]


Block = Paragraph | Table | Facts | Chart


class PageSection(NamedTuple):
    """A heading with what stands below it."""

    title: str
    blocks: Sequence[Block]


class NumberedSource(NamedTuple):
    """A source by the number by which it is cited; `address`: where it is found, if it is known."""

    number: int
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperPage:
    """All of it. `about`: what kind of page it is, which stands with the register at the head of each sheet.

    `carries`: the ids of the records that are told on it. `mark`: who may see it, above and below on every sheet.
    """

    about: str
    title: str
    lines: Sequence[str]
    headlines: Sequence[Headline]
    parts: Sequence[PageSection]
    sources: Sequence[NumberedSource]
    register: str
    made: datetime
    carries: frozenset[str] = frozenset()
    mark: str = ""

    @property
    def made_on(self) -> str:
        """When it was made, in words."""
        return i18n.moment(self.made)

    @property
    def head(self) -> str:
        """What it is and of what: District page · Hajigabul Industrial District."""
        return f"{self.about} · {self.title}"
