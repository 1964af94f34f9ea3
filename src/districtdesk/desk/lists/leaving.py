"""What becomes of unsaved text when one wants to go elsewhere: it is never dropped without asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ...i18n import _, ngettext
from ..kit import notices

_STAY, _DISCARD, _SAVE = "stay", "discard", "save"
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What is typed and not saved: of which record, by its name, and in which fields; empty where it has no name yet.

    `first`: the key of the first of these fields.
    """

    record: str = ""
    fields: tuple[str, ...] = ()
    is_new: bool = False
    first: str = ""

    def sentence(self) -> str:
        """It as a whole, in the language of the moment."""
        if self.is_new:
            name = self.record
            return (
                _("The new record “{name}” is not saved.", name=name) if name else _("This new record is not saved.")
            )
        if not self.record or not self.fields:
            return _("There are changes that are not saved.")
        fields = ", ".join(self.fields[:_NAMED])
        more = len(self.fields) - _NAMED
        if more > 0:
            fields = ngettext("{named} and {count} more", "{named} and {count} more", more, named=fields)
        return _("Not saved yet in “{record}”: {fields}.", record=self.record, fields=fields)


def may_leave(
    parent: QWidget,
    save: Callable[[], bool],
    revert: Callable[[], object] = lambda: None,
    *,
    unsaved: Unsaved,
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
    message = unsaved.sentence()
    detail = _("Save keeps them. Discard brings back what was saved before.")
    if unsaved.is_new:
        detail = _("Save keeps it. Discard drops what was typed.")
    answer = notices.ask(parent, message, detail, answers, escape=_STAY, offered=_STAY if is_there else _SAVE)
    if answer == _SAVE:
        return save()
    if answer == _DISCARD:
        revert()
        return True
    return False
