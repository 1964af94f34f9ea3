"""From the few marks that a page of the guide is written with to the HTML that is shown.

A heading begins with ##, a step with a number, a point with a dash, a hint with >. A picture stands alone in its
paragraph; [[name]] alone is replaced by what the program itself makes. In a line: `what one types`, [words](link),
and names of the interface as names.py has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from .names import fill_in

_PICTURE = re.compile(r"!\[(.*?)\]\((\w+)\)")
_MADE = re.compile(r"\[\[(\w+)\]\]")
_STEP = re.compile(r"(?:-|\d+\.) ")
_TYPED = re.compile(r"`(.+?)`")
_LINK = re.compile(r"\[(.+?)\]\((\w+:\w+)\)")


def typed_in(text: str) -> list[str]:
    """What the text gives as examples of typing."""
    return _TYPED.findall(text)


def links_in(text: str) -> list[str]:
    return [found[2] for found in _LINK.finditer(text)]


def pictures_in(text: str) -> list[str]:
    return [found[2] for found in _PICTURE.finditer(text)]


def headings_in(text: str) -> list[str]:
    return [block.removeprefix("## ") for block in _blocks(text) if block.startswith("## ")]


def shape_of(text: str) -> list[str]:
    """What each paragraph is, so that the same page in two languages can be compared."""
    return [_kind_of(block) for block in _blocks(text)]


def to_html(text: str, made: Mapping[str, str]) -> str:
    """The body of a page. `made` gives the HTML for each [[name]]."""
    return "\n".join(_block_html(block, made) for block in _blocks(text))


def _blocks(text: str) -> Iterator[str]:
    return (block.strip() for block in re.split(r"\n\s*\n", text) if block.strip())


def _kind_of(block: str) -> str:
    if _PICTURE.fullmatch(block) or _MADE.fullmatch(block):
        return block[block.rindex("(") :] if block.startswith("!") else block
    return next((mark for mark in ("##", ">", "1.", "-") if block.startswith(f"{mark} ")), "text")


def _block_html(block: str, made: Mapping[str, str]) -> str:
    if block.startswith("## "):
        return f"<h2>{_line(block[3:])}</h2>"
    if block.startswith("> "):
        words = " ".join(line.removeprefix(">").strip() for line in block.splitlines())
        return f'<table class="hint" width="100%" cellpadding="8"><tr><td>{_line(words)}</td></tr></table>'
    if picture := _PICTURE.fullmatch(block):
        shown = f'<img src="{picture[2]}" alt="{escape(picture[1])}">'
        return f'<p class="picture">{shown}</p><p class="under">{_line(picture[1])}</p>'
    if name := _MADE.fullmatch(block):
        return made[name[1]]
    if block.startswith(("- ", "1. ")):
        return _list_html(block)
    return f"<p>{_line(block)}</p>"


def _list_html(block: str) -> str:
    tag = "ul" if block.startswith("- ") else "ol"
    items: list[str] = []
    for line in block.splitlines():
        if _STEP.match(line):
            items.append(_STEP.sub("", line, count=1))
        else:
            items[-1] += f" {line.strip()}"
    return f"<{tag}>{''.join(f'<li>{_line(item)}</li>' for item in items)}</{tag}>"


def to_line(text: str) -> str:
    """The HTML of a text of one paragraph, without links."""
    return _line(text)


def to_words(text: str) -> str:
    """The same for who hears it: without marks."""
    return fill_in(_TYPED.sub(r"\1", text), lambda name: name)


def _line(text: str) -> str:
    html = escape(" ".join(text.split()), quote=False)
    html = _TYPED.sub(r"<code>&nbsp;\1&nbsp;</code>", html)
    html = _LINK.sub(r'<a href="\2">\1</a>', html)
    return fill_in(html, lambda name: f"<b>{escape(name, quote=False)}</b>")
