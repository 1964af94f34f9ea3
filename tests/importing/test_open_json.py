"""The open JSON of a register makes an equal one of an empty one, or nothing at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from districtdesk.exchange.errors import Cancelled, ExchangeError
from districtdesk.exchange.json_file import export_json
from districtdesk.exchange.json_reading import JsonRecord, read_open_json
from districtdesk.importing.open_json import take_json
from districtdesk.records import Attachment, Indicator
from districtdesk.register.errors import Refused
from districtdesk.register.journal.attachments import attach, content_of
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.store import Register
from districtdesk.register.kept_warnings import keep_warning, read_standing
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries.emptiness import is_without_records
from districtdesk.sample.practice import build_practice
from tests.making import INDICATOR_IDS, company, edit, keep


def told(path: Path) -> dict[str, Any]:
    """All that the file says of its register, without the numbers that count its changes."""
    said = json.loads(path.read_text("utf-8"))
    for records in said["records"].values():
        for each in records:
            each.pop("version")
            each.pop("of_version", None)
    return {"records": said["records"], "files": said.get("files"), "practice": said.get("practice")}


def again(register: Register, folder: Path) -> tuple[Register, dict[str, Any], dict[str, Any]]:
    """A new register made of the JSON of this one, and what both say."""
    export_json(register, folder / "one.json")
    made = create(folder / "made.ddesk")
    take_json(made, folder / "one.json")
    export_json(made, folder / "two.json")
    return made, told(folder / "one.json"), told(folder / "two.json")


@pytest.mark.thorough
def test_the_sample_comes_back_equal(made_sample: Path, tmp_path: Path) -> None:
    sample = open_register(made_sample, read_only=True)
    made, one, two = again(sample, tmp_path)
    assert one == two
    made.close()
    sample.close()


@pytest.mark.thorough
def test_a_register_of_years_comes_back_equal(filled_file: Path, tmp_path: Path) -> None:
    filled = open_register(filled_file, read_only=True)
    made, one, two = again(filled, tmp_path)
    assert one == two
    made.close()
    filled.close()


@pytest.mark.thorough
def test_files_quiet_warnings_and_indicators_come_too_and_practice_stays_practice(tmp_path: Path) -> None:
    register = create(tmp_path / "practice.ddesk", fill=build_practice)
    letter = tmp_path / "letter.txt"
    letter.write_bytes(bytes(range(256)) * 9000)
    quiet, loud = company("Vega"), company("Vega")
    keep(register, quiet, loud)
    attach(register, quiet.id, letter)
    keep_warning(register, quiet.id, "probable_duplicate", "Both are right.")
    keep_warning(register, loud.id, "probable_duplicate", "Both are right.")
    edit(register, loud, activity="Pipes")
    with register.change("Remove record") as session:
        remove(session, [INDICATOR_IDS["gas_consumed"]] if "gas_consumed" in INDICATOR_IDS else [])
    made, one, two = again(register, tmp_path)
    assert one == two and one["practice"]
    with made.read() as session:
        (attachment,) = session.query(Attachment)
        reasons = [[each.because for each in read_standing(session, known.id)] for known in (quiet, loud)]
        assert session.query(Indicator).count()
    assert content_of(made, attachment.id) == ("letter.txt", letter.read_bytes())
    assert reasons == [["Both are right."], [""]]
    made.close()
    register.close()


@pytest.mark.thorough
def test_what_is_no_whole_register_or_goes_into_one_with_records_is_refused(
    register: Register, tmp_path: Path
) -> None:
    keep(register, company("Vega"))
    path = tmp_path / "one.json"
    export_json(register, path)
    with pytest.raises(ExchangeError, match="has records already"):
        take_json(register, path)
    empty = create(tmp_path / "empty.ddesk")
    whole = path.read_text("utf-8")
    firm = json.loads(whole)["records"]["company"][0]
    for wrong, reason in (
        (whole[: len(whole) // 2], "damaged"),
        (whole.replace('"districtdesk"', '"other"'), "not one of a register"),
        (whole.replace('"version": 1, "register"', '"version": 9, "register"'), "newer"),
        (json.dumps({"format": "districtdesk", "version": 1, "records": {"ship": [firm]}}), "ship"),
        (json.dumps({"format": "districtdesk", "version": 1, "records": {"company": [firm, firm]}}), "twice"),
        ("[" * 100_000, "damaged"),
    ):
        path.write_text(wrong, "utf-8")
        with pytest.raises(ExchangeError, match=reason):
            take_json(empty, path)
    for key, value in (("names", 5), ("names", None), ("tax_id", ["x"])):
        broken = {"format": "districtdesk", "version": 1, "records": {"company": [firm | {key: value}]}}
        path.write_text(json.dumps(broken, indent=1), "utf-8")
        with pytest.raises(Refused):
            take_json(empty, path)
    path.write_text(whole, "utf-8")
    with pytest.raises(Cancelled):
        take_json(empty, path, is_cancelled=lambda: True)
    take_json(empty, path, is_tried=True)
    assert is_without_records(empty)
    empty.close()


def test_a_file_that_another_program_wrote_anew_is_read_piece_by_piece(tmp_path: Path) -> None:
    firm = {"id": "a", "version": 1, "note": "ə" * 700}
    said = {
        "records": {"company": [firm | {"id": str(number)} for number in range(3000)]},
        "version": 1,
        "format": "districtdesk",
    }
    path = tmp_path / "other.json"
    path.write_text(
        json.dumps({"format": "districtdesk", "version": 1} | said, ensure_ascii=False, indent=2), "utf-8-sig"
    )
    found = list(read_open_json(path))
    assert [each.id for each in found if isinstance(each, JsonRecord)] == [str(number) for number in range(3000)]
