"""What makes Excel say that it found a problem with a workbook, as far as it is known, looked for in its parts.

The rules are of ECMA-376 and of https://learn.microsoft.com/openspecs/office_standards/ms-oe376; the limits of
https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from lxml import etree
from openpyxl.utils import range_boundaries

from .further_repair_rules import broken_further_rules
from .workbook_parts import DOCUMENT, MAIN, Workbook

# ECMA-376, part 1, 18.3.1.99: in this order, each at most once but for conditional formats.
_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
_FORBIDDEN_TITLE = re.compile(r"[\[\]:*?/\\]|^'|'$|_x[0-9A-Fa-f]{4}_")
_NAME = re.compile(r"[A-Za-z_\\][A-Za-z0-9_.\\?]*")
_LIKE_PLACE = re.compile(r"([A-Za-z]{1,3}[0-9]+|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*)")
_MOST_LINKS, _MOST_STYLES, _LONGEST = 65_530, 64_000, 32_767
_LARGEST = 9.99999999999999e307
_LONGEST_HEADER, _LONGEST_FORMULA, _LONGEST_INLINE_LIST = 255, 8_192, 255


def broken_rules(path: Path) -> list[str]:
    """What Excel would complain of, one line each."""
    book = Workbook(path)
    rules = (_of_parts, _of_titles, _of_names, _of_styles, _of_tables, _of_worksheets, broken_further_rules)
    return [line for rule in rules for line in rule(book)]


def _of_parts(book: Workbook) -> Iterator[str]:
    yield from (f"part twice: {name}" for name, count in Counter(map(str.lower, book.names)).items() if count > 1)
    types = book.trees["[Content_Types].xml"]
    told = {each.get("PartName", "").lstrip("/") for each in types}
    endings = {each.get("Extension") for each in types}
    for name in book.names:
        if name not in told and name.rpartition(".")[2] not in endings:
            yield f"no content type: {name}"
    yield from (f"content type of nothing: {name}" for name in told - {""} - set(book.names))
    for name in book.names:
        for link, (kind, target) in book.related(name).items():
            if target and target not in book.names:
                yield f"{name}: {link} ({kind}) points at nothing: {target}"


def _of_titles(book: Workbook) -> Iterator[str]:
    titles = [title for title, _part in book.sheets()]
    for title in titles:
        is_kept_back = title.casefold() == "history"
        if not title or len(title.encode("utf-16-le")) > 62 or _FORBIDDEN_TITLE.search(title) or is_kept_back:
            yield f"sheet title: {title!r}"
    if len({title.casefold() for title in titles}) < len(titles):
        yield f"sheet title twice: {titles}"
    sheets = book.trees["xl/workbook.xml"].iter(f"{MAIN}sheet")
    if not any(each.get("state", "visible") == "visible" for each in sheets):
        yield "no sheet can be seen"


def _of_names(book: Workbook) -> Iterator[str]:
    titles = {title for title, _part in book.sheets()}
    seen: set[tuple[str, str | None]] = set()
    for each in book.trees["xl/workbook.xml"].iter(f"{MAIN}definedName"):
        name, where = each.get("name"), each.get("localSheetId")
        is_fit = _NAME.fullmatch(name) and not _LIKE_PLACE.fullmatch(name) and len(name) <= 255
        if not is_fit and not name.startswith("_xlnm."):
            yield f"defined name: {name!r}"
        if (name.casefold(), where) in seen:
            yield f"defined name twice: {name!r}"
        seen.add((name.casefold(), where))
        for quoted in re.findall(r"'((?:[^']|'')+)'!", each.text or ""):
            if quoted.replace("''", "'") not in titles:
                yield f"{name}: no sheet {quoted!r}"


def _of_styles(book: Workbook) -> Iterator[str]:
    styles = book.trees["xl/styles.xml"]
    count = {etree.QName(each).localname: len(each) for each in styles}
    if count["cellXfs"] > _MOST_STYLES:
        yield f"{count['cellXfs']} cell formats"
    own = [int(each.get("numFmtId")) for each in styles.iter(f"{MAIN}numFmt")]
    yield from (f"number format twice: {each}" for each, times in Counter(own).items() if times > 1 and each < 900)
    for look in styles.find(f"{MAIN}cellXfs"):
        for key, kind in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            if int(look.get(key, 0)) >= count[kind]:
                yield f"a cell format without its {key}"
    for _title, part in book.sheets():
        tree = book.trees[part]
        if any(int(cell.get("s", 0)) >= count["cellXfs"] for cell in tree.iter(f"{MAIN}c")):
            yield f"{part}: a cell of a format that there is not"
        if any(int(rule.get("dxfId", 0)) >= count.get("dxfs", 0) for rule in tree.iter(f"{MAIN}cfRule")):
            yield f"{part}: a rule of a format that there is not"


def _of_tables(book: Workbook) -> Iterator[str]:
    names, ids = Counter[str](), Counter[str]()
    for title, part in book.sheets():
        places = []
        for kind, target in book.related(part).values():
            if kind != "table":
                continue
            table = book.trees[target]
            names[table.get("displayName").casefold()] += 1
            ids[table.get("id")] += 1
            places.append(range_boundaries(table.get("ref")))
            yield from _of_table(table, book.trees[part], title)
        yield from (f"{title}: tables overlap" for one, other in combinations(places, 2) if _overlap(one, other))
        if places and book.trees[part].find(f"{MAIN}autoFilter") is not None:
            yield f"{title}: a filter beside that of a table"
    defined = {each.get("name").casefold() for each in book.trees["xl/workbook.xml"].iter(f"{MAIN}definedName")}
    yield from (f"table name: {name}" for name, times in names.items() if times > 1 or name in defined)
    yield from (f"table name: {name}" for name in names if not _NAME.fullmatch(name) or _LIKE_PLACE.fullmatch(name))
    yield from (f"table id twice: {each}" for each, times in ids.items() if times > 1)


def _of_table(table: etree._Element, sheet: etree._Element, title: str) -> Iterator[str]:
    left, top, right, bottom = range_boundaries(table.get("ref"))
    columns = [each.get("name") for each in table.iter(f"{MAIN}tableColumn")]
    if len(columns) != right - left + 1 or bottom <= top:
        yield f"{title}: the table has {len(columns)} columns in {table.get('ref')}"
    if len({each.casefold() for each in columns}) < len(columns):
        yield f"{title}: a heading twice"
    row = next((each for each in sheet.iter(f"{MAIN}row") if each.get("r") == str(top)), ())
    shown = [_text(cell) for cell in row][left - 1 : right]
    if shown != columns:
        yield f"{title}: headings {shown} are not {columns}"
    found = table.find(f"{MAIN}autoFilter")
    totals = int(table.get("totalsRowCount", 0))
    if found is not None and range_boundaries(found.get("ref")) != (left, top, right, bottom - totals):
        yield f"{title}: the filter of the table is not where the table is"


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _text(cell: etree._Element) -> str:
    return "".join(each.text or "" for each in cell.iter(f"{MAIN}t"))


def _of_worksheets(book: Workbook) -> Iterator[str]:
    for title, part in book.sheets():
        tree = book.trees[part]
        for rule in (_of_order, _of_cells, _of_links, _of_choices, _of_header):
            yield from (f"{title}: {line}" for line in rule(tree))
        links = {each.get(f"{DOCUMENT}id") for each in tree.iter() if each.get(f"{DOCUMENT}id")}
        missing = links - set(book.related(part))
        yield from (f"{title}: no relationship {link}" for link in missing)
        yield from (f"{title}: {line}" for line in _of_notes(book, part))


def _of_order(tree: etree._Element) -> Iterator[str]:
    found = [etree.QName(each).localname for each in tree]
    places = [_ORDER.index(each) for each in found]
    if places != sorted(places) or any(
        times > 1 for name, times in Counter(found).items() if name != "conditionalFormatting"
    ):
        yield f"elements out of order: {found}"


def _of_cells(tree: etree._Element) -> Iterator[str]:
    last = 0
    for row in tree.iter(f"{MAIN}row"):
        number = int(row.get("r"))
        if number <= last or number > 1_048_576 or float(row.get("ht", 1)) > 409:
            yield f"row {number}"
        last, columns = number, []
        for cell in row:
            place = range_boundaries(cell.get("r"))
            columns.append(place[0])
            if place[1] != number:
                yield f"cell {cell.get('r')} in row {number}"
            yield from _of_cell(cell)
        if columns != sorted(set(columns)):
            yield f"cells of row {number} out of order"
    merged = [range_boundaries(each.get("ref")) for each in tree.iter(f"{MAIN}mergeCell")]
    yield from (f"merged cells overlap: {one}" for one, other in combinations(merged, 2) if _overlap(one, other))


def _of_cell(cell: etree._Element) -> Iterator[str]:
    value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
    if len(_text(cell).encode("utf-16-le")) > _LONGEST * 2:
        yield f"{cell.get('r')} is too long"
    if formula is not None and len(formula.text or "") > _LONGEST_FORMULA:
        yield f"{cell.get('r')} has too long a formula"
    if cell.get("t", "n") == "n" and value is not None and abs(float(value.text or "")) > _LARGEST:
        yield f"{cell.get('r')} is too large"


def _of_links(tree: etree._Element) -> Iterator[str]:
    places = [each.get("ref") for each in tree.iter(f"{MAIN}hyperlink")]
    if len(places) > _MOST_LINKS or len(set(places)) < len(places):
        yield f"{len(places)} links, {len(set(places))} places"


def _of_choices(tree: etree._Element) -> Iterator[str]:
    for each in tree.iter(f"{MAIN}dataValidation"):
        formula = each.findtext(f"{MAIN}formula1") or ""
        if formula.startswith('"') and len(formula) > _LONGEST_INLINE_LIST + 2:
            yield f"a list of {len(formula)} signs"
        if len(each.get("errorTitle", "")) > 32 or len(each.get("error", "")) > 255:
            yield "what is said of wrong choices is too long"
    for each in tree.iter(f"{MAIN}cfRule"):
        if any(len(formula.text or "") > _LONGEST_FORMULA for formula in each):
            yield "a rule is too long"
    priorities = [each.get("priority") for each in tree.iter(f"{MAIN}cfRule")]
    if len(set(priorities)) < len(priorities):
        yield "two rules of one priority"


def _of_header(tree: etree._Element) -> Iterator[str]:
    for each in tree.iter(f"{MAIN}oddHeader", f"{MAIN}oddFooter"):
        if len(each.text or "") > _LONGEST_HEADER:
            yield f"{etree.QName(each).localname} of {len(each.text or '')} signs"


def _of_notes(book: Workbook, part: str) -> Iterator[str]:
    related: Iterable[tuple[str, str]] = book.related(part).values()
    notes = [target for kind, target in related if kind == "comments"]
    drawn = book.trees[part].find(f"{MAIN}legacyDrawing") is not None
    if len(notes) > 1 or bool(notes) != drawn:
        yield "notes without their drawing, or in two parts"
    for target in notes:
        tree = book.trees[target]
        places = [each.get("ref") for each in tree.iter(f"{MAIN}comment")]
        authors = len(list(tree.iter(f"{MAIN}author")))
        if len(set(places)) < len(places):
            yield "two notes on one cell"
        for each in tree.iter(f"{MAIN}comment"):
            if int(each.get("authorId")) >= authors or len(_text(each).encode("utf-16-le")) > _LONGEST * 2:
                yield f"the note on {each.get('ref')}"
