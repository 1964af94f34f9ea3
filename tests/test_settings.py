"""Preferences of one person, and the folders that are offered for files."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from districtdesk.settings import Settings, documents_folder


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where documents would be; the folder is not there yet."""
    place = tmp_path / "Documents"
    monkeypatch.delenv("DISTRICTDESK_HOME")
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(place))
    return place


def test_a_folder_that_does_not_exist_is_not_offered(documents: Path) -> None:
    assert documents_folder() == Path.home()
    documents.mkdir()
    assert documents_folder() == documents


def test_the_last_folder_is_offered_while_it_exists(documents: Path, tmp_path: Path) -> None:
    documents.mkdir()
    settings = Settings(tmp_path / "settings.json")
    reports = tmp_path / "reports"
    reports.mkdir()
    assert settings.folder("export") == documents
    settings.remember_folder("export", reports)
    assert (settings.folder("export"), settings.folder("register")) == (reports, documents)
    reports.rmdir()
    assert settings.folder("export") == documents
