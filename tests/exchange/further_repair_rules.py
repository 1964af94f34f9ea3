"""More of what makes Excel repair a workbook: places, limits and counts within its parts, formulas, notes, charts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import range_boundaries

from .workbook_parts import DOCUMENT, MAIN, Workbook

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_VML, _OFFICE, _EXCEL = (
    "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}",
    "{urn:schemas-microsoft-com:office:excel}",
)  # fmt: skip
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
_LONGEST_STRING, _LONGEST_HEADING, _LONGEST_FORMAT, _LONGEST_FONT = 255, 255, 255, 31
_LONGEST_ADDRESS, _LONGEST_TIP, _LONGEST_NAME_FORMULA = 2_079, 255, 8_192
_MOST_CHOICES, _MOST_BREAKS, _MOST_FORMATS, _MOST_FONTS, _MOST_LEVELS = 65_534, 1_026, 250, 1_024, 64
# What counts its own children.
_COUNTED = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "mergeCells")
_COUNTED_TOO = ("dataValidations", "tableParts", "tableColumns", "rowBreaks", "colBreaks")
# ECMA-376, part 1, 18.2.27, 18.8.39, 18.5.1.2, 18.3.1.4 and others: in which order their children stand.
_ORDERS = {
    "workbook": (
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
        "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "extLst",
    ),
    "styleSheet": (
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors", "extLst",
    ),
    "table": ("autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"),
    "dxf": ("font", "numFmt", "fill", "alignment", "border", "protection", "extLst"),
    "xf": ("alignment", "protection", "extLst"),
    "c": ("f", "v", "is", "extLst"),
    "sheetPr": ("tabColor", "outlinePr", "pageSetUpPr"),
    "sheetView": ("pane", "selection", "pivotSelection", "extLst"),
    "dataValidation": ("formula1", "formula2"),
    "headerFooter": ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"),
    "comments": ("authors", "commentList", "extLst"),
}  # fmt: skip


def broken_further_rules(book: Workbook) -> Iterator[str]:
    """What Excel would complain of, one line each."""
    for rule in (_of_relationships, _of_orders, _of_counts, _of_book, _of_looks, _of_strings, _of_charts):
        yield from rule(book)
    names = {each.get("name") for each in book.trees["xl/workbook.xml"].iter(f"{MAIN}definedName")}
    for title, part in book.sheets():
        tree = book.trees[part]
        rules: tuple[Callable[[etree._Element], Iterator[str]], ...] = (
            _of_columns, _of_joined, _of_view, _of_breaks, _of_places, _of_addresses
        )  # fmt: skip
        for rule_of_sheet in rules:
            yield from (f"{title}: {line}" for line in rule_of_sheet(tree))
        yield from (f"{title}: {line}" for line in _of_formulas(book, tree))
        yield from (f"{title}: {line}" for line in _of_offers(tree, names))
        yield from (f"{title}: {line}" for line in _of_tables(book, part))
        yield from (f"{title}: {line}" for line in _of_boxes(book, part))
    yield from _of_all_boxes(book)


def _of_relationships(book: Workbook) -> Iterator[str]:
    for name in (each for each in book.names if each.endswith(".rels")):
        ids = [each.get("Id") for each in book.trees[name]]
        if len(set(ids)) < len(ids):
            yield f"{name}: an id twice"
        for each in book.trees[name]:
            outside = each.get("TargetMode") == "External"
            if outside and not _is_address(each.get("Target")):
                yield f"{name}: no address: {each.get('Target')!r}"
    pointed = {target for name in book.names for _kind, target in book.related(name).values()}
    pointed |= {target for _kind, target in book.related("").values()}
    for name in book.names:
        if name not in pointed and not name.endswith(".rels") and name != "[Content_Types].xml":
            yield f"nothing points at {name}"
        if name.startswith("/") or "\\" in name or name.endswith("/"):
            yield f"name of a part: {name}"


def _is_address(target: str) -> bool:
    if len(target) > _LONGEST_ADDRESS or re.search(r"[\s<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})", target):
        return False
    parts = urlsplit(target)
    return parts.scheme in ("http", "https", "mailto") and bool(parts.netloc or parts.path)


def _of_orders(book: Workbook) -> Iterator[str]:
    for name, tree in book.trees.items():
        for each in tree.iter(*(f"{MAIN}{parent}" for parent in _ORDERS)):
            own = etree.QName(each).localname
            order = _ORDERS[own]
            found = [etree.QName(child).localname for child in each]
            places = [order.index(child) if child in order else -1 for child in found]
            several = {"selection"} & set(found)
            if -1 in places or places != sorted(places) or (len(set(found)) < len(found) and not several):
                yield f"{name}: in {own} stands {found}"


def _of_counts(book: Workbook) -> Iterator[str]:
    for name, tree in book.trees.items():
        for each in tree.iter(*(f"{MAIN}{counted}" for counted in (*_COUNTED, *_COUNTED_TOO))):
            if each.get("count") is not None and int(each.get("count")) != len(each):
                yield f"{name}: {etree.QName(each).localname} says {each.get('count')} of {len(each)}"
            if not len(each) and etree.QName(each).localname not in ("dxfs", "cellStyles"):
                yield f"{name}: an empty {etree.QName(each).localname}"


def _of_book(book: Workbook) -> Iterator[str]:
    tree = book.trees["xl/workbook.xml"]
    sheets = list(tree.iter(f"{MAIN}sheet"))
    for key in ("sheetId", f"{DOCUMENT}id"):
        if len({each.get(key) for each in sheets}) < len(sheets):
            yield f"{key} twice"
    for view in tree.iter(f"{MAIN}workbookView"):
        active = int(view.get("activeTab", 0))
        if active >= len(sheets) or sheets[active].get("state", "visible") != "visible":
            yield f"the sheet {active} that is shown first cannot be"
    for each in tree.iter(f"{MAIN}definedName"):
        name, text, where = each.get("name"), each.text or "", int(each.get("localSheetId", 0))
        if where >= len(sheets) or not text or len(text) > _LONGEST_NAME_FORMULA:
            yield f"{name}: of sheet {where}: {text!r}"
        if text.startswith('"') and (len(text) > _LONGEST_STRING + 2 or text.count('"') % 2):
            yield f"{name}: a string of {len(text)} signs"
        if name in ("_xlnm.Print_Area", "_xlnm.Print_Titles"):
            yield from (f"{name}: {part!r}" for part in _parts(text) if not _is_printed(part))


def _parts(text: str) -> list[str]:
    """What stands between commas outside of quotes."""
    return re.findall(r"(?:'(?:[^']|'')*'|[^,'])+", text)


def _is_printed(part: str) -> bool:
    place = part.rpartition("!")[2]
    return bool(re.fullmatch(r"\$[A-Z]{1,3}\$\d+(:\$[A-Z]{1,3}\$\d+)?|\$\d+:\$\d+|\$[A-Z]{1,3}:\$[A-Z]{1,3}", place))


def _of_looks(book: Workbook) -> Iterator[str]:
    styles = book.trees["xl/styles.xml"]
    own = styles.findall(f"{MAIN}numFmts/{MAIN}numFmt")
    known = {int(each.get("numFmtId")) for each in own}
    if len(own) > _MOST_FORMATS or any(each < 164 for each in known):
        yield f"{len(own)} number formats, from {min(known)}"
    for each in styles.iter(f"{MAIN}numFmt"):
        code = each.get("formatCode")
        bare = re.sub(r'"[^"]*"|\\.|_.', "", code)
        if len(code) > _LONGEST_FORMAT or '"' in bare or bare.count(";") > 3 or not code:
            yield f"number format {code!r}"
    fonts = list(styles.iter(f"{MAIN}font"))
    if len(fonts) > _MOST_FONTS:
        yield f"{len(fonts)} fonts"
    for font in fonts:
        name, size = font.find(f"{MAIN}name"), font.find(f"{MAIN}sz")
        if name is not None and len(name.get("val")) > _LONGEST_FONT:
            yield f"font {name.get('val')}"
        if size is not None and not 1 <= float(size.get("val")) <= 409:
            yield f"letters of {size.get('val')} points"
    bases = len(styles.find(f"{MAIN}cellStyleXfs"))
    for look in (*styles.find(f"{MAIN}cellXfs"), *styles.find(f"{MAIN}cellStyles")):
        number = int(look.get("numFmtId", 0))
        if int(look.get("xfId", 0)) >= bases or (number >= 164 and number not in known):
            yield f"a format of {dict(look.attrib)}"
    for each in styles.iter(f"{MAIN}color", f"{MAIN}fgColor", f"{MAIN}bgColor"):
        if each.get("rgb") and not re.fullmatch("[0-9A-Fa-f]{8}", each.get("rgb")):
            yield f"colour {each.get('rgb')}"


def _of_strings(book: Workbook) -> Iterator[str]:
    """Of shared strings there are as many as are said, and none is named that is not there."""
    strings = book.trees.get("xl/sharedStrings.xml")
    held = len(strings) if strings is not None else 0
    named = 0
    for title, part in book.sheets():
        for cell in book.trees[part].iter(f"{MAIN}c"):
            if cell.get("t") == "s":
                named += 1
                if int(cell.findtext(f"{MAIN}v") or "-1") not in range(held):
                    yield f"{title}: {cell.get('r')} names no string"
    if strings is not None and strings.get("uniqueCount") not in (None, str(held)):
        yield f"{strings.get('uniqueCount')} strings are {held}"
    if strings is not None and int(strings.get("count") or named) < held:
        yield f"{strings.get('count')} cells name {held} strings"


def _of_columns(tree: etree._Element) -> Iterator[str]:
    spans = [(int(each.get("min")), int(each.get("max"))) for each in tree.iter(f"{MAIN}col")]
    if any(not 1 <= first <= last <= _MOST_COLUMNS for first, last in spans):
        yield f"columns {spans}"
    if any(one[1] >= other[0] for one, other in pairwise(spans)):
        yield "columns are told twice, or out of order"
    if any(not 0 <= float(each.get("width", 8)) <= 255 for each in tree.iter(f"{MAIN}col")):
        yield "too wide a column"
    if any(int(each.get("outlineLevel", 0)) > 7 for each in tree.iter(f"{MAIN}col", f"{MAIN}row")):
        yield "too many levels"


def _of_joined(tree: etree._Element) -> Iterator[str]:
    for each in tree.iter(f"{MAIN}mergeCell"):
        left, top, right, bottom = range_boundaries(each.get("ref"))
        if (left, top) == (right, bottom):
            yield f"one cell is joined: {each.get('ref')}"


def _of_view(tree: etree._Element) -> Iterator[str]:
    for pane in tree.iter(f"{MAIN}pane"):
        left, top, _right, _bottom = range_boundaries(pane.get("topLeftCell", "A1"))
        across, down = (int(float(pane.get(key, 0))) for key in ("xSplit", "ySplit"))
        if not (across or down) or left <= across or top <= down:
            yield f"a pane {dict(pane.attrib)}"
        panes = {each.get("pane", "topLeft") for each in tree.iter(f"{MAIN}selection")}
        if not panes <= _panes(across, down) | {"topLeft"}:
            yield f"what is selected in {panes}"
    for setup in tree.iter(f"{MAIN}pageSetup"):
        fits = (int(setup.get(key, 1)) for key in ("fitToWidth", "fitToHeight"))
        if not 10 <= int(setup.get("scale", 100)) <= 400 or any(not 0 <= each <= 32_767 for each in fits):
            yield f"a page of {dict(setup.attrib)}"


def _panes(across: int, down: int) -> set[str]:
    found = {"topRight"} if across else set()
    found |= {"bottomLeft"} if down else set()
    return found | {"bottomRight"} if across and down else found


def _of_breaks(tree: etree._Element) -> Iterator[str]:
    for name, most in (("rowBreaks", _MOST_ROWS), ("colBreaks", _MOST_COLUMNS)):
        for group in tree.iter(f"{MAIN}{name}"):
            ids = [int(each.get("id")) for each in group]
            if len(ids) > _MOST_BREAKS or len(set(ids)) < len(ids) or any(not 0 < each < most for each in ids):
                yield f"{name} at {ids}"


def _of_places(tree: etree._Element) -> Iterator[str]:
    """What covers cells lies within the sheet."""
    for each in tree.iter():
        if not isinstance(each.tag, str):
            continue
        for place in f"{each.get('sqref', '')} {each.get('ref', '')}".split():
            left, top, right, bottom = range_boundaries(place)
            if not (1 <= left <= right <= _MOST_COLUMNS and 1 <= top <= bottom <= _MOST_ROWS):
                yield f"{etree.QName(each).localname} of {place}"
    told = tree.find(f"{MAIN}dimension")
    if told is not None:
        bounds = range_boundaries(told.get("ref"))
        for cell in tree.iter(f"{MAIN}c"):
            left, top, _right, _bottom = range_boundaries(cell.get("r"))
            if not (bounds[0] <= left <= bounds[2] and bounds[1] <= top <= bounds[3]):
                yield f"{cell.get('r')} is beyond {told.get('ref')}"
                return


def _of_addresses(tree: etree._Element) -> Iterator[str]:
    for each in tree.iter(f"{MAIN}hyperlink"):
        left, top, right, bottom = range_boundaries(each.get("ref"))
        inside, outside = each.get("location"), each.get(f"{DOCUMENT}id")
        if (left, top) != (right, bottom) or not (inside or outside):
            yield f"a link of {each.get('ref')} to {inside or outside}"
        if len(inside or "") > _LONGEST_ADDRESS or len(each.get("tooltip", "")) > _LONGEST_TIP:
            yield f"too long a link of {each.get('ref')}"


def _of_formulas(book: Workbook, tree: etree._Element) -> Iterator[str]:
    titles = {title.casefold() for title, _part in book.sheets()}
    for name in ("f", "formula", "formula1", "formula2"):
        for text in {each.text or "" for each in tree.iter(f"{MAIN}{name}")}:
            if not text or text.startswith("="):
                yield f"formula {text!r}"
                continue
            yield from (f"{line}: {text[:80]}" for line in _of_formula(text, titles))
    for link in tree.iter(f"{MAIN}hyperlink"):
        place = link.get("location", "")
        if place and _sheet_of(place) not in titles:
            yield f"a link to no sheet: {place}"


def _of_formula(text: str, titles: set[str]) -> Iterator[str]:
    depth = deepest = 0
    for token in Tokenizer(f"={text}").items:
        if token.type == Token.OPERAND and token.subtype == Token.TEXT:
            if len(token.value.replace('""', '"').encode("utf-16-le")) // 2 - 2 > _LONGEST_STRING:
                yield "too long a string"
        elif token.type == Token.OPERAND and "!" in token.value and _sheet_of(token.value) not in titles:
            yield f"no sheet of {token.value}"
        depth += {Token.OPEN: 1, Token.CLOSE: -1}.get(token.subtype, 0)
        deepest = max(deepest, depth)
    if depth or deepest > _MOST_LEVELS:
        yield f"{deepest} levels, {depth} of them open"


def _sheet_of(place: str) -> str:
    title = place.rpartition("!")[0]
    return (title[1:-1].replace("''", "'") if title.startswith("'") else title).casefold()


def _of_offers(tree: etree._Element, names: set[str]) -> Iterator[str]:
    offers = list(tree.iter(f"{MAIN}dataValidation"))
    if len(offers) > _MOST_CHOICES:
        yield f"{len(offers)} drop-downs"
    for each in offers:
        formula = each.findtext(f"{MAIN}formula1") or ""
        if re.fullmatch(r"[A-Za-z_][\w.]*", formula) and formula not in names:
            yield f"a drop-down of {formula}, which is not there"
        if len(each.get("promptTitle", "")) > 32 or len(each.get("prompt", "")) > 255:
            yield "too long a prompt"


def _of_tables(book: Workbook, part: str) -> Iterator[str]:
    sheet = book.trees[part]
    joined = [range_boundaries(each.get("ref")) for each in sheet.iter(f"{MAIN}mergeCell")]
    for kind, target in book.related(part).values():
        if kind != "table":
            continue
        table = book.trees[target]
        left, top, right, bottom = range_boundaries(table.get("ref"))
        if any(one[0] <= right and left <= one[2] and one[1] <= bottom and top <= one[3] for one in joined):
            yield f"joined cells in the table {table.get('displayName')}"
        columns = list(table.iter(f"{MAIN}tableColumn"))
        ids = [each.get("id") for each in columns]
        if len(set(ids)) < len(ids) or any(len(each.get("name")) > _LONGEST_HEADING for each in columns):
            yield "the id of a column twice, or too long a heading"
        if len(table.get("displayName")) > _LONGEST_STRING:
            yield "too long a name of a table"
        filtered = [int(each.get("colId")) for each in table.iter(f"{MAIN}filterColumn")]
        if len(set(filtered)) < len(filtered) or any(each > right - left for each in filtered):
            yield f"filters of the columns {filtered}"
        headings = [cell for cell in sheet.iter(f"{MAIN}c") if range_boundaries(cell.get("r"))[1] == top]
        if any(cell.get("t") not in ("s", "inlineStr") or cell.find(f"{MAIN}f") is not None for cell in headings):
            yield "a heading that is no text"


def _of_boxes(book: Workbook, part: str) -> Iterator[str]:
    """Each note has one box, which says of which cell it is."""
    related = dict(book.related(part).values())
    if not {"comments", "vmlDrawing"} <= related.keys():
        return
    noted = [range_boundaries(each.get("ref"))[:2] for each in book.trees[related["comments"]].iter(f"{MAIN}comment")]
    boxes = book.trees[related["vmlDrawing"]]
    shapes = [each for each in boxes.iter(f"{_VML}shape") if each.find(f"{_EXCEL}ClientData") is not None]
    drawn = [
        (int(data.findtext(f"{_EXCEL}Column")) + 1, int(data.findtext(f"{_EXCEL}Row")) + 1)
        for data in (each.find(f"{_EXCEL}ClientData") for each in shapes)
    ]
    if sorted(noted) != sorted(drawn):
        yield f"{len(noted)} notes, {len(drawn)} boxes"


def _of_all_boxes(book: Workbook) -> Iterator[str]:
    drawings = [tree for name, tree in book.trees.items() if name.endswith(".vml")]
    ids = Counter(each.get("id") for tree in drawings for each in tree.iter(f"{_VML}shape"))
    blocks = Counter(
        block for tree in drawings for each in tree.iter(f"{_OFFICE}idmap") for block in each.get("data").split(",")
    )
    yield from (f"box twice: {each}" for each, times in (ids + blocks).items() if times > 1)


def _of_charts(book: Workbook) -> Iterator[str]:
    titles = {title.casefold() for title, _part in book.sheets()}
    for name, tree in book.trees.items():
        for each in tree.iter(f"{_CHART}f"):
            if _sheet_of(each.text or "") not in titles:
                yield f"{name}: drawn from no sheet: {each.text}"
        for each in tree.iter(f"{_CHART}ptCount"):
            points = each.getparent().findall(f"{_CHART}pt")
            if any(int(point.get("idx")) >= int(each.get("val")) for point in points):
                yield f"{name}: a point beyond {each.get('val')}"
        axes = {
            each.get("val")
            for axis in ("catAx", "valAx")
            for each in tree.iterfind(f".//{_CHART}{axis}/{_CHART}axId")
        }
        used = {each.get("val") for each in tree.iterfind(f".//{_CHART}barChart/{_CHART}axId")}
        if used - axes:
            yield f"{name}: no axes {used - axes}"
        for each in tree.iter(f"{_DRAWN}row", f"{_DRAWN}col"):
            most = _MOST_ROWS if each.tag.endswith("row") else _MOST_COLUMNS
            if not 0 <= int(each.text or -1) < most:
                yield f"{name}: drawn at {each.text}"
