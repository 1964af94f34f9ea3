"""How a task of the day is declared, and whom it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from districtdesk.names import Names
from tests.clerk.clerk import Clerk
from tests.filled_names import FIRST, PLACES, PLANTS, SECOND


@dataclass(frozen=True, slots=True)
class Task:
    """One of the forty, and how it is done."""

    title: str
    do: Callable[[Clerk], object]


DECLARED: list[Task] = []


def task(title: str) -> Callable[[Callable[[Clerk], None]], Callable[[Clerk], None]]:
    """Declare one of them."""

    def declare(do: Callable[[Clerk], None]) -> Callable[[Clerk], None]:
        DECLARED.append(Task(title, do))
        return do

    return declare


def company_names(first: int, second: int) -> Names:
    """Of a company of the filled register that is named in three languages."""
    one, (two, _activity) = FIRST[first], SECOND[second]
    return Names(f"{one.az} {two.az}", f"{one.en} {two.en}", f"{one.ru} {two.ru}")


def project_names(plant: int, place: int) -> Names:
    """The same of a project."""
    one, two = PLANTS[plant], PLACES[place].names
    return Names(f"{one.az}, {two.az}", f"{one.en}, {two.en}", f"{one.ru}, {two.ru}")
