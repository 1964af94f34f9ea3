"""From a kind of field to its editor: the only such mapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ... import fields
from ...fields import FieldKind
from ...records import Field
from ..feed.register_feed import Feed
from .choice_editor import ChoiceEditor
from .date_editor import DateEditor
from .editor import Editor
from .field_picker import FieldPicker
from .line_editor import LineEditor, QuantityEditor, WebEditor
from .long_text_editor import LongTextEditor
from .mark_editor import MarkEditor
from .names_editor import NamesEditor
from .pick_editor import PickOneEditor, PickSeveralEditor
from .pick_source import CodeSource, RecordSource
from .seen_editor import SeenEditor
from .shown_value import ShownValue
from .yes_no_editor import YesNoEditor

_Make = Callable[[Any, bool, Feed, QWidget | None], Editor]

EDITORS: dict[type[FieldKind[Any]], _Make] = {
    fields.Text: lambda kind, required, feed, above: (
        SeenEditor(kind, feed, above) if kind.recurs else LineEditor(kind, above)
    ),
    fields.Unit: lambda kind, required, feed, above: LineEditor(kind, above),
    fields.Offset: lambda kind, required, feed, above: LineEditor(kind, above),
    fields.TaxId: lambda kind, required, feed, above: LineEditor(kind, above),
    fields.LongText: lambda kind, required, feed, above: LongTextEditor(kind, above),
    fields.Code: lambda kind, required, feed, above: LineEditor(kind, above),
    fields.FieldKey: lambda kind, required, feed, above: FieldPicker(kind, feed, above),
    fields.Web: lambda kind, required, feed, above: WebEditor(kind, above),
    fields.NamesInThree: lambda kind, required, feed, above: NamesEditor(kind, above),
    fields.Whole: lambda kind, required, feed, above: (
        ChoiceEditor(kind, kind.scale(), required, above) if kind.called else QuantityEditor(kind, above)
    ),
    fields.Number: lambda kind, required, feed, above: QuantityEditor(kind, above),
    fields.Share: lambda kind, required, feed, above: QuantityEditor(kind, above),
    fields.Area: lambda kind, required, feed, above: QuantityEditor(kind, above),
    fields.Money: lambda kind, required, feed, above: QuantityEditor(kind, above),
    fields.Imprecise: lambda kind, required, feed, above: DateEditor(kind, above),
    fields.Day: lambda kind, required, feed, above: DateEditor(kind, above),
    fields.YesNo: lambda kind, required, feed, above: (
        MarkEditor(kind, above) if kind.empty_is_no else YesNoEditor(kind, required, above)
    ),
    fields.Choice: lambda kind, required, feed, above: ChoiceEditor(
        kind, [(code, kind.name(code)) for code in kind.options()], required, above
    ),
    fields.Country: lambda kind, required, feed, above: PickOneEditor(kind, CodeSource(kind), above),
    fields.Countries: lambda kind, required, feed, above: PickSeveralEditor(
        kind, CodeSource(fields.Country(kind.label)), above
    ),
    fields.Currency: lambda kind, required, feed, above: PickOneEditor(kind, CodeSource(kind), above),
    fields.Language: lambda kind, required, feed, above: PickOneEditor(kind, CodeSource(kind), above),
    fields.Link: lambda kind, required, feed, above: PickOneEditor(kind, RecordSource(kind, feed), above),
    fields.Links: lambda kind, required, feed, above: PickSeveralEditor(kind, RecordSource(kind, feed), above),
}


def editor_for(field: Field, feed: Feed, parent: QWidget | None = None) -> Editor:
    """The editor of one field; the form gives it its name."""
    if field.kind.derived:
        return ShownValue(field.kind, parent)
    return EDITORS[type(field.kind)](field.kind, field.is_required, feed, parent)
