"""What conditions ask of a database beyond its own functions: folded texts, and whether an id is on a long list.

And what a text is sorted by. SQLite is taught what it lacks by the program, in every connection; a server says it in
functions of its own.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import lru_cache
from typing import Any, cast

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import Integer, Text, TypeEngine

from ...folding import PLAIN_LETTERS, fold, letter_keys, order_key
from ...i18n import LANGUAGES
from ...names import Names

_NAME, _ORDERED = "folded_text", "ordered_text"
# How names in three languages are kept, and what stands before each.
_NAMES = ('{"az":"', '{"en":"', '{"ru":"')
_BEFORE_NAMES = (*_NAMES, '","en":"', '","ru":"', '"}')
# The words of one text come up again and again: kinds, regions, and all of them with each letter that is typed.
_KEPT = 20_000


class folded_text(GenericFunction[str]):  # noqa: N801 - it is called like any other function of SQL
    """The text, or each of the names in three languages, as fold() gives it."""

    type = Text()
    inherit_cache = True
    name = _NAME


class ordered_text(GenericFunction[str]):  # noqa: N801
    """What a text, or what is kept of names in three languages, is sorted by in a language: its order_key()."""

    type = Text()
    inherit_cache = True
    name = _ORDERED


class is_listed(GenericFunction[bool]):  # noqa: N801
    """Whether an id is among those of a JSON array: of any number, as no IN takes them."""

    # No Boolean: of one SQLAlchemy asks whether it is 1, and SQLite then looks at every row.
    type = cast(TypeEngine[bool], Integer())
    inherit_cache = True


@compiles(is_listed)
def _is_listed(element: is_listed, compiler: SQLCompiler, **options: Any) -> str:
    record_id, ids = (compiler.process(each, **options) for each in element.clauses.clauses)
    return f"({record_id} IN (SELECT value FROM json_each({ids})))"


@compiles(is_listed, "postgresql")
def _is_listed_on_server(element: is_listed, compiler: SQLCompiler, **options: Any) -> str:
    record_id, ids = (compiler.process(each, **options) for each in element.clauses.clauses)
    return f"({record_id} IN (SELECT json_array_elements_text(CAST({ids} AS json))))"


def teach(connection: sqlite3.Connection) -> None:
    """Let this connection call them. Never by the schema: trusted_schema is off."""
    connection.create_function(_NAME, 1, _fold, deterministic=True)
    connection.create_function(_ORDERED, 2, _order, deterministic=True)


@lru_cache(maxsize=_KEPT)
def _order(text: Any, language: str) -> str | None:
    if not isinstance(text, bytes):
        return None
    text = text.decode("utf-8", "replace")
    if text.startswith(_NAMES):
        with suppress(ValueError, TypeError):
            text = Names.restore(text).among(language)
    return order_key(text, language)


@lru_cache(maxsize=_KEPT)
def _fold(text: Any) -> str | None:
    if not isinstance(text, str):
        return None
    if not text.startswith(_NAMES):
        return fold(text)
    if "\\" not in text:
        # As names are kept, nearly always: a third of what it takes to make them of it.
        for sign in _BEFORE_NAMES:
            text = text.replace(sign, " ")
        return fold(text)
    try:
        return " ".join(map(fold, Names.restore(text).known().values()))
    except (ValueError, TypeError):
        # It only begins as stored names do.
        return fold(text)


@compiles(folded_text, "postgresql")
def _on_server(element: folded_text, compiler: SQLCompiler, **options: Any) -> str:
    """The same in the server's own words; marks go with Unicode's decomposition."""
    text = compiler.process(element.clauses.clauses[0], **options)
    names = f"(SELECT string_agg(value, ' / ') FROM json_each_text({text}::json))"
    plain = f"normalize(CASE WHEN left({text}, 2) = '{{\"' THEN {names} ELSE {text} END, NFC)"
    single = {sign: letters for sign, letters in _both_cases().items() if len(letters) == 1}
    plain = f"translate({plain}, '{''.join(single)}', '{''.join(single.values())}')"
    for sign, letters in _both_cases().items():
        if len(letters) != 1:
            plain = f"replace({plain}, '{sign}', '{letters}')"
    bare = f"lower(regexp_replace(normalize({plain}, NFKD), '[{_MARKS}]', '', 'g'))"
    return f"regexp_replace({bare}, '[{_BETWEEN_WORDS}]+', ' ', 'g')"


@compiles(ordered_text, "sqlite")
def _order_in_file(element: ordered_text, compiler: SQLCompiler, **options: Any) -> str:
    """Of its bytes: a text that is no text is refused before a function is asked, and the whole list with it."""
    text, language = (compiler.process(each, **options) for each in element.clauses.clauses)
    return f"{_ORDERED}(CAST({text} AS BLOB), {language})"


@compiles(ordered_text, "postgresql")
def _order_on_server(element: ordered_text, compiler: SQLCompiler, **options: Any) -> str:
    """Letter by letter in the order of the alphabet; numbers, marks and names in three languages as they are kept."""
    text, language = (compiler.process(each, **options) for each in element.clauses.clauses)
    known = {code: letter_keys(code) for code in LANGUAGES}
    ways = (
        f"WHEN '{code}' THEN translate({text}, '{''.join(keys)}', '{''.join(keys.values())}')"
        for code, keys in known.items()
    )
    return f'((CASE {language} {" ".join(ways)} END) COLLATE "C")'


# As PostgreSQL's regular expressions write them: what is set above letters, and what parts words.
_MARKS = "\\u0300-\\u036f"
_BETWEEN_WORDS = "\\u0001-\\u002f\\u003a-\\u0060\\u007b-\\u00bf\\u2000-\\u206f"


def _both_cases() -> dict[str, str]:
    """A server's lower() may know the English letters alone."""
    large = {sign.upper(): letters for sign, letters in PLAIN_LETTERS.items() if len(sign.upper()) == 1}
    return {**large, **PLAIN_LETTERS}
