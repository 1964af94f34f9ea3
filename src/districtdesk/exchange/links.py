"""Web addresses that can be followed from a cell."""

from __future__ import annotations

import re

from .layout import MOST_LINKS
from .safe_text import as_xml

# Only addresses that Excel surely accepts: it calls the whole workbook damaged for one that it cannot read.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?([/?][A-Za-z0-9._~:/?@!$&'()*+,;=%-]*)?(#[\w./=&-]*)?",
    re.ASCII,
)
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LONGEST_ADDRESS = 2_000
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def can_follow(address: object) -> bool:
    return (
        isinstance(address, str)
        and len(address) <= _LONGEST_ADDRESS
        and _ADDRESS.fullmatch(address) is not None
        and not _BROKEN_PERCENT.search(address)
    )


class SheetLinks:
    """The links of one worksheet: places and addresses, one relationship for each address."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._marks: list[str] = []

    def add(self, place: str, address: object) -> None:
        """Link the cell at `place` if the address can be followed; beyond Excel's limit it stays plain text."""
        if len(self._marks) >= MOST_LINKS or not isinstance(address, str) or not can_follow(address):
            return
        link = self._ids.setdefault(address, f"link{len(self._ids) + 1}")
        self._marks.append(f'<hyperlink ref="{place}" r:id="{link}"/>')

    def lead(self, place: str, sheet_title: str, target: str) -> None:
        """Link the cell to another place of the workbook, up to the same limit."""
        if len(self._marks) < MOST_LINKS:
            self._marks.append(inner_link(place, sheet_title, target))

    def marks(self) -> str:
        """The element for the worksheet; empty when there are no links."""
        if not self._marks:
            return ""
        return f'<hyperlinks xmlns:r="{_SPACE}">{"".join(self._marks)}</hyperlinks>'

    def relationships(self) -> str:
        """The lines for the worksheet's relationships part."""
        return "".join(
            f'<Relationship Id="{link}" Type="{_KIND}" Target="{as_xml(address)}" TargetMode="External"/>'
            for address, link in self._ids.items()
        )


def inner_link(place: str, sheet_title: str, target: str = "A1") -> str:
    """A link to another worksheet of the same workbook."""
    quoted = "'" + sheet_title.replace("'", "''") + "'"
    return f'<hyperlink ref="{place}" location="{as_xml(f"{quoted}!{target}")}" display="{as_xml(sheet_title)}"/>'
