"""The search over every kind while one types, letter by letter, and the look for what is there already.

In processor time: all of it is reckoned, and nothing waited for.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from districtdesk.names import Names
from districtdesk.records import FieldValues
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.alike import find_alike
from districtdesk.register.queries.all_alike import find_all_alike
from districtdesk.register.queries.searching import count_found, search

from .measuring import Line, Times, busy

_WORDS = (
    *("Xəzər Metal", "Hajigabul", "Полимер", "Mingechaur", "Sumqayıt", "Гянджа", "Neftçala", "polymer pipes"),
    *("Bakı Avto Holdinq", "Şirvan Kabel", "Holdinq 4475", "0000044758", "furniture", "nothing such"),
)
_AIMS = {100_000: "30 ms", 1_000_000: "100 ms"}


def lines(register: Register, size: int) -> list[Line]:
    """What the first letters take, then three and more, the count that comes later, and a name that may be there."""
    named = f"{size:,}".replace(",", " ")
    longer = [word[:end] for word in _WORDS for end in range(3, len(word) + 1)]
    shorter = [word[:end] for word in _WORDS for end in (1, 2)]
    with register.read() as session:
        search(session, "Xəzər")
        return [
            _line(
                f"search every kind, three letters and more, {named}",
                (lambda each=each: search(session, each) for each in longer),
                _AIMS.get(size, ""),
            ),
            _line(
                f"search every kind, one or two letters, {named}",
                (lambda each=each: search(session, each) for each in shorter),
                "50 ms",
            ),
            _line(
                f"count what is found, {named}", (lambda each=each: count_found(session, each) for each in longer), ""
            ),
            _line(
                f"look for duplicates while typing, {named}",
                (
                    lambda each=each: find_alike(session, "company", {"names": Names(az=each), "tax_id": "1"}, None)
                    for each in longer
                ),
                "50 ms",
            ),
            Line(f"look for 1 000 rows of an import, {named}", _many(session), None, "s", ""),
        ]


def _many(session: Session) -> Times:
    rows = _rows()
    return Times([busy(lambda: find_all_alike(session, "company", rows)) for _turn in range(5)])


def _rows() -> list[FieldValues]:
    named = ((number, f"{_WORDS[number % len(_WORDS)]} MMC {number * 97}") for number in range(1000))
    return [{"names": Names(az=name), "tax_id": f"{number * 131:010}"} for number, name in named]


def _line(what: str, works: Iterable[object], aim: str) -> Line:
    taken = sorted(busy(work) for work in works)  # type: ignore[arg-type]
    return Line(f"{what}, 95th percentile", Times([taken[len(taken) * 95 // 100]]), None, "s", aim)
