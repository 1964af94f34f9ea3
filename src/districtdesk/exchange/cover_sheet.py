"""The first worksheet: what the workbook is, what it contains, what had to be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import i18n
from ..i18n import _
from ..problems import Problem
from .cells import wrapped_lines
from .layout import Cover, LegendPart
from .links import inner_link
from .safe_text import make_safe
from .sheet_xml import height_of, split, text_cell, with_links
from .skeleton import COVER_WIDTHS, CoverStyles, Leaf

_MOST_CHANGES = 200
# With so many lines of text it goes on two pages of 8 points or more.
_LINES_OF_TWO_PAGES = 80
_TITLE = ' ht="30" customHeight="1"'
_HEADING = ' ht="24" customHeight="1"'


class _Rows:
    """Rows of the cover, numbered as they come."""

    def __init__(self, styles: CoverStyles) -> None:
        self._styles = styles
        self._xml: list[str] = []
        self.links: list[str] = []
        self.number = 0
        self.lines = 0

    def add(self, *cells: str, height: str = "") -> None:
        self._xml.append(f'<row r="{self.number + 1}"{height}>{"".join(cells)}</row>')
        self.number += 1
        self.lines += 1

    def add_words(self, label: str, words: str, *more: str) -> None:
        """A label (already a cell), some words beside it, and what follows."""
        lines = wrapped_lines(words, COVER_WIDTHS[1])
        self.add(label, self.text("B", self._styles.words, words), *more, height=height_of(lines))
        self.lines += lines - 1

    def add_line(self, label: str, value: str | int) -> None:
        name = self.text("A", self._styles.label, label)
        if isinstance(value, int):
            self.add(name, f'<c r="B{self.number + 1}" s="{self._styles.number}"><v>{value}</v></c>')
        else:
            self.add_words(name, value)

    def skip(self) -> None:
        self.number += 1
        self.lines += 1

    def text(self, letter: str, style: int, text: str) -> str:
        return text_cell(f"{letter}{self.number + 1}", style, make_safe(text).text) if text else ""

    def count(self, value: int) -> str:
        return f'<c r="C{self.number + 1}" s="{self._styles.count}"><v>{value}</v></c>'

    def xml(self) -> bytes:
        return "".join(self._xml).encode()


def fill_cover(
    part: bytes,
    cover: Cover,
    contents: Sequence[tuple[Leaf, int]],
    problems: Sequence[Problem],
    styles: CoverStyles,
) -> bytes:
    """The finished part of the cover. `contents` pairs each worksheet with its number of rows."""
    rows = _Rows(styles)
    rows.add(rows.text("A", styles.title, cover.title), height=_TITLE)
    rows.skip()
    for label, value in cover.lines:
        rows.add_line(label, value)
    for note in cover.notes:
        rows.add_words("", note)
    rows.skip()
    if cover.figures:
        _tell_figures(rows, cover, styles)
        rows.skip()
    _list_contents(rows, contents, styles, counts=cover.counts_rows)
    for told in cover.legend:
        rows.skip()
        _explain(rows, told, styles)
    if problems:
        rows.skip()
        _list_changes(rows, problems, styles)
    head, tail = split(part)
    if rows.lines <= _LINES_OF_TWO_PAGES:
        tail = tail.replace(b'fitToHeight="0"', b'fitToHeight="2"')
    marks = f"<hyperlinks>{''.join(rows.links)}</hyperlinks>" if rows.links else ""
    return head + rows.xml() + with_links(tail, marks)


def _tell_figures(rows: _Rows, cover: Cover, styles: CoverStyles) -> None:
    rows.add(
        rows.text("A", styles.heading, _("All districts")),
        rows.text("B", styles.heading, _("What the claims come to")),
        height=_HEADING,
    )
    for label, words in cover.figures:
        rows.add_words(rows.text("A", styles.label, label), words)


def _explain(rows: _Rows, part: LegendPart, styles: CoverStyles) -> None:
    rows.add(
        rows.text("A", styles.heading, part.title),
        rows.text("B", styles.heading, part.heading or _("What it means")),
        height=_HEADING,
    )
    for line in part.lines:
        style = styles.marks[line.look] if line.look else styles.label
        rows.add_words(rows.text("A", style, line.word), line.meaning)


def _list_contents(rows: _Rows, contents: Sequence[tuple[Leaf, int]], styles: CoverStyles, *, counts: bool) -> None:
    rows.add(
        rows.text("A", styles.heading, _("Sheet")),
        rows.text("B", styles.heading, _("What it holds")),
        *((rows.text("C", styles.count_heading, _("Rows")),) if counts else ()),
        height=_HEADING,
    )
    aside = [(leaf, count) for leaf, count in contents if leaf.sheet.is_hidden]
    for leaf, count in contents:
        if leaf.sheet.is_hidden:
            continue
        rows.links.append(inner_link(f"A{rows.number + 1}", leaf.title))
        # Charts have no rows to be counted.
        counted = (rows.count(count),) if counts and (count or not leaf.sheet.charts) else ()
        rows.add_words(rows.text("A", styles.link, leaf.title), leaf.sheet.note, *counted)

    if aside:
        holding = "; ".join(f"{leaf.title} ({i18n.number(count)})" for leaf, count in aside if count)
        empty = "; ".join(leaf.title for leaf, count in aside if not count)
        rows.add_words(rows.text("A", styles.label, _("Hidden sheets")), _hidden_words(holding, empty))


def _hidden_words(holding: str, empty: str) -> str:
    """What is not seen at first, and how it is shown."""
    lines = [
        _("Told in the rows of others too, with the number of rows: {sheets}.", sheets=holding) if holding else "",
        _("Empty: {sheets}.", sheets=empty) if empty else "",
        _("To show one, right-click the tab of any sheet and choose Unhide."),
    ]
    return "\n".join(filter(None, lines))


def _list_changes(rows: _Rows, problems: Sequence[Problem], styles: CoverStyles) -> None:
    rows.add(
        rows.text("A", styles.heading, _("Changes")),
        rows.text("B", styles.heading, _("What a workbook could not hold as it was")),
        height=_HEADING,
    )
    for message in _messages(problems):
        rows.add_words("", message)


def _messages(problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems[:_MOST_CHANGES]:
        yield problem.message
    if len(problems) > _MOST_CHANGES:
        yield _("The list goes on. The program showed all of it when the workbook was written.")
