"""Brings the translations up to the program's texts: python resources/locale/update.py [az] [ru]

Reads every _(), N_() and ngettext() under src/, merges them into the languages named, or into both, and compiles
what the program loads. New texts stay empty in the .po files until somebody translates them; the last line says how
many are missing. Running it twice changes nothing, with whichever Babel: a file is written only where it would say
something else, not where the same would be written in another form.
"""

from __future__ import annotations

import sys
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).resolve().parent
SOURCE = LOCALE.parents[1] / "src" / "districtdesk"
LANGUAGES = ("az", "ru")
# Every rule of CLDR for the plurals of whole numbers repeats within these.
_COUNTS = range(1000)
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_ABOUT = "# DistrictDesk in {language}. Only msgstr is written by hand; resources/locale/update.py does the rest.\n#"


class Texts(Catalog):
    """A catalogue whose header says only what gettext needs: no dates and no names to fill in."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        headers = [("Project-Id-Version", self.project), ("Language", self.locale_identifier)]
        plural = [("Plural-Forms", self.plural_forms)] if self.locale else []
        content = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit\n")]
        return [*headers, *plural, ("MIME-Version", "1.0"), *content]


def texts_in(language: str | None) -> Texts:
    """An empty catalogue."""
    texts = Texts(locale=language, project="DistrictDesk", charset="utf-8", fuzzy=False)
    if texts.locale:
        texts.header_comment = _ABOUT.format(language=texts.locale.english_name)
    return texts


def template() -> Texts:
    """All texts of the program, each with the files that say it."""
    texts = texts_in(None)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=("Translators:",))
    for file, _line, text, comments, context in found:
        texts.add(text, None, [(file, 0)], auto_comments=comments, context=context)
    return texts


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "districtdesk.po"


def read(language: str) -> Catalog:
    """The translations there are."""
    path = po_file(language)
    if not path.exists():
        return texts_in(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(language: str, wanted: Catalog) -> Texts:
    """The texts wanted, with the translations there are; what is wanted no longer is left out."""
    known, texts = read(language), texts_in(language)
    for message in wanted:
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        said = old.string if old and old.id == message.id else None
        texts.add(message.id, said, message.locations, auto_comments=message.auto_comments, context=message.context)
    return texts


def missing(texts: Catalog) -> list[str]:
    """The texts that are not translated, in all their plural forms."""
    messages = (message for message in texts if message.id)
    return [_first(message.id) for message in messages if not all(_forms(message.string))]


def _first(text: str | list[str] | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def _forms(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, list | tuple) else (said or "",)


class Meaning(NamedTuple):
    """What a catalogue says, however it is written: which form each count takes, and what each text becomes."""

    plurals: tuple[int, ...]
    texts: dict[tuple[str | None, str], tuple[str, ...]]


def meaning(texts: Catalog) -> Meaning:
    """What is said to the program; places and remarks are the translator's only."""
    form = c2py(texts.plural_expr)
    said = {(message.context, _first(message.id)): _forms(message.string) for message in texts if message.id}
    return Meaning(tuple(form(count) for count in _COUNTS), said)


def loaded(language: str) -> Catalog:
    """The translations that the program loads."""
    with po_file(language).with_suffix(".mo").open("rb") as file:
        return read_mo(file)


def compiled(language: str) -> Texts:
    """What gettext shall load. A text with no translation is left out: it is shown in English then, and not empty."""
    texts = merged(language, read(language))
    for text in missing(texts):
        texts.delete(text)
    return texts


def _remarks(texts: Catalog) -> dict[str, tuple[list[str], list[str]]]:
    """The files that say each text, and what its translator is told of it."""
    return {
        _first(message.id): (sorted(file for file, _line in message.locations), message.auto_comments)
        for message in texts
        if message.id
    }


def _write_texts(language: str, texts: Texts) -> None:
    path, known = po_file(language), read(language)
    if path.exists() and (meaning(known), _remarks(known)) == (meaning(texts), _remarks(texts)):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, texts, width=110, include_lineno=False, sort_output=True)


def _compile(language: str) -> None:
    path, texts = po_file(language).with_suffix(".mo"), compiled(language)
    if path.exists() and meaning(loaded(language)) == meaning(texts):
        return
    file = BytesIO()
    write_mo(file, texts)
    path.write_bytes(file.getvalue())


def update(language: str, wanted: Catalog) -> int:
    """Merge, write and compile one language. Returns how many texts are not translated."""
    texts = merged(language, wanted)
    _write_texts(language, texts)
    _compile(language)
    return len(missing(texts))


def main(languages: list[str]) -> None:
    unknown = set(languages) - set(LANGUAGES)
    if unknown:
        raise SystemExit(f"No such language: {', '.join(sorted(unknown))}. There are: {', '.join(LANGUAGES)}.")
    wanted = template()
    for language in languages or LANGUAGES:
        print(f"{language}: {update(language, wanted)} texts are not translated")


if __name__ == "__main__":
    main(sys.argv[1:])
