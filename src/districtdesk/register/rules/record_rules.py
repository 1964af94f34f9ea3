"""What must hold between records: checked for every record that a save touches, and for all on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from ...fields import FieldKind
from ...i18n import _
from ...problems import Problem, error, errors_in
from ...records import (
    KINDS,
    Attachment,
    Citation,
    Company,
    CompanyState,
    District,
    DistrictState,
    Event,
    ExchangeRate,
    Figure,
    Indicator,
    LegalAct,
    OpenQuestion,
    Participation,
    Project,
    ProjectState,
    Record,
    Residency,
    field_of,
    fields_of,
    links_of,
)
from ..captions import batches
from ..errors import Refused
from .announcement_rules import announcement_problems
from .claim_rules import evidence_problems, figure_problems
from .duplicate_rules import act_problems, indicator_problems, name_problems, residency_problems
from .neighbours import Neighbours, Targets
from .part_rules import loop_problems, misfit_problems, part_problems, together_problems, zone_problems
from .recorded_rates import rate_problems_beside
from .saved_together import SavedTogether
from .subject_rules import (
    attachment_problems,
    citation_problems,
    participation_problems,
    plot_problems,
    project_problems,
    question_problems,
)
from .time_rules import loop_problems_in_time, own_value_problems, state_problems

_REQUIRED = "required"
_RULES: tuple[tuple[type[Record], Callable[[Neighbours, Any], Iterable[Problem]]], ...] = (
    (District, name_problems),
    (Company, name_problems),
    (Project, name_problems),
    (Project, project_problems),
    (District, own_value_problems),
    (Company, own_value_problems),
    (Project, own_value_problems),
    (DistrictState, state_problems),
    (DistrictState, loop_problems_in_time),
    (District, loop_problems_in_time),
    (CompanyState, state_problems),
    (ProjectState, state_problems),
    (Residency, residency_problems),
    (Residency, plot_problems),
    (LegalAct, act_problems),
    (Indicator, indicator_problems),
    (Figure, figure_problems),
    (Figure, part_problems),
    (Figure, zone_problems),
    (Figure, misfit_problems),
    (Figure, together_problems),
    (ExchangeRate, rate_problems_beside),
    (OpenQuestion, question_problems),
    (Figure, evidence_problems),
    *((each, loop_problems) for each in KINDS.values() if each.never_looped),
    (Event, evidence_problems),
    (Event, announcement_problems),
    (Participation, participation_problems),
    (Citation, citation_problems),
    (Attachment, attachment_problems),
)


def value_problems(record: Record) -> list[Problem]:
    """What is wrong within one record: required fields, values of their kinds, and the record's own rules."""
    found: list[Problem] = []
    # What is read already is taken as it lies there: of a whole register three million values are asked for.
    read = vars(record)
    for field in fields_of(type(record)):
        value = read[field.key] if field.key in read else getattr(record, field.key)
        if value is not None and value != ():
            if wrong := field.kind.check(value):
                found += [problem.at(field.key) for problem in wrong]
        elif field.is_required:
            text = _("“{label}” is needed.", label=_(field.kind.label))
            found.append(error(text, field.key, rule=_REQUIRED))
    errors = errors_in(found)
    if any(each.rule != _REQUIRED for each in errors):
        return found
    own = record.rules()
    if not (found or own):
        return found
    if errors:
        # What else is needed is said together with it, in the order of the form.
        keys = [field.key for field in fields_of(type(record))]
        needed = [*errors, *(each for each in own if each.rule == _REQUIRED)]
        needed.sort(key=lambda each: keys.index(each.fields[0]) if each.fields else len(keys))
        return [*needed, *(each for each in found if not each.is_error)]
    # What stops a save is said first.
    return sorted(found + own, key=lambda each: not each.is_error)


def check_records(
    session: Session,
    records: Iterable[Record],
    saved: SavedTogether | None = None,
    may_go_on: Callable[[], object] = lambda: None,
) -> dict[str, list[Problem]]:
    """The problems of those records that have any, by id.

    What `may_go_on`, which is called again and again, raises ends it.
    """
    beside, found = Neighbours(session, saved), dict[str, list[Problem]]()
    for batch in batches(records):
        may_go_on()
        found |= check_beside(beside, batch)
    return found


def check_beside(beside: Neighbours, records: Sequence[Record]) -> dict[str, list[Problem]]:
    """The same for records whose neighbours are at hand."""
    beside.expect(records)
    links = [links_of(record) for record in records]
    targets = beside.targets({each for pointed in links for ids in pointed.values() for each in ids})
    found = (
        (record.id, _problems_of(beside, record, _link_problems(record, pointed, targets)))
        for record, pointed in zip(records, links, strict=True)
    )
    return {record_id: problems for record_id, problems in found if problems}


def _problems_of(beside: Neighbours, record: Record, of_links: list[Problem]) -> list[Problem]:
    """Everything wrong with one record."""
    known = beside.of_values(record.id)
    found = (value_problems(record) if known is None else known) + of_links
    return found if errors_in(found) else found + _rule_problems(beside, record)


def _rule_problems(beside: Neighbours, record: Record) -> list[Problem]:
    """What is wrong between a record without errors of its own and the rest of the register."""
    return [problem for rule in _rules_of(type(record)) for problem in rule(beside, record)]


@cache
def _rules_of(record_type: type[Record]) -> tuple[Callable[[Neighbours, Any], Iterable[Problem]], ...]:
    return tuple(rule for ruled, rule in _RULES if issubclass(record_type, ruled))


def refuse_errors(found: dict[str, list[Problem]]) -> None:
    """Raise Refused, with all findings of the records concerned, if there is an error among them."""
    refused = {record_id: problems for record_id, problems in found.items() if errors_in(problems)}
    if refused:
        raise Refused(refused)


def _link_problems(record: Record, links: Mapping[str, tuple[str, ...]], targets: Targets) -> list[Problem]:
    return [
        problem.at(key)
        for key, ids in links.items()
        for target in ids
        if (problem := _target_problem(field_of(type(record), key).kind, targets.get(target)))
    ]


def _target_problem(kind: FieldKind[Any], target: tuple[str, bool] | None) -> Problem | None:
    label = _(kind.label)
    if target is None:
        return error(_("“{label}” points at no record of this register.", label=label), rule="link")
    if not kind.may_point_at(target[0]):
        return error(_("“{label}” cannot point at this kind of record.", label=label), rule="link_kind")
    if target[1]:
        return error(
            _("“{label}” points at a removed record. Restore it or choose another.", label=label), rule="link"
        )
    return None
