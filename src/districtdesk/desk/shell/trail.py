"""Where one has been, for Back and Forward: the pure order of visits."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Visit:
    """A place of the desk, and the record that was looked at there; empty for none."""

    place: str
    record_id: str = ""


class Trail:
    """Visits in their order, and which of them is the present one."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._now = -1

    @property
    def now(self) -> Visit | None:
        return self._visits[self._now] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        return self._now < len(self._visits) - 1

    def visit(self, visit: Visit) -> None:
        """Go somewhere new; what lay ahead is forgotten. A record on the page just come to refines that visit."""
        if visit == self.now:
            return
        if self.now is not None and self.now == Visit(visit.place) and visit.record_id:
            self._visits[self._now] = visit
            return
        self._visits = [*self._visits[: self._now + 1], visit][-_LONGEST:]
        self._now = len(self._visits) - 1

    def back(self) -> Visit | None:
        if not self.can_go_back:
            return None
        self._now -= 1
        return self.now

    def forward(self) -> Visit | None:
        if not self.can_go_forward:
            return None
        self._now += 1
        return self.now
