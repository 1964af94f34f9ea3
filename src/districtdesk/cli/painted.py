"""What draws pages without a window; loaded when a PDF is asked for."""

from __future__ import annotations

from ..painting.paper_pages import PaperPainter
from ..painting.without_window import begin_painting


def begin() -> PaperPainter:
    """Let Qt begin, and paint."""
    begin_painting()
    return PaperPainter()
