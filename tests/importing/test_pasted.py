"""Cells copied in a spreadsheet program become a file that is read as any other."""

from __future__ import annotations

from pathlib import Path

from districtdesk.importing.pasted import write_pasted


def test_a_block_without_headings_gets_those_of_the_list(tmp_path: Path) -> None:
    file = tmp_path / "pasted.tsv"
    write_pasted(file, "Vega\t1400498898\nEast\t1400475141", ["Names", "Tax ID", "Country"])
    assert file.read_text("utf-8").splitlines() == ["Names\tTax ID", "Vega\t1400498898", "East\t1400475141"]
    write_pasted(file, "Company\tVÖEN\nVega\t1400498898", ["Names", "Tax ID"])
    assert file.read_text("utf-8").splitlines()[0] == "Company\tVÖEN"
