"""One record's fields to be filled in, saved, taken back, and reconciled with what others saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...drafts.draft import TypedDraft
from ...i18n import _, ngettext
from ...problems import Problem, errors_in
from ...records import FieldValues
from ...register.errors import ChangedSince, Refused, RegisterError
from ...register.journal import entry
from ...register.journal.entry import Entry
from ...register.journal.store import Changed
from ...register.queries import listing
from ...register.queries.listing import ListRow
from ..editors.field_picker import FieldPicker
from ..editors.link_search import name_of
from ..editors.pick_editor import PickEditor
from ..editors.type_ahead import TypeAhead
from ..feed.register_feed import Feed
from ..kit import Banner
from ..kit.banner import Mood
from ..kit.text_undo import forget_typing
from ..lists.leaving import Unsaved
from ..look import fonts
from .adding_in_place import AddingInPlace
from .asking_anew import ask_anew, unanswered
from .carried_fields import CarriedFields
from .conflict import differences
from .conflict_banner import ConflictBanner
from .conflict_words import told
from .field_cell import FieldCell
from .form_dialog import SavableForm
from .form_draft import FormDraft, initial_values, put_back, when_typed
from .form_fields import FormFields
from .further_problems import further_problems
from .like_offer import LikeOffer
from .linked_records import LinkedRecords
from .past_of_fields import PastOfFields
from .same_offer import SameOffer
from .saved_words import saved_words
from .slip_or_news import SlipOrNews
from .strip_place import StripPlace


class RecordForm(SavableForm):
    """`saved(id)` follows a save, `touched(changed)` every turn between changed and unchanged.

    What was typed stays in its box whatever happens: problems, a locked file, somebody else's change. `citations`
    gives what is saved beside a new record.
    """

    touched = Signal(bool)
    can_begin_next = True

    def __init__(self, feed: Feed, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.citations: Callable[[], Sequence[Entry]] | None = None
        self._feed = feed
        self._version: int | None = None
        self._was_changed = False
        self._is_saving = False
        self._is_summing_up = False
        self._problems: tuple[Problem, ...] = ()
        self._edited: set[str] = set()
        # What the new record on show began with, and the one that was saved last.
        self._initial: FieldValues = {}
        self._begun_with: FieldValues = {}
        self._in_place = AddingInPlace(self)
        self.banner = Banner(parent=self)
        self.banner.hide()
        self.conflict = ConflictBanner(self)
        self.conflict.mine_kept.connect(self.keep_mine)
        self.conflict.theirs_taken.connect(self.take_theirs)
        self.same = SameOffer(self)
        self.same.taken.connect(self._confirm)
        self.same.kept_apart.connect(self._try_to_save)
        self.slip = SlipOrNews(self, feed)
        self.slip.mended.connect(self._try_to_save)
        self.fields = FormFields(feed, kind, self)
        self._lay_out()
        for cell in self.fields.cells.values():
            cell.edited.connect(self._heard)
            cell.left.connect(self._left)
            if isinstance(cell.editor, FieldPicker):
                cell.editor.follow(self.fields.cells[cell.editor.of].editor)
        self._prepare_typing(feed.register.read_only)
        self._draft = FormDraft(feed, kind, self.fields.cells, self)
        self.carried = CarriedFields(feed, kind, self.fields.cells, self)
        self.linked = LinkedRecords(feed, self.fields.cells, self)
        self.past = PastOfFields(feed, kind, self.fields.cells, self.linked, self)
        feed.changed.connect(self._hear_change)
        self.load(None)

    def _prepare_typing(self, is_read_only: bool) -> None:
        for cell in self._typed_cells():
            if isinstance(cell.editor, PickEditor):
                cell.editor.new_wanted.connect(partial(self._in_place.add, cell.field.key, cell.editor))
            if is_read_only:
                cell.editor.setReadOnly(True)

    def _lay_out(self) -> None:
        self.like = LikeOffer(self._feed, self.kind, self.fields.cells, self)
        self.touched.connect(self.like.hear_touched)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(StripPlace(self.banner, self.conflict, self.same, self.like, self.slip, parent=self))
        column.addWidget(self.fields, 1)

    def load(self, record_id: str | None, initial: FieldValues | None = None, read: ListRow | None = None) -> None:
        """Show a record, or an empty form for a new one that starts with some values. What stood here is replaced.

        `read`: the record, where it is read already.
        """
        row = read or (self._read(record_id) if record_id is not None else None)
        self.record_id = record_id
        self._version = row.version if row else None
        self._draft.stand_for(record_id, self._version, row.caption.show() if row else "")
        self._know(row)
        for key, cell in self.fields.cells.items():
            cell.load(row.values.get(key) if row else None, is_new=row is None)
        self._initial = dict(initial or {})
        for key, value in self.carried.begin(is_new=row is None, initial=initial).items():
            self.fields.cells[key].begin_with(value)
        self.fields.fold_empty()
        forget_typing(self.fields)
        self._place_problems(())
        self._is_summing_up = False
        self.banner.hide()
        self.conflict.hide()
        self.same.speak_of(None)
        self.slip.forget()
        self._tell_touched()

    def revert(self) -> None:
        """Back to what is saved."""
        self.load(self.record_id)

    def tell(self, sentence: str) -> None:
        """Say something above the fields."""
        self._say(sentence, "info", ())

    def begin_next(self) -> None:
        """Another new record after the one that was saved, with the links that it began with."""
        self.load(None, self._begun_with)
        self.focus_first()

    def take_draft(self, draft: TypedDraft) -> None:
        """Type in again what a crash interrupted; what others saved since is told, as when one saves."""
        if draft.source:
            self._feed.source_at_hand.offer(draft.source)
        cells = self.fields.cells
        self.load(draft.record_id, None if draft.record_id else initial_values(draft, cells))
        was_changed = put_back(draft, self.fields)
        self._say(_("Typed on {when}, and not saved yet.", when=when_typed(draft)), "info", ())
        if was_changed:
            self._version = draft.version
            self._draft.stand_for(draft.record_id, draft.version, draft.name)
            self._show_conflict(ChangedSince(_("“{name}” was changed in the meantime.", name=draft.name)))
        self._draft.take_over(draft)

    def give_up(self) -> None:
        """What is typed here is saved, or no longer wanted: it is not offered after a crash."""
        self._draft.settle()

    def focus_first(self) -> None:
        """Give the keyboard to the first field; where links are made already, to what is needed beside them."""
        editors = [cell.editor for cell in self._typed_cells()]
        wanted = self._typed_cells() if self._initial else ()
        needed = [cell.editor for cell in wanted if cell.field.is_required and cell.editor.is_blank]
        first = next((each for each in editors if not isinstance(each, PickEditor) or each.is_blank), editors[0])
        (needed or [first])[0].focus_here()

    def _read(self, record_id: str) -> ListRow:
        with self._feed.register.read() as session:
            row = listing.one(session, self.kind, record_id)
        if row is None:
            raise KeyError(record_id)
        return row

    def _know(self, row: ListRow | None) -> None:
        if row is not None:
            self.fields.know(row.linked)

    def values(self) -> dict[str, object]:
        """The value of each field; a Problem where the text cannot be read."""
        return {cell.field.key: cell.editor.value() for cell in self._typed_cells()}

    def is_changed(self) -> bool:
        """Whether anything would be lost by leaving."""
        return any(cell.is_changed for cell in self._typed_cells())

    def unsaved(self) -> Unsaved:
        return self._draft.unsaved()

    def _values_to_save(self) -> dict[str, object]:
        return {cell.field.key: cell.editor.value() for cell in self._typed_cells() if cell.is_to_save}

    def _typed_cells(self) -> list[FieldCell]:
        return [cell for cell in self.fields.cells.values() if not cell.field.kind.derived]

    def save(self) -> bool:
        """Save what changed. Returns whether the record is saved as it stands here."""
        if self.record_id is not None and not self.is_changed():
            return True
        if self.record_id is None and not self._values_to_save():
            self._say(_("Nothing is filled in yet."), "info", ())
            return False
        unreadable = [*self._unreadable(), *unanswered(self.fields.cells, self._typed_cells())]
        if unreadable:
            typed = Entry(self.kind, self.values(), self.record_id, self._version)
            self._show_problems([*unreadable, *further_problems(self._feed.register, typed, unreadable)])
            return False
        if self.same.is_there(self._feed.register, *self._entries()):
            self.same.focus_here()
            return False
        return not self.slip.holds_up() and self._try_to_save()

    def _entries(self) -> tuple[Entry, Sequence[Entry]]:
        """The record as it stands here, and what is saved beside it."""
        cited = self.citations() if self.citations and self.record_id is None else ()
        also, values = self.like.answered(self._version), self._values_to_save()
        return Entry(self.kind, values, self.record_id, self._version, because=self.slip.reason), (*cited, *also)

    def _confirm(self) -> None:
        if saved := self.same.confirm(self._feed, *self._entries()):
            self._settle(saved)
            self._feed.said.emit(_("The source was added to the claim that is there."))

    def _try_to_save(self) -> bool:
        self._is_saving = True
        try:
            saved = entry.save(self._feed.register, *self._entries())
        except Refused as refused:
            self._show_problems(refused.of(self.record_id) if self.record_id else refused.all)
            return False
        except ChangedSince as changed:
            self._feed.said.emit("")
            self._show_conflict(changed)
            return False
        except RegisterError as problem:
            self._feed.said.emit("")
            self.banner.say(problem.beside, "red")
            self.banner.show()
            return False
        else:
            self._settle(saved)
            return True
        finally:
            self._is_saving = False

    def _settle(self, saved: entry.Saved) -> None:
        self.carried.remember()
        if self.record_id is None:
            self._begun_with = self._initial
        if self.record_id is None and self.kind == "source":
            self._feed.source_at_hand.offer(saved.id, is_new=True)
        self.load(saved.id)
        warnings = self.like.without_answered(saved.warnings)
        self._place_problems(warnings)
        if warnings:
            sentence = ngettext("Saved with {count} warning.", "Saved with {count} warnings.", len(warnings))
            self._say(sentence, "amber", warnings)
        self._feed.said.emit(saved_words(name_of(self._feed.register, saved.id), warnings))
        self.saved.emit(saved.id)

    def _unreadable(self) -> list[Problem]:
        return [value.at(key) for key, value in self.values().items() if isinstance(value, Problem)]

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        # What was saved before is no news beside it.
        self._feed.said.emit("")
        for line in self.fields.findChildren(TypeAhead):
            line.close_list()
        self._place_problems(problems)
        self._is_summing_up = True
        self._sum_up()
        first = next((key for key, cell in self.fields.cells.items() if errors_in(cell.problems)), None)
        if first is not None:
            self.fields.show_cell(first)

    def _sum_up(self) -> None:
        """How much stands in the way of a save, kept true while it is mended."""
        errors = errors_in(self._problems)
        if not self._is_summing_up:
            return
        if not errors:
            # It stays where it is: what is below would jump while somebody aims at it.
            self._say(_("Everything is in order now and can be saved."), "info", ())
            return
        sentence = ngettext(
            "Not saved yet: {count} problem needs mending.",
            "Not saved yet: {count} problems need mending.",
            len(errors),
        )
        self._say(sentence, "red", errors)

    def _place_problems(self, problems: Sequence[Problem]) -> None:
        self._problems = tuple(problems)
        self._edited.clear()
        self.fields.show_problems(self._problems)

    def _say(self, sentence: str, mood: Mood, problems: Sequence[Problem]) -> None:
        """The sentence, and with it what is wrong with no field in particular."""
        loose = [problem.message for problem in problems if not set(problem.fields) & self.fields.cells.keys()]
        self.banner.say("\n".join((sentence, *loose)), mood)
        self.banner.show()

    def _heard(self, key: str) -> None:
        self._edited.add(key)
        self.same.speak_of(None)
        for restored in ask_anew(key, self.fields.cells, self._typed_cells()):
            self._look_again(restored)
        if any(key in problem.fields for problem in self._problems):
            self._look_again(key)
        self.fields.cells[key].tell_state()
        self._tell_touched()

    def _left(self, key: str) -> None:
        if key in self._edited and key != self._in_place.waiting_for:
            self._look_again(key)

    def _look_again(self, key: str) -> None:
        """What was found about this field is out of date: say what can be told of it alone."""
        cell = self.fields.cells[key]
        value = cell.editor.value()
        if isinstance(value, Problem):
            found = [value.at(key)]
        else:
            found = [] if value in (None, ()) else [each.at(key) for each in cell.field.kind.check(value)]
        others = [problem for problem in self._problems if key not in problem.fields]
        if (*others, *found) != self._problems:
            edited = self._edited - {key}
            self._place_problems([*others, *found])
            self._edited = edited
            self._sum_up()

    def pass_over(self, key: str) -> None:
        """Leave out what was found about this field: somebody is about to say it otherwise."""
        self._place_problems([problem for problem in self._problems if key not in problem.fields])
        self._edited.add(key)

    def another(self, kind: str) -> RecordForm:
        """A form for a record of another kind in the same register."""
        return RecordForm(self._feed, kind)

    def _tell_touched(self) -> None:
        is_changed = self.is_changed()
        if is_changed != self._was_changed:
            self._was_changed = is_changed
            self.touched.emit(is_changed)
        if not is_changed:
            self.give_up()

    def _hear_change(self, changed: Changed) -> None:
        """Somebody saved: show it if nothing was typed here; otherwise saving will tell."""
        is_shown = self.record_id is not None and self.record_id in changed.ids
        if is_shown and not self._is_saving and not self.is_changed():
            self._feed.attempt(self.revert)

    def _show_conflict(self, changed: ChangedSince) -> None:
        theirs = self._read(str(self.record_id))
        loaded = {cell.field.key: cell.loaded for cell in self._typed_cells()}
        found = differences(loaded, theirs.values, self._values_to_save())
        who = theirs.changed_by or _("somebody else")
        sentence = _("{message} Saved by {who}.", message=changed.message, who=who)
        self._know(theirs)
        self.banner.hide()
        rows = [told(each, self.fields.cells[each.key]) for each in found]
        self.conflict.say(sentence, f"{changed.kept} {changed.advice}", rows)
        self.conflict.keep_button.setFocus()

    def take_theirs(self) -> None:
        """Show the record as it is saved now; what was typed here goes."""
        self.revert()

    def keep_mine(self) -> None:
        """Take over what others changed, but for the fields changed here, and save."""
        row = self._read(str(self.record_id))
        self._version = row.version
        self._draft.stand_for(row.id, row.version, row.caption.show())
        self._know(row)
        for key, cell in self.fields.cells.items():
            cell.rebase(row.values.get(key))
        self.conflict.hide()
        self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In the main window its own action takes this key first; in a dialog it comes here.
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
            return
        super().keyPressEvent(event)
