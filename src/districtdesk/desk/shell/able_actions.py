"""Which actions can be done now, by what the page and the register allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import read_only
from .printing import printable

if TYPE_CHECKING:
    from .open_register import OpenRegister
    from .page_stack import PageStack


def able_actions(pages: PageStack, opened: OpenRegister | None, *, undo: bool, redo: bool) -> set[str]:
    """Their keys. `undo`, `redo`: whether there is a step to take."""
    page, register = pages.page, opened.register if opened is not None else None
    states = {
        "back": pages.can_go_back,
        "forward": pages.can_go_forward,
        "undo": undo,
        "redo": redo,
        "export_list": page is not None and page.shown_list() is not None,
        "back_to_today": register is not None and register.clock is not None,
        **printable(pages),
    }
    able = {
        "import",
        *(page.handlers() if page is not None else ()),
        *(key for key, is_so in states.items() if is_so),
    }
    return able - read_only.CHANGING if register is not None and register.read_only else able
