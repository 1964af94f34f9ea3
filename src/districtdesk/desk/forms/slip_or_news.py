"""Asks once, where a claim with evidence is changed, whether that mends a slip or is new information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ...i18n import _
from ...records import Figure, kind_of
from ...register.errors import RegisterError
from ...register.queries.subject_claims import read_evidence
from ..feed.register_feed import Feed
from ..kit import Button, FlowRow, InsetLineEdit, PlainLabel
from ..kit.washed_strip import WashedStrip

if TYPE_CHECKING:
    from .form import RecordForm

# What a claim says; its status, its note and whether it is preferred are said of it by the office.
_SAID = frozenset(
    {
        *("subject", "indicator", "qualifier", "value", "value_to", "unit", "currency", "increment", "together_with"),
        *("as_of", "period", "for_when", "stated_conversion", "printed_value", "printed_unit", "product"),
        *("covers", "covers_of", "part_of"),
    }
)
# What was said of the old claim alone.
_OF_THE_OLD = ("preferred", "preferred_reason", "preferred_because", "replaced_by", "note")


class SlipOrNews(WashedStrip):
    """Hidden until it asks. `reason` is why the claim is mended, once a person said so.

    mended: save it, with its reason. turned_new: the form holds a claim of its own now, which is not saved yet.
    """

    mended = Signal()
    turned_new = Signal()

    def __init__(self, form: RecordForm, feed: Feed) -> None:
        super().__init__(form)
        self._form, self._feed = form, feed
        self.reason = ""
        question = PlainLabel(_("This claim has evidence. Was it entered wrongly, or has something new been said?"))
        self.line = InsetLineEdit(parent=self)
        self.line.setPlaceholderText(_("What was wrong, such as: a digit too many"))
        self.line.setAccessibleName(_("Reason"))
        self.slip_button = Button(_("Mend the slip"), "check")
        self.news_button = Button(_("New information: a claim of its own"), "add")
        self.column.addWidget(question)
        self.column.addWidget(self.line)
        self.column.addWidget(FlowRow(self.slip_button, self.news_button))
        self.line.textChanged.connect(lambda text: self.slip_button.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self.slip_button.click)
        self.slip_button.clicked.connect(self._mend)
        self.news_button.clicked.connect(self._turn_new)
        self.forget()

    def forget(self) -> None:
        """Another record stands in the form, or what was asked is done."""
        self.reason = ""
        self.line.clear()
        self.slip_button.setEnabled(False)
        self.hide()

    def holds_up(self) -> bool:
        """Whether the person has to say first what the change is; then it is asked."""
        if self.reason or not self._is_asked_for():
            return False
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _is_asked_for(self) -> bool:
        form = self._form
        if form.kind != kind_of(Figure) or form.record_id is None:
            return False
        changed = {key for key, cell in form.fields.cells.items() if cell.is_changed}
        return bool(changed & _SAID) and self._has_evidence(form.record_id)

    def _has_evidence(self, figure: str) -> bool:
        try:
            with self._feed.register.read() as session:
                return bool(read_evidence(session, [figure]))
        except RegisterError:
            # The save will meet it too, and say so.
            return False

    def _mend(self) -> None:
        self.reason = self.line.text().strip()
        self.mended.emit()

    def _turn_new(self) -> None:
        """What is typed stays typed; what the old claim says is filled in, and that one stays as it is."""
        cells = {key: cell for key, cell in self._form.fields.cells.items() if not cell.field.kind.derived}
        typed = {key: cell.editor.typed() for key, cell in cells.items() if cell.is_changed}
        said = {key: cell.loaded for key, cell in cells.items() if key not in _OF_THE_OLD}
        self._form.load(None, {key: value for key, value in said.items() if value not in (None, ())})
        for key, words in typed.items():
            cells[key].editor.type_back(words)
        self._form.tell(_("This will be a claim of its own. Say above whose word it is, then save."))
        self.turned_new.emit()
