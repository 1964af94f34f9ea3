"""The house rules: imports run downwards, libraries stay in their rooms, files and functions stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import districtdesk

_ROOT = Path(districtdesk.__file__).parent
_PACKAGE = "districtdesk"

# The floors, from the ground up. What is not named here has no floor, and a test says so.
_FLOORS: tuple[tuple[str, ...], ...] = (
    (
        "",
        "problems",
        "presence",
        "settings",
        "settings_file",
        "settling",
        "i18n",
        "folding",
        "unseen",
        "unread",
        "quoting",
        "hold",
        "drafts",
        "unfinished",
        "whole_signs",
        "whole_numbers",
        "attached",
        "legal_forms",
        "spelling",
        "zone_words",
        "trade_words",
        "common_words",
        "codes",
        "names",
        "fault_log",
        "fault_report",
        "licences",
        "record_kind",
        "record_kinds",
        "collecting",
        "second_process",
        "loading_less",
        "alphabet",
        "measure_units",
        "counted_units",
    ),
    ("number_words", "numbers", "money", "bounds", "quantity", "dates", "fields", "claim_reading"),
    ("records",),
    ("register", "timeline", "overview"),
    ("exchange", "incoming", "guide"),
    ("importing", "paper", "painting"),
    ("sample", "cli", "desk"),
    ("__main__",),
)
_ROOMS = {name: floor for floor, names in enumerate(_FLOORS) for name in names}

# The floors inside the two largest rooms, from the ground up.
_FLOORS_INSIDE: dict[str, tuple[tuple[str, ...], ...]] = {
    "register": (
        ("", "errors", "tables", "identity", "plain_rows", "pointing", "prepared", "clock"),
        ("search_index", "name_keys"),
        ("captions",),
        ("claims", "file", "salvage"),
        ("rules", "updating"),
        ("journal",),
        ("kept_warnings", "missing_indicators", "backup"),
        ("queries", "findings"),
        (
            "opening",
            "snapshot",
            "checking",
            "erasing",
            "typed_claim",
            "confirming",
            "merging",
            "parting",
            "remembering",
            "refilling",
            "practice",
            "draft",
            "migrations",
        ),
        ("repairing", "past"),
    ),
    "desk": (
        ("", "look"),
        ("kit", "feed"),
        ("editors", "paper"),
        ("lists",),
        ("forms", "history", "timeline", "overview"),
        ("record",),
        ("shell", "importing"),
        ("start",),
    ),
}

# A library and the rooms that may import it.
_LIBRARIES = {
    "PySide6": {"desk", "painting", "__main__"},
    "openpyxl": {"exchange"},
    "lxml": {"exchange"},
    "defusedxml": {"exchange"},
    "icalendar": {"exchange"},
    "xlrd": {"incoming"},
    "docx": {"paper"},
    "sqlalchemy": {"records", "register"},
    "alembic": {"register"},
    "sqlite3": {"register"},
}

# The one place where the desk loads its heavy parts late, so that the first window does not wait for them.
_LATE_PLACE = "desk.start.late_loading"
# Elsewhere: the function and the one heavy thing that it loads.
_LATE_IMPORTS = {
    ("cli.exporting", "_write_table", "districtdesk.cli.tables"),
    ("cli.exports", "write_about_export", "districtdesk.cli.export_books"),
    ("cli.program", "_read_file", "districtdesk.incoming.reading_process"),
    ("cli.commands", "import_file", "districtdesk.cli.importing"),
    ("cli.commands", "template", "districtdesk.cli.templates"),
    ("cli.commands", "report", "districtdesk.cli.reporting"),
    ("cli.commands", "calendar", "districtdesk.cli.calendar"),
    ("cli.overview", "answer_overview", "districtdesk.cli.told_lists"),
    ("cli.reporting", "_painted", "districtdesk.cli.painted"),
    ("desk.paper.take_along", "_write_table", "districtdesk.exchange.rows_book"),
    ("desk.overview.taking_along", "write", "districtdesk.exchange.told_book"),
    ("cli.reporting", "_drawn", "districtdesk.cli.painted"),
    ("cli.told_timeline", "write_table", "districtdesk.exchange.rows_book"),
    ("desk.shell.print_files", "_write_word", "districtdesk.paper.word"),
    ("register.file.migrate", "config", "alembic.config"),
    ("register.file.migrate", "migrate_to", "alembic"),
    # Windows has no such module.
    ("incoming.reading_process", "limit_process", "resource"),
    ("claim_reading", "read_claim", "districtdesk.claim_reading.reading"),
    ("i18n", "_locale", "babel"),
    ("codes", "currencies", "babel.core"),
    ("claim_reading.currency_words", "signs_by_locale", "babel"),
    ("codes", "currency_digits", "babel.numbers"),
}

# What an Any may stand in: a part of a library or of ours that is meant here whatever it holds.
_OF_ANYTHING = (
    "FieldKind",
    "TypeEngine",
    "MappedColumn",
    "InstrumentedAttribute",
    "ColumnElement",
    "Select",
)
# Public functions that take what no type can name, each with its reason.
_OF_ANY = {
    # Each editor narrows it to the values of its own kind of field, and the form holds editors of all kinds.
    ("desk.editors.editor", "Editor.set_value"),
}

_LONGEST_FILE = 400
_LONGEST_FUNCTION = 40


@cache
def _modules() -> dict[str, Path]:
    """Every module by its name below the package, such as register.tables; the package itself has none."""
    found = {}
    for path in sorted(_ROOT.rglob("*.py")):
        parts = path.relative_to(_ROOT).with_suffix("").parts
        if "resources" not in parts:
            found[".".join(part for part in parts if part != "__init__")] = path
    return found


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(_modules()[module].read_text("utf-8"))


@cache
def _nodes_of(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(_tree(module)))


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of every module, each with the module that it stands in."""
    return ((module, node) for module in _modules() for node in _nodes_of(module))


def _room(module: str) -> str:
    return module.partition(".")[0]


def _is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _imports(node: ast.AST) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    """Every import that happens when the program runs, with the name of the function around it, or nothing."""
    for child in ast.iter_child_nodes(node):
        if _is_for_types_only(child):
            continue
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, ""
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from ((each, within or child.name) for each, within in _imports(child))
        else:
            yield from _imports(child)


@cache
def _imports_of(module: str) -> tuple[tuple[ast.Import | ast.ImportFrom, str], ...]:
    return tuple(_imports(_tree(module)))


def _base_of(module: str, node: ast.ImportFrom) -> str:
    """The absolute name that a relative import starts from."""
    if not node.level:
        return node.module or ""
    package = [_PACKAGE, *module.split(".")] if module else [_PACKAGE]
    if _modules()[module].name != "__init__.py":
        package = package[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def _named_by(module: str, node: ast.Import | ast.ImportFrom) -> list[str]:
    """The absolute names of the modules that an import names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = _base_of(module, node)
    below = [f"{base}.{alias.name}" for alias in node.names]
    return [name if _own(name) in _modules() else base for name in below]


def _own(name: str) -> str | None:
    """The name below our package, or None for a library."""
    if name == _PACKAGE:
        return ""
    return name.removeprefix(f"{_PACKAGE}.") if name.startswith(f"{_PACKAGE}.") else None


@cache
def _uses(module: str) -> frozenset[str]:
    """Our modules that this one imports; what is loaded late at the declared place is no use of it."""
    happening = [node for node, within in _imports_of(module) if not (within and module == _LATE_PLACE)]
    named = (name for node in happening for name in _named_by(module, node))
    return frozenset(own for name in named if (own := _own(name)) in _modules() and own != module)


def _libraries(module: str) -> set[str]:
    named = (name for node, _within in _imports_of(module) for name in _named_by(module, node))
    return {name.partition(".")[0] for name in named if _own(name) is None}


def _functions(module: str) -> Iterator[tuple[str, int]]:
    for node in _nodes_of(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _public_functions(module: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """What others may call: functions, and the methods of public classes with their making."""
    for node in _tree(module).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            methods = (each for each in node.body if isinstance(each, ast.FunctionDef))
            named = (each for each in methods if each.name == "__init__" or not each.name.startswith("_"))
            yield from ((f"{node.name}.{each.name}", each) for each in named)


def _public_attributes(module: str) -> Iterator[tuple[str, ast.expr]]:
    for node in _tree(module).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            stated = (each for each in node.body if isinstance(each, ast.AnnAssign))
            yield from ((f"{node.name}.{ast.unparse(each.target)}", each.annotation) for each in stated)


def _annotations(function: ast.FunctionDef) -> Iterator[ast.expr]:
    given = function.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    stated = [each.annotation for each in arguments if each] + [function.returns]
    yield from (each for each in stated if each)


def _holds_any(annotation: ast.expr) -> bool:
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) in _OF_ANYTHING:
        return False
    is_any = isinstance(annotation, ast.Name) and annotation.id == "Any"
    return is_any or any(_holds_any(each) for each in ast.iter_child_nodes(annotation) if isinstance(each, ast.expr))


def _expect_none(offenders: Iterable[object]) -> None:
    """Names every offender, however many there are."""
    named = [str(each) for each in offenders]
    assert not named, "\n".join(named)


def test_every_room_has_its_floor():
    assert {_room(module) for module in _modules()} <= set(_ROOMS)


def test_imports_run_downwards():
    floors = {module: _ROOMS[_room(module)] for module in _modules()}
    upwards = [(module, used) for module in _modules() for used in _uses(module) if floors[used] > floors[module]]
    _expect_none(upwards)


def _room_inside(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


@pytest.mark.parametrize("outer", _FLOORS_INSIDE)
def test_every_room_inside_has_its_floor(outer):
    inside = {_room_inside(module) for module in _modules() if _room(module) == outer}
    assert inside == {name for names in _FLOORS_INSIDE[outer] for name in names}


@pytest.mark.parametrize("outer", _FLOORS_INSIDE)
def test_imports_inside_a_room_run_downwards(outer):
    floors = {name: floor for floor, names in enumerate(_FLOORS_INSIDE[outer]) for name in names}
    inside = {module: _room_inside(module) for module in _modules() if _room(module) == outer}
    uses = [(module, used) for module in inside for used in _uses(module) if used in inside]
    across = [(module, used) for module, used in uses if inside[module] != inside[used]]
    _expect_none((module, used) for module, used in across if floors[inside[used]] >= floors[inside[module]])


def _floors_in(text: str) -> dict[str, int]:
    """The floor of each name on a map whose lines end in "floor N", counted from 0."""
    lines = re.findall(r"^ +(.*?) +floor (\d+)$", text, re.MULTILINE)
    return {name.rstrip("/").removesuffix(".py"): int(n) - 1 for line, n in lines for name in re.split(r",? +", line)}


def test_the_map_in_the_readme_gives_every_room_its_floor():
    shown = _floors_in((_ROOT.parents[1] / "README.md").read_text("utf-8"))
    assert {name: shown.get(name) for name in _ROOMS if name and not name.startswith("_")} == {
        name: floor for name, floor in _ROOMS.items() if name and not name.startswith("_")
    }


@pytest.mark.parametrize("outer", _FLOORS_INSIDE)
def test_the_map_for_contributors_gives_every_room_inside_its_floor(outer):
    text = (_ROOT.parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    shown = _floors_in(text[text.index(f"    {outer}/ ") :].partition("\n\n")[0])
    inside = {name: floor for floor, names in enumerate(_FLOORS_INSIDE[outer]) for name in names if name}
    assert {name: shown.get(name) for name in inside} == inside


@pytest.mark.parametrize("room", ["desk", "cli"])
def test_only_the_start_leans_on_the_desk_or_the_command_line(room):
    leaning = {_room(module) for module in _modules() if room in map(_room, _uses(module))}
    assert leaning <= {room, "__main__"}


def test_libraries_stay_in_their_rooms():
    used = [(module, name) for module in _modules() for name in _libraries(module) if name in _LIBRARIES]
    _expect_none((module, name) for module, name in used if _room(module) not in _LIBRARIES[name])


def test_there_is_no_import_loop():
    done: set[str] = set()

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join([*above[above.index(module) :], module])
        if module not in done:
            for used in sorted(_uses(module)):
                walk(used, (*above, module))
            done.add(module)

    for module in _modules():
        walk(module, ())


def test_functions_import_nothing_but_what_is_declared():
    late = {
        (module, within, name)
        for module in _modules()
        if module != _LATE_PLACE
        for node, within in _imports_of(module)
        if within
        for name in _named_by(module, node)
    }
    assert late == _LATE_IMPORTS


def _opens_with_a_sentence(module: str) -> bool:
    first = (ast.get_docstring(_tree(module)) or "").split("\n\n")[0]
    return first.endswith(".") and (first[0].isupper() or not first[0].isalpha())


def test_every_module_opens_with_one_sentence():
    _expect_none(module for module in _modules() if not _opens_with_a_sentence(module))


def test_files_stay_below_400_lines():
    lines = {module: len(path.read_text("utf-8").splitlines()) for module, path in _modules().items()}
    _expect_none((module, count) for module, count in lines.items() if count > _LONGEST_FILE)


@pytest.mark.thorough
def test_functions_stay_below_40_lines():
    # A migration is a list: it is read from top to bottom once.
    held = [module for module in _modules() if not module.startswith("register.migrations")]
    lines = [(module, name, count) for module in held for name, count in _functions(module)]
    _expect_none((module, name, count) for module, name, count in lines if count > _LONGEST_FUNCTION)


def test_nothing_is_caught_without_a_name():
    caught = [(module, node) for module, node in _nodes() if isinstance(node, ast.ExceptHandler)]
    _expect_none((module, node.lineno) for module, node in caught if not node.type)


def test_input_is_not_checked_by_assert():
    asserted = [(module, ast.unparse(node.test)) for module, node in _nodes() if isinstance(node, ast.Assert)]
    # A type that the reader knows and the type checker cannot is no input.
    _expect_none((module, test) for module, test in asserted if not test.startswith("isinstance("))


def test_classes_have_names_that_say_something():
    classes = [node for _module, node in _nodes() if isinstance(node, ast.ClassDef)]
    vague = ("Manager", "Helper", "Util", "Utils", "Handler")
    # Kept where it is the library's own word for what is derived from.
    named = [each.name for each in classes if not any(ast.unparse(base).endswith(vague) for base in each.bases)]
    assert [name for name in named if name.endswith(vague)] == []


# The modules beside `fields` that may tell one kind of field from another: the one mapping of their layer.
_KIND_MAPPINGS = {"records.columns", "exchange.sheet", "desk.editors.editors"}


def _imported_kinds(module: str) -> set[str]:
    """What this module calls the kinds of field that it imports."""
    nodes = [node for node, _within in _imports_of(module) if isinstance(node, ast.ImportFrom)]
    of_fields = [node for node in nodes if _room(_own(_base_of(module, node)) or "") == "fields"]
    return {alias.asname or alias.name for node in of_fields for alias in node.names}


def _asked_types(module: str) -> Iterator[str]:
    """The classes, as they are written, of which something is asked whether it is one."""
    for node in _nodes_of(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("isinstance", "issubclass"):
            asked: ast.AST = node.args[1]
        elif isinstance(node, ast.MatchClass):
            asked = node.cls
        elif isinstance(node, ast.Compare) and ast.unparse(node.left).startswith("type("):
            asked = ast.Tuple([*node.comparators])
        else:
            continue
        yield from (ast.unparse(each) for each in ast.walk(asked) if isinstance(each, ast.Name | ast.Attribute))


def _asked_kinds(module: str) -> list[str]:
    kinds = _imported_kinds(module)
    return [each for each in _asked_types(module) if each in kinds or each.startswith("fields.")]


@pytest.mark.thorough
def test_a_field_kind_says_itself_what_it_is():
    asking = [module for module in _modules() if _room(module) != "fields" and module not in _KIND_MAPPINGS]
    _expect_none((module, asked) for module in asking if (asked := _asked_kinds(module)))


def test_no_field_kind_is_told_by_its_display_word():
    compared = [
        ast.unparse(node)
        for _module, node in _nodes()
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Attribute) and side.attr == "word"
    ]
    assert compared == []


def test_menus_are_made_where_their_entries_get_letters():
    made = {
        module
        for module in _modules()
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QMenu"
    }
    assert made == set()


def test_no_two_public_classes_bear_one_name():
    homes: dict[str, list[str]] = {}
    for module in _modules():
        for node in _tree(module).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(module)
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_nothing_public_takes_or_hands_back_just_anything():
    """Any in a signature or in what a class holds: values by field key are FieldValues, all else has its type."""
    loose = {
        (module, name)
        for module in _modules()
        for name, function in _public_functions(module)
        if any(map(_holds_any, _annotations(function)))
    }
    assert loose == _OF_ANY
    held = [(module, name) for module in _modules() for name, each in _public_attributes(module) if _holds_any(each)]
    assert held == []
