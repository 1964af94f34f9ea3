"""Several programs that edit one record at once: python -m tests.faults.many_writers 2000 [PROGRAMS]."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from districtdesk.register.journal import journal
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from tests.making import company, keep, stored

_COUNT_UP = """
import sys
from districtdesk.records import Company
from districtdesk.register.errors import Locked
from districtdesk.register.opening import open_register
register = open_register(sys.argv[1])
left = int(sys.argv[3])
while left:
    # Who saves without a pause may let another one wait for too long, who is told so and tries again.
    try:
        with register.change("Count") as session:
            firm = session.get_one(Company, sys.argv[2])
            firm.activity_code = str(int(firm.activity_code) + 1)
        left -= 1
    except Locked:
        pass
"""


def lost_edits(register: Register, edits: int, programs: int) -> int:
    """How many of so many edits by so many programs are not in the register, or not in its journal in their order."""
    firm = company(activity_code="0")
    keep(register, firm)
    words = [sys.executable, "-c", _COUNT_UP, str(register.place), firm.id, str(edits // programs)]
    running = [subprocess.Popen(words, stderr=subprocess.PIPE) for _program in range(programs)]
    said = [program.communicate()[1].decode() for program in running]
    assert said == [""] * programs, said
    with register.read() as session:
        steps = [each.sequence for each in journal.change_sets(session, record_id=firm.id, limit=edits + 1)]
        changes = journal.changes_of(session, steps[:-1])
    changes.sort(key=lambda change: change.change_set)
    counted = [(change.before or {})["activity_code"] for change in changes]
    assert counted == [str(place) for place in range(len(counted))]
    return edits - min(int(stored(register, firm).activity_code or ""), len(counted))


def main(edits: int, programs: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        register, begun = create(Path(folder) / "register.ddesk"), time.monotonic()
        lost = lost_edits(register, edits, programs)
        register.close()
    print(f"{edits} edits of {programs} programs in {time.monotonic() - begun:.0f} s: {lost} lost")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2))
