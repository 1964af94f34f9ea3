"""What the timeline says in words: captions beside shapes, slippage, states, and the whole story of one mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from .. import i18n
from ..dates.apart import say_apart
from ..i18n import N_, _, ngettext
from ..records.titling import joined
from .lateness import Lateness
from .marks import SHELVED, Lane, Mark, Shape, Span, State

_STATES: dict[State, str] = {
    "planned": N_("planned"),
    "expected": N_("expected"),
    "actual": N_("happened"),
    "postponed": N_("postponed"),
    "cancelled": N_("cancelled"),
    "unknown": N_("not known whether it happened"),
}
_NOT_RECORDED = {
    "launch": N_("no launch recorded"),
    "groundbreaking": N_("no groundbreaking recorded"),
    "construction_start": N_("no start of construction recorded"),
}
_MOST_SOURCES = 3
_NOT_DONE = N_("not recorded as done")


def say_today(day: date) -> str:
    """What stands at the line of the day that is looked at."""
    return _("today") if day == date.today() else i18n.day(day)


def state_word(state: State) -> str:
    return _(_STATES[state])


def captions(shape: Shape, others: int = 0) -> tuple[str, ...]:
    """What may stand beside a shape, the fullest first. `others` counts the marks too near to be drawn."""
    texts = tuple(dict.fromkeys(_captions_of(shape)))
    if not others:
        return texts
    return tuple(ngettext("{said} and {count} more", "{said} and {count} more", others, said=each) for each in texts)


def _captions_of(shape: Shape) -> tuple[str, ...]:
    mark = shape.mark
    if shape.caption_kind == "nothing":
        return ()
    if shape.caption_kind == "overdue":
        return (not_recorded(mark.kind),)
    if shape.caption_kind == "earlier":
        return _earlier_claim(mark)
    if shape.caption_kind == "forward" and shape.earlier is not None:
        return _brought_forward(mark, shape.earlier, shape.is_overdue)
    if shape.caption_kind == "moved" and shape.earlier is not None:
        return _moved_claim(mark, shape.earlier, shape.is_overdue)
    if shape.caption_kind == "claim":
        return _claim(mark, shape.is_overdue)
    when = _when(mark)
    dated = _("{label}, {date}", label=mark.label, date=when) if when else mark.label
    if mark.state == "actual":
        return dated, mark.label
    stated = _("{said} ({state})", said=dated, state=state_word(mark.state))
    return stated, _("{said} ({state})", said=mark.label, state=state_word(mark.state)), mark.label


def _moved_claim(mark: Mark, earlier: Mark, is_overdue: bool) -> tuple[str, ...]:
    dated = mark.start.text
    text = _("{date}: {moved}", date=dated, moved=moved(earlier.start, mark.start))
    if is_overdue:
        late = not_recorded(mark.kind)
        return _("{date}, {state}", date=text, state=late), _("{date}, {state}", date=dated, state=late), dated
    if mark.state != "actual":
        return text, dated
    return (
        _("{label}, {said}", label=mark.label, said=text),
        _("{label}, {date}", label=mark.label, date=dated),
        mark.label,
    )


def _brought_forward(mark: Mark, earlier: Mark, is_overdue: bool) -> tuple[str, ...]:
    """It is named itself: what was announced before lies beyond it, and is not what is waited for."""
    texts = _moved_claim(mark, earlier, is_overdue)
    return *(_("{label}: {date}", label=mark.label, date=text) for text in texts), mark.start.text


def _earlier_claim(mark: Mark) -> tuple[str, ...]:
    short = _("earlier: {date}", date=mark.start.text)
    if mark.announced is None:
        return (short,)
    announced = mark.announced_as or month_of(mark.announced)
    return _("earlier: {date}, said {announced}", date=mark.start.text, announced=announced), short


def may_be_cut(shape: Shape) -> bool:
    """Whether its shortest caption says something though its end is missing; a date without its end does not."""
    return shape.caption_kind not in ("moved", "forward", "earlier") or shape.state == "actual"


def _claim(mark: Mark, is_overdue: bool) -> tuple[str, ...]:
    parts = {"label": mark.label, "date": mark.start.text, "state": state_word(mark.state)}
    short = _("{label}: {date}", **parts)
    if is_overdue:
        return _("{label}: {date}, {overdue}", **parts, overdue=not_recorded(mark.kind)), short, mark.label
    if mark.announced is None or mark.state in SHELVED:
        return _("{label}: {date}, {state}", **parts), short, mark.label
    announced = mark.announced_as or month_of(mark.announced)
    return _("{label}: {date}, said {announced}", **parts, announced=announced), short, mark.label


def _when(mark: Mark) -> str:
    if not mark.lasts:
        return mark.start.text
    if mark.end is not None and not mark.end.is_undated:
        return _("{start} to {end}", start=mark.start.text or _("unknown"), end=mark.end.text)
    return _("since {start}", start=mark.start.text) if mark.start.text else ""


def say_mark(mark: Mark) -> str:
    """What it is, with its date in words unless that is a single day: beside a day it would be taken for one."""
    when = "" if mark.start.is_day and not mark.lasts else _when(mark)
    return _("{label}, {date}", label=mark.label, date=when) if when else mark.label


def not_recorded(kind: str) -> str:
    """That something expected by now is not in the register. It may have happened all the same."""
    return _(_NOT_RECORDED.get(kind, _NOT_DONE))


def month_of(day: date) -> str:
    """A month in words: May 2023."""
    name = i18n.locale().months["stand-alone"]["wide"][day.month]
    return _("{month} {year}", month=name, year=day.year)


def moved(before: Span, after: Span) -> str:
    """How far a claim moved: "4 to 8 months later", from the nearest to the furthest the two dates can lie."""
    if before.earliest is None or before.latest is None or after.earliest is None or after.latest is None:
        return _("moved by an unknown time")
    least, most = (after.earliest - before.latest).days, (after.latest - before.earliest).days
    if (before.earliest, before.latest) == (after.earliest, after.latest):
        return _("unchanged")
    return say_apart(least, most)


def between(span: Span) -> str:
    """The days between which an imprecise date lies; empty for a day, and where nothing is known."""
    if span.is_day or span.is_undated:
        return ""
    if span.earliest is None or span.latest is None:
        known = i18n.day(span.earliest or span.latest or date.max)
        return _("On {day} or earlier", day=known) if span.earliest is None else _("On {day} or later", day=known)
    parts = {"first": i18n.day(span.earliest), "last": i18n.day(span.latest)}
    return (
        _("About between {first} and {last}", **parts)
        if span.is_approximate
        else _("Between {first} and {last}", **parts)
    )


def story(mark: Mark, *, is_overdue: bool = False, earlier: Mark | None = None) -> list[str]:
    """All that is known of a mark, line by line, in plain text: for the tooltip and for a screen reader."""
    lines = [mark.label, _("{date}, {state}", date=_when(mark) or _("undated"), state=state_word(mark.state))]
    lines += [text for span in (mark.start, mark.end) if span and (text := between(span))]
    if is_overdue:
        lines.append(not_recorded(mark.kind))
    if earlier is not None:
        lines.append(_("Before: {date}, {moved}", date=earlier.start.text, moved=moved(earlier.start, mark.start)))
    if mark.announced_as:
        lines.append(_("Announced: {date}", date=mark.announced_as))
    elif mark.announced is not None:
        lines.append(_("Announced on {day}", day=i18n.day(mark.announced)))
    if mark.speakers:
        lines.append(_("Said by {who}", who=", ".join(mark.speakers)))
    if mark.note:
        lines.append(mark.note)
    lines += [_("Source: {name}", name=source) for source in mark.sources[:_MOST_SOURCES]]
    if len(mark.sources) > _MOST_SOURCES:
        lines.append(and_more(len(mark.sources) - _MOST_SOURCES))
    return lines


def story_of(shape: Shape) -> list[str]:
    """The story of the mark that a shape stands for."""
    return story(shape.mark, is_overdue=shape.is_overdue, earlier=shape.earlier)


def table_row(lane: Lane, mark: Mark, earlier: Mark | None = None) -> tuple[str, ...]:
    """One mark as a row of the table: lane, what, date, state, how far it moved, announced, who said it."""
    announced = mark.announced_as or (i18n.day(mark.announced) if mark.announced else "")
    slipped = moved(earlier.start, mark.start) if earlier else ""
    when = _when(mark) or _("undated")
    return lane.title, mark.label, when, state_word(mark.state), slipped, announced, ", ".join(mark.speakers)


def in_order(lanes: Sequence[Lane], marks: Iterable[Mark]) -> list[tuple[Lane, Mark]]:
    """Marks with their lanes, lane by lane, the earliest first and the undated last."""
    place = {lane.id: index for index, lane in enumerate(lanes)}
    by_id = {lane.id: lane for lane in lanes}
    known = [mark for mark in marks if mark.lane in by_id]
    known.sort(key=lambda mark: (place[mark.lane], mark.start.earliest or mark.start.latest or date.max))
    return [(by_id[mark.lane], mark) for mark in known]


def folded(kinds: Sequence[str]) -> str:
    """What a folded lane hides: "4 projects", "4 projects, 2 residents", or "4 lines" of other kinds."""
    projects, residents = kinds.count("project"), kinds.count("residency")
    others = len(kinds) - projects - residents
    counted = (
        ngettext("{count} project", "{count} projects", projects) if projects else "",
        ngettext("{count} resident", "{count} residents", residents) if residents else "",
        ngettext("{count} line", "{count} lines", others) if others else "",
    )
    return joined(counted)


def lateness(late: Lateness, *, is_one: bool) -> list[str]:
    """How late a project is, or how many of those in a lane are: "overdue", "slip: 9 months later", "4 slipped"."""
    if is_one:
        slip = _("slip: {moved}", moved=say_apart(*late.slip)) if late.slip else ""
        found = [_("overdue") if late.overdue else "", slip]
    else:
        found = [
            ngettext("{count} overdue", "{count} overdue", late.overdue) if late.overdue else "",
            ngettext("{count} slipped", "{count} slipped", late.slipped) if late.slipped else "",
        ]
    return [each for each in found if each]


def undated(count: int) -> str:
    return ngettext("{count} undated", "{count} undated", count)


def and_more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count)


def line_name(title: str, slip: tuple[int, int] | None) -> str:
    """A project and how far its launch slipped, as the line of its promises is called."""
    if slip is None:
        return title
    apart = _("unchanged") if slip == (0, 0) else say_apart(*slip)
    return _("{date}: {moved}", date=title, moved=apart)


def head_lines(day: date, narrowed: Sequence[str], clock: str = "") -> list[str]:
    """What stands below the title of a drawing: as of when it is, or what the clock says, and what is left of it."""
    of_a_day = clock or _("As of {day}", day=i18n.day(day))
    return [of_a_day, _("Filter: {words}", words=joined(narrowed))] if narrowed else [of_a_day]


def legend() -> str:
    """How to read the drawing, in one line."""
    return _(
        "Planned is hatched, what happened is solid, postponed is dashed, cancelled is crossed out. A block between "
        "two ticks is an imprecise date, broken ticks say about, and an end that fades is open."
    )


def legend_of(by: str) -> str:
    """The same, and what is left out where lanes are put together by this one of GROUPINGS."""
    if by == "district":
        return legend()
    left_out = _("Only projects are shown: districts and residents stand on the timeline by district.")
    return f"{legend()} {left_out}"


def promises_legend(left_out: int, *, has_shelved: bool = False) -> str:
    """How to read what was promised when, what was put off where there is such, and how much nobody said when."""
    text = _(
        "Across is the day on which a launch was announced, up the day announced for it. A line that climbs is a "
        "slip; a bar is an imprecise date, a full diamond the launch itself. Below the slanted line lies what had "
        "passed when it was said."
    )
    if has_shelved:
        shelved = _("What was postponed is dashed, what was cancelled is crossed out.")
        text = f"{text} {shelved}"
    if not left_out:
        return text
    without = ngettext(
        "{count} announcement without a day is left out.",
        "{count} announcements without a day are left out.",
        left_out,
    )
    return f"{text} {without}"
