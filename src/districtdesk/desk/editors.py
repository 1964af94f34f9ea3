"""From a kind of field to its editor: the only such mapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from .. import fields
from ..fields import Kind
from ..records import Field
from .choice_editor import ChoiceEditor
from .date_editor import DateEditor
from .editor import Editor
from .feed import Feed
from .line_editor import LineEditor, QuantityEditor, WebEditor
from .long_text_editor import LongTextEditor
from .names_editor import NamesEditor
from .pick_editor import PickOneEditor, PickSeveralEditor
from .pick_source import CodeSource
from .picker import LinkPicker, LinksPicker
from .shown_value import ShownValue
from .yes_no_editor import YesNoEditor

_Make = Callable[[Any, bool, Feed], Editor]

EDITORS: dict[type[Kind[Any]], _Make] = {
    fields.Text: lambda kind, required, feed: LineEditor(kind),
    fields.TaxId: lambda kind, required, feed: LineEditor(kind),
    fields.LongText: lambda kind, required, feed: LongTextEditor(kind),
    fields.Web: lambda kind, required, feed: WebEditor(kind),
    fields.NamesInThree: lambda kind, required, feed: NamesEditor(kind),
    fields.Whole: lambda kind, required, feed: QuantityEditor(kind),
    fields.Number: lambda kind, required, feed: QuantityEditor(kind),
    fields.Share: lambda kind, required, feed: QuantityEditor(kind),
    fields.Area: lambda kind, required, feed: QuantityEditor(kind),
    fields.Money: lambda kind, required, feed: QuantityEditor(kind),
    fields.Imprecise: lambda kind, required, feed: DateEditor(kind),
    fields.Day: lambda kind, required, feed: DateEditor(kind),
    fields.YesNo: lambda kind, required, feed: YesNoEditor(kind, required),
    fields.Choice: lambda kind, required, feed: ChoiceEditor(kind, required),
    fields.Country: lambda kind, required, feed: PickOneEditor(kind, CodeSource(kind)),
    fields.Countries: lambda kind, required, feed: PickSeveralEditor(kind, CodeSource(fields.Country(kind.label))),
    fields.Currency: lambda kind, required, feed: PickOneEditor(kind, CodeSource(kind)),
    fields.Language: lambda kind, required, feed: PickOneEditor(kind, CodeSource(kind)),
    fields.Link: lambda kind, required, feed: LinkPicker(kind, feed),
    fields.Links: lambda kind, required, feed: LinksPicker(kind, feed),
}


def editor_for(field: Field, feed: Feed, parent: QWidget | None = None) -> Editor:
    """The editor of one field, named and explained."""
    if field.kind.derived:
        made: Editor = ShownValue(field.kind)
    else:
        made = EDITORS[type(field.kind)](field.kind, field.is_required, feed)
    if parent is not None:
        made.setParent(parent)
    return made
