"""A filter in words: what the command line speaks, and what a saved filter keeps.

Conditions are parted by semicolons, and all of them must be met:

    status = planned, operating; value >= 500 000 AZN; as_of = 2023 .. 2024; names ~ cement; note empty; evidence = no

What is compared is named by its key, or by its caption in any of the three languages; values are read as in a form.
What holds one of the signs used here is put between quotation marks, a mark within it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy.orm import Session

from ...fields import Operator
from ...folding import fold
from ...i18n import LANGUAGES, N_, _, number, speaking
from ...problems import Problem, error
from .column_source import ColumnSource
from .condition import Condition, operators_of, source_at, sources_of
from .condition_values import read_condition, write_value
from .offered_columns import read_offered_columns

MOST_SIGNS, MOST_CONDITIONS, MOST_VALUES = 10_000, 30, 200
_PARTS = re.compile(r'"(?:[^"]|"")*"|[;\n]|[^";\n]+|"')
_SIGNS = {
    Operator.IS: "=",
    Operator.IS_NOT: "!=",
    Operator.CONTAINS: "~",
    Operator.LACKS: "!~",
    Operator.EMPTY: "empty",
    Operator.FILLED: "filled",
}
_AT_LEAST, _AT_MOST, _TO = ">=", "<=", ".."
_BY_SIGN = {sign: each for each, sign in _SIGNS.items()}
_SIGN = re.compile(r'(?P<name>(?:"(?:[^"]|"")*"|[^"=~<>!])*)(?P<sign>!=|!~|>=|<=|=|~)(?P<rest>.*)', re.DOTALL)
_ENDINGS = {Operator.EMPTY: N_("empty"), Operator.FILLED: N_("filled in")}
_NEEDS_QUOTES = re.compile(r'[",;=~<>!\n]|\.\.|^\s|\s$|^$')


class _Said(NamedTuple):
    """One condition as it is written: the name, how it is compared, and with what; "" for an open end."""

    name: str
    operator: Operator
    values: list[str]


def write_filter(kind: str, conditions: Iterable[Condition]) -> str:
    """The conditions by lasting keys, the same in every language."""
    return "; ".join(_write(source_at(kind, each.source), each) for each in conditions)


def _write(source: ColumnSource, condition: Condition) -> str:
    operator = condition.operator
    if operator in _ENDINGS:
        return f"{source.key} {_SIGNS[operator]}"
    values = ["" if each is None else _quoted(write_value(source, each)) for each in condition.values]
    if operator is not Operator.WITHIN:
        return f"{source.key} {_SIGNS[operator]} {', '.join(values)}"
    low, high = values
    if low and high:
        return f"{source.key} = {low} {_TO} {high}"
    return f"{source.key} {_AT_LEAST} {low}" if low else f"{source.key} {_AT_MOST} {high}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def read_filter(session: Session, kind: str, text: str) -> tuple[Condition, ...] | Problem:
    """The conditions that were written, in their order; a Problem that names what is wrong with the first bad one."""
    if len(text) > MOST_SIGNS:
        return error(_("A filter takes at most {count} signs.", count=number(MOST_SIGNS)), rule="filter_length")
    said = list(_parted(text))
    if len(said) > MOST_CONDITIONS:
        return error(_("A filter takes at most {count} conditions.", count=number(MOST_CONDITIONS)), rule="filter")
    found: list[Condition] = []
    for each in said:
        condition = _read(session, kind, each)
        if isinstance(condition, Problem):
            return condition
        found.append(condition)
    return tuple(dict.fromkeys(found))


def compares(text: str) -> bool:
    """Whether it is written as conditions are, and is no name."""
    return any(not isinstance(_say(each), Problem) for each in _parted(text))


def _parted(text: str) -> Iterator[str]:
    """The conditions, each as it is written."""
    parts = [""]
    for token in _PARTS.findall(text):
        if token in (";", "\n"):
            parts.append("")
        else:
            parts[-1] += token
    yield from (each.strip() for each in parts if each.strip())


def _read(session: Session, kind: str, text: str) -> Condition | Problem:
    said = _say(text)
    if isinstance(said, Problem):
        return said
    source = _source_called(session, kind, said.name)
    if isinstance(source, Problem):
        return source
    operator, values = said.operator, said.values
    if operator is Operator.IS and Operator.WITHIN in source.kind.operators:
        # A number or a date is what lies between it and itself.
        operator, values = Operator.WITHIN, [values[0], values[-1]]
        if len(said.values) > 1:
            return error(_("Write two ends as 400 .. 600."), rule="filter_ends")
    if operator not in operators_of(source):
        return _not_compared(source, text)
    return read_condition(session, source, operator, values)


def _say(text: str) -> _Said | Problem:
    if text.count('"') % 2:
        return error(_("A quotation mark is not closed in “{text}”.", text=_short(text)), rule="filter_quotes")
    found = _SIGN.fullmatch(text)
    if found:
        return _with_values(_bare(found["name"]), found["sign"], found["rest"].strip())
    for operator, message in _ENDINGS.items():
        for ending in {_SIGNS[operator], *_in_all_languages(message)}:
            count = len(ending.split())
            words = text.split()
            if len(words) > count and fold(" ".join(words[-count:])) == fold(ending):
                return _Said(_bare(" ".join(words[:-count])), operator, [])
    example = "status = planned; value >= 500; names ~ cement; note empty"
    sentence = _(
        "“{text}” compares nothing. Write conditions like these: {example}", text=_short(text), example=example
    )
    return error(sentence, rule="filter_sign")


def _with_values(name: str, sign: str, rest: str) -> _Said | Problem:
    if sign in (_AT_LEAST, _AT_MOST):
        value = _bare(rest)
        return _Said(name, Operator.WITHIN, [value, ""] if sign == _AT_LEAST else ["", value])
    operator = _BY_SIGN[sign]
    if operator in (Operator.CONTAINS, Operator.LACKS):
        return _Said(name, operator, [_bare(rest)])
    ends = _split(rest, _TO)
    if operator is Operator.IS and len(ends) == 2:
        return _Said(name, Operator.WITHIN, ends)
    values = _split(rest, ",")
    if len(values) > MOST_VALUES:
        return error(_("A condition takes at most {count} values.", count=number(MOST_VALUES)), rule="filter_values")
    return _Said(name, operator, values)


def _split(text: str, sign: str) -> list[str]:
    """The text parted at this sign wherever it stands outside quotation marks."""
    parts = [""]
    for token in re.findall(rf'"(?:[^"]|"")*"|{re.escape(sign)}|.', text, re.DOTALL):
        if token == sign:
            parts.append("")
        else:
            parts[-1] += token
    return [_bare(each) for each in parts]


def _bare(text: str) -> str:
    """Without the quotation marks around it."""
    plain = text.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        return plain[1:-1].replace('""', '"')
    return plain


def _in_all_languages(message: str) -> Iterator[str]:
    for code in LANGUAGES:
        with speaking(code):
            yield _(message)


def _source_called(session: Session, kind: str, name: str) -> ColumnSource | Problem:
    """By its key, or by its caption in any language; of two with one caption the first that is offered."""
    sources = sources_of(kind)
    if name in sources:
        return sources[name]
    wanted = fold(name)
    for code in LANGUAGES:
        with speaking(code):
            found = next((each for each in sources.values() if wanted and fold(each.caption) == wanted), None)
        if found is not None:
            return found
    for column in read_offered_columns(session, kind):
        if name == column.field.key or (wanted and fold(_(column.field.kind.label)) == wanted):
            return source_at(kind, column.field.key)
    sentence = _(
        "“{name}” is nothing that is compared here. There are: {keys}.", name=_short(name), keys=_listed(sources)
    )
    return error(sentence, rule="filter_source")


def _not_compared(source: ColumnSource, text: str) -> Problem:
    can = [_signs_of(each) for each in operators_of(source)]
    sentence = _(
        "“{field}” is not compared like this: “{text}”. It can be compared with: {signs}.",
        field=source.caption,
        text=_short(text),
        signs=_listed(can),
    )
    return error(sentence, rule="filter_comparison")


def _signs_of(operator: Operator) -> str:
    return "= >= <=" if operator is Operator.WITHIN else _SIGNS[operator]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
