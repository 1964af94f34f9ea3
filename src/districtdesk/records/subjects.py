"""The kinds of record of which something is claimed."""

from __future__ import annotations

SUBJECTS = ("district", "company", "residency", "project")
