"""What every kind of field is: an owner of parsing, showing, checking, dumping and loading."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, Generic, Literal, TypeVar

from ..i18n import N_, _
from ..problems import Problem, error
from ..unread import UnreadValue, unread_words
from ..unseen import without_unseen
from ..whole_signs import broken_sign
from .operator import WHETHER_ANY, Extent, Operators

V = TypeVar("V")
# What a status says of the record, beside its word.
Standing = Literal["", "sure", "doubtful", "over"]
Json = str | int | bool | list[str] | dict[str, str | int] | None


@dataclass(frozen=True)
class FieldKind(Generic[V]):
    """One kind of value and what one field says about itself.

    `label` and `meaning` are messages to be translated where shown. `sought`: part of the search key. `listed`: a
    column of the list unless the user chose others. `identifying`: tells two records apart. `derived`: filled by the
    program and never typed. `section`: the group of form rows it stands in. `shown_with`: keys of the fields beside
    it that make one amount with it, and stand nowhere else in a list. `says_of`: keys of the fields of which it says
    something, so that it must be answered anew when a person changes one of those. `personal`: says who somebody is
    or how they are reached, and can be left out of what leaves the register. `of_one`: what it says of one record it
    says of no other, so that a copy begins without it.
    """

    label: str
    _: KW_ONLY
    meaning: str = ""
    sought: bool = False
    listed: bool = False
    identifying: bool = False
    derived: bool = False
    section: str = ""
    shown_with: tuple[str, ...] = ()
    says_of: tuple[str, ...] = ()
    personal: bool = False
    of_one: bool = False

    # Of which type its values are: exactly, as a truth value is no number and a moment is no day.
    holds: ClassVar[type] = object
    # What the field guide calls this kind.
    word = N_("value")
    # Whether it is written in one line, where signs that nobody sees say nothing.
    is_one_line = True
    # Whether its values are dates, however exact.
    is_date = False
    # Whether its values are names in several languages.
    is_name = False
    # Whether its values are words of any length, which a narrow place may cut at their end.
    is_words = False
    # Whether its values are sought by the alphabet of the language: words, names, and codes that are shown by a name.
    has_alphabet = False
    # Whether a sign in it may have been replaced by one that says that it is lost.
    may_lose_signs = False
    # How wide a column of its values usually is, in half letters.
    usual_width = 28
    # Whether any line that a person types is a value.
    takes_any_line = False
    # Whether a value says nothing without the label: "yes" alone.
    needs_label = False
    # Whether a value is short and says what the record is, so that it stands in the line below its title.
    stands_below_title = False
    # Whether a value says how things stand with the record, which is set apart from what else is said of it.
    is_status = False
    # Whether nothing said means no.
    empty_is_no = False
    # Whether a value is several of the same sort, each once.
    holds_several = False
    # Whether its values stand for other records, of which kinds (of any, where none is named), and whether this
    # record is a part of those.
    is_link = False
    to = tuple[str, ...]()
    part = False
    # How its values can be compared, and between which ends they lie.
    operators: ClassVar[Operators] = WHETHER_ANY
    extent: ClassVar[Extent] = ""
    # Messages: in what its numbers are counted, and what may be typed.
    unit = ""
    example = ""
    # Messages: texts that are read as values, in every language; how a value is kept; and the rule of the world
    # outside that it follows, if there is one.
    examples = tuple[str, ...]()
    kept = N_("As it was typed.")
    follows = ""

    def typing_examples(self) -> list[str]:
        """What may be typed, in the language of the moment; empty where one chooses or any line will do."""
        return [_(each) for each in self.examples]

    def how_kept(self) -> str:
        """In a sentence, how a value is kept."""
        return _(self.kept)

    @property
    def is_number(self) -> bool:
        """Whether its values are compared by their size, and so stand flush right."""
        return False

    @property
    def is_sortable(self) -> bool:
        """Whether the order of its values says something: not that of texts, nor of names, which is the usual one."""
        return self.is_one_line and not self.is_name

    def parse(self, text: str) -> V | Problem | None:
        """The value that was typed; None for nothing, a Problem (without fields) for what cannot be one."""
        seen = without_unseen(text) if self.is_one_line else text
        return broken_sign(seen) or (None if self._is_blank(seen) else self._read(seen.strip()))

    def together(self, one: V, other: V) -> V | None:
        """The value that says what both say; None where only one of them can be so."""
        return None

    def answers(self, text: str) -> tuple[V, ...]:
        """The values that a text may mean which parse() refuses because it can be read in more than one way."""
        return ()

    def tidy(self, value: V) -> V | None:
        """The value in the form in which it is kept, whichever way it came; None where nothing is left of it."""
        return value

    def _is_blank(self, text: str) -> bool:
        return not text.strip()

    def _read(self, text: str) -> V | Problem:
        raise NotImplementedError

    def show(self, value: V | None) -> str:
        """The value as people read it, in the language of the moment; parse() reads it back."""
        if isinstance(value, UnreadValue):
            return unread_words(value.stored)
        return "" if value is None else self._show(value)

    def _show(self, value: V) -> str:
        return str(value)

    def says_nothing(self, value: V) -> bool:
        """Whether the value only means that nothing was said: it has a word where one chooses, and nowhere else."""
        return False

    def standing(self, value: V) -> Standing:
        """Whether a status is sure, doubtful or over; "" for what just goes on."""
        return ""

    def lapses(self, value: V) -> bool:
        """Whether the value no longer holds once a field of which it says something is changed."""
        return False

    def show_short(self, value: V) -> str:
        """The value where there is little room, in the language of the moment."""
        return self.show(value)

    def show_whole(self, value: V) -> str:
        """All that the value holds, in whichever language."""
        return self.show(value)

    def search_texts(self, value: V) -> tuple[str, ...]:
        """The texts by which a search finds the value: none where what is kept is not what people read."""
        return ()

    def all_values(self) -> tuple[V, ...]:
        """All values there are, in the order in which they are sorted, where they are few; otherwise none."""
        return ()

    def codes_by_name(self) -> tuple[V, ...]:
        """All values in the order of their names in the language; none where they are kept as they are read."""
        return ()

    def offered(self) -> tuple[str, ...]:
        """The words of its values where these are picked from a list; otherwise none."""
        return ()

    def targets(self, value: V | None) -> tuple[str, ...]:
        """The ids of the records that the value stands for."""
        return ()

    def may_point_at(self, kind: str) -> bool:
        """Whether a value may stand for a record of this kind (by its snake_case name)."""
        return False

    def check(self, value: V) -> list[Problem]:
        """What is wrong with a value, however it got here."""
        if isinstance(value, UnreadValue):
            return [error(_("What is kept here cannot be read. Enter it again."), rule="unreadable")]
        if type(value) is not self.holds:
            return [error(_("This is no value for a field of this kind."), rule="type")]
        return self._check(value)

    def _check(self, value: V) -> list[Problem]:
        """What is wrong with a value of the right type."""
        return []

    def dump(self, value: V | None) -> Json:
        """The value for JSON and the journal: exact, and the same in every language."""
        if isinstance(value, UnreadValue):
            return value.stored
        return None if value is None else self._dump(value)

    def _dump(self, value: V) -> Json:
        raise NotImplementedError

    def write(self, value: V) -> str:
        """The value in words that parse() reads in every language, the same whichever is spoken."""
        return str(self._dump(value))

    def load(self, dumped: Json) -> V | None:
        """What dump() was given."""
        return None if dumped is None else self._load(dumped)

    def _load(self, dumped: Json) -> V:
        raise NotImplementedError
