"""The newest claim of the indicator that is chosen, beside what is being typed, and how the two compare."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ...records.figure import quantity_of
from ...register.queries.last_claim import beside_words, claim_words, compare, find_last, find_last_like
from ...register.queries.subject_claims import Claim
from ..kit import NoteLabel


class LastClaim(NoteLabel):
    """Hidden where nothing was claimed of it so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._claims: Sequence[Claim] = ()
        self._indicator, self._values = "", dict[str, object]()
        self.hide()

    def know(self, claims: Sequence[Claim]) -> None:
        """All claims about the subject of the row, as they are now."""
        self._claims = claims
        self.tell(self._indicator, self._values)

    def tell(self, indicator: str, values: dict[str, object] | None) -> None:
        """Of this indicator, and against these values of a figure where they could be read."""
        self._indicator, self._values = indicator, values or {}
        words = self._compared(values) if values else ""
        last = find_last(self._claims, indicator)
        if not words and last is not None:
            words = _("Last: {claim}", claim=f"{claim_words(last)} · {beside_words(last)}")
        self.setText(words)
        self.setVisible(bool(words))

    def _compared(self, values: dict[str, object]) -> str:
        like = find_last_like(self._claims, values)
        compared = compare(quantity_of({"value": 0, **values}), like) if like else ""
        return f"{compared} · {beside_words(like)}" if like and compared else ""
