"""Columns of our own worksheets by their headings in three languages, where their keys were lost or left behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from .. import i18n
from ..i18n import LANGUAGES, _
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, fields_of
from ..register.journal.store import Register
from ..unseen import without_unseen
from .column_groups import KeysGroup
from .counted_columns import sum_labels
from .evidence_columns import evidence_columns, has_evidence
from .list_sheets import whole_kind
from .sheet import columns_of
from .shown_columns import caption_column

# What workbooks of former versions call columns that are called otherwise now.
_FORMER: Mapping[str, Mapping[str, str]] = {
    "figure": {
        "Göstərici növü": "indicator",
        "Вид показателя": "indicator",
        "Part of the figure": "part_of",
    },
    "indicator": {
        **dict.fromkeys(("Dimension", "Kəmiyyət", "Размерность"), "dimension"),
        **dict.fromkeys(("Nature", "Xarakteri", "Характер"), "nature"),
        **dict.fromkeys(("Which subjects", "Hansı subyektlər", "Для каких объектов"), "subjects"),
        **dict.fromkeys(("May be summed", "Cəmi hesablanır", "Складывается"), "may_be_summed"),
        **dict.fromkeys(("Only grows", "Yalnız artır", "Только растёт"), "only_grows"),
        **dict.fromkeys(("May be added to", "Hansı növlərlə toplanır", "С какими видами складывается"), "added_to"),
    },
}
# So many columns of a kind make a sheet one of ours, and so large a part of all its columns.
_LEAST, _PART = 2, 0.5


def key_of(kind: str, heading: str) -> str:
    """The key of the column with this heading; "" where none of a kind is called so in any language."""
    return _keys_by_heading(kind).get(_plain(heading), "")


def have_shifted(kind: str, columns: Sequence[tuple[str, str]]) -> bool:
    """Whether columns, each a key and a heading, were moved by a program that left their keys where they had been.

    A heading that is known in no language tells nothing: somebody called the column otherwise.
    """
    told = [(key, key_of(kind, heading)) for key, heading in columns]
    renamed = {key for key, known in told if not known}
    return any(known and known != key and (key or known in renamed) for key, known in told)


def kind_of_headings(title: str, headings: Sequence[str]) -> str:
    """The kind of record that a sheet of these headings lists; "" where it is surely none of ours.

    Of two that fit alike it is the one that the sheet is titled after.
    """
    filled = [each for each in headings if each]
    found = {kind: {key for each in filled if (key := key_of(kind, each))} for kind in KINDS}
    titled = [kind for kind in KINDS if _is_titled(kind, title)]
    if titled:
        # A list of companies with columns that companies in time have is none of those.
        found = {kind: keys for kind, keys in found.items() if kind in titled or "id" in keys}
    fitting = {kind: keys for kind, keys in found.items() if _fits(kind, keys, len(filled))}
    return max(fitting, key=lambda kind: (len(fitting[kind]), _is_titled(kind, title)), default="")


def only_shows(register: Register, kind: str, headings: Iterable[str]) -> set[str]:
    """Of these headings those of columns that an export only shows, and nobody reads back."""
    shown: set[str] = set()
    with register.read() as session:
        for code in LANGUAGES:
            with i18n.speaking(code):
                columns = whole_kind(session, kind, 0, None, None).columns
                shown |= {_plain(label) for label in (*(each.label for each in columns), *sum_labels())}
    return {each for each in headings if _plain(each) in shown}


def _fits(kind: str, keys: set[str], headings: int) -> bool:
    if len(keys) < _LEAST or len(keys) < _PART * headings:
        return False
    fields = {key.partition(".")[0] for key in keys}
    required = {each.key for each in fields_of(KINDS[kind]) if each.is_required}
    # What only says what each record is called is any table of such things.
    return "id" in keys or required <= fields


def _is_titled(kind: str, title: str) -> bool:
    return _plain(title) in _titles(kind)


def _plain(text: str) -> str:
    # Letters alone would not do: “Record id” is one column, “Record, id” another.
    return " ".join(without_unseen(text).split()).casefold()


@cache
def _titles(kind: str) -> frozenset[str]:
    found = []
    for code in LANGUAGES:
        with i18n.speaking(code):
            found.append(_plain(_(RECORD_KINDS[kind].many)))
    return frozenset(found)


@cache
def _keys_by_heading(kind: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code in LANGUAGES:
        with i18n.speaking(code):
            for key, label in _labelled(kind):
                found.setdefault(_plain(label), key)
    for label, key in _FORMER.get(kind, {}).items():
        found.setdefault(_plain(label), key)
    return found


def _labelled(kind: str) -> Iterable[tuple[str, str]]:
    yield from ((column.key, column.label) for column in (caption_column(kind), *KeysGroup().columns))
    for field in fields_of(KINDS[kind]):
        yield from ((made.key, made.label) for each in columns_of(field) if (made := each.book_column(field.key)))
    if has_evidence(kind):
        yield from ((column.key, column.label) for column in evidence_columns(kind, without_personal=False))
