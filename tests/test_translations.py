"""Every text of the program is translated, with its parts in place, and the program loads what was translated."""

import importlib.util
import tomllib
from string import Formatter

import pytest

from districtdesk.settings import resource

_spec = importlib.util.spec_from_file_location("update_translations", resource("locale") / "update.py")
update = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(update)

every_language = pytest.mark.parametrize("language", update.LANGUAGES)


@pytest.fixture(scope="module")
def texts():
    return update.template()


def _translated(language):
    return [message for message in update.read(language) if message.id]


def _forms(said):
    return list(said) if isinstance(said, list | tuple) else [said]


def _parts(text):
    return sorted({name for _words, name, _spec, _conversion in Formatter().parse(text) if name is not None})


@every_language
def test_every_text_is_translated(language, texts):
    assert update.missing(update.merged(language, texts)) == []


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
    assert update.po_file(language).with_suffix(".mo").read_bytes() == update.compiled(language)


@every_language
def test_a_wheel_carries_what_is_loaded(language):
    root = resource().parent
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    loaded = update.po_file(language).with_suffix(".mo").relative_to(root).as_posix()
    assert carried[loaded] == f"districtdesk/{loaded}"
