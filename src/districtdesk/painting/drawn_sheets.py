"""A drawing that is taken along on sheets of paper: on one, or cut down its lanes and across its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from ..i18n import _, ngettext, number
from .page_plan import SIDE
from .page_texts import POINT
from .paper_sizes import USUAL, SheetWishes, paper_name
from .pdf_outline import Bookmark
from .taken import Block, Taken, TakenColumn, all_blocks, foot_blocks, head_block, stack
from .timeline.strokes import Strokes

# In points on paper: letters that are read at ease, and such that smaller ones are not read.
_LETTERS, _LEAST_LETTERS = 8.0, 5.0
# A drawing that is never cut leaves no more than this part of its sheet to its sources, and is widened in such steps.
_LEAST_SHARE, _WIDER, _TRIES = 0.45, 1.1, 12
# A head that says what stands where is reckoned so often, until it no longer grows.
_ROUNDS = 4
_LETTERED = "ABCDEFGHIJ"


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """Pieces of the drawing on a side of paper, at so many parts of a point a point of theirs.

    `name`: its place among sheets that lie beside each other, A1; `beside`: those on which it goes on.
    """

    blocks: Sequence[Block]
    scale: float
    strokes: Strokes
    size: tuple[float, float] = USUAL.size
    name: str = ""
    beside: tuple[str, ...] = ()

    @property
    def letters(self) -> float:
        """How high the smallest letters are, in points."""
        return self.strokes.small.pixelSize() * self.scale / POINT

    def paint(self, painter: QPainter, place: int, count: int) -> None:
        """Where one unit is a part of a point; with its number where there are several."""
        painter.save()
        painter.translate(SIDE * POINT, SIDE * POINT)
        painter.scale(self.scale, self.scale)
        stack(painter, self.blocks)
        if count > 1:
            self._number(painter, self.said(place, count))
        painter.restore()

    def said(self, place: int, count: int) -> str:
        """What stands at its foot, as the one at this place of so many."""
        page, pages = number(place + 1), number(count)
        if not self.name:
            return _("Page {page} of {pages}", page=page, pages=pages)
        said = _("Sheet {sheet}, page {page} of {pages}", sheet=self.name, page=page, pages=pages)
        return _("{said}; goes on at {sheets}", said=said, sheets=", ".join(self.beside)) if self.beside else said

    def _number(self, painter: QPainter, text: str) -> None:
        """Below all that may stand on it, at the right, in letters of the usual size whatever the drawing's are."""
        wide, high = room_of(self.size)
        painter.scale(_LETTERS / self.letters, _LETTERS / self.letters)
        scale = self.scale * _LETTERS / self.letters
        foot, below = high / scale, SIDE * POINT / scale
        painter.setFont(self.strokes.small)
        painter.setPen(self.strokes.colour("dim"))
        painter.drawText(QPointF(wide / scale - self.strokes.width_of(text), foot + below * 0.6), text)


def room_of(size: tuple[float, float]) -> tuple[float, float]:
    """What a side of this size has for a drawing, in parts of a point."""
    return (size[0] - 2 * SIDE) * POINT, (size[1] - 2 * SIDE) * POINT


def make_sheets(taken: Taken, wishes: SheetWishes = USUAL) -> list[DrawnSheet]:
    """In letters that are read at ease, as wide as a sheet or as several, and on as many down as it takes; or all of
    it on one, as small as need be.
    """
    if wishes.on_one:
        return [_readable_sheet(taken, wishes.size)]
    wide, high = room_of(wishes.size)
    taken = taken.over(wide / _scale(taken))
    scale = wide / taken.width
    if wishes.across > 1 and taken.columns is not None:
        return list(_tiled(taken, taken.columns(wishes.across), scale, wishes.size))
    pages = _pages(taken, high / scale)
    return [DrawnSheet(each, scale, taken.strokes, wishes.size) for each in pages]


def name_bookmarks(sheets: Sequence[object]) -> list[Bookmark]:
    """One for each sheet that has a name."""
    drawn = ((place, each) for place, each in enumerate(sheets) if isinstance(each, DrawnSheet) and each.name)
    return [Bookmark(_("Sheet {sheet}", sheet=each.name), place, each.size[1]) for place, each in drawn]


def tell_small(taken: Taken, sheets: Sequence[DrawnSheet], wishes: SheetWishes) -> str:
    """That letters on these sheets are too small to be read, and what it would take; empty where they are not."""
    letters = min(sheet.letters for sheet in sheets)
    if not wishes.on_one or letters >= _LEAST_LETTERS:
        return ""
    count = len(make_sheets(taken, wishes._replace(on_one=False)))
    said = _("The smallest letters are {points} points high, too small to be read.", points=_points(letters))
    takes = ngettext(
        "In letters that can be read it takes {count} sheet of {paper}.",
        "In letters that can be read it takes {count} sheets of {paper}.",
        count,
        paper=paper_name(wishes.paper),
    )
    larger = wishes._replace(paper="a3")
    is_better = wishes.paper != "a3" and _readable_sheet(taken, larger.size).letters >= _LEAST_LETTERS
    way_out = _("On one sheet of A3 they can be read.") if is_better else ""
    return " ".join(filter(None, (said, takes, way_out)))


def _points(letters: float) -> str:
    return number(Decimal(str(round(letters, 1))))


def _scale(taken: Taken) -> float:
    """At how many parts of a point a point of the drawing has letters that are read at ease."""
    return _LETTERS * POINT / taken.strokes.small.pixelSize()


# All on one sheet.


def _readable_sheet(taken: Taken, size: tuple[float, float]) -> DrawnSheet:
    """All of it, and denser where its letters would be too small and are not then."""
    sheet = _one_sheet(taken, size)
    if sheet.letters >= _LEAST_LETTERS or taken.denser is None:
        return sheet
    denser = _one_sheet(taken.denser(), size)
    return denser if denser.letters > sheet.letters else sheet


def _one_sheet(taken: Taken, size: tuple[float, float]) -> DrawnSheet:
    """All of it; what is too high is drawn wider, so that it fills the sheet when it is made smaller."""
    wide, high = room_of(size)
    taken = taken.over(wide / _scale(taken))
    if taken.is_whole:
        return _whole_sheet(taken, size)
    height = sum(each.height for each in all_blocks(taken))
    if height * wide / high > taken.width:
        taken = taken.over(height * wide / high)
    blocks = all_blocks(taken)
    scale = min(wide / taken.width, high / sum(each.height for each in blocks))
    return DrawnSheet(blocks, scale, taken.strokes, size)


def _whole_sheet(taken: Taken, size: tuple[float, float]) -> DrawnSheet:
    """What is never cut, in letters so small that it and its sources have room."""
    wide, high = room_of(size)
    for _try in range(_TRIES):
        room = high / (wide / taken.width)
        head, foot = head_block(taken), foot_blocks(taken)
        left = room - head.height - sum(each.height for each in foot)
        if left >= room * _LEAST_SHARE or taken.widened is None:
            break
        taken = taken.over(taken.width * _WIDER)
    blocks = [head, *taken.blocks(max(left, room * _LEAST_SHARE), room), *foot]
    scale = min(wide / taken.width, high / sum(each.height for each in blocks))
    return DrawnSheet(blocks, scale, taken.strokes, size)


# On several sheets.


def _pages(taken: Taken, room: float) -> list[list[Block]]:
    """The head on the first sheet, the foot below the drawing and, where that has no room, on sheets of its own."""
    head, foot = head_block(taken), foot_blocks(taken)
    first = room - head.height
    if taken.is_whole:
        beside = first - sum(block.height for block in foot)
        first = beside if beside >= room * _LEAST_SHARE else first
    pages = [[block] for block in taken.blocks(first, room)]
    pages[0].insert(0, head)
    return _with_foot(pages, foot, room)


def _with_foot(pages: list[list[Block]], foot: Iterable[Block], room: float) -> list[list[Block]]:
    left = room - sum(block.height for block in pages[-1])
    for block in foot:
        if block.height > left:
            pages.append([])
            left = room
        pages[-1].append(block)
        left -= block.height
    return pages


def _tiled(
    taken: Taken, columns: Sequence[TakenColumn], scale: float, size: tuple[float, float]
) -> Iterable[DrawnSheet]:
    """Line by line from the left: each with its name, and those on which it goes on; then the sources."""
    room = room_of(size)[1] / scale
    head, parts = _indexed_head(taken, columns, room)
    # The titles of the others are no less high, so that their lanes lie at the same height.
    other = Block(head.height, head_block(taken).paint)
    pieces = [each.taken.blocks(room - head.height, room) for each in columns]
    last = _with_foot([[pieces[0][-1]] if parts > 1 else [head, pieces[0][-1]]], foot_blocks(taken), room)
    for down in range(parts):
        for across in range(len(columns)):
            blocks = [pieces[across][down]]
            if down == 0:
                blocks.insert(0, other if across else head)
            if down == parts - 1 and across == 0:
                blocks = last[0]
            right = [_name(across + 1, down)] if across + 1 < len(columns) else []
            below = [_name(across, down + 1)] if down + 1 < parts else []
            yield DrawnSheet(blocks, scale, taken.strokes, size, _name(across, down), (*right, *below))
    for blocks in last[1:]:
        yield DrawnSheet(blocks, scale, taken.strokes, size)


def _name(across: int, down: int) -> str:
    return f"{_LETTERED[across]}{down + 1}"


def _indexed_head(taken: Taken, columns: Sequence[TakenColumn], room: float) -> tuple[Block, int]:
    """The head that says what stands on which sheet, and on how many the drawing goes on down."""
    height = head_block(taken).height
    for _round in range(_ROUNDS):
        parts = taken.blocks(room - height, room)
        head = head_block(taken.saying(*_index(columns, parts)))
        if head.height <= height:
            break
        height = head.height
    return head._replace(height=max(height, head.height)), len(parts)


def _index(columns: Sequence[TakenColumn], parts: Sequence[Block]) -> list[str]:
    across = "; ".join(f"{_LETTERED[place]}: {each.said}" for place, each in enumerate(columns))
    lines = [_("Sheets across: {sheets}", sheets=across)]
    if len(parts) > 1:
        down = "; ".join(f"{place}: {each.said}" for place, each in enumerate(parts, start=1))
        lines.append(_("Sheets down, by their first lane: {sheets}", sheets=down))
    return lines
