"""What a PDF says of itself beside its pages, which Qt does not write: its language, its title and its bookmarks.

It is added behind the file as an update, as the format has it (ISO 32000-1, 7.5.6), and nothing before it is touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ROOT, _SIZE = re.compile(rb"/Root (\d+) 0 R"), re.compile(rb"/Size (\d+)")
_REST = re.compile(rb"/(?:Info \d+ 0 R|ID \[[^\]]*\])")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PAGE = re.compile(rb"(\d+) 0 R")


class Bookmark(NamedTuple):
    """A heading, the place of its page, and how far above the lower edge of that it begins, in points."""

    title: str
    page: int
    height: float


def complete(packed: bytes, language: str, bookmarks: Sequence[Bookmark]) -> bytes:
    """The PDF with them; as it was where it is not written as Qt does."""
    start, trailer = _START.search(packed), packed[packed.rfind(b"trailer") :]
    root, size = _ROOT.search(trailer), _SIZE.search(trailer)
    catalog = _object(packed, root[1]) if root else b""
    tree = re.search(rb"/Pages (\d+) 0 R", catalog)
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", _object(packed, tree[1])) if tree else None
    if not (start and root and size and kids):
        return packed
    pages = _PAGE.findall(kids[1])
    first = int(size[1])
    known = [each for each in bookmarks if each.page < len(pages)]
    added = _told(catalog, language, first if known else 0)
    objects = {int(root[1]): added, **_outline(known, pages, first)}
    rest = b"/Root %b 0 R /Prev %b %b" % (root[1], start[1], b" ".join(_REST.findall(trailer)))
    return packed + _update(len(packed), objects, rest, max(first, *(each + 1 for each in objects)))


def _object(packed: bytes, number: bytes) -> bytes:
    found = re.search(rb"\n%b 0 obj\s*(.*?)endobj" % number, packed, re.DOTALL)
    return found[1] if found else b""


def _told(catalog: bytes, language: str, outlines: int) -> bytes:
    said = b"/Lang (%b) /ViewerPreferences << /DisplayDocTitle true >>" % language.encode()
    if outlines:
        said += b" /Outlines %d 0 R" % outlines
    return catalog.rstrip().removesuffix(b">>") + said + b"\n>>\n"


def _outline(bookmarks: Sequence[Bookmark], pages: Sequence[bytes], first: int) -> dict[int, bytes]:
    """The objects of the bookmarks below each other, by their numbers from the first free one on."""
    if not bookmarks:
        return {}
    last = first + len(bookmarks)
    found = {first: b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>\n" % (first + 1, last, last - first)}
    for number, (title, place, height) in enumerate(bookmarks, first + 1):
        named = (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode()
        beside = b" /Prev %d 0 R" % (number - 1) if number > first + 1 else b""
        beside += b" /Next %d 0 R" % (number + 1) if number < last else b""
        at = b"[%b 0 R /XYZ null %d null]" % (pages[place], round(height))
        found[number] = b"<< /Title <%b> /Parent %d 0 R%b /Dest %b >>\n" % (named, first, beside, at)
    return found


def _update(begin: int, objects: dict[int, bytes], rest: bytes, size: int) -> bytes:
    """The objects, a table of where they stand, and a trailer that names the table before it."""
    told, table = b"", b"xref\n0 1\n0000000000 65535 f \n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, begin + len(told))
        told += b"%d 0 obj\n%bendobj\n" % (number, content)
    trailer = b"trailer\n<< /Size %d %b >>\n" % (size, rest)
    return told + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (begin + len(told))
