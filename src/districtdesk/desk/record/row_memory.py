"""What the boxes of a row held when something was last saved from one, to be filled in again one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from ...i18n import _
from ..feed.register_feed import Feed

_ROW = "claim row"


class RowMemory:
    """The rows of all records remember together: the last claim may have been another district's."""

    def __init__(self, feed: Feed, *boxes: QComboBox | QLineEdit) -> None:
        self._feed = feed
        # By place: all rows have the same boxes.
        self._boxes = {str(place): box for place, box in enumerate(boxes)}

    def remember(self) -> None:
        """Something is saved as it stands here."""
        self._feed.carried_over.remember(_ROW, {key: _held(box) for key, box in self._boxes.items()})

    def fill_in(self) -> None:
        """Have the box that has the keyboard hold what it held then."""
        key = next((key for key, box in self._boxes.items() if box.hasFocus()), "")
        held = self._feed.carried_over.last(_ROW).get(key)
        if not held:
            self._feed.said.emit(_("The last record saved says nothing here."))
            return
        box = self._boxes[key]
        if isinstance(box, QLineEdit):
            box.setText(str(held))
        else:
            box.setCurrentIndex(box.findData(held))


def _held(box: QComboBox | QLineEdit) -> object:
    return box.text() if isinstance(box, QLineEdit) else box.currentData()
