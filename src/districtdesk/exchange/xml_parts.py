"""The XML of a workbook's parts, told to a handler element by element; a document type is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import NoReturn, Protocol
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

from .refusals import has_document_type, too_large
from .safe_text import unescape_signs
from .zip_directory import PIECE


class ElementReader(Protocol):
    """Who is told of the elements of a part, by their names as written, and of the text between them."""

    def start(self, name: str, attributes: dict[str, str], /) -> None: ...

    def end(self, name: str, /) -> None: ...

    def text(self, content: str, /) -> None: ...


def feed(archive: zipfile.ZipFile, part: str, reader: ElementReader) -> Iterator[None]:
    """Run a part through the reader, a piece at each step. Raises ExchangeError for a document type."""
    parser = make_parser(reader)
    with archive.open(part) as stream:
        while piece := stream.read(PIECE):
            parser.Parse(piece)
            yield
    parser.Parse(b"", True)


def make_parser(reader: ElementReader) -> XMLParserType:
    """A parser that tells this reader."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    return parser


def _refuse_document_type(*_declared: object) -> NoReturn:
    raise has_document_type()


def bare(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


class TextReader:
    """Gathers the text of the elements that hold text; phonetic readings (rPh) are left out."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self._length = 0
        self._pieces: list[str] = []
        self._is_gathering = False
        self._is_phonetic = False

    def gather(self) -> None:
        self._is_gathering = not self._is_phonetic

    def rest(self) -> None:
        self._is_gathering = False

    def taken(self) -> str:
        """The text so far, which is then forgotten."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text

    def mark_phonetic(self, is_phonetic: bool) -> None:
        self._is_phonetic = is_phonetic

    def text(self, content: str, /) -> None:
        if self._is_gathering:
            self._length += len(content)
            if self._length > self.longest:
                raise too_large()
            self._pieces.append(content)


class StringsReader(TextReader):
    """The shared strings."""

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self.strings: list[str] = []

    def start(self, name: str, _attributes: dict[str, str], /) -> None:
        element = bare(name)
        if element == "rPh":
            self.mark_phonetic(True)
        elif element == "t":
            self.gather()

    def end(self, name: str, /) -> None:
        element = bare(name)
        self.rest()
        if element == "rPh":
            self.mark_phonetic(False)
        elif element == "si":
            self.strings.append(unescape_signs(self.taken()))
