"""Stand-ins for stored values that cannot be read, of each type that a column makes of what is stored.

One damaged value is shown as such, and keeps nobody from reading the rest of its list, page or workbook. A day that
is not known comes of such a date, nothing of such an amount or list.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Self

from ..dates.imprecise import ImpreciseDate
from ..money import Amount
from ..names import Names
from ..unread import UnreadValue, unread_words


class UnreadDate(ImpreciseDate, UnreadValue):
    """A date of which only the words are known: those that say that it cannot be read."""

    __slots__ = ("stored",)

    def __init__(self, stored: str | int | None) -> None:
        super().__init__("/", "?")
        object.__setattr__(self, "stored", stored)

    def store(self) -> str:
        return str(self.stored or "")

    def dump(self) -> str:
        return self.store()

    def show(self) -> str:
        return unread_words(self.stored)

    def short(self) -> str:
        return self.show()


class UnreadNames(Names, UnreadValue):
    """The same words in each language."""

    __slots__ = ("stored",)

    def __init__(self, stored: str | int | None) -> None:
        words = unread_words(stored)
        super().__init__(words, words, words)
        object.__setattr__(self, "stored", stored)

    def store(self) -> str:
        return str(self.stored or "")

    def show(self) -> str:
        return unread_words(self.stored)


class UnreadAmount(Amount, UnreadValue):
    """No amount, of which no rate follows."""

    __slots__ = ("stored",)

    def __init__(self, stored: str | int | None) -> None:
        super().__init__(0, "AZN")
        object.__setattr__(self, "stored", stored)

    def show(self) -> str:
        return unread_words(self.stored)


class UnreadList(tuple[str, ...], UnreadValue):
    """Nothing, and yet not the same as nothing."""

    stored: str | int | None

    def __new__(cls, stored: str | int | None) -> Self:
        made = super().__new__(cls)
        made.stored = stored
        return made

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    __hash__ = object.__hash__


class UnreadMoment(datetime, UnreadValue):
    """The beginning of time, so that it comes last where the newest comes first."""

    stored: str | int | None

    def __new__(cls, stored: str | int | None) -> Self:
        made = super().__new__(cls, 1, 1, 2, tzinfo=UTC)
        made.stored = stored
        return made


def restored_list(stored: str | None) -> list[str]:
    """The ids that are stored so; none where they cannot be read."""
    try:
        found = json.loads(stored) if stored else []
    except (ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def restored_date(stored: str) -> ImpreciseDate:
    """The date that is stored so, for who reads a column as its text."""
    try:
        return ImpreciseDate.restore(stored)
    except ValueError:
        return UnreadDate(stored)
