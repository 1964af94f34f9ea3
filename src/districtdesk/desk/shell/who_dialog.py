"""Who am I: the name with which steps of the history are signed, beside the system's name of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...register import identity
from ...register.journal import journal
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts
from .own_name import MOST, names_used, own_name, use_name

if TYPE_CHECKING:
    from ..feed.register_feed import Feed

_WIDTH = 120
_LONGEST = 100


class WhoDialog(EarlyDialog):
    """The name now, those used before on this computer or in the register, and how a step will be signed."""

    def __init__(self, settings: Settings, parent: QWidget | None = None, feed: Feed | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(_("Who am I"))
        self.setMinimumWidth(fonts.step(_WIDTH))
        self.name = kit.InsetLineEdit(own_name(settings))
        self.name.setMaxLength(_LONGEST)
        self.name.setAccessibleName(_("Your name"))
        self.name.setPlaceholderText(_("First and last name"))
        self.signed = kit.PlainLabel(text_colour="dim")
        self.use = kit.PrimaryButton(_("Use this name"))
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel(_("Who am I"), "title"))
        column.addWidget(kit.PlainLabel(_about(), text_colour="dim"))
        column.addWidget(self.name)
        column.addWidget(self.signed)
        self.known: dict[str, kit.Button] = {}
        self._offer(column, _("Used before on this computer"), [identity.account(), *names_used(settings)])
        self._offer(column, _("Wrote in this register"), _names_in(feed) if feed is not None else [])
        column.addSpacing(fonts.step(2))
        column.addLayout(self._buttons())
        self.name.textChanged.connect(self._show)
        self._show()
        self.name.selectAll()
        self.name.setFocus()
        notices.fit_height(self)

    def _offer(self, column: QVBoxLayout, heading: str, names: list[str]) -> None:
        """Those that are not offered yet, and are not signed with now."""
        now = own_name(self._settings) or identity.account()
        fresh = [each for each in dict.fromkeys(names) if each != now and each not in self.known]
        if not fresh:
            return
        row = kit.FlowLayout()
        row.setSpacing(fonts.step(2))
        column.addSpacing(fonts.step(2))
        column.addWidget(kit.SectionLabel(heading))
        for name in fresh:
            button = self.known[name] = kit.Button(name)
            button.clicked.connect(lambda _checked, name=name: self._take(name))
            row.addWidget(button)
        column.addLayout(row)

    def _buttons(self) -> QHBoxLayout:
        cancel = kit.Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.use.setDefault(True)
        self.use.clicked.connect(self.accept)
        return foot(cancel, self.use)

    def accept(self) -> None:
        use_name(self._settings, self.name.text())
        super().accept()

    def _take(self, name: str) -> None:
        self.name.setText("" if name == identity.account() else name)
        self.use.setFocus()

    def _show(self) -> None:
        name = identity.tidy_name(self.name.text())
        self.signed.setText(_("Steps are signed: {who}", who=identity.signed(name)))
        self.use.setText(_("Use this name") if name else _("Use the system's name"))


def _about() -> str:
    return _(
        "Every step of the history says who made it. The name by which the system knows you, “{account}”, stands "
        "there in any case: on a shared computer it does not tell who sat there.",
        account=identity.account(),
    )


def _names_in(feed: Feed) -> list[str]:
    """The names of those who wrote in this register, the last one first; the system's name is none of them."""

    def read() -> list[str]:
        with feed.register.read() as session:
            return journal.writers(session, MOST)

    names = [identity.tidy_name(identity.name_in(each)) for each in feed.attempt(read) or []]
    return list(dict.fromkeys(each for each in names if each and each != identity.account()))
