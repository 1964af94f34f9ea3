"""The workbook without its rows, as openpyxl makes it: styles, tables, widths, panes, print set-up, properties."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.units import cm_to_EMU
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.filters import FilterColumn
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ..i18n import _
from ..records.titling import joined
from .charts import WIDTH, draw, height_of
from .document import DocumentSheet
from .document_paper import fill_document
from .drop_downs import DropDowns, ReadNames, name_places
from .inks import ACCENT
from .late_rows import BELOW, END, LAST, LateRows
from .layout import BookColumn, BookSheet, CellLook, Cover, Form, MarkLook
from .look import Look, Styles, column_look, is_number, look_of, number_formats
from .marked_rows import LOOKS, as_cell, mark_rows
from .paper import print_plan, sheet_width
from .safe_text import cut, escape_signs, make_safe
from .saved_parts import saved_parts
from .titles import end_mark, field_mark, given_mark

_WIDEST_FROZEN = 48
_LONGEST_HEADING = 72
COVER_WIDTHS = (34, 92, 12)
_NEWEST_RECKONER = 191_029


@dataclass(frozen=True, slots=True)
class Leaf:
    """One worksheet to be written: a sheet, or a part of one that is too long for a single worksheet.

    `is_last`: of its sheet, under whose rows stands what is below them.
    """

    sheet: BookSheet
    title: str
    table_name: str
    headings: tuple[str, ...]
    is_last: bool = True

    @property
    def first_row(self) -> int:
        """That of the rows themselves, below what stands above and the headings."""
        return self.sheet.heading_row + 1

    @property
    def has_below(self) -> bool:
        return self.is_last and self.sheet.below is not tuple


@dataclass(frozen=True, slots=True)
class LeafStyles:
    """Style numbers of one worksheet: each heading's, each column's, and that of rows that head others."""

    headings: tuple[int, ...]
    columns: tuple[tuple[int, ...], ...]
    group: int = 0


@dataclass(frozen=True, slots=True)
class CoverStyles:
    title: int
    label: int
    words: int
    number: int
    heading: int
    count_heading: int
    count: int
    link: int
    marks: dict[MarkLook, int]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Every part of the file as bytes, in the order in which they are best written, and what the rows need.

    A worksheet without an Excel table has None in its place. `looks` and `forms`: styles of cells with their own.
    """

    parts: dict[str, bytes]
    cover_part: str
    leaf_parts: tuple[str, ...]
    tables: tuple[Table | None, ...]
    cover_styles: CoverStyles
    leaf_styles: tuple[LeafStyles, ...]
    looks: dict[tuple[CellLook, bool], int]
    forms: dict[Form, tuple[int, ...]]
    late_rows: LateRows


def make_skeleton(
    cover: Cover,
    cover_title: str,
    leaves: list[Leaf],
    documents: Sequence[tuple[str, DocumentSheet]] = (),
    *,
    lists_title: str,
    names: ReadNames,
) -> Skeleton:
    """`documents`, by their titles, stand before the tables; where there is nothing else, the cover is hidden.

    `lists_title` is of the hidden worksheet of what the drop-downs offer, where it is needed.
    """
    book = Workbook()
    _name_book(book, cover)
    _tell_given(book, cover)
    first = book.active
    first.title = cover_title
    _lay_cover(first, cover)
    styles = Styles(first)
    _add_documents(book, cover, documents, are_all=not leaves)
    sheets = [book.create_sheet(leaf.title) for leaf in leaves]
    late = LateRows()
    tables = _fill_sheets(sheets, leaves, cover, late)
    _add_charts(sheets, leaves, late)
    _add_drop_downs(book, sheets, leaves, lists_title, names)
    leaf_styles, cover_styles = tuple(_leaf_styles(styles, leaf) for leaf in leaves), _cover_styles(styles)
    own_looks, forms = styles.looks(), styles.forms()
    parts = saved_parts(book)
    return Skeleton(
        parts=parts,
        cover_part=first.path.lstrip("/"),
        leaf_parts=tuple(sheet.path.lstrip("/") for sheet in sheets),
        tables=tuple(tables),
        cover_styles=cover_styles,
        leaf_styles=leaf_styles,
        looks=own_looks,
        forms=forms,
        late_rows=late,
    )


def _fill_sheets(sheets: list[Worksheet], leaves: list[Leaf], cover: Cover, late: LateRows) -> list[Table | None]:
    """Lay out each worksheet but for its rows, and return its table."""
    tables = []
    looks: dict[Look, ColumnDimension] = {}
    for place, (sheet, leaf) in enumerate(zip(sheets, leaves, strict=True)):
        _lay_sheet(sheet, leaf, looks)
        _set_print(sheet, leaf, cover, late.hold(place, END))
        sheet.sheet_state = "hidden" if leaf.sheet.is_hidden else "visible"
        _mark_fields(sheet, leaf, late.hold(place, BELOW) if leaf.has_below else None)
        mark_rows(sheet, leaf.sheet)
        tables.append(_add_table(sheet, leaf) if leaf.sheet.shape == "table" else None)
    return tables


def _add_documents(
    book: Workbook, cover: Cover, documents: Sequence[tuple[str, DocumentSheet]], *, are_all: bool
) -> None:
    for title, document in documents:
        sheet = book.create_sheet(title)
        _set_page(sheet, cover)
        # Pages that lie apart still say of which record they tell.
        sheet.oddHeader.left.text = _header_text(joined((cover.title, document.title)))
        fill_document(sheet, document)
    if documents and are_all:
        book.worksheets[0].sheet_state, book.active = "hidden", 1


def table_place(leaf: Leaf, rows: int) -> str:
    """Where the table stands. Excel wants at least one row below the headings, even an empty one."""
    first, last = leaf.sheet.heading_row, leaf.sheet.heading_row + max(rows, 1)
    return f"A{first}:{get_column_letter(len(leaf.headings))}{last}"


def _name_book(book: Workbook, cover: Cover) -> None:
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    title = cut(make_safe(cover.title).text, 200)
    book.properties = DocumentProperties(title=title, creator="DistrictDesk", created=now, modified=now)
    # Formulas carry their results. What an older Excel has reckoned a newer one reckons again, and then asks to save
    # what was only looked at: https://learn.microsoft.com/office/client-developer/excel/excel-recalculation
    book.calculation.fullCalcOnLoad = False
    book.calculation.calcId = _NEWEST_RECKONER


def _tell_given(book: Workbook, cover: Cover) -> None:
    for name, text in cover.given:
        mark = given_mark(name)
        book.defined_names[mark] = DefinedName(mark, attr_text=f'"{text}"', hidden=True)


def _lay_cover(sheet: Worksheet, cover: Cover) -> None:
    sheet.sheet_properties.tabColor = ACCENT
    sheet.sheet_view.showGridLines = False
    for number, width in enumerate(COVER_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _set_page(sheet, cover)
    _fit_width(sheet)


def _lay_sheet(sheet: Worksheet, leaf: Leaf, looks: dict[Look, ColumnDimension]) -> None:
    for number, column in enumerate(leaf.sheet.columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = sheet_width(column)
        dimension.hidden = column.hidden
        # Rows that a person adds below get the look of the column.
        if look_of(column) in looks:
            dimension._style = copy(looks[look_of(column)]._style)
            continue
        for part, value in column_look(column, number_formats(column)[0]).items():
            setattr(dimension, part, value)
        looks[look_of(column)] = dimension
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False) if leaf.sheet.group_count else None
    if leaf.sheet.shape == "table":
        sheet.freeze_panes = f"{get_column_letter(_frozen(leaf.sheet.columns) + 1)}{leaf.first_row}"
    sheet.sheet_view.showGridLines = leaf.sheet.shape == "table"


def _frozen(columns: tuple[BookColumn, ...]) -> int:
    """How many columns stay in view: up to the first name that is seen, unless they would fill the screen."""
    width = 0.0
    for number, column in enumerate(columns, 1):
        width += 0 if column.hidden else sheet_width(column)
        if not column.hidden and column.form == "text":
            return number if width <= _WIDEST_FROZEN and number < len(columns) else 0
    return 0


def _set_print(sheet: Worksheet, leaf: Leaf, cover: Cover, last_row: int) -> None:
    columns = leaf.sheet.columns
    plan, frozen = print_plan(columns), _frozen(columns)
    _set_page(sheet, cover)
    sheet.page_setup.pageOrder = "overThenDown"
    if plan.breaks:
        # Excel heeds no breaks where it is told to fit.
        sheet.page_setup.scale = plan.scale
        for after in plan.breaks:
            sheet.col_breaks.append(Break(id=after))
    else:
        _fit_width(sheet)
    if leaf.sheet.shape == "page":
        sheet.page_setup.fitToHeight = 1
    else:
        sheet.print_title_rows = f"{leaf.sheet.heading_row}:{leaf.sheet.heading_row}"
    if plan.breaks and frozen:
        sheet.print_title_cols = f"A:{get_column_letter(frozen)}"
    if plan.columns < len(columns) and not leaf.sheet.is_hidden:
        sheet.print_area = f"A1:{get_column_letter(plan.columns)}{last_row}"
    _head_page(sheet, leaf.sheet.full_title or leaf.title, cover)


def _head_page(sheet: Worksheet, title: str, cover: Cover) -> None:
    then = _("{title}, {clock}", title=title, clock=cover.day) if cover.day else title
    sheet.oddHeader.left.text = _header_text(then)


def _fit_width(sheet: Worksheet) -> None:
    """All columns beside each other on one page: every program reckons widths a little otherwise."""
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _set_page(sheet: Worksheet, cover: Cover) -> None:
    """A4 across; above the register, below when it was made and which page it is."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.75
    sheet.HeaderFooter.scaleWithDoc = False
    sheet.oddHeader.right.text = _header_text(cover.register)
    for band in (sheet.oddHeader, sheet.oddFooter) if cover.mark else ():
        band.center.text, band.center.font = _header_text(cover.mark), "-,Bold"
    sheet.oddFooter.left.text = _header_text(cover.made_on)
    sheet.oddFooter.right.text = _header_text(_("Page {page} of {pages}", page="\x01", pages="\x02"))


def _header_text(text: str) -> str:
    """Excel reads & as the start of a code; two of them are the sign itself. Of all three parts it takes 255."""
    doubled = text.replace("&", "&&")
    if len(doubled) > _LONGEST_HEADING:
        room = max(_LONGEST_HEADING - text.count("&"), _LONGEST_HEADING // 2)
        doubled = cut(text, room).replace("&", "&&")
    return doubled.replace("\x01", "&P").replace("\x02", "&N")


def _mark_fields(sheet: Worksheet, leaf: Leaf, below: int | None) -> None:
    """A hidden name on each heading carries the field key, and one tells from where on rows are no records. Excel and
    LibreOffice move it with the heading when a column is moved, and keep it when the heading, the sheet or the rows
    are changed."""
    title = quote_sheetname(leaf.title)
    if below is not None:
        mark = end_mark(leaf.sheet.name)
        sheet.defined_names[mark] = DefinedName(mark, attr_text=f"{title}!$A${below}", hidden=True)
    if leaf.sheet.shape != "table":
        return
    for number, column in enumerate(leaf.sheet.columns, 1):
        place = f"{title}!${get_column_letter(number)}${leaf.sheet.heading_row}"
        mark = field_mark(leaf.sheet.name, column.key)
        sheet.defined_names[mark] = DefinedName(mark, attr_text=place, hidden=True)


def _add_table(sheet: Worksheet, leaf: Leaf) -> Table:
    table = Table(displayName=leaf.table_name, ref=table_place(leaf, 0))
    table._initialise_columns()
    for column, heading in zip(table.tableColumns, leaf.headings, strict=True):
        column.name = escape_signs(heading)
    hidden = [place for place, column in enumerate(leaf.sheet.columns) if not column.filtered]
    table.autoFilter.filterColumn = [FilterColumn(colId=place, hiddenButton=True) for place in hidden]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    return table


def _add_charts(sheets: list[Worksheet], leaves: list[Leaf], late: LateRows) -> None:
    """Charts stand one below the other, each drawn from the first worksheet of the sheet that it names."""
    tables = {leaf.sheet.name: place for place, leaf in reversed(list(enumerate(leaves)))}
    for place, (sheet, leaf) in enumerate(zip(sheets, leaves, strict=True)):
        for number, chart in enumerate(leaf.sheet.charts if leaf.is_last else ()):
            table = leaves[tables[chart.sheet]]
            rows = table.first_row, late.hold(tables[chart.sheet], LAST)
            drawn = draw(chart, sheets[tables[chart.sheet]], table.sheet.columns, rows, table.sheet.heading_row)
            size = XDRPositiveSize2D(cm_to_EMU(WIDTH), cm_to_EMU(height_of(chart)))
            # The anchor counts from nought.
            marker = AnchorMarker(col=0, colOff=100_000, row=late.hold(place, chart_row(number)))
            drawn.anchor = OneCellAnchor(_from=marker, ext=size)
            sheet.add_chart(drawn)


def chart_row(number: int) -> str:
    """What the row above a chart is called among the late ones."""
    return f"chart {number}"


def _add_drop_downs(
    book: Workbook, sheets: list[Worksheet], leaves: list[Leaf], title: str, names: ReadNames
) -> None:
    drop_downs = DropDowns(book, title, names, name_places([(leaf.title, leaf.sheet) for leaf in leaves]))
    for sheet, leaf in zip(sheets, leaves, strict=True):
        drop_downs.add(sheet, leaf.sheet)


def _leaf_styles(styles: Styles, leaf: Leaf) -> LeafStyles:
    columns = leaf.sheet.columns
    return LeafStyles(
        tuple(styles.heading(is_number(column), is_filtered=column.filtered) for column in columns),
        tuple(styles.column(column) for column in columns),
        styles.group() if leaf.sheet.group_count else 0,
    )


def _cover_styles(styles: Styles) -> CoverStyles:
    return CoverStyles(
        title=styles.title(),
        label=styles.label(),
        words=styles.words(),
        number=styles.number_beside_words(),
        heading=styles.heading(is_number=False),
        count_heading=styles.heading(is_number=True),
        count=styles.count(),
        link=styles.link(),
        marks={look: styles.number(**as_cell(look)) for look in LOOKS},
    )
