"""Records that may be one: which they are, merging them, and splitting them again."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping

from .. import i18n
from ..i18n import _
from ..names import Names
from ..problems import error
from ..record_kinds import RECORD_KINDS
from ..register.errors import Refused
from ..register.journal.store import Register, Session
from ..register.merging import Merged, Merging, merge, try_merge
from ..register.parting import Parting, part
from ..register.queries.clusters import Cluster, ClusterMember, find_clusters
from ..register.queries.merge_preview import MergePreview, preview_merge
from .exits import Exit
from .output import CommandAnswer, Heading, Object
from .talking import say, warn


def clusters_answer(session: Session, kind: str) -> CommandAnswer:
    """The records that may be one, each with the number of its cluster."""
    found = find_clusters(session, kind)
    return CommandAnswer(
        headings=(
            Heading(_("Cluster"), is_number=True),
            Heading(_("Name")),
            Heading(_("Number")),
            Heading("ID"),
        ),
        lines=lambda: (
            (i18n.number(place), each.name.show(), each.number, each.id) for place, each in _members(found)
        ),
        keys=("cluster", "id", "name", "number"),
        objects=lambda: (
            {"cluster": place, "id": each.id, "name": each.name.known(), "number": each.number or None}
            for place, each in _members(found)
        ),
    )


def _members(found: list[Cluster]) -> Iterator[tuple[int, ClusterMember]]:
    return ((place, each) for place, cluster in enumerate(found, 1) for each in cluster)


def merge_records(register: Register, arguments: Namespace) -> Exit:
    """Merge the records, or say what would come of it. A field in which the one that stays is empty is filled."""
    ids = (arguments.keep, *arguments.others)
    with register.read() as session:
        ahead = preview_merge(session, arguments.kind, ids)
    merging = Merging(arguments.kind, ids, dict(_values(ahead, arguments.take)), ahead.versions)
    merged = (try_merge if arguments.dry_run else merge)(register, merging)
    if arguments.format == "json":
        say(json.dumps(_merged_object(ids, merged, is_tried=arguments.dry_run), ensure_ascii=False))
        return Exit.WELL
    for problem in merged.warnings:
        warn(problem.message)
    names = {"name": ahead.names[0].show(), "records": _counted(merged.moved) or _("nothing")}
    if arguments.dry_run:
        say(_("To “{name}” would come: {records}. Nothing was written.", **names))
    else:
        say(_("To “{name}” came: {records}.", **names))
    return Exit.WELL


def _values(ahead: MergePreview, take: list[str]) -> Iterator[tuple[str, object]]:
    """What the one that stays is to say: its own, where it says something, or what was asked for."""
    asked = dict(_asked(each) for each in take)
    known = {each.field.key: each for each in ahead.choices}
    for key, record_id in asked.items():
        if key not in known or record_id not in ahead.ids:
            text = _("None of these records says anything as “{text}”.", text=f"{key}={record_id}")
            raise Refused({ahead.ids[0]: [error(text, rule="take")]})
    for key, each in known.items():
        own = each.values[ahead.ids.index(asked.get(key, ahead.ids[0]))]
        yield key, own if key in asked or own not in (None, (), Names()) else each.proposed


def _asked(text: str) -> tuple[str, str]:
    key, _equals, record_id = text.partition("=")
    return key.strip(), record_id.strip()


def _merged_object(ids: tuple[str, ...], merged: Merged, *, is_tried: bool) -> Object:
    return {
        "id": ids[0],
        "merged": list(ids[1:]),
        "is_written": not is_tried,
        "moved": dict(merged.moved),
        "no_longer_preferred": merged.unmarked,
        "other_names": merged.other_names or None,
        "warnings": [each.message for each in merged.warnings],
    }


def split_records(register: Register, arguments: Namespace) -> Exit:
    """Bring a merged record back, with what goes home to it."""
    parting = part(register, arguments.kind, arguments.keep, arguments.other)
    if arguments.format == "json":
        say(json.dumps(_parting_object(arguments, parting), ensure_ascii=False))
        return Exit.WELL
    say(_("“{name}” is a record of its own again.", name=parting.name.show()))
    if parting.sent:
        say(_("Home to it went: {records}.", records=_counted(parting.sent)))
    if parting.stays:
        say(_("Added since, and stay where they are: {records}.", records=_counted(parting.stays)))
    if parting.kept_fields:
        say(_("Changed since, and stay as they are: {fields}.", fields=", ".join(parting.kept_fields)))
    return Exit.WELL


def _parting_object(arguments: Namespace, parting: Parting) -> Object:
    return {
        "id": arguments.keep,
        "parted": arguments.other,
        "sent_home": dict(parting.sent),
        "stays": dict(parting.stays),
        "elsewhere": parting.elsewhere,
    }


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(RECORD_KINDS[kind].count(count) for kind, count in counts.items())
