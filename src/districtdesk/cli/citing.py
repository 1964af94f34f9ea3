"""One source is cited for several records at once, as one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..i18n import _, ngettext
from ..problems import Problem
from ..records import Citation, Source, field_of, kind_of
from ..register.captions import captions, read_kinds
from ..register.journal.many_records import add_evidence
from ..register.journal.store import Register
from .exits import Exit
from .talking import say, warn


def cite(register: Register, source: str, ids: Sequence[str], told: Mapping[str, str]) -> Exit:
    """Cite the source for these records, which are of one kind; `told` has further fields of the citations, as typed.

    A record that has the same citation already keeps it, and gets no second one.
    """
    with register.read() as session:
        kinds, names = read_kinds(session, [source, *ids]), captions(session, [source])
    for each in (source, *ids):
        if each not in kinds:
            return _refuse(_("There is no record with the id “{id}”.", id=each))
    if kinds[source] != kind_of(Source):
        return _refuse(_("“{id}” is no source.", id=source))
    by_kind: dict[str, list[str]] = defaultdict(list)
    for each in dict.fromkeys(ids):
        by_kind[kinds[each]].append(each)
    if len(by_kind) > 1:
        sentence = _(
            "These are records of several kinds: {kinds}. Cite for one kind at a time.", kinds=", ".join(by_kind)
        )
        return _refuse(sentence)
    values = _values(told)
    if isinstance(values, Problem):
        return _refuse(values.message)
    ((kind, chosen),) = by_kind.items()
    cited = add_evidence(register, kind, chosen, {"source": source, **values})
    if cited.added:
        said = ngettext(
            "“{source}” is cited for {count} record now.",
            "“{source}” is cited for {count} records now.",
            cited.added,
            source=names[source].show(),
        )
        say(said)
    if cited.had:
        say(ngettext("{count} had it already.", "{count} had it already.", cited.had))
    if gone := len(chosen) - cited.added - cited.had:
        warn(ngettext("{count} is removed and was left out.", "{count} are removed and were left out.", gone))
        return Exit.PROBLEMS
    return Exit.WELL


def _values(told: Mapping[str, str]) -> dict[str, object] | Problem:
    found: dict[str, object] = {}
    for key, text in told.items():
        value = field_of(Citation, key).kind.parse(text) if text else None
        if isinstance(value, Problem):
            return value
        if value is not None:
            found[key] = value
    return found


def _refuse(sentence: str) -> Exit:
    warn(sentence)
    return Exit.PROBLEMS
