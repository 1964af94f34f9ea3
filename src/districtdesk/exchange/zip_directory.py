"""What the directory and the bytes of a zipped workbook tell before anything of it is parsed."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from .limits import Limits
from .refusals import part_twice, protected, too_large, zip_bomb

PIECE = 1 << 18
# What packs so well and is so large holds one sign over and over.
_BOMB_BYTES, _BOMB_RATIO = 64 << 20, 300


def look_at_directory(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Before anything is unpacked: how much it would be."""
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise protected()
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if unpacked > _BOMB_BYTES and unpacked > packed * _BOMB_RATIO:
        raise zip_bomb(unpacked)
    if len(entries) > limits.parts or unpacked > limits.unpacked_bytes:
        raise too_large()
    for name, count in Counter(entry.filename for entry in entries).items():
        if count > 1:
            raise part_twice(name)


def look_at_content(
    archive: zipfile.ZipFile,
    parts: Sequence[str],
    most: Mapping[bytes, int],
    may_go_on: Callable[[], object] = lambda: None,
) -> None:
    """Refuse parts that together hold a piece of text, as the end of a tag, more often than `most` has for it.

    What `may_go_on`, which is called again and again, raises ends it.
    """
    found = dict.fromkeys(most, 0)
    for part in parts:
        with archive.open(part) as stream:
            while piece := stream.read(PIECE):
                may_go_on()
                for tag, count in most.items():
                    found[tag] += piece.count(tag)
                    if found[tag] > count:
                        raise too_large()
