"""Notes on cells, as Excel, LibreOffice and others show them: a part with the words, and one with their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from .cells import wrapped_lines
from .safe_text import as_xml, make_safe

COMMENTS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
BOXES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
AUTHOR = "DistrictDesk"
_LONGEST = 32_767
# A box counts in pixels of the screen, 96 an inch: letters of Tahoma 9, lines, and what is round them.
_LETTER, _LINE, _ROUND = 6, 15, 12
_NARROWEST, _WIDEST, _MOST_LINES = 20, 48, 24
_ROW_HEIGHT, _ASIDE = 20, 12
# Excel gives each drawing numbers for so many shapes.
_SHAPES = 1_024
_BOXES_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" '
    'data="{blocks}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="_x0000_s{shape}" type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;'
    'width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


class SheetNotes:
    """The notes of one worksheet. `widths` are those of its columns in pixels, 0 for one that is hidden."""

    def __init__(self, widths: Sequence[int]) -> None:
        self._widths = widths
        self._notes: list[tuple[int, int, str]] = []

    def add(self, row: int, column: int, text: str) -> None:
        """Row and column are counted from 1."""
        self._notes.append((row, column, make_safe(text, _LONGEST).text))

    def __len__(self) -> int:
        return len(self._notes)

    def comments(self) -> Iterator[bytes]:
        yield (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<authors><author>{AUTHOR}</author></authors><commentList>"
        ).encode()
        for row, column, text in sorted(self._notes):
            yield (
                f'<comment ref="{get_column_letter(column)}{row}" authorId="0"><text><r><rPr><sz val="9"/>'
                '<color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
                f'<t xml:space="preserve">{as_xml(text)}</t></r></text></comment>'
            ).encode()
        yield b"</commentList></comments>"

    def boxes(self, first_block: int) -> Iterator[bytes]:
        """The boxes, whose numbers begin with this block of them."""
        blocks = ",".join(str(first_block + each) for each in range(self.blocks()))
        yield _BOXES_HEAD.format(blocks=blocks).encode()
        for order, (row, column, text) in enumerate(sorted(self._notes), 1):
            width, height = box_size(text)
            yield _BOX.format(
                shape=first_block * _SHAPES + order,
                order=order,
                width=width * 0.75,
                height=height * 0.75,
                anchor=self._anchor(row - 1, column - 1, width, height),
                row=row - 1,
                column=column - 1,
            ).encode()
        yield b"</xml>"

    def blocks(self) -> int:
        return len(self._notes) // _SHAPES + 1

    def _anchor(self, row: int, column: int, width: int, height: int) -> str:
        """From which column and row, and so many pixels into it, to which: to the right of the cell."""
        left = column + 1
        right, rest = left, _ASIDE + width
        while rest > self._width(right):
            rest -= self._width(right)
            right += 1
        top, down = (row - 1, _ASIDE) if row else (0, 2)
        low, beyond = divmod(down + height, _ROW_HEIGHT)
        return f"{left}, {_ASIDE}, {top}, {down}, {right}, {rest}, {top + low}, {beyond}"

    def _width(self, column: int) -> int:
        return self._widths[column] if column < len(self._widths) else 64


def box_size(text: str) -> tuple[int, int]:
    """Width and height in pixels of a box in which the text has room, as far as a screen has it."""
    longest = max(map(len, text.split("\n")))
    letters = min(max(longest + 2, _NARROWEST), _WIDEST)
    lines = min(wrapped_lines(text, letters), _MOST_LINES)
    return letters * _LETTER + _ROUND, lines * _LINE + _ROUND
