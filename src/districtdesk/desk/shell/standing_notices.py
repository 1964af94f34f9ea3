"""What stands above every page for as long as it is so: a register that may only be read, a start in safe mode or
without the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...settings import Settings
from ..forms.strip_place import StripPlace
from ..kit import Banner
from ..look import fonts
from . import read_only

if TYPE_CHECKING:
    from ...register.journal.store import Register
    from .open_elsewhere import OpenHere


class BelowNotices(QWidget):
    """The pages, with what is to be said above them, now or as soon as it has become so: `first` what they say.

    check_wanted: a damaged register is to be checked and repaired.
    """

    check_wanted = Signal()

    def __init__(
        self,
        pages: QWidget,
        settings: Settings,
        register: Register | None = None,
        here: OpenHere | None = None,
        first: Sequence[Banner] = (),
    ) -> None:
        super().__init__()
        self._register = register
        self._only_read = Banner()
        self._only_read.hide()
        self._only_read.action_chosen.connect(self.check_wanted)
        # Of what was being typed when the program died.
        self.drafts = Banner()
        self.drafts.hide()
        # Of a damaged register: what there is in its place.
        self.backup = Banner()
        self.backup.hide()
        self.doubts = Banner()
        self.doubts.hide()
        self.doubts.action_chosen.connect(self.check_wanted)
        self._elsewhere = Banner()
        self._elsewhere.hide()
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        banners = list(first)
        if settings.is_safe_mode:
            banners.append(Banner(_safe_mode()))
        if settings.was_damaged:
            banners.append(_damaged_settings(settings))
        banners += [self._only_read, self._elsewhere, self.backup, self.doubts, self.drafts]
        column.addWidget(StripPlace(*banners))
        column.addWidget(_Room(pages), 1)
        if here is not None:
            self._tell_elsewhere(here.elsewhere)
            here.others_changed.connect(self._tell_elsewhere)
        self.refresh()

    def refresh(self) -> None:
        """Say that the register may only be read, where that has become so."""
        # Which day is looked at stands above it already.
        if self._register is not None and self._register.read_only and self._register.clock is None:
            self._only_read.say(*read_only.reason(self._register), read_only.remedy(self._register))
            self._only_read.show()

    def _tell_elsewhere(self, displays: Sequence[str]) -> None:
        """Say that another program of this person, at one of these displays, has the register open too."""
        self._elsewhere.setVisible(bool(displays))
        if displays:
            named = ", ".join(filter(None, displays))
            where = _("at the display {name}", name=named) if named else _("in another session")
            self._elsewhere.say(
                _(
                    "This register is also open {where}. What is saved there is shown here within seconds, and the "
                    "other way round.",
                    where=where,
                )
            )

    def doubt(self, found: list[str]) -> None:
        """Say that the history was changed past the program, and the first of what was found."""
        more = len(found) - 1
        rest = ngettext("There is {count} more like this.", "There are {count} more like this.", more) if more else ""
        advice = _("What is saved from now on is kept as always. Ask where the file has been.")
        self.doubts.say(" ".join(filter(None, (found[0], rest, advice))), "amber", _("Check and repair…"))
        self.doubts.show()


class _Room(QWidget):
    """What is left below: a page scrolls in it. Of a part whose height follows from its width, Qt's layout takes all
    that it would like for what it needs, and would press the banners together where there is room for both.
    """

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(pages)

    def hasHeightForWidth(self) -> bool:
        return False


def _damaged_settings(settings: Settings) -> Banner:
    """Said until it was read: closed, it is not said again."""

    def forget() -> None:
        settings.was_damaged = False

    reason = _("Your settings could not be read, and are at their defaults. Your registers are as they were.")
    aside = settings.put_aside
    if aside is not None:
        kept = _(
            "The damaged settings are kept as “{name}” in the folder “{folder}”.",
            name=aside.name,
            folder=aside.parent,
        )
        reason = f"{reason} {kept}"
    banner = Banner(reason, "amber")
    banner.closed.connect(forget)
    return banner


def _safe_mode() -> str:
    return _(
        "Safe mode: all settings are at their defaults, and nothing of them is kept. Your own settings are as "
        "they were; to have them again, start DistrictDesk without --safe-mode."
    )
