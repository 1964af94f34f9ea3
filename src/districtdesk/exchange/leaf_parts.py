"""Writes the parts of one worksheet after the other: its rows, its table, its notes, and how they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.xml.functions import tostring

from .archive import BookArchive
from .changes import Changes
from .charts import rows_under
from .elsewhere import Elsewhere
from .late_rows import BELOW, END, LAST
from .layout import BookValue
from .notes import BOXES_KIND, BOXES_TYPE, COMMENTS_KIND, COMMENTS_TYPE
from .own_styles import OwnStyles
from .sheet_xml import (
    RowStream,
    Tick,
    split,
    with_joined_cells,
    with_links,
    with_note_boxes,
    with_numbers_as_text,
)
from .skeleton import Leaf, Skeleton, chart_row, table_place

_BYTES_A_CELL = 150
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_BOXES = "noteBoxes"


class LeafParts:
    """The worksheets of one workbook. `types`: what must be told of parts that the skeleton does not know."""

    def __init__(
        self, skeleton: Skeleton, archive: BookArchive, styles: OwnStyles, changes: Changes, elsewhere: Elsewhere
    ) -> None:
        self.types: list[str] = []
        self._skeleton = skeleton
        self._archive = archive
        self._styles = styles
        self._changes = changes
        self._elsewhere = elsewhere
        self._boxes = 1

    def write(self, place: int, leaf: Leaf, rows: Iterator[Sequence[BookValue]], tick: Tick) -> int:
        """Write the worksheet at this place among all. Returns how many rows came."""
        skeleton = self._skeleton
        part = skeleton.leaf_parts[place]
        self._changes.sheet = leaf.title
        stream = RowStream(leaf, skeleton.leaf_styles[place], self._styles, self._changes, self._elsewhere)
        head, tail = split(skeleton.parts[part])
        pieces = chain([head], stream.all_chunks(rows, tick), self._end(tail, leaf, stream))
        self._archive.stream(part, pieces, leaf.sheet.row_count * len(leaf.headings) * _BYTES_A_CELL)
        self._archive.expect_rows(part, stream.written)
        self._tell_rows(place, leaf, stream)
        relations = stream.links.relationships() + self._write_notes(place, stream)
        self._relate(part, relations)
        self._write_table(skeleton.tables[place], leaf, stream.count)
        return stream.count

    @staticmethod
    def _end(tail: bytes, leaf: Leaf, stream: RowStream) -> Iterator[bytes]:
        """What follows the rows; asked for when they have been written."""
        end = with_joined_cells(tail, stream.joined)
        end = with_links(end, stream.links.marks())
        end = with_numbers_as_text(end, _text_places(leaf, stream.count))
        yield with_note_boxes(end, _BOXES) if len(stream.notes) else end

    def _tell_rows(self, place: int, leaf: Leaf, stream: RowStream) -> None:
        late = self._skeleton.late_rows
        charts = leaf.sheet.charts
        late.tell(place, LAST, stream.last_row)
        late.tell(place, BELOW, stream.last_row + 1)
        end = stream.end_row
        for number, chart in enumerate(charts):
            late.tell(place, chart_row(number), end)
            end += rows_under(chart)
        late.tell(place, END, end)

    def _write_notes(self, place: int, stream: RowStream) -> str:
        """The parts of the notes; their relationships."""
        if not len(stream.notes):
            return ""
        comments, boxes = f"comments{place + 1}.xml", f"vmlDrawing{place + 1}.vml"
        self._archive.stream(f"xl/{comments}", stream.notes.comments())
        self._archive.stream(f"xl/drawings/{boxes}", stream.notes.boxes(self._boxes))
        self._boxes += stream.notes.blocks()
        if not self.types:
            self.types.append(f'<Default Extension="vml" ContentType="{BOXES_TYPE}"/>')
        self.types.append(f'<Override PartName="/xl/{comments}" ContentType="{COMMENTS_TYPE}"/>')
        return (
            f'<Relationship Id="{_BOXES}" Type="{BOXES_KIND}" Target="../drawings/{boxes}"/>'
            f'<Relationship Id="notes" Type="{COMMENTS_KIND}" Target="../{comments}"/>'
        )

    def _relate(self, part: str, more: str) -> None:
        name = relationships(part)
        known = self._skeleton.parts.get(name, _NO_RELATIONS).decode()
        if more or name in self._skeleton.parts:
            self._archive.add(name, known.replace("</Relationships>", f"{more}</Relationships>").encode())

    def _write_table(self, table: Table | None, leaf: Leaf, rows: int) -> None:
        if table is not None:
            table.ref = table.autoFilter.ref = table_place(leaf, rows)
            self._archive.add(table.path.lstrip("/"), tostring(table.to_tree()))


def relationships(part: str) -> str:
    """Where it stands which parts belong to this one."""
    folder, _slash, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _text_places(leaf: Leaf, rows: int) -> Iterator[str]:
    last = leaf.sheet.heading_row + max(rows, 1)
    for number, column in enumerate(leaf.sheet.columns, 1):
        if column.form == "text" and not column.wrap:
            letter = get_column_letter(number)
            yield f"{letter}{leaf.first_row}:{letter}{last}"
