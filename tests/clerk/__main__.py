"""The whole day, with what each task took.

python -m tests.clerk az|en|ru [WORDS] does it in one language, or those tasks that have these words in their title.
python -m tests.clerk table does it in all of them and writes docs/clerks-day.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.clerk.table import LANGUAGES, Took, page

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_PAGE = Path("docs/clerks-day.md")


def main() -> int:
    """Returns 1 where a task went wrong."""
    wanted = sys.argv[1]
    return write_table() if wanted == "table" else do_day(wanted, " ".join(sys.argv[2:]).lower())


def do_day(language: str, words: str) -> int:
    """With DISTRICTDESK_TOOK set, what it took is kept in that file."""
    with tempfile.TemporaryDirectory(prefix="districtdesk-clerk-", ignore_cleanup_errors=True) as folder:
        os.environ["DISTRICTDESK_HOME"] = folder
        # Settings and Qt look at both when they are loaded.
        from tests.clerk.running import run

        done = run(Path(folder), language, words)
    if kept := os.environ.get("DISTRICTDESK_TOOK"):
        took = [Took(each.task.title, each.keys, each.presses, each.seconds) for each in done]
        Path(kept).write_text(json.dumps([asdict(each) for each in took]), "utf-8")
    sys.stdout.flush()
    # Windows that a fault has left open would be waited for.
    os._exit(any(each.fault for each in done))


def write_table() -> int:
    """One program after another, so that they do not slow each other down."""
    took: dict[str, list[Took]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            kept = Path(folder, language)
            asked = [sys.executable, "-m", "tests.clerk", language]
            if subprocess.run(asked, env={**os.environ, "DISTRICTDESK_TOOK": str(kept)}, check=False).returncode:
                return 1
            read = json.loads(kept.read_text("utf-8"))
            took[language] = [Took(**{**each, "keys": tuple(each["keys"])}) for each in read]
    _PAGE.write_text(page(took), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
