"""Which columns a list shows, how wide, in what order and sorted by what: remembered for each kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Field, fields_of
from ...register.queries.offered_columns import ReckonedColumn
from ...settings import Settings
from ...settings_file import Preference

# In steps of the grid: wider than any screen, and still a number that Qt can hold.
_WIDEST = 2000
# By so many columns beside the first; of more nobody sees what they do.
_MOST_THEN = 3


class Columns:
    """One kind's columns. Whatever is changed is kept in the settings at once, and told to `listeners`.

    `left_out` is the field that is the same in every row, in a list of what hangs on one record. `reckoned`: what can
    be shown besides the fields. `blank`: those that say nothing in any row now; a list of what hangs on one
    record leaves them out until a person asks for them.
    """

    def __init__(
        self, settings: Settings, kind: str, left_out: str = "", reckoned: Sequence[ReckonedColumn] = ()
    ) -> None:
        self.listeners: list[Callable[[], object]] = []
        self.blank: frozenset[str] = frozenset()
        self._settings = settings
        self._place = f"columns.{kind}.{left_out}" if left_out else f"columns.{kind}"
        self._fields = {field.key: field for field in fields_of(KINDS[kind]) if field.key != left_out}
        self._usual = [key for key, field in self._fields.items() if field.kind.listed] or list(self._fields)[:1]
        self.reckoned = {each.field.key: each for each in reckoned}
        self._fields |= {key: each.field for key, each in self.reckoned.items()}
        told = [key for key in RECORD_KINDS[kind].columns if key in self.reckoned]
        # Behind what it is and how it stands; before words of any length.
        marks = [place for place, key in enumerate(self._usual) if self._fields[key].kind.is_status]
        place = marks[-1] + 1 if marks else len(self._usual)
        self._usual[place:place] = told
        self._usual_sort = RECORD_KINDS[kind].sorted_by or None
        self._usually_down = RECORD_KINDS[kind].sorted_down
        kept = settings.get(self._place)
        self._read(kept if isinstance(kept, dict) else {})

    def _read(self, kept: dict[str, Preference]) -> None:
        shown, widths, sort = kept.get("shown"), kept.get("widths"), kept.get("sort")
        known = [key for key in shown if isinstance(key, str)] if isinstance(shown, list) else []
        self._kept = [key for key in dict.fromkeys(known) if key in self._fields] or list(self._usual)
        asked_for = kept.get("even_blank")
        self._even_blank = [key for key in self._kept if isinstance(asked_for, list) and key in asked_for]
        # In steps of the grid, so that they fit whatever the size of the text.
        self.widths = {
            key: float(width)
            for key, width in (widths.items() if isinstance(widths, dict) else ())
            if key in self._fields and isinstance(width, int | float) and 0 < width <= _WIDEST
        }
        # Who chose the order by name has chosen None.
        sort = sort if "sort" in kept else self._usual_sort
        self.sort = sort if isinstance(sort, str) and sort in self._fields else None
        self.descending = kept.get("descending", self._usually_down and "sort" not in kept) is True
        self.then = self._known_then(kept.get("then"))

    def _known_then(self, kept: Preference) -> list[tuple[str, bool]]:
        pairs = [each for each in kept if isinstance(each, list) and len(each) == 2] if isinstance(kept, list) else []
        known = [(str(key), falls is True) for key, falls in pairs if key in self._fields and key != self.sort]
        return known[:_MOST_THEN] if self.sort else []

    @property
    def keys(self) -> list[str]:
        """The columns, from left to right, by their fields."""
        said = [key for key in self._kept if key not in self.blank or key in self._even_blank]
        return said or self._kept[:1]

    @keys.setter
    def keys(self, keys: Sequence[str]) -> None:
        self._kept = list(keys)

    @property
    def offered(self) -> list[Field]:
        """All fields that can be a column, in the order of declaration."""
        return list(self._fields.values())

    @property
    def in_menu(self) -> list[Field]:
        """The fields, and of what is reckoned that which is usual: the rest would make no menu any more."""
        return [field for field in self.offered if field.key not in self.reckoned or field.key in self._usual]

    @property
    def sortable(self) -> list[Field]:
        """Those whose order says something."""
        return [field for field in self.in_menu if field.kind.is_sortable]

    @property
    def sorted_by(self) -> str:
        """The field that the order goes by, '' for the name, whether that is the usual order or was asked for."""
        return self.sort if self.sort and not self._fields[self.sort].kind.is_name else ""

    @property
    def fields(self) -> list[Field]:
        """The columns, from left to right."""
        return [self._fields[key] for key in self.keys]

    @property
    def reckoned_keys(self) -> list[str]:
        """Of the columns those that are no fields."""
        return [key for key in self.keys if key in self.reckoned]

    @property
    def is_usual(self) -> bool:
        return self._kept == self._usual and not self.widths and not self._even_blank

    def show(self, key: str, is_shown: bool) -> None:
        """Add a column where the declaration has it, or take it away; the last one stays.

        One that was left out because it says nothing is shown from now on, whatever it says.
        """
        if is_shown == (key in self.keys):
            return
        if is_shown:
            if key not in self._kept:
                self._kept.insert(self._place_for(key), key)
            if key in self.blank:
                self._even_blank.append(key)
        elif len(self.keys) > 1:
            self._take_away(key)
        self.keep()

    def _take_away(self, key: str) -> None:
        """A blank one that was asked for is as it was before; another one is gone."""
        if key in self._even_blank:
            self._even_blank.remove(key)
            if key in self.blank and key in self._usual:
                return
        self._kept.remove(key)

    def _place_for(self, key: str) -> int:
        order = list(self._fields)
        before = [place for place, each in enumerate(self._kept) if order.index(each) < order.index(key)]
        return before[-1] + 1 if before else len(self._kept)

    def move(self, start: int, end: int) -> None:
        """Put the column at `start` to the place `end`."""
        shown = self.keys
        moved = shown.pop(start)
        self._kept.remove(moved)
        # Beside the one that it stands beside now: between them may be some that are left out.
        place = self._kept.index(shown[end - 1]) + 1 if end else self._kept.index(shown[0]) if shown else 0
        self._kept.insert(place, moved)
        self.keep()

    def widen(self, key: str, steps: float) -> None:
        self.widths[key] = round(steps, 2)
        self.keep()

    def sort_by(self, key: str | None, descending: bool = False) -> None:
        """By it alone; None: by name."""
        self.sort, self.descending, self.then = key, descending, []
        self.keep()

    @property
    def sorts(self) -> dict[str, bool]:
        """By which columns it is sorted, the first one first, each with whether it falls."""
        return ({self.sort: self.descending} | dict(self.then)) if self.sort else {}

    def turn_then(self, key: str) -> None:
        """What a click with Shift does: sort by it within what is sorted already, the other way round, not."""
        if not self.sort or key == self.sort:
            self.sort_by_all({key: not self.descending if key == self.sort else False} | dict(self.then))
            return
        sorts = self.sorts
        if sorts.get(key) is True:
            del sorts[key]
        elif key in sorts or len(sorts) <= _MOST_THEN:
            sorts[key] = key in sorts
        self.sort_by_all(sorts)

    def sort_by_all(self, sorts: Mapping[str, bool]) -> None:
        (self.sort, self.descending), *self.then = list(sorts.items())
        self.keep()

    def turn(self, key: str) -> None:
        """What a click on a header does: sort by it, then the other way round, then by name again."""
        if self.sort != key or self.then:
            self.sort_by(key)
        elif not self.descending:
            self.sort_by(key, descending=True)
        else:
            self.sort_by(None)

    def reset(self) -> None:
        """The usual columns and widths; the order of the rows stays."""
        self._kept, self._even_blank, self.widths = list(self._usual), [], {}
        self.keep()

    def keep(self) -> None:
        self._settings.set(
            self._place,
            {
                "shown": list(self._kept),
                "even_blank": list(self._even_blank),
                "widths": dict(self.widths),
                "sort": self.sort,
                "descending": self.descending,
                "then": [[key, falls] for key, falls in self.then],
            },
        )
        for listener in self.listeners:
            listener()
