"""The answers to a claim that can be read in more than one way, and the indicators under which it would fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...claim_reading import ClaimReading, Misfit, OpenReading
from ...problems import Problem
from ...register.claims.fitting import find_fitting
from ...register.claims.indicator_choices import OfferedIndicator
from ...register.typed_claim import reading_words
from ..kit import FlowRow, LinkButton

_MOST = 4


class ChoiceLine(FlowRow):
    """Hidden where nothing is open. chosen: the person took a reading, which is `choice` from then on.

    turned: the id of the indicator under which the claim is rather to be read. `remarks`: what of the text is told
    and not kept.
    """

    chosen = Signal()
    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.buttons = [LinkButton() for _number in range(_MOST)]
        super().__init__(*self.buttons)
        self.setParent(parent)
        self.choice: ClaimReading | None = None
        self.remarks: tuple[str, ...] = ()
        self._answers: list[ClaimReading | OfferedIndicator] = []
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, place=place: self._take(place))
        self.hide()

    def tell(self, outcome: object, chosen: OfferedIndicator | None, indicators: Sequence[OfferedIndicator]) -> None:
        """Offer what answers this problem; `outcome` is what came of the typed text."""
        self._answers = _answers(outcome, indicators)[:_MOST] if isinstance(outcome, Problem) else []
        for button, answer in zip(self.buttons, self._answers, strict=False):
            button.set_label(_label(answer, chosen))
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self._answers))
        self.setVisible(bool(self._answers))

    def forget(self) -> None:
        """The next claim is another one."""
        self.choice = None

    def _take(self, place: int) -> None:
        answer = self._answers[place]
        if isinstance(answer, OfferedIndicator):
            self.turned.emit(answer.id)
        else:
            self.choice = answer
            self.chosen.emit()


def _answers(problem: Problem, indicators: Sequence[OfferedIndicator]) -> list[ClaimReading | OfferedIndicator]:
    if isinstance(problem, OpenReading):
        return list(problem.choices)
    if isinstance(problem, Misfit) and problem.reading:
        return list(find_fitting(problem.reading, indicators))
    return []


def _label(answer: ClaimReading | OfferedIndicator, indicator: OfferedIndicator | None) -> str:
    return answer.name.show() if isinstance(answer, OfferedIndicator) else reading_words(answer, indicator)
