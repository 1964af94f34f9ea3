"""Names typed in place of a link: which record each means, among the kinds that the link may point at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..i18n import LANGUAGES, _
from ..names import Names
from ..problems import Problem, error
from ..records import KINDS, Field
from ..register.journal.store import Register
from ..register.queries import listing
from ..register.queries.listing import Query
from ..register.queries.merge_preview import OTHER_NAMES, parts_of_names
from ..unseen import without_unseen
from .safe_text import make_safe

# The value of a link field, of one or several targets, or what is wrong.
Kept = str | tuple[str, ...] | Problem | None


class LinkNames:
    """The records of one register by their names in all three languages, and by their other names; each kind is read
    when first asked for.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._captions: dict[str, Names] = {}
        self._ids_of: dict[str, dict[str, set[str]]] = {}
        self._others_of: dict[str, dict[str, set[str]]] = {}
        self._expected: set[str] = set()
        # Called once, before a name is looked for among those of records: it may expect others.
        self.before_looking: Callable[[], object] | None = None

    def learn(self, captions: Mapping[str, Names]) -> None:
        """What linked records are called, as far as it is known anyway."""
        self._captions.update(captions)

    def unknown(self, ids: Iterable[str]) -> set[str]:
        """Those of these records of which it is not known yet what they are called."""
        return set(ids) - self._captions.keys()

    def expect(self, kind: str, names: Names, record_id: str) -> None:
        """Find a record, too, that is to be added beside those that name it."""
        self._expected.add(record_id)
        for name in set(names.known().values()):
            self._of_kind(kind).setdefault(_plain(name), set()).add(record_id)

    def known_as(self, kind: str, names: Names) -> set[str]:
        """The records of the register that have all of these names, be it among their other names."""
        own = self._of_kind(kind)
        plain = {_plain(name) for name in names.known().values()}
        found = [own.get(each, set()) | self._others_of[kind].get(each, set()) for each in plain]
        return set.intersection(*found) - self._expected if found else set()

    def typed(self, field: Field, name: str) -> str | Problem:
        """The id of the one record that is called so; an id stays what it is."""
        as_id = field.kind.parse(name.replace(" ", ""))
        if not isinstance(as_id, Problem):
            return without_unseen(name).strip()
        found = self._called(field, name)
        if not found:
            return error(_("No record is called “{name}”.", name=name[:80]), rule="unknown_name")
        if len(found) > 1:
            text = _("Several records are called “{name}”. Choose the right one in the program.", name=name[:80])
            return error(text, rule="ambiguous_name")
        return next(iter(found))

    def kept(self, field: Field, ids: str, names: Sequence[str]) -> Kept:
        """The value of the hidden ids, unless the names beside them surely mean other records.

        A name that nobody has now is an old one of the same record: the id then knows better.
        """
        wanted = ids.replace(";", " ").split()
        if not self.are_called(wanted, names):
            found = [self._called(field, name) for name in names]
            are_same = len(found) == len(wanted) and all(
                one in among for one, among in zip(wanted, found, strict=True)
            )
            if all(found) and not are_same and not self._are_written(wanted, names):
                text = _(
                    "“{name}” and the hidden id beside it mean different records. Empty the id if the name is right.",
                    name="; ".join(names)[:80],
                )
                return error(text, rule="name_and_id")
        kept: Kept = field.kind.parse(ids)
        return kept

    def _are_written(self, ids: Sequence[str], names: Sequence[str]) -> bool:
        """Whether the names together are what an export writes of these records, whose own names may be parted."""
        known = [self._captions.get(each) for each in ids]
        written = _parted("; ".join(names))
        return None not in known and any(
            _parted("; ".join(each.among(code) for each in known if each)) == written for code in LANGUAGES
        )

    def are_called(self, ids: Sequence[str], names: Sequence[str]) -> bool:
        """Whether the names are those of these records, in one of the languages."""
        known = [self._captions.get(each) for each in ids]
        if None in known:
            return False
        plain = [_plain(name) for name in names]
        return any([_plain(each.among(code)) for each in known if each] == plain for code in LANGUAGES)

    def _called(self, field: Field, name: str) -> set[str]:
        if self.before_looking is not None:
            prepare, self.before_looking = self.before_looking, None
            prepare()
        kinds, plain = list(filter(field.kind.may_point_at, KINDS)), _plain(name)
        found: set[str] = set().union(*(self._of_kind(kind).get(plain, ()) for kind in kinds))
        # By another name only where nobody has it for the first one.
        return found or set().union(*(self._others_of[kind].get(plain, ()) for kind in kinds))

    def _of_kind(self, kind: str) -> dict[str, set[str]]:
        if kind not in self._ids_of:
            ids: dict[str, set[str]] = {}
            self._ids_of[kind], self._others_of[kind] = ids, {}
            with self._register.read() as session:
                for row in listing.everything(session, Query(kind)):
                    self._captions.setdefault(row.id, row.caption)
                    for name in set(row.caption.known().values()):
                        ids.setdefault(_plain(name), set()).add(row.id)
                    for name in parts_of_names(row.values.get(OTHER_NAMES)):
                        self._others_of[kind].setdefault(_plain(name), set()).add(row.id)
        return self._ids_of[kind]


def _parted(names: str) -> list[str]:
    return [part for part in map(_plain, names.split(";")) if part]


def _plain(name: str) -> str:
    """The name as a cell gives it back, in whatever case it is typed."""
    return " ".join(make_safe(without_unseen(name)).text.split()).casefold()
