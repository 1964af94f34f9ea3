"""Erasing a person from their page: asked first, because nothing brings it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...register.captions import captions
from ...register.erasing import erase_person, still_named
from ..feed.register_feed import Feed
from ..kit import notices

_ERASE, _KEEP = "erase", "keep"


def erase_asking(parent: QWidget, feed: Feed, person_id: str) -> bool:
    """Ask, erase and say what is left to be looked through; false when the person stays."""
    with feed.register.read() as session:
        name = captions(session, [person_id])[person_id].show()
    message = _("Erase “{name}” for good?", name=name)
    detail = _(
        "The names, offices and files of the person go, and who said what in the citations, also from the history. "
        "Undo does not bring it back. Copies of the register that were made before are not reached."
    )
    answers = [notices.NoticeAnswer(_KEEP, _("Keep")), notices.NoticeAnswer(_ERASE, _("Erase"))]
    if notices.ask(parent, message, detail, answers, escape=_KEEP, offered=_KEEP, mood="warning") != _ERASE:
        return False
    mentions = feed.attempt(lambda: erase_person(feed.register, person_id))
    if mentions is None:
        return False
    if mentions:
        notices.tell(parent, _("The person was erased."), still_named(mentions))
    feed.said.emit(_("The person was erased."))
    return True
