"""What SQLite says of a damaged file, in our sentences; its own words go to the log."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ...i18n import _, ngettext
from ...record_kinds import RECORD_KINDS
from ..tables import JOURNAL

_LOG = logging.getLogger("districtdesk.file")
# Who has a log takes them; nobody else shows them.
_LOG.addHandler(logging.NullHandler())

# As SQLite begins what it says of the pages of one table or index, by the first of them.
_TREE = re.compile(r"Tree (\d+) ")
_INDEX = re.compile(r"\b(?:index|entries in index|in index) ([A-Za-z_]\w*)")
_VALUE = re.compile(r"(?:value in |constraint failed in |failed in )([A-Za-z_]\w*)")


def damage_sentences(connection: Connection, said: Sequence[str]) -> list[str]:
    """One for each sort of damage and part of the file, in the order in which SQLite tells."""
    keep_words(said)
    trees, indexes = _parts(connection)
    return list(dict.fromkeys(_sentence(each, trees, indexes) for each in said))


def keep_words(said: Iterable[str]) -> None:
    """Into the log, for whoever looks into a damaged file; none of them holds anything of a record."""
    for each in said:
        _LOG.warning("SQLite: %s", " ".join(each.split()))


def loose_sentences(counts: dict[str, int]) -> Iterator[str]:
    """Of rows that point at no row, by their tables."""
    for table, count in counts.items():
        if table in JOURNAL:
            yield ngettext(
                "{count} entry of the history belongs to a step that is no longer there.",
                "{count} entries of the history belong to steps that are no longer there.",
                count,
            )
        else:
            yield ngettext(
                "{count} row of “{table}” leads to a record that is no longer there.",
                "{count} rows of “{table}” lead to records that are no longer there.",
                count,
                table=part_words(table),
            )


def unlike_sentence(part: str) -> str:
    """Of a part of the file that is not made as the program makes it."""
    return _("“{part}” is missing, does not belong here, or is not made as this version makes it.", part=part)


def damaged_part(table: str) -> str:
    """Of a table of which not everything can be read."""
    return _("A part of the file is damaged: {words}", words=part_words(table))


def part_words(table: str) -> str:
    """What people call what a table holds."""
    if table in RECORD_KINDS:
        return _(RECORD_KINDS[table].many)
    if table in (*JOURNAL, "journal_end", "sqlite_sequence"):
        return _("History")
    words = {"record": _("Records"), "link": _("Records"), "content": _("Files")}
    return words.get(table, table)


def _parts(connection: Connection) -> tuple[dict[str, str], dict[str, str]]:
    """The tables by their first page and by the names of their indexes, whose own first pages count too."""
    try:
        rows = connection.exec_driver_sql("SELECT rootpage, name, tbl_name FROM sqlite_schema").all()
    except (DBAPIError, UnicodeDecodeError):
        return {}, {}
    return {str(page): table for page, _name, table in rows if page}, {name: table for _page, name, table in rows}


def _sentence(said: str, trees: dict[str, str], indexes: dict[str, str]) -> str:
    if (tree := _TREE.search(said)) and tree[1] in trees:
        return damaged_part(trees[tree[1]])
    if (index := _INDEX.search(said)) and index[1] in indexes:
        return _("An index of “{part}” does not fit its rows.", part=part_words(indexes[index[1]]))
    if (value := _VALUE.search(said)) and value[1] in indexes:
        return _("“{part}” has rows that the program never writes.", part=part_words(value[1]))
    return _("The pages of the file do not fit together.")
