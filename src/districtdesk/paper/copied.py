"""Parts of a page as they go into a letter or a mail: their text, with the sources that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from ..i18n import _
from .on_grid import say_more, say_notes, say_unlisted
from .page import Block, Chart, Facts, PageSection, PaperPage, Paragraph, Table

# Numbers of sources as they stand in a text: [1, 4].
_CITED = re.compile(r"\[(\d+(?:, \d+)*)\]")
Rows = Sequence[tuple[str, ...]]


def copyable_parts(page: PaperPage) -> list[str]:
    """What can be copied, by its title: the large numbers first, where there are any."""
    return [_title(page, each) for each in _sections(page)]


def parts_as_text(page: PaperPage, places: Sequence[int]) -> str:
    """The parts at these places among those that can be copied, cells parted by tabs; their sources once below."""
    parts = []
    for section in _chosen(page, places):
        rows = ("\t".join(row) for rows in _told(page, section) for row in rows)
        parts.append("\n".join((_title(page, section), *rows)))
    cited = _cited(page, parts)
    if cited:
        parts.append("\n".join((_("Sources"), *("\t".join(each) for each in cited))))
    return "\n\n".join(parts)


def parts_as_html(page: PaperPage, places: Sequence[int]) -> str:
    """The same with real tables."""
    parts, texts = [], []
    for section in _chosen(page, places):
        told = [list(rows) for rows in _told(page, section)]
        texts += [text for rows in told for row in rows for text in row]
        parts += [f"<h3>{escape(_title(page, section))}</h3>", *map(_as_html, told)]
    cited = _cited(page, texts)
    if cited:
        parts += [f"<h4>{escape(_('Sources'))}</h4>", _as_html(cited)]
    return "".join(parts)


def _sections(page: PaperPage) -> list[PageSection | None]:
    """None stands for the large numbers."""
    return [*([None] if page.headlines else []), *page.parts]


def _chosen(page: PaperPage, places: Sequence[int]) -> list[PageSection | None]:
    sections = _sections(page)
    return [sections[each] for each in places]


def _title(page: PaperPage, section: PageSection | None) -> str:
    return _("{title}, {said}", title=page.title, said=section.title) if section else page.title


def _told(page: PaperPage, section: PageSection | None) -> Iterator[Rows]:
    if section is None:
        yield [
            (each.label, " ".join(filter(None, (each.word, each.value))), say_notes(each).replace("\n", "; "))
            for each in page.headlines
        ]
        return
    for block in section.blocks:
        yield [tuple(text.replace("\n", "; ") for text in row) for row in _rows(block)]


def _rows(block: Block) -> Iterator[tuple[str, ...]]:
    if isinstance(block, Paragraph):
        yield (block.told(),)
    elif isinstance(block, Facts):
        yield from block.rows
    elif isinstance(block, Chart):
        yield (*block.columns, _("Source"))
        yield from ((each.label, each.said, _marked(each.sources)) for each in block.rows)
    else:
        yield from _table(block)
    if isinstance(block, Table | Chart) and block.unlisted:
        yield (say_unlisted(block) if isinstance(block, Table) else say_more(block.unlisted),)


def _table(table: Table) -> Iterator[tuple[str, ...]]:
    yield tuple(column.label for column in table.columns)
    for row in table.rows:
        marked = zip(table.columns, row, strict=True)
        yield tuple(_marked(text) if column.cites else text for column, text in marked)


def _marked(numbers: str) -> str:
    return f"[{numbers}]" if numbers else ""


def _cited(page: PaperPage, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The sources that these texts cite, by their numbers on the page."""
    numbers = {int(each) for text in texts for found in _CITED.findall(text) for each in found.split(", ")}
    return [
        (f"[{each.number}]", " · ".join(filter(None, (each.name, each.address))))
        for each in page.sources
        if each.number in numbers
    ]


def _as_html(rows: Rows) -> str:
    cells = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{each}</tr>' for each in cells)}</table>"
