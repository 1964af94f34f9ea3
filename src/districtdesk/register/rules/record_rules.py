"""What must hold between records: checked for every record that a save touches, and for all on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from ...fields import FieldKind
from ...i18n import _
from ...problems import Problem, error, errors_in
from ...records import (
    KINDS,
    Attachment,
    Citation,
    Company,
    District,
    Event,
    Figure,
    Indicator,
    LegalAct,
    Participation,
    Project,
    Record,
    Residency,
    fields_of,
    links_of,
    table_of,
)
from ..captions import batches
from ..errors import Refused
from .claim_rules import evidence_problems, figure_problems
from .duplicate_rules import act_problems, indicator_problems, name_problems, residency_problems
from .subject_rules import (
    attachment_problems,
    citation_problems,
    participation_problems,
    plot_problems,
    project_problems,
)

Targets = Mapping[str, tuple[str, bool]]

_RULES: tuple[tuple[type[Record], Callable[[Session, Any], Iterable[Problem]]], ...] = (
    (District, name_problems),
    (Company, name_problems),
    (Project, name_problems),
    (Project, project_problems),
    (Residency, residency_problems),
    (Residency, plot_problems),
    (LegalAct, act_problems),
    (Indicator, indicator_problems),
    (Figure, figure_problems),
    (Figure, evidence_problems),
    (Event, evidence_problems),
    (Participation, participation_problems),
    (Citation, citation_problems),
    (Attachment, attachment_problems),
)


def value_problems(record: Record) -> list[Problem]:
    """What is wrong within one record: required fields, values of their kinds, and the record's own rules."""
    found = []
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if value is None or value == ():
            if field.is_required:
                text = _("“{label}” is needed.", label=_(field.kind.label))
                found.append(error(text, field.key, rule="required"))
        else:
            found.extend(problem.at(field.key) for problem in field.kind.check(value))
    # What stops a save is said first.
    return found if errors_in(found) else sorted(found + record.rules(), key=lambda each: not each.is_error)


def rule_problems(session: Session, record: Record) -> list[Problem]:
    """What is wrong between a record without errors of its own and the rest of the register."""
    return [
        problem
        for record_type, rule in _RULES
        if isinstance(record, record_type)
        for problem in rule(session, record)
    ]


def problems_of(session: Session, record: Record, targets: Targets) -> list[Problem]:
    """Everything wrong with one record; `targets` says of each linked id its kind and whether it is removed."""
    found = value_problems(record) + _link_problems(record, targets)
    return found if errors_in(found) else found + rule_problems(session, record)


def check_records(session: Session, records: Iterable[Record]) -> dict[str, list[Problem]]:
    """The problems of those records that have any, by id."""
    found: dict[str, list[Problem]] = {}
    for batch in batches(records):
        targets = _targets(session, batch)
        for record in batch:
            problems = problems_of(session, record, targets)
            if problems:
                found[record.id] = problems
    return found


def refuse_errors(found: dict[str, list[Problem]]) -> None:
    """Raise Refused, with all findings of the records concerned, if there is an error among them."""
    refused = {record_id: problems for record_id, problems in found.items() if errors_in(problems)}
    if refused:
        raise Refused(refused)


def every_record(session: Session) -> Iterator[Record]:
    """All records that are not removed, a kind at a time."""
    for record_type in KINDS.values():
        query: Select[Any] = select(record_type).where(record_type.removed_at.is_(None)).order_by(record_type.id)
        yield from session.scalars(query.execution_options(yield_per=500))


def _targets(session: Session, records: Iterable[Record]) -> Targets:
    ids = {target for record in records for targets in links_of(record).values() for target in targets}
    table = table_of(Record)
    found: dict[str, tuple[str, bool]] = {}
    for batch in batches(ids):
        condition: ColumnElement[bool] = table.c.id.in_(batch)
        rows = session.execute(select(table.c.id, table.c.kind, table.c.removed_at).where(condition))
        found.update((row.id, (row.kind, row.removed_at is not None)) for row in rows)
    return found


def _link_problems(record: Record, targets: Targets) -> list[Problem]:
    found = []
    pointed = links_of(record)
    for field in fields_of(type(record)):
        for target in pointed.get(field.key, ()):
            problem = _target_problem(field.kind, targets.get(target))
            if problem:
                found.append(problem.at(field.key))
    return found


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
