"""A page laid out in rows on a grid, as it is painted; how many sheets of A4 it takes is reckoned from these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..exchange.document import Bar, DocumentRow, DocumentSheet, Role
from ..i18n import _, ngettext
from .column_widths import part_long_words
from .page import WIDTH, Block, Chart, Facts, Headline, NumberedSource, PageSection, PaperPage, Paragraph, Table

# So many large numbers stand beside each other.
BESIDE = 3
_FACT = (10, 38)
_SOURCE, _TWO_SOURCES = (2, 46), (2, 22, 2, 22)
# Of a chart its names, its bars, what these say, and their sources.
CHART = (17, 13, 13, 5)
# By whether a paragraph is small, and leads on to a table.
_PARAGRAPHS: dict[tuple[bool, bool], Role] = {
    (False, False): "row",
    (False, True): "lead",
    (True, False): "small",
    (True, True): "small_lead",
}
# More sources than this stand in two columns.
_MANY = 12
# In points.
_LETTER_SIZE = 8.5
# So many letters have room beside each other on A4 in wide fonts, and more in the usual ones.
_LETTERS = 76


def lay_out(page: PaperPage) -> DocumentSheet:
    """Its rows, in the order in which they are read."""
    return DocumentSheet(
        title=page.title,
        name="page",
        widths=(_LETTERS / WIDTH,) * WIDTH,
        rows=list(_rows(page)),
        is_ruled=True,
        size=_LETTER_SIZE,
        carries=page.carries,
    )


def say_more(unlisted: int) -> str:
    """That a list goes on in the register."""
    return ngettext("and {count} more", "and {count} more", unlisted)


def say_unlisted(table: Table) -> str:
    """The same of a table; those that stand in it may be the last ones."""
    count = table.unlisted
    return ngettext("and {count} earlier", "and {count} earlier", count) if table.are_earlier else say_more(count)


def _rows(page: PaperPage) -> Iterator[DocumentRow]:
    yield _whole("title", page.title)
    for line in page.lines:
        yield _whole("line", line)
    for start in range(0, len(page.headlines), BESIDE):
        yield from _numbers(page.headlines[start : start + BESIDE])
    for part in page.parts:
        yield _whole("section", part.title)
        for place, block in enumerate(part.blocks):
            yield from _block(block, leads=leads_on(part, place))
    if page.sources:
        yield from _sources(page.sources)


def _numbers(beside: Sequence[Headline]) -> Iterator[DocumentRow]:
    spans = (WIDTH // BESIDE,) * len(beside)
    yield DocumentRow("number_label", tuple(each.label for each in beside), spans)
    words = tuple(each.word for each in beside)
    said = tuple(" ".join(filter(None, (each.word, each.value))) for each in beside)
    yield DocumentRow("number", said, spans, leads=words)
    yield DocumentRow("number_note", tuple(say_notes(each) for each in beside), spans)


def say_notes(headline: Headline) -> str:
    """What stands below a large number: its day, with its sources, and a line for each other thing."""
    first, *more = headline.notes or ("",)
    cited = f"[{headline.sources}]" if headline.sources else ""
    return "\n".join(filter(None, (" ".join(filter(None, (first, cited))), *more)))


def leads_on(part: PageSection, place: int) -> bool:
    """Whether the block at this place says something of the table that follows, and stays with it."""
    following = part.blocks[place + 1 : place + 2]
    return bool(following) and isinstance(following[0], Table | Chart)


def _block(block: Block, *, leads: bool) -> Iterator[DocumentRow]:
    if isinstance(block, Paragraph):
        yield _whole(_PARAGRAPHS[block.is_small, leads], block.told())
    elif isinstance(block, Facts):
        for label, text in block.rows:
            yield DocumentRow("fact", (label, text), _FACT)
    elif isinstance(block, Chart):
        yield from _chart(block)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[DocumentRow]:
    spans = tuple(each.share for each in table.columns)
    ends = frozenset(place for place, each in enumerate(table.columns) if each.at_right)
    yield DocumentRow("heading", tuple(each.label for each in table.columns), spans, ends=ends)
    for row in table.rows:
        texts = tuple(part_long_words(text, share) for text, share in zip(row, spans, strict=True))
        yield DocumentRow("row", texts, spans, ends=ends)
    if table.unlisted:
        yield _whole("small", say_unlisted(table))


def _chart(chart: Chart) -> Iterator[DocumentRow]:
    yield DocumentRow("heading", (chart.columns[0], "", chart.columns[1], _("Source")), CHART)
    for each in chart.rows:
        bars = ((), (Bar(each.end, "", each.solid, each.begin),))
        yield DocumentRow("row", (each.label, "", each.said, each.sources), CHART, bars)
    if chart.unlisted:
        yield _whole("small", say_more(chart.unlisted))


def _sources(sources: Sequence[NumberedSource]) -> Iterator[DocumentRow]:
    """Many of them in two columns, down and then across."""
    yield _whole("section", _("Sources"))
    if len(sources) <= _MANY:
        for each in sources:
            yield DocumentRow("source", _said(each), _SOURCE)
        return
    half = -(-len(sources) // 2)
    for one, other in zip_longest(sources[:half], sources[half:]):
        yield DocumentRow("source", (*_said(one), *(_said(other) if other else ("", ""))), _TWO_SOURCES)


def _said(source: NumberedSource) -> tuple[str, str]:
    return str(source.number), "\n".join(filter(None, (source.name, source.address)))


def _whole(role: Role, text: str) -> DocumentRow:
    return DocumentRow(role, (text,), (WIDTH,))
