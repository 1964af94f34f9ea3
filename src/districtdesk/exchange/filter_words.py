"""What narrows a list, in words for the cover: the search, and what its fields must say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..i18n import _, ngettext
from ..records import KINDS, field_of
from ..register.captions import captions
from ..register.journal.store import Session
from ..register.queries.condition_values import say_filter
from ..register.queries.listing import Query
from ..register.queries.saved_filters import filters_asking

_MOST_NAMES = 5
# What is asked of records that are named one by one, in place of a field.
_THEMSELVES = "id"


def filter_lines(session: Session, query: Query) -> Iterator[tuple[str, str]]:
    """Pairs of a label and what it says; none for a list of everything."""
    if query.search:
        yield _("Search"), query.search
    filters = [_condition_words(session, query.kind, key, value) for key, value in query.where]
    filters += say_filter(session, query.kind, query.conditions)
    if query.linked:
        key, ids = query.linked
        filters.append(_names(session, _(field_of(KINDS[query.kind], key).kind.label), ids))
    if query.removed:
        filters.append(_("Only removed records"))
    if names := [each.name for each in filters_asking(session, query)]:
        yield _("Saved filter"), "; ".join(names)
    if filters:
        yield _("Filter"), "\n".join(filters)


def _condition_words(session: Session, kind: str, key: str, value: object) -> str:
    if key == _THEMSELVES:
        return _names(session, _("Chosen by hand"), _ids(value))
    field = field_of(KINDS[kind], key)
    if value is None:
        return _("{field}: empty", field=_(field.kind.label))
    if field.kind.is_link:
        return _names(session, _(field.kind.label), field.kind.targets(value))
    return _("{field}: {value}", field=_(field.kind.label), value=field.kind.show(value))


def _names(session: Session, asked: str, ids: Sequence[str]) -> str:
    """The first few records that are pointed at, by name."""
    known = captions(session, ids[:_MOST_NAMES])
    names = _listed(known[each].show() for each in ids[:_MOST_NAMES] if each in known)
    left_out = len(ids) - _MOST_NAMES
    if left_out <= 0:
        return _("{field}: {value}", field=asked, value=names)
    return ngettext(
        "{field}: {value} and {count} more",
        "{field}: {value} and {count} more",
        left_out,
        field=asked,
        value=names,
    )


def _ids(value: object) -> Sequence[str]:
    """Of a condition on records themselves, which names one or several."""
    return (value,) if isinstance(value, str) else tuple(map(str, value if isinstance(value, Iterable) else ()))


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)
