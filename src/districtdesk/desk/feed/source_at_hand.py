"""The source that the person works from, and what was said of its evidence: it stays over records until released."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

# So many stay at hand; of more nobody keeps in mind which is which.
_MOST = 9


@dataclass(frozen=True, slots=True)
class EvidenceTold:
    """Where in its source a claim stands and who says it there, as typed; `speaker` is the id of a person."""

    place_in_it: str = ""
    said_by: str = ""
    speaker: str = ""
    speaker_name: str = ""
    office: str = ""
    how_told: str = ""
    as_of: str = ""

    def cited(self) -> dict[str, object]:
        """What of it a citation keeps, by field key."""
        keys = ("place_in_it", "said_by", "speaker", "office", "how_told")
        return {key: getattr(self, key).strip() for key in keys if getattr(self, key).strip()}


NOTHING_TOLD = EvidenceTold()


class SourceAtHand(QObject):
    """`id` is "" for none. `is_offered`: it was made or opened, and nobody has yet said that claims come from it.

    Each source at hand keeps what was `told` of its evidence. Going to no source lets go of that.

    chosen: another one, or none, is worked from now. confirmed: what was offered is taken. doubted: what was taken is
    offered again. said: something else is told of its evidence now.
    """

    chosen = Signal(str)
    confirmed = Signal()
    doubted = Signal()
    said = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        self.is_offered = False
        # Whether something is told that no record was saved with yet.
        self.is_fresh = False
        self._record = ""
        # In the order in which they came to hand.
        self._told: dict[str, EvidenceTold] = {}
        # Those that stay at hand when one turns to another: somebody took them, made them, or told something of them.
        self._kept: set[str] = set()

    @property
    def told(self) -> EvidenceTold:
        """What is told of the evidence in this source."""
        return self._told.get(self.id, NOTHING_TOLD)

    @property
    def at_hand(self) -> list[str]:
        """All sources at hand, in the order in which they came."""
        return [each for each in self._told if each]

    def say(self, told: EvidenceTold) -> None:
        """Have this told of the evidence in the source at hand, for all that follows."""
        if told == self.told:
            return
        self._told[self.id] = told
        self._kept.add(self.id)
        self.is_fresh = True
        self.said.emit()

    def work_on(self, record_id: str) -> None:
        """Turn to this record: that the source told of another says nothing of this one."""
        if record_id != self._record:
            self._record = record_id
            self.doubt()

    def doubt(self) -> None:
        """What was taken is only offered again."""
        if self.id and not self.is_offered:
            self.is_offered = True
            self.doubted.emit()

    def take(self, source_id: str) -> None:
        """Work from this source from now on, as the person says; no source lets go of the one that was at hand."""
        self.confirm()
        if source_id:
            self._kept.add(source_id)
        else:
            self._let_go(self.id)
        self._turn_to(source_id)

    def offer(self, source_id: str, *, is_new: bool = False) -> None:
        """Work from the source that was made or opened just now, unless the person says otherwise."""
        if is_new:
            self._kept.add(source_id)
        if source_id != self.id:
            self.is_offered = True
            self._turn_to(source_id)

    def confirm(self) -> None:
        """What was offered is taken: something was saved with it."""
        self.is_fresh = False
        if self.id:
            self._kept.add(self.id)
        if self.is_offered:
            self.is_offered = False
            self.confirmed.emit()

    def turn_to_next(self) -> None:
        """Work from the next of the sources at hand, as it was left."""
        known = self.at_hand
        if not known or known == [self.id]:
            return
        place = known.index(self.id) + 1 if self.id in known else 0
        self.take(known[place % len(known)])

    def release(self) -> None:
        """Let go of the source and of all that was told of its evidence."""
        self._let_go(self.id)
        if self.id:
            self.take("")
        else:
            self.is_fresh = False
            self.said.emit()

    def forget(self, source_id: str) -> None:
        """It is no source any more."""
        self._let_go(source_id)
        if source_id == self.id:
            self.take("")

    def _let_go(self, source_id: str) -> None:
        self._told.pop(source_id, None)
        self._kept.discard(source_id)

    def _turn_to(self, source_id: str) -> None:
        if source_id == self.id:
            return
        if self.id not in self._kept:
            self._told.pop(self.id, None)
        self.id = source_id
        self.is_fresh = False
        if source_id:
            self._told.setdefault(source_id, NOTHING_TOLD)
            for old in self.at_hand[:-_MOST]:
                self._let_go(old)
        self.chosen.emit(source_id)
