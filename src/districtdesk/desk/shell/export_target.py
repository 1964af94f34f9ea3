"""Where an export goes: a free name in the folder of the last one, or one that somebody picked."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ...attached.copies import safe_name
from ...exchange.open_elsewhere import InUse, free_name, refuse_if_open
from ...i18n import _
from ...presence import is_there
from ...register.clock import day_in_name
from ...register.journal.store import Register
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..look import fonts
from ..record.in_use import ask_for_free_name

SUFFIX = ".xlsx"
_PURPOSE = "export"


class ExportTarget(QWidget):
    """The file by its path, and a button to pick another one."""

    def __init__(self, settings: Settings, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._register = settings, register
        self._agreed: Path | None = None
        self.path = Path()
        self._label = kit.ElidedLabel()
        self.choose_button = kit.Button(_("Choose…"), "open_folder")
        self.choose_button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        fonts.space(row, gap=2)
        row.addWidget(self._label, 1)
        row.addWidget(self.choose_button)
        self.setFocusProxy(self.choose_button)

    def suggest(self, name: str) -> None:
        """A free name after what is exported, unless somebody has picked one."""
        if self._agreed is None:
            self._show(self._free(name))

    def _free(self, name: str) -> Path:
        folder = self._settings.folder(_PURPOSE)
        plain = safe_name(re.sub(r"[\\/]", "_", name)) if name else ""
        stem = " ".join(filter(None, (Path(self._register.name).stem, plain, day_in_name(self._register.clock))))
        return free_name(folder / f"{stem}{SUFFIX}")

    def _show(self, path: Path) -> None:
        self.path = path
        self._label.setText(str(path))

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export to Excel"), str(self.path), _("Excel workbooks (*.xlsx)")
        )
        if not chosen:
            return
        self.pick(Path(chosen))

    def pick(self, picked: Path) -> None:
        """This file and no other; that it is replaced if it is there has been agreed to."""
        # The system's dialog has asked about the name that was picked, not about one with an ending added.
        self._agreed = picked
        self._show(picked if picked.suffix.lower() == SUFFIX else picked.with_name(picked.name + SUFFIX))

    def may_write(self) -> bool:
        """Whether there is nothing yet, or somebody agrees that it is replaced."""
        if self.path == self._agreed or not is_there(self.path):
            return True
        try:
            refuse_if_open(self.path)
        except InUse as error:
            return self.takes_free_name(error)
        answer = notices.ask(
            self.window(),
            _("There is already a file “{name}”.", name=self.path.name),
            _("It is replaced only when the new one is complete."),
            [notices.NoticeAnswer("keep", _("Keep it")), notices.NoticeAnswer("replace", _("Replace"))],
            escape="keep",
        )
        return answer == "replace"

    def takes_free_name(self, error: InUse) -> bool:
        """Whether it is to be written under the free name, which is then the path."""
        free = ask_for_free_name(self.window(), error)
        if free is not None:
            self._show(free)
        return free is not None

    def remember(self) -> None:
        """The next export goes to the same folder."""
        self._settings.remember_folder(_PURPOSE, self.path.parent)
