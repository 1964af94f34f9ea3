"""Brings the translations up to the program's texts: python resources/locale/update.py

Reads every _(), N_() and ngettext() under src/, merges them into az and ru, and compiles what the program loads.
New texts stay empty in the .po files until somebody translates them; the last line says how many are missing.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).resolve().parent
SOURCE = LOCALE.parents[1] / "src" / "districtdesk"
LANGUAGES = ("az", "ru")
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """All texts of the program, each with the files that say it."""
    catalog = Catalog(project="DistrictDesk", charset="utf-8", fuzzy=False)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=("Translators:",))
    for file, _line, text, comments, context in found:
        catalog.add(text, None, [(file, 0)], auto_comments=comments, context=context)
    return catalog


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "districtdesk.po"


def read(language: str) -> Catalog:
    """The translations there are."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, project="DistrictDesk", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> int:
    """Merge, write and compile one language. Returns how many texts are not translated."""
    catalog = read(language)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, include_lineno=False, sort_output=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    return sum(not _is_translated(message.string) for message in catalog if message.id)


def _is_translated(said: object) -> bool:
    return all(said) if isinstance(said, list | tuple) else bool(said)


if __name__ == "__main__":
    for each in LANGUAGES:
        print(f"{each}: {update(each)} texts are not translated")
