"""The rows that stand in one page, and those of its cells that lead to other pages.

See https://sqlite.org/fileformat2.html, sections 1.6 (pages), 1.7 (overflow) and 2.1 (records).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

from .pages import INDEX_INSIDE, INDEX_LEAF, TABLE_INSIDE, TABLE_LEAF, Pages

Value = int | float | str | bytes | None
# Of a column; no table of ours has half as many.
_MOST_COLUMNS = 200
_LONGEST_VARINT = 9
# Cells do not overlap, but damaged ones may: no more is read of one page than so many times what it can hold, where
# a row takes at least so many bytes (none of ours is as short as half of that).
_TIMES_READ, _LEAST_ROW = 4, 64
# Of the types below 12; there are none of 10 and 11.
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)


@dataclass(slots=True)
class Row:
    """The values of one row as stored. `key` is its rowid, None in an index or a table without.

    `is_cut`: the end of a long one is gone, or signs in it are; what is behind it reads None.
    """

    key: int | None
    values: list[Value]
    is_cut: bool = False


@dataclass(slots=True)
class Content:
    """What one page holds: its rows that could be read, and the numbers of the pages below it."""

    kind: int
    rows: list[Row]
    below: list[int]


def content_of(pages: Pages, number: int, *, is_read: bool = True) -> Content | None:
    """None for a page that is none of a b-tree: it is free, or holds the middle of a long row, or was overwritten.

    Where it is not to be read, no rows are made: of an index, whose rows say what the tables say.
    """
    raw = pages.read(number)
    start = 100 if number == 1 else 0
    kind = raw[start]
    if kind not in (INDEX_INSIDE, TABLE_INSIDE, INDEX_LEAF, TABLE_LEAF):
        return None
    count = unpack_from(">H", raw, start + 3)[0]
    is_inside = kind in (INDEX_INSIDE, TABLE_INSIDE)
    pointers = start + (12 if is_inside else 8)
    count = min(count, (pages.usable - pointers) // 2)
    found = Content(kind, [], [])
    room = _TIMES_READ * pages.usable
    # Each place once, however often it is named.
    for at in dict.fromkeys(unpack_from(f">{count}H", raw, pointers)):
        if not pointers <= at < pages.usable - 3:
            continue
        if is_inside:
            found.below.append(unpack_from(">I", raw, at)[0])
            at += 4
        if kind == TABLE_INSIDE:
            continue
        if not is_read:
            _pass_by(_Cell(pages, number, raw, at))
            continue
        row, local = _row(pages, number, raw, at, has_key=kind == TABLE_LEAF) if room > 0 else (None, 0)
        room -= max(local, _LEAST_ROW)
        if row is not None:
            found.rows.append(row)
    if is_inside:
        found.below.append(unpack_from(">I", raw, start + 8)[0])
    return found


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. Raises IndexError behind the end of the page."""
    first = raw[at]
    if first < 0x80:
        return first, at + 1
    value = 0
    for place in range(at, at + _LONGEST_VARINT - 1):
        byte = raw[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | raw[at + _LONGEST_VARINT - 1], at + _LONGEST_VARINT


@dataclass(slots=True)
class _Cell:
    """Where a row begins in which page."""

    pages: Pages
    number: int
    raw: bytes
    at: int

    def rest(self, at: int, wanted: int) -> bytes:
        """The rest of a long row, as far as its chain of pages goes (section 1.7).

        A page that is part of another row is none of this one.
        """
        pages, own = self.pages, (self.number, self.at)
        number = unpack_from(">I", self.raw.ljust(at + 4, b"\0"), at)[0]
        parts: list[bytes] = []
        seen: set[int] = set()
        while wanted > 0 and 1 < number <= pages.count and number not in seen:
            if pages.chained.setdefault(number, own) != own:
                break
            seen.add(number)
            raw = pages.read(number)
            part = raw[4 : min(pages.usable, 4 + wanted)]
            parts.append(part)
            wanted -= len(part)
            number = unpack_from(">I", raw)[0]
        return b"".join(parts)


def _pass_by(cell: _Cell) -> None:
    """Note only the pages that the rest of a long row takes."""
    pages = cell.pages
    try:
        length, at = _varint(cell.raw, cell.at)
    except IndexError:
        return
    local = _local(pages.usable, length, is_table=False)
    if local < length <= pages.bytes and at + local + 4 <= pages.usable:
        cell.rest(at + local, length - local)


def _row(pages: Pages, number: int, raw: bytes, place: int, *, has_key: bool) -> tuple[Row | None, int]:
    """A row, and how many of its bytes stand in the page itself."""
    key = None
    try:
        length, at = _varint(raw, place)
        if has_key:
            key, at = _varint(raw, at)
            key = key - (1 << 64) if key >= 1 << 63 else key
    except IndexError:
        return None, 0
    if not 1 < length <= pages.bytes:
        return None, 0
    local = _local(pages.usable, length, is_table=has_key)
    if at + local > pages.usable:
        return None, 0
    payload = raw[at : at + local]
    if local < length:
        payload += _Cell(pages, number, raw, place).rest(at + local, length - local)
    return _record(payload, length, key, pages.encoding), local


def _local(usable: int, length: int, *, is_table: bool) -> int:
    """How many of the bytes stand in the page itself (section 1.6)."""
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    some = least + (length - least) % (usable - 4)
    return some if some <= most else least


def _record(payload: bytes, length: int, key: int | None, encoding: str) -> Row | None:
    """A record of values (section 2.1), or None where its head does not fit its length."""
    told = _types(payload, length)
    if told is None:
        return None
    at, types = told
    row = Row(key, [], is_cut=len(payload) < length)
    values, there = row.values, len(payload)
    for code in types:
        end = at + (_WIDTHS[code] if code < 12 else code - 12 >> 1)
        if end > there:
            values.append(None)
        elif code >= 12:
            values.append(_text(row, payload[at:end], encoding) if code & 1 else payload[at:end])
        else:
            values.append(_number(code, payload[at:end]))
        at = end
    return row


def _types(payload: bytes, length: int) -> tuple[int, list[int]] | None:
    """How long the head is, and the type of each value."""
    types: list[int] = []
    try:
        head, at = _varint(payload, 0)
        if not at < head <= length:
            return None
        width = 0
        while at < head:
            code = payload[at]
            at += 1
            # Most take one byte.
            if code >= 0x80:
                code, at = _varint(payload, at - 1)
            if code in (10, 11) or len(types) == _MOST_COLUMNS:
                return None
            types.append(code)
            width += _WIDTHS[code] if code < 12 else code - 12 >> 1
    except IndexError:
        return None
    return (head, types) if at == head and head + width == length else None


def _number(code: int, raw: bytes) -> Value:
    if code == 0:
        return None
    if code in (8, 9):
        return code - 8
    return float(unpack_from(">d", raw)[0]) if code == 7 else int.from_bytes(raw, signed=True)


def _text(row: Row, raw: bytes, encoding: str) -> str:
    """No text of ours has a zero sign: from there on a page was zeroed."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        row.is_cut = True
        text = raw.decode(encoding, errors="replace")
    if "\0" in text:
        row.is_cut = True
        return text.partition("\0")[0]
    return text


def leads(content: Content, pages: Pages) -> Iterator[int]:
    """The pages below that there are."""
    return (each for each in content.below if 1 < each <= pages.count)
