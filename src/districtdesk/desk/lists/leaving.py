"""What becomes of unsaved text when one wants to go elsewhere: it is never dropped without asking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..kit import notices

_STAY, _DISCARD, _SAVE = "stay", "discard", "save"


def may_leave(
    parent: QWidget,
    save: Callable[[], bool],
    revert: Callable[[], object] = lambda: None,
    *,
    is_new: bool = False,
    is_there: bool = False,
) -> bool:
    """Ask whether to save, discard or stay, and do so; true when one may go on.

    Of what may be in the register already (`is_there`) Enter alone does not save a second one.
    """
    answers = [
        notices.NoticeAnswer(_STAY, _("Stay")),
        notices.NoticeAnswer(_DISCARD, _("Discard")),
        notices.NoticeAnswer(_SAVE, _("Save")),
    ]
    message = _("There are changes that are not saved.")
    detail = _("Save keeps them. Discard brings back what was saved before.")
    if is_new:
        message = _("This new record is not saved.")
        detail = _("Save keeps it. Discard drops what was typed.")
    answer = notices.ask(parent, message, detail, answers, escape=_STAY, offered=_STAY if is_there else _SAVE)
    if answer == _SAVE:
        return save()
    if answer == _DISCARD:
        revert()
        return True
    return False
