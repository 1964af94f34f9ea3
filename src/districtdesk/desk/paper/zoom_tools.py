"""How large the pages of a preview are shown: buttons for it, and keys wherever one is in the dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...i18n import _, number
from .. import kit
from ..look import fonts
from .preview import PagePreview


class ZoomTools(QWidget):
    """`dialog`: where its keys work."""

    def __init__(self, preview: PagePreview, dialog: QWidget) -> None:
        super().__init__()
        self._preview = preview
        self.smaller = kit.IconButton("zoom_out", _("Smaller ({key})", key="Ctrl+−"))
        self.larger = kit.IconButton("zoom_in", _("Larger ({key})", key="Ctrl++"))
        self.percent = kit.NoteLabel()
        self.percent.setWordWrap(False)
        self.whole = kit.Button(_("Whole page"), "fit")
        self.across = kit.Button(_("Page width"))
        kit.explain(self.whole, "Ctrl+0")
        kit.explain(self.across, "Ctrl+2")
        row = QHBoxLayout(self)
        fonts.space(row, gap=2)
        for each in (self.smaller, self.percent, self.larger, self.whole, self.across):
            row.addWidget(each)
        steps: tuple[tuple[tuple[str, ...], kit.Button | None, Callable[[], object]], ...] = (
            (("Ctrl++", "Ctrl+="), self.larger, lambda: preview.zoom(1)),
            (("Ctrl+-",), self.smaller, lambda: preview.zoom(-1)),
            (("Ctrl+0",), self.whole, lambda: preview.fit_to("page")),
            (("Ctrl+1",), None, lambda: preview.zoom(0)),
            (("Ctrl+2",), self.across, lambda: preview.fit_to("width")),
        )
        for keys, button, step in steps:
            if button is not None:
                button.clicked.connect(step)
            for key in keys:
                QShortcut(QKeySequence(key), dialog).activated.connect(step)
        preview.zoomed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.percent.setText(_("{percent}%", percent=number(self._preview.percent)))
        for each in (self.smaller, self.larger, self.whole, self.across):
            each.setEnabled(self._preview.has_pages)
