"""Which records of the register the names of a table mean: the one that is surely meant, or those to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..folding import fold
from ..legal_forms import bare_name
from ..names import Names
from ..records import FieldValues
from ..register.journal.store import Register, Session
from ..register.queries import listing
from ..register.queries.alike import Alike
from ..register.queries.all_alike import find_all_alike
from ..register.queries.listing import ListRow, Query
from ..register.rules.duplicate_rules import same_name
from ..zone_words import is_zone_word

# So many letters at the end of a word may be its case: Гаджигабульского, Hacıqabulun.
_ENDING = 4
# Sənaye məhəlləsi, sənaye parkı.
_ZONES_IN_SHORT = frozenset({"sm", "sp"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Called:
    """What a row says of the record that it means. `within`: the district of a project, as far as it is known."""

    kind: str
    name: str = ""
    tax_id: str = ""
    within: str = ""

    @property
    def key(self) -> str:
        """The same for all rows that mean the same record."""
        return "|".join((self.kind, self.tax_id, fold(self.name), self.within))

    @property
    def sought(self) -> str:
        """The same for all that is looked for alike."""
        return "|".join((self.kind, self.tax_id, fold(self.name)))

    def values(self) -> FieldValues:
        return {"names": Names.same(self.name), **({"tax_id": self.tax_id} if self.tax_id else {})}


class KnownRecords:
    """The records of one register as rows name them; each kind is asked for all names at once."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._alike: dict[str, list[Alike]] = {}
        self._rows: dict[str, ListRow] = {}
        self._districts: list[ListRow] | None = None

    def prepare(self, called: Iterable[Called]) -> None:
        """Look for all of these in one go."""
        by_kind: dict[str, dict[str, Called]] = defaultdict(dict)
        for each in called:
            if each.sought not in self._alike:
                by_kind[each.kind][each.sought] = each
        with self._register.read() as session:
            for kind, asked in by_kind.items():
                self._look(session, kind, list(asked.values()))

    def _look(self, session: Session, kind: str, asked: Sequence[Called]) -> None:
        found = find_all_alike(session, kind, [each.values() for each in asked])
        ids = {alike.id: None for candidates in found for alike in candidates}
        self._rows |= {row.id: row for row in listing.rows(session, kind, list(ids))}
        for each, candidates in zip(asked, found, strict=True):
            self._alike[each.sought] = candidates or self._of_this_place(each)

    def row(self, record_id: str) -> ListRow | None:
        return self._rows.get(record_id)

    def ids_of(self, kind: str) -> list[str]:
        """All records of a kind that were found for some name."""
        return [row.id for row in self._rows.values() if row.kind == kind]

    def load(self, kind: str, record_id: str) -> ListRow | None:
        """A record that a person chose."""
        if record_id not in self._rows:
            with self._register.read() as session:
                row = listing.one(session, kind, record_id)
            if row is not None:
                self._rows[record_id] = row
        return self._rows.get(record_id)

    def candidates(self, called: Called) -> list[Alike]:
        """Those that may be meant, the one that surely is not among them."""
        if called.sought not in self._alike:
            self.prepare([called])
        found = self._alike[called.sought]
        return [each for each in found if not self._is_elsewhere(each, called)]

    def surely(self, called: Called) -> ListRow | None:
        """The one record that is meant: of this tax ID and called about so, or else of this very name, alone."""
        rows = [self._rows[each.id] for each in self.candidates(called)]
        if called.tax_id:
            of_number = [row for row in rows if row.text("tax_id") == called.tax_id]
            if of_number:
                same = [row for row in of_number if not called.name or is_called(row, called.name, loosely=True)]
                return same[0] if len(of_number) == len(same) == 1 else None
        named = [row for row in rows if is_called(row, called.name)]
        fitting = [row for row in named if not (called.tax_id and row.text("tax_id"))]
        return fitting[0] if len(named) == len(fitting) == 1 else None

    def _is_elsewhere(self, alike: Alike, called: Called) -> bool:
        """Projects of one name in two districts are two."""
        row = self._rows[alike.id]
        if called.kind != "project" or not called.within or not row.text("district"):
            return False
        return row.text("district") != called.within

    def _of_this_place(self, called: Called) -> list[Alike]:
        """Of districts those that are called after the same place: Hacıqabul, Hacıqabul Sənaye Məhəlləsi."""
        if called.kind != "district":
            return []
        wanted = place_words(called.name)
        found = [row for row in self._all_districts() if wanted and wanted in map(place_words, _names(row))]
        return [Alike(row.id, row.caption, same_name(row.caption, "names")) for row in found]

    def mentioned(self, text: str) -> ListRow | None:
        """The one district of which a title or the name of a group speaks, in whatever case its name stands."""
        words = fold(text).split()
        found = [row for row in self._all_districts() if any(_stands_in(name, words) for name in _names(row))]
        return found[0] if len(found) == 1 else None

    def _all_districts(self) -> list[ListRow]:
        if self._districts is None:
            with self._register.read() as session:
                self._districts = list(listing.everything(session, Query("district")))
            self._rows |= {row.id: row for row in self._districts}
        return self._districts


def is_called(row: ListRow, name: str, *, loosely: bool = False) -> bool:
    """Whether that is one of its names; loosely: but for what sort of company it is."""
    wanted = fold(name)
    others = row.values.get("other_names")
    known = [*_names(row), *(others.split(";") if isinstance(others, str) else ())]
    if wanted in map(fold, known):
        return True
    return loosely and bare_name(name) in map(bare_name, known)


def _names(row: ListRow) -> list[str]:
    names = row.values.get("names")
    return list(names.known().values()) if isinstance(names, Names) else []


def place_words(name: str) -> tuple[str, ...]:
    """The words of a district's name without those that say what sort of place it is."""
    return tuple(word for word in fold(name).split() if not (is_zone_word(word) or word in _ZONES_IN_SHORT))


def _stands_in(name: str, words: Sequence[str]) -> bool:
    own = place_words(name)
    return bool(own) and all(any(_is_form_of(word, each) for word in words) for each in own)


def _is_form_of(word: str, name: str) -> bool:
    """The same word, perhaps in another case."""
    if word == name:
        return True
    stem = name if len(name) <= _SHORTEST + 1 else name[:-1]
    return len(stem) >= _SHORTEST and word.startswith(stem) and len(word) - len(stem) <= _ENDING + 2
