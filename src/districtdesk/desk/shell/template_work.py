"""Writes the template that was asked for; loaded when somebody asks, because openpyxl is heavy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ... import i18n
from ...exchange.layout import BookReport
from ...exchange.template_book import write_template
from ...exchange.template_order import TemplateOrder
from ...problems import Problem
from ...register.journal.store import Register

WriteTemplate = Callable[[Register, TemplateOrder, str, Path], BookReport | Problem]


def write_asked(register: Register, order: TemplateOrder, language: str, target: Path) -> BookReport | Problem:
    """In this language. Raises ExchangeError and RegisterError."""
    with i18n.speaking(language):
        return write_template(target, order, register)
