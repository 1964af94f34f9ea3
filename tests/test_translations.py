"""Every text of the program is translated, with its parts in place, and the program loads what was translated."""

import ast
import importlib.util
import shutil
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from districtdesk import i18n
from districtdesk.settings import resource

_spec = importlib.util.spec_from_file_location("update_translations", resource("locale") / "update.py")
update = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(update)

every_language = pytest.mark.parametrize("language", update.LANGUAGES)


@pytest.fixture(scope="module")
def texts():
    return update.template()


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The catalogues in a folder of their own, where they may be spoilt."""
    for language in update.LANGUAGES:
        shutil.copytree(update.po_file(language).parent, tmp_path / language / "LC_MESSAGES")
    monkeypatch.setattr(update, "LOCALE", tmp_path)


def _rewrite(language, old, new):
    path = update.po_file(language)
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def _files(language):
    return [update.po_file(language).with_suffix(suffix).read_bytes() for suffix in (".po", ".mo")]


def _translated(language):
    return [message for message in update.read(language) if message.id]


def _forms(said):
    return list(said) if isinstance(said, list | tuple) else [said]


def _parts(text):
    return sorted({name for _words, name, _spec, _conversion in Formatter().parse(text) if name is not None})


@every_language
def test_every_text_is_translated(language, texts):
    assert update.missing(update.merged(language, texts)) == []


def test_no_text_is_overlooked_where_it_stands_within_another(texts):
    """Texts are not sought within f-strings."""
    known = {_forms(message.id)[0] for message in texts if message.id}
    said = []
    for file in sorted(Path(i18n.__file__).parent.rglob("*.py")):
        text = file.read_text("utf-8")
        # Most files have none, and are not taken apart.
        if "{_(" not in text:
            continue
        for outer in ast.walk(ast.parse(text)):
            if isinstance(outer, ast.JoinedStr):
                calls = (each for each in ast.walk(outer) if isinstance(each, ast.Call) and each.args)
                own = (each.args[0] for each in calls if getattr(each.func, "id", "") == "_")
                said += [each.value for each in own if isinstance(each, ast.Constant)]
    assert said and [text for text in said if text not in known] == []


@every_language
def test_translations_have_the_parts_of_their_text(language):
    differing = [
        (message.id, said)
        for message in _translated(language)
        for said in _forms(message.string)
        if said and _parts(said) != _parts(_forms(message.id)[-1])
    ]
    assert differing == []


@every_language
def test_counts_have_as_many_forms_as_the_language(language):
    forms = update.read(language).num_plurals
    counted = [message for message in _translated(language) if message.pluralizable]
    assert [message.id for message in counted if len(message.string) != forms] == []


@every_language
def test_the_program_loads_what_is_translated(language):
    assert update.meaning(update.loaded(language)) == update.meaning(update.compiled(language))


# The rule for Azerbaijani counts as one Babel writes it and as another might; the last one says something else.
@pytest.mark.thorough
@pytest.mark.parametrize(("rule", "is_same"), [("n != 1 ? 1 : 0", True), ("!(n == 1)", True), ("n > 1", False)])
def test_a_rule_for_counts_is_compared_by_the_forms_it_gives(copied, rule, is_same):
    loaded = update.meaning(update.loaded("az"))
    _rewrite("az", "plural=(n != 1);", f"plural={rule};")
    assert (update.meaning(update.read("az")) == loaded) is is_same


def test_what_says_the_same_in_another_form_is_not_written_again(copied, texts):
    update.update("az", texts)
    _rewrite("az", "plural=(n != 1);", "plural=n!=1 ? 1 : 0;")
    before = _files("az")
    assert update.update("az", texts) == 0
    assert _files("az") == before


@pytest.mark.thorough
def test_a_text_translated_anew_is_loaded(copied, texts):
    _rewrite("az", 'msgstr "&Düzəliş"', 'msgstr "&Redaktə"')
    assert update.meaning(update.loaded("az")).texts[None, "&Edit"] == ("&Düzəliş",)
    update.update("az", texts)
    assert update.meaning(update.loaded("az")).texts[None, "&Edit"] == ("&Redaktə",)


@every_language
def test_a_wheel_carries_what_is_loaded(language):
    root = resource().parent
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    loaded = update.po_file(language).with_suffix(".mo").relative_to(root).as_posix()
    assert carried[loaded] == f"districtdesk/{loaded}"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_button_calls_a_thing_as_its_tab_does(language):
    with i18n.speaking(language):
        assert i18n._("Evidence…") == i18n._("Evidence") + "…"
