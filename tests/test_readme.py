"""What CONTRIBUTING.md says of adding a field is done here to the letter, on a copy of the program."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from districtdesk import settings
from districtdesk.records import KINDS
from districtdesk.register.opening import create
from tests.making import company, keep

_ROOT = settings.resource().parent
_README = _ROOT / "README.md"
_CONTRIBUTING = _ROOT / "CONTRIBUTING.md"
_PYTHON = ".venv/bin/python"
_NEW = ("registry_number", "Registry number")

# Run in the copy: an older register with a company in it, and a new one, are told the new field and keep it.
_TRY = """
import sys
from districtdesk.names import Names
from districtdesk.register.queries import listing
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import create, open_register

def values(register):
    with register.read() as session:
        return [(row.values["names"].en, row.values["{key}"]) for row in
                listing.window(session, listing.Query("company", sort="{key}"), 0, 10)]

older, new = open_register(sys.argv[1], whole=True), create(sys.argv[2])
print(values(older))
for register in (older, new):
    save(register, Entry("company", {{"names": Names(en="Lime"), "{key}": "Я-7"}}))
    with register.read() as session:
        assert listing.count(session, listing.Query("company", search="я-7")) == 1
    print(values(register))
"""


def _said(mark: str) -> str:
    """The lines that stand in CONTRIBUTING.md between these marks, without their indent."""
    found = re.search(rf"<!-- {mark} -->\n(.*?)<!-- /{mark} -->", _CONTRIBUTING.read_text("utf-8"), re.DOTALL)
    assert found, f"CONTRIBUTING.md has no {mark}"
    return found[1].strip()


# A kind of record in the files that CONTRIBUTING.md names: file, the text that it stands before, what is added.
_LEASE = '''"""Lease: land that a company is let in a district."""

from sqlalchemy.orm import Mapped

from ..fields import Link, Text
from ..i18n import N_
from .base import Record, Titles
from .columns import column
from .titling import linked


class Lease(Record):
    company: Mapped[str] = column(Link(N_("Company"), to=("company",), listed=True))
    number: Mapped[str | None] = column(Text(N_("Number"), listed=True, sought=True))

    def naming(self, titles: Titles) -> str:
        return linked(titles, self.company)
'''
_DECLARED = """    "lease": RecordKind(
        one=N_("Lease"),
        many=N_("Leases"),
        meaning=N_("Land that a company is let."),
        count=lambda n: ngettext("{count} lease", "{count} leases", n),
        search=N_("Search leases"),
        new=N_("New lease"),
        none=N_("No leases yet."),
        choose=N_("Choose a lease to see it here."),
        added=N_("Add lease"),
        edited=N_("Edit lease"),
        removed=N_("Remove lease"),
    ),
"""
_KIND_PARTS = (
    ("record_kinds/evidence.py", '    "citation": RecordKind(', _DECLARED),
    ("records/lease.py", "", _LEASE),
)
_TRY_KIND = """
import sys
from districtdesk.cli import main
from districtdesk.desk.kit.places import place_of
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register

register = open_register(sys.argv[1], whole=True)
firm = save(register, Entry("company", {"names": Names(en="Lime")})).id
save(register, Entry("lease", {"company": firm, "number": "7"}))
print(place_of("lease"), register.steps().undo.label, sep="; ")
register.close()
sys.exit(main(["--language", "en", "list", sys.argv[1], "lease"]))
"""


class Checkout:
    """A copy of what a reader of these pages works in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for part in ("src", "resources"):
            shutil.copytree(_ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "pictures"))

    @property
    def _file(self) -> Path:
        return self._folder / "src/districtdesk/records/company.py"

    def declares(self, line: str) -> bool:
        return line in self._file.read_text("utf-8")

    def declare(self, line: str) -> None:
        """Put a field below the last one of the company."""
        above, mark, below = self._file.read_text("utf-8").partition("\n    def naming")
        self._file.write_text(f"{above}    {line}\n{mark}{below}", "utf-8")

    def add_kind(self) -> None:
        """Put the parts of a kind where the page says."""
        for name, before, text in _KIND_PARTS:
            file = self._folder / "src/districtdesk" / name
            if not before:
                file.write_text(text, "utf-8")
                continue
            above, mark, below = file.read_text("utf-8").partition(before)
            assert mark, name
            file.write_text(f"{above}{text}{mark}{below}", "utf-8")

    def texts(self, language: str) -> Catalog:
        """What translators fill."""
        path = self._folder / f"resources/locale/{language}/LC_MESSAGES/districtdesk.po"
        return read_po(BytesIO(path.read_bytes()), locale=language)

    def run(self, command: str) -> str:
        """What a command of the page says; our Python stands for the one it names."""
        name, *rest = shlex.split(command)
        assert name == _PYTHON
        return self.python(*rest)

    def python(self, *words: str) -> str:
        environment = {"PYTHONPATH": str(self._folder / "src"), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, *words], cwd=self._folder, env=environment, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_the_map_names_every_room():
    section = _README.read_text("utf-8").partition("## The house")[2].partition("\n## ")[0]
    rooms = {path.stem for path in (_ROOT / "src/districtdesk").iterdir() if not path.stem.startswith("_")}
    assert {room for room in rooms if not re.search(rf"\b{room}\b", section)} == set()


@pytest.fixture(scope="module")
def older_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one company, made before the field was added."""
    path = tmp_path_factory.mktemp("older") / "older.ddesk"
    register = create(path)
    keep(register, company("Cement"))
    register.close()
    return path


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A copy in which the first two steps were taken."""
    copy = Checkout(tmp_path_factory.mktemp("checkout"))
    if copy.declares(_said("field")):
        pytest.skip("the example was added to this checkout; CONTRIBUTING.md needs another one")
    copy.declare(_said("field"))
    assert "Wrote" in copy.run(_said("migration"))
    return copy


@pytest.mark.thorough
def test_the_field_is_in_older_and_in_new_registers(checkout, older_register, tmp_path):
    key, _label = _NEW
    told = checkout.python("-c", _TRY.format(key=key), str(older_register), str(tmp_path / "new.ddesk"))
    assert told.splitlines() == [
        "[('Cement', None)]",
        "[('Lime', 'Я-7'), ('Cement', None)]",
        "[('Lime', 'Я-7')]",
    ]


@pytest.mark.thorough
def test_the_field_guide_shows_the_field(checkout):
    told = checkout.python("-m", "districtdesk.cli", "--language", "en", "fields", "company")
    assert all(word in told for word in _NEW)


@pytest.mark.thorough
def test_the_label_is_left_to_translate(checkout):
    checkout.run(_said("translations"))
    _key, label = _NEW
    for language in ("az", "ru"):
        assert checkout.texts(language)[label].string == ""


@pytest.mark.thorough
def test_a_kind_is_added_in_the_files_that_the_page_names(tmp_path, register_file):
    section = _CONTRIBUTING.read_text("utf-8").partition("## Add a kind")[2].partition("\n## ")[0]
    assert all(name in section for name, before, _text in _KIND_PARTS if before)
    if "lease" in KINDS:
        pytest.skip("this checkout has leases already")
    copy = Checkout(tmp_path / "checkout")
    copy.add_kind()
    assert "Wrote" in copy.python("-m", "districtdesk.register.draft", "Add leases")
    told, *listed = copy.python("-c", _TRY_KIND, str(register_file)).splitlines()
    assert told == "lease; Add lease"
    assert any("Lime" in line and "7" in line for line in listed)
