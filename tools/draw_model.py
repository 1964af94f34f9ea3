"""Draws the records and their links from the declarations: python -m tools.draw_model writes docs/model.svg."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from districtdesk.record_kinds import RECORD_KINDS, SUBJECTS
from districtdesk.record_kinds.claims import CLAIM_KINDS
from districtdesk.record_kinds.evidence import EVIDENCE_KINDS
from districtdesk.record_kinds.subjects import SUBJECT_KINDS
from districtdesk.records import KINDS, Field, fields_of

PICTURE = Path(__file__).parents[1] / "docs" / "model.svg"
_COLUMNS = (("Subjects", SUBJECT_KINDS), ("Claims, parts, people", CLAIM_KINDS), ("Evidence, office", EVIDENCE_KINDS))
_WIDTH, _GAP, _LEFT, _TOP, _LINE, _PAD = 360, 60, 20, 60, 18, 10
_STYLE = (
    "text{font:13px sans-serif;fill:#1d2530}.kind{font-weight:600;font-size:14px}"
    ".room{font-size:16px;font-weight:600}"
    ".link{fill:#4a5666}rect{fill:#f6f8fa;stroke:#7a8699}path{fill:none;stroke:#2b6cb0;stroke-width:1.5}"
)


def draw() -> str:
    """The picture as SVG: a box a kind with its links in words, and a line to what it is a part of."""
    boxes = dict(_boxes())
    lowest = max(top + height for _left, top, height in boxes.values())
    width = _LEFT + len(_COLUMNS) * (_WIDTH + _GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {lowest + _LEFT}" role="img">',
        "<title>The records of DistrictDesk and their links</title>",
        f"<style>{_STYLE}</style>",
        *_headings(),
        *_lines(boxes),
        *(_box(kind, *place) for kind, place in boxes.items()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _boxes() -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Left, top and height of each kind's box."""
    for column, (_name, kinds) in enumerate(_COLUMNS):
        top = _TOP
        for kind in kinds:
            height = (1 + len(_links(kind))) * _LINE + 2 * _PAD
            yield kind, (_LEFT + column * (_WIDTH + _GAP), top, height)
            top += height + _PAD


def _links(kind: str) -> list[Field]:
    return [field for field in fields_of(KINDS[kind]) if field.kind.is_link]


def _headings() -> Iterator[str]:
    for column, (name, _kinds) in enumerate(_COLUMNS):
        yield f'<text class="room" x="{_LEFT + column * (_WIDTH + _GAP)}" y="{_TOP - 20}">{escape(name)}</text>'


def _lines(boxes: dict[str, tuple[int, int, int]]) -> Iterator[str]:
    for kind, (left, top, _height) in boxes.items():
        owners = {owner for field in _links(kind) if field.kind.part for owner in field.kind.to if owner != kind}
        # What may be a part of any subject or record is said in words: lines to all of them would hide the others.
        for owner in sorted(owners) if len(owners) < len(SUBJECTS) else ():
            to_left, to_top, _to_height = boxes[owner]
            is_beside = to_left == left
            start, end = (left, top + 18), (to_left if is_beside else to_left + _WIDTH, to_top + 18)
            bend = min(start[0], end[0]) - 14 if is_beside else (start[0] + end[0]) // 2
            yield f'<path d="M{start[0]} {start[1]}C{bend} {start[1]} {bend} {end[1]} {end[0]} {end[1]}"/>'


def _box(kind: str, left: int, top: int, height: int) -> str:
    rows = [
        f'<text class="link" x="{left + _PAD}" y="{top + _PAD + 12 + _LINE * place}">{escape(_said(field))}</text>'
        for place, field in enumerate(_links(kind), 1)
    ]
    return "\n".join(
        (
            f'<rect x="{left}" y="{top}" width="{_WIDTH}" height="{height}" rx="5"/>',
            f'<text class="kind" x="{left + _PAD}" y="{top + _PAD + 12}">{escape(RECORD_KINDS[kind].one)}</text>',
            *rows,
        )
    )


def _said(field: Field) -> str:
    targets = field.kind.to
    if not targets:
        to = "any record"
    elif targets == SUBJECTS:
        to = "any subject"
    else:
        to = " or ".join(RECORD_KINDS[each].one.lower() for each in targets)
    return f"{field.kind.label} → {to}{', several' if field.kind.holds_several else ''}"


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")
