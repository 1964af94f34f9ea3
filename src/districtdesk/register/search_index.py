"""The index of all words by which records are found: kept with every save, and made anew from the search keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select

from ..records import Record, table_of
from ..spelling import skeletons
from .tables import SearchWordRow, SpellingRow

# What is longer says no more; and so many words of one record, those of its title first, are looked up quickly.
LONGEST_WORD = 40
_MOST_WORDS = 200
# Stands for what of a key is left out; no word has a space.
CUT = " "
# By what those words of letters are kept that have no consonants to be kept by.
_NO_SKELETON = ("",)
_AT_ONCE = 50_000

WORDS, SPELLINGS = table_of(SearchWordRow).name, table_of(SpellingRow).name
_Pair = tuple[str, str]


def words_of(search_key: str) -> Collection[str]:
    """The words of a search key that the index holds, and CUT where that is not all of them."""
    words = search_key.split()
    if max(map(len, words), default=0) > LONGEST_WORD:
        words = [CUT, *(word[:LONGEST_WORD] for word in words)]
    found = dict.fromkeys(words)
    return found.keys() if len(found) <= _MOST_WORDS else dict.fromkeys((CUT, *islice(found, _MOST_WORDS))).keys()


def keep_index(connection: Connection, changed: Iterable[tuple[str, str, str]]) -> None:
    """Have the index follow: of each record its id, its search key as it was and as it is."""
    gone: list[_Pair] = []
    come: list[_Pair] = []
    for record_id, was, now in changed:
        if was != now:
            old, new = words_of(was), words_of(now)
            gone += [(word, record_id) for word in old if word not in new]
            come += [(word, record_id) for word in new if word not in old]
    _run(connection, f"DELETE FROM {WORDS} WHERE word = ? AND record_id = ?", gone)
    _run(connection, f"INSERT INTO {WORDS} (word, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING", come)
    _forget(connection, {word for word, _id in gone})
    spelled = f"INSERT INTO {SPELLINGS} (skeleton, word) VALUES (?, ?) ON CONFLICT DO NOTHING"
    _run(connection, spelled, list(_spellings({word for word, _id in come})))


def _forget(connection: Connection, words: Iterable[str]) -> None:
    """Leave no word among the spellings that no record has any more: it may be the name of an erased person."""
    unused = f"NOT EXISTS (SELECT 1 FROM {WORDS} WHERE word = ?)"
    rows = [(skeleton, word, word) for skeleton, word in _spellings(words)]
    _run(connection, f"DELETE FROM {SPELLINGS} WHERE skeleton = ? AND word = ? AND {unused}", rows)


def _spellings(words: Iterable[str]) -> Iterator[_Pair]:
    """Every word but numbers, so that those in which some letters stand are found among them."""
    named = (word for word in words if not word.isdecimal())
    return ((skeleton, word) for word in named for skeleton in skeletons(word) or _NO_SKELETON)


def _run(connection: Connection, statement: str, rows: Sequence[tuple[str, ...]]) -> None:
    # The same words for both databases, but for the mark of a value; and by the driver itself, as every save does it.
    if rows:
        cursor = connection.connection.cursor()
        cursor.executemany(statement if connection.dialect.name == "sqlite" else statement.replace("?", "%s"), rows)
        cursor.close()


def index_all(connection: Connection) -> None:
    """Make the index anew from the search keys of all records."""
    for table in (WORDS, SPELLINGS):
        connection.exec_driver_sql(f"DELETE FROM {table}")
    words: set[str] = set()
    for pairs in _chunks(all_pairs(connection), _AT_ONCE * 20):
        words.update(word for word, _id in pairs)
        # In the order of the table, or each row would be written into another page.
        _run(connection, f"INSERT INTO {WORDS} (word, record_id) VALUES (?, ?)", sorted(pairs))
    _run(connection, f"INSERT INTO {SPELLINGS} (skeleton, word) VALUES (?, ?)", sorted(_spellings(words)))


def _chunks(pairs: Iterator[_Pair], size: int = _AT_ONCE) -> Iterator[list[_Pair]]:
    while batch := list(islice(pairs, size)):
        yield batch


def all_pairs(connection: Connection) -> Iterator[_Pair]:
    """What the index should hold: each word with the id of its record."""
    record = table_of(Record)
    rows = connection.execute(select(record.c.id, record.c.search_key).execution_options(yield_per=_AT_ONCE))
    return ((word, record_id) for record_id, key in rows for word in words_of(key))


def is_index_right(connection: Connection) -> bool:
    """Whether it holds just what follows from the search keys."""
    # Compared by count and sum, so that a million records need no memory.
    words: set[str] = set()
    if _summed(_made(connection, words)) != _summed(_kept(connection, f"SELECT word, record_id FROM {WORDS}")):
        return False
    made = _chunks(_spellings(words))
    return _summed(made) == _summed(_kept(connection, f"SELECT skeleton, word FROM {SPELLINGS}"))


def _made(connection: Connection, words: set[str]) -> Iterator[list[_Pair]]:
    """What it should hold, many at a time; the words come to be among `words`."""
    record = table_of(Record)
    keys = connection.execute(select(record.c.id, record.c.search_key).execution_options(yield_per=_AT_ONCE))
    for rows in keys.partitions():
        pairs: list[_Pair] = []
        for record_id, key in rows:
            found = words_of(key)
            words.update(found)
            pairs += [(word, record_id) for word in found]
        yield pairs


def _kept(connection: Connection, question: str) -> Iterator[Sequence[Row[Any]]]:
    return connection.exec_driver_sql(question).yield_per(_AT_ONCE).partitions()


def _summed(chunks: Iterable[Sequence[Any]]) -> tuple[int, int]:
    """A row counts as the pair that it is."""
    count = total = 0
    for rows in chunks:
        count += len(rows)
        total += sum(map(hash, rows))
    return count, total
