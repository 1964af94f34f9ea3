"""Makes the register of the present schema and keeps it here; run it once with each migration, in the same commit.

python -m tests.registers
"""

from __future__ import annotations

import lzma
import sys
import tempfile
from pathlib import Path

from districtdesk.register.file.file_format import NEWEST_SCHEMA
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import create
from districtdesk.sample import build_sample
from tests.making import company, edit, keep
from tests.registers import packed


def _go_on(register: Register, folder: Path) -> None:
    """Steps of every sort after the sample: added, edited, undone, attached, removed."""
    firm, gone = company("Caspian Cable"), company("Removed Works")
    keep(register, firm)
    for activity in ("Cables", "Cables and wires"):
        edit(register, firm, activity=activity)
    undo(register)
    letter = folder / "Letter.txt"
    letter.write_text("Received on paper.", "utf-8")
    attach(register, firm.id, letter)
    keep(register, gone)
    remove_record(register, "company", gone.id)


def main() -> None:
    target = packed(NEWEST_SCHEMA)
    if target.exists():
        sys.exit(f"{target} is there already: what a schema made stays as it is.")
    with tempfile.TemporaryDirectory() as passing:
        place = Path(passing) / "present.ddesk"
        register = create(place, fill=build_sample)
        _go_on(register, Path(passing))
        register.close()
        target.write_bytes(lzma.compress(place.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    print(f"Made {target}.")


if __name__ == "__main__":
    main()
