"""How a field becomes columns of a worksheet, and how those are read back: the only mapping of kinds to cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from .. import fields, i18n
from ..dates.imprecise import ImpreciseDate
from ..fields import FieldKind
from ..i18n import LANGUAGES, _
from ..measure_units import SQUARE_METRES_A_HECTARE, to_hectares
from ..money import Amount
from ..names import Names
from ..problems import Problem, error, errors_in
from ..records import Field
from ..whole_signs import broken_sign
from .field_names import keys_of, name_of
from .layout import BookColumn, CellValue, Form
from .link_names import LinkNames
from .read_book import CellError, NoDate, Uncalculated
from .safe_text import make_safe

Captions = Mapping[str, str]
Write = Callable[[Any, Captions], CellValue]
Cells = Mapping[str, CellValue]
# From the cells of one field, by column suffix, back to its value; names may stand for links.
Reader = Callable[[Field, Cells, LinkNames], Any]
_ID_WIDTH = 38


@dataclass(frozen=True, slots=True)
class CellColumn:
    """One column of a field. `suffix` tells several columns of one field apart: "" or "id", "az", "currency"."""

    suffix: str
    label: str
    form: Form
    width: float
    write: Write
    number_format: str | None = None
    wrap: bool = False
    hidden: bool = False

    def book_column(self, key: str) -> BookColumn:
        name = f"{key}.{self.suffix}" if self.suffix else key
        return BookColumn(name, self.label, self.form, self.width, self.number_format, self.wrap, self.hidden)


Layout = Callable[[Field, str], tuple[CellColumn, ...]]


def _one(form: Form, width: float, write: Write, number_format: str | None = None, wrap: bool = False) -> Layout:
    def layout(_field: Field, label: str) -> tuple[CellColumn, ...]:
        return (CellColumn("", label, form, width, write, number_format, wrap),)

    return layout


def _shown(form: Form, width: float, wrap: bool = False) -> Layout:
    """The value as people read it."""

    def layout(field: Field, label: str) -> tuple[CellColumn, ...]:
        # There are few such values and many rows; the words are of one language for as long as a sheet is written.
        show = cache(field.kind.show)
        return (CellColumn("", label, form, width, lambda value, _captions: show(value), wrap=wrap),)

    return layout


def as_it_is(value: CellValue, _captions: Captions) -> CellValue:
    """A value that is its own cell."""
    return value


def _names(_field: Field, label: str) -> tuple[CellColumn, ...]:
    return tuple(CellColumn(code, f"{label} ({code})", "text", 32, _name_in(code)) for code in LANGUAGES)


def _name_in(code: str) -> Write:
    def write(value: Names | None, _captions: Captions) -> CellValue:
        return (getattr(value, code) or None) if value else None

    return write


def _hectares(value: int | None, _captions: Captions) -> CellValue:
    return None if value is None else to_hectares(value)


def _imprecise(_field: Field, label: str) -> tuple[CellColumn, ...]:
    exact = CellColumn("edtf", f"{label} (EDTF)", "text", 14, _edtf, hidden=True)
    return CellColumn("", label, "date", 18, _imprecise_cell), exact


def _imprecise_cell(value: ImpreciseDate | None, _captions: Captions) -> CellValue:
    """A real date where the day is known; words where it is not: never an invented day."""
    if value is None:
        return None
    return value.earliest if value.is_day and not value.words else value.show()


def _edtf(value: ImpreciseDate | None, _captions: Captions) -> CellValue:
    return None if value is None else value.dump()


def _money(_field: Field, label: str) -> tuple[CellColumn, ...]:
    currency = _("{label}, currency", label=label)
    return (
        CellColumn("", label, "decimal", 18, lambda value, _captions: value.value if value else None),
        CellColumn("currency", currency, "text", 18, lambda value, _captions: value.currency if value else None),
    )


def _link(_field: Field, label: str) -> tuple[CellColumn, ...]:
    hidden = _("{label}, id", label=label)
    return (
        CellColumn("", label, "text", 34, lambda value, captions: captions.get(value) if value else None),
        CellColumn("id", hidden, "text", _ID_WIDTH, as_it_is, hidden=True),
    )


def _field_key(_field: Field, label: str) -> tuple[CellColumn, ...]:
    # There are few fields and many citations; the words are of one language for as long as a sheet is written.
    show = cache(name_of)
    return (
        CellColumn("", label, "text", 26, lambda value, _captions: show(value) if value else None),
        CellColumn("key", _("{label}, key", label=label), "text", 26, as_it_is, hidden=True),
    )


def _links(_field: Field, label: str) -> tuple[CellColumn, ...]:
    def names(value: tuple[str, ...] | None, captions: Captions) -> CellValue:
        return "; ".join(captions.get(each, "") for each in value) if value else None

    def ids(value: tuple[str, ...] | None, _captions: Captions) -> CellValue:
        return " ".join(value) if value else None

    hidden = _("{label}, id", label=label)
    return CellColumn("", label, "text", 40, names), CellColumn("id", hidden, "text", _ID_WIDTH, ids, hidden=True)


def _whole(field: Field, label: str) -> tuple[CellColumn, ...]:
    """A number, or the word for a step of a scale."""
    layout = _one("whole", 12, as_it_is) if field.kind.is_number else _shown("text", 16)
    return layout(field, label)


LAYOUTS: dict[type[FieldKind[Any]], Layout] = {
    fields.Text: _one("text", 26, as_it_is),
    fields.LongText: _one("text", 44, as_it_is, wrap=True),
    fields.Unit: _shown("text", 16),
    fields.Offset: _shown("text", 22),
    fields.TaxId: _one("text", 14, as_it_is),
    fields.Code: _one("text", 20, as_it_is),
    fields.FieldKey: _field_key,
    fields.Web: _one("link", 34, as_it_is),
    fields.NamesInThree: _names,
    fields.Whole: _whole,
    fields.Number: _one("decimal", 16, as_it_is),
    fields.Share: _one("decimal", 10, as_it_is),
    fields.Area: lambda field, label: (CellColumn("", f"{label}, {_('ha')}", "decimal", 12, _hectares),),
    fields.Money: _money,
    fields.Imprecise: _imprecise,
    fields.Day: _one("date", 12, as_it_is),
    fields.YesNo: _shown("text", 10),
    fields.Choice: _shown("text", 18),
    fields.Country: _shown("text", 18),
    fields.Countries: _shown("text", 26),
    fields.Currency: _one("text", 10, as_it_is),
    fields.Language: _shown("text", 16),
    fields.Link: _link,
    fields.Links: _links,
}


def columns_of(field: Field) -> tuple[CellColumn, ...]:
    """The worksheet columns of one field, labelled in the language of the moment."""
    return LAYOUTS[type(field.kind)](field, _(field.kind.label))


def is_imprecise(field: Field) -> bool:
    """Whether its values are dates of any precision."""
    return isinstance(field.kind, fields.Imprecise)


def read_cells(field: Field, cells: Cells, names: LinkNames) -> object:
    """The value that the cells of one field hold; None for nothing, a Problem for what cannot be one.

    `cells` by column suffix. Dates and links trust their hidden exact column as long as the visible one was not
    changed; `names` finds the record that a name typed by hand means.
    """
    broken = next((cell for cell in cells.values() if isinstance(cell, CellError)), None)
    if broken is not None:
        return _broken(broken)
    no_text = next(filter(None, (broken_sign(cell) for cell in cells.values() if isinstance(cell, str))), None)
    if no_text is not None:
        return no_text
    return READERS[type(field.kind)](field, cells, names)


def stays(field: Field, cells: Cells, now: object, names: LinkNames) -> bool:
    """Whether the cells of a field that lost its hidden exact column show what it says `now`."""
    visible = cells.get("")
    if isinstance(now, ImpreciseDate):
        return "edtf" not in cells and visible in _in_any_language(now)
    if field.kind.is_link and "id" not in cells:
        return names.are_called(field.kind.targets(now), [part.strip() for part in as_text(visible).split(";")])
    return isinstance(field.kind, fields.FieldKey) and "key" not in cells and now in keys_of(as_text(visible))


def not_calculated() -> Problem:
    """What is said of a formula that a program wrote without its result."""
    text = _("This formula was not calculated yet. Open the file in Excel or LibreOffice, save it and try again.")
    return error(text, rule="formula")


def _broken(cell: CellError) -> Problem:
    if isinstance(cell, Uncalculated):
        return not_calculated()
    if isinstance(cell, NoDate):
        text = _(
            "Here is the number {number} in a cell for dates. Write a year as text, with an apostrophe: '2023.",
            number=str(cell),
        )
        return error(text, rule="number_for_date")
    return error(_("Here is an error and no value: {error}.", error=str(cell)), rule="cell_error")


def as_text(value: CellValue) -> str:
    """A cell as a person would have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)


def _read_text(field: Field, cells: Cells, _names: LinkNames) -> object:
    return field.kind.parse(as_text(cells.get("")))


def _number(make: type[int] | type[Decimal], scale: int = 1) -> Reader:
    """A reader of numbers; `scale` is how many of the field's unit make one of the cell's."""

    def read(field: Field, cells: Cells, _names: LinkNames) -> object:
        value = cells.get("")
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            exact = Decimal(value) * scale
            number = make(exact)
            # What would be cut is left to the field to refuse.
            if number == exact:
                return next(iter(field.kind.check(number)), number)
        return field.kind.parse(as_text(value))

    return read


def _read_names(field: Field, cells: Cells, _names: LinkNames) -> object:
    names = Names(**{code: " ".join(as_text(cells.get(code)).split()) for code in LANGUAGES})
    return next(iter(errors_in(field.kind.check(names))), names) if names else None


def _read_money(field: Field, cells: Cells, _names: LinkNames) -> object:
    value, currency = cells.get(""), as_text(cells.get("currency"))
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and currency:
        amount = Amount.of(Decimal(value), currency)
        return amount if isinstance(amount, Problem) else next(iter(field.kind.check(amount)), amount)
    return field.kind.parse(f"{as_text(value)} {currency}".strip())


def _read_imprecise(field: Field, cells: Cells, _names: LinkNames) -> object:
    visible, exact = cells.get(""), as_text(cells.get("edtf"))
    if exact and visible is not None:
        kept = _exact_date(exact)
        if kept is not None and visible in _in_any_language(kept):
            return kept
    return field.kind.parse(as_text(visible))


def _exact_date(exact: str) -> ImpreciseDate | None:
    try:
        return ImpreciseDate.load(exact)
    except ValueError:
        # Somebody wrote into the hidden column: what is seen counts.
        return None


def _in_any_language(value: ImpreciseDate) -> list[CellValue]:
    written = []
    for code in LANGUAGES:
        with i18n.speaking(code):
            cell = _imprecise_cell(value, {})
            written.append(make_safe(cell).text if isinstance(cell, str) else cell)
    return written


def _read_field_key(field: Field, cells: Cells, _names: LinkNames) -> object:
    name, kept = as_text(cells.get("")), as_text(cells.get("key"))
    keys = keys_of(name)
    return field.kind.parse(kept if kept in keys else keys[0] if len(keys) == 1 else name)


def _read_link(field: Field, cells: Cells, names: LinkNames) -> object:
    name, kept = as_text(cells.get("")), as_text(cells.get("id"))
    if "" not in cells:
        return field.kind.parse(kept)
    if not name:
        return None
    return names.kept(field, kept, [name]) if kept else names.typed(field, name)


def _read_links(field: Field, cells: Cells, names: LinkNames) -> object:
    written, kept = as_text(cells.get("")), as_text(cells.get("id"))
    if "" not in cells:
        return field.kind.parse(kept)
    parts = [part.strip() for part in written.split(";") if part.strip()]
    if not parts:
        return None
    if kept:
        return names.kept(field, kept, parts)
    found = [names.typed(field, part) for part in parts]
    wrong = next((each for each in found if isinstance(each, Problem)), None)
    return wrong or field.kind.parse(" ".join(map(str, found)))


READERS: dict[type[FieldKind[Any]], Reader] = {
    fields.Text: _read_text,
    fields.LongText: _read_text,
    fields.Unit: _read_text,
    fields.Offset: _read_text,
    fields.TaxId: _read_text,
    fields.Code: _read_text,
    fields.FieldKey: _read_field_key,
    fields.Web: _read_text,
    fields.NamesInThree: _read_names,
    fields.Whole: _number(int),
    fields.Number: _number(Decimal),
    fields.Share: _number(Decimal),
    fields.Area: _number(int, SQUARE_METRES_A_HECTARE),
    fields.Money: _read_money,
    fields.Imprecise: _read_imprecise,
    fields.Day: _read_text,
    fields.YesNo: _read_text,
    fields.Choice: _read_text,
    fields.Country: _read_text,
    fields.Countries: _read_text,
    fields.Currency: _read_text,
    fields.Language: _read_text,
    fields.Link: _read_link,
    fields.Links: _read_links,
}
