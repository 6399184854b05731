"""One meeting on a page: planned and real times, people and numbers. Nothing that was noted stands here.

The page and the values for another program come from the same plain values.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct, to_builtins

from intervisie.faces.inert import cells, cut, one_line
from intervisie.meeting.instant import Instant
from intervisie.meeting.state import ZERO, Gap, GapKind, Meeting, StandstillKind, name_of
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.stopwatch import budget_of, net, spent
from intervisie.text import Text, clock_reading, say, say_count
from intervisie.words.catalogue import Words

_TITLE = 48

_PLACES = {
    Place.OPENING: say("Opening"),
    Place.CASE_CHOICE: say("Case choice"),
    Place.CLOSING: say("Closing"),
}


class StepTimes(Struct, frozen=True):
    """One pass of one step; `spent` is None when the group was never there.

    `turn` of `turns` says which time through a loop it is, both 0 outside loops.
    """

    place: Place
    round: int
    title: str
    again: int
    planned: timedelta
    spent: timedelta | None
    skipped: bool
    turn: int = 0
    turns: int = 0


class Presence(Struct, frozen=True):
    """A stretch in which somebody was there; `until` is None while it lasts."""

    name: str
    since: datetime
    until: datetime | None


class Pause(Struct, frozen=True):
    """A break or a gap; a gap that does not count is taken off the net time."""

    kind: str
    since: datetime
    until: datetime | None
    counts: bool = False


class Page(Struct, frozen=True):
    """Everything on the page."""

    meeting: str
    id: str
    group: str
    state: str
    language: str
    opened: datetime
    last: datetime
    net: timedelta
    methods: tuple[str, ...]
    notes: int
    steps: tuple[StepTimes, ...]
    people: tuple[Presence, ...]
    roles: dict[str, str]
    breaks: tuple[Pause, ...]
    gaps: tuple[Pause, ...]


def values(meeting: Meeting) -> object:
    """Return the page as plain values; a duration is in whole seconds, and its name says so."""
    return _in_seconds(to_builtins(_page(meeting), builtin_types=(timedelta,)))


def page(meeting: Meeting, words: Words) -> Iterator[str]:
    """Yield the lines of the page, harmless for a terminal."""
    found = _page(meeting)
    told = words.text
    yield from _head(found, words)
    yield ""
    yield from _step_lines(found, words)
    yield ""
    yield told(say("People:"))
    for person in found.people:
        yield f"  {one_line(told(_presence(person)))}"
    for pause in (*found.breaks, *found.gaps):
        yield one_line(told(_pause(pause)))
    yield told(say_count("{count} note", "{count} notes", found.notes))


def _page(meeting: Meeting) -> Page:
    end = meeting.closed or meeting.last
    return Page(
        meeting=meeting.handle,
        id=meeting.id,
        group=meeting.group_name,
        state="closed" if meeting.closed else "open",
        language=meeting.language,
        opened=meeting.opened.wall,
        last=end.wall,
        net=net(meeting, ZERO, end.elapsed),
        methods=tuple(one.method.name for one in meeting.rounds),
        notes=sum(not note.struck for note in meeting.notes),
        steps=tuple(_steps(meeting, end)),
        people=tuple(_people(meeting)),
        roles={role.value: name_of(meeting, person) for role, person in meeting.roles.items()},
        breaks=tuple(
            Pause("break", one.since.wall, one.until.wall if one.until else None)
            for one in meeting.standstills
            if one.kind is StandstillKind.BREAK
        ),
        gaps=tuple(_gap(meeting, gap) for gap in meeting.gaps),
    )


def _people(meeting: Meeting) -> Iterator[Presence]:
    """Yield every stretch in which somebody was there; whoever stayed left when the meeting closed."""
    for person in meeting.people:
        for span in person.spans:
            until = span.until or meeting.closed
            yield Presence(person.name, span.since.wall, until.wall if until else None)


def _steps(meeting: Meeting, end: Instant) -> Iterator[StepTimes]:
    """Yield each pass of each step, its parts added up."""
    passes: dict[str, list[Stop]] = {}
    for stop in meeting.order:
        passes.setdefault(stop.pass_key, []).append(stop)
    for parts in passes.values():
        visits = [meeting.visits[stop.key] for stop in parts if stop.key in meeting.visits]
        yield StepTimes(
            place=parts[0].place,
            round=parts[0].round,
            title=parts[0].step.title,
            again=parts[0].again,
            planned=sum((_planned(meeting, stop) for stop in parts), ZERO),
            spent=sum((spent(meeting, visit, end) for visit in visits), ZERO) if visits else None,
            skipped=all(stop.key in meeting.skipped for stop in parts),
            turn=parts[0].within.number if parts[0].within else 0,
            turns=parts[0].within.of if parts[0].within else 0,
        )


def _planned(meeting: Meeting, stop: Stop) -> timedelta:
    visit = meeting.visits.get(stop.key)
    return visit.budget if visit else budget_of(meeting, stop)


def _gap(meeting: Meeting, gap: Gap) -> Pause:
    """Return a gap by the wall clock, reckoned from the opening."""
    opened = meeting.opened
    since, until = (opened.wall + (moment - opened.elapsed) for moment in (gap.since, gap.until))
    return Pause(gap.kind.value, since, until, gap.counts)


def _head(found: Page, words: Words) -> Iterator[str]:
    told = words.text
    name = f"{found.meeting}, {found.group}" if found.group else found.meeting
    yield one_line(name)
    state = say("still open") if found.state == "open" else say("closed")
    yield told(
        say(
            "{day}, {since} to {until}, {duration} on the clock, {state}",
            day=found.opened.date(),
            since=found.opened,
            until=found.last,
            duration=found.net,
            state=state,
        )
    )


def _step_lines(found: Page, words: Words) -> Iterator[str]:
    """Yield the steps under the stretch they belong to, real time before planned time."""
    told = words.text
    titles = [cut(one_line(told(_title(step))), _TITLE) for step in found.steps]
    width = max(map(cells, titles), default=0)
    stretch: tuple[bool, int] | Place | None = None
    for step, title in zip(found.steps, titles, strict=True):
        here = (True, step.round) if step.round else step.place
        if here != stretch:
            stretch = here
            yield one_line(told(_stretch(found, step)))
        times = told(_times(step, found.state))
        yield f"  {title}{' ' * (width - cells(title))}  {times}"


def _stretch(found: Page, step: StepTimes) -> Text:
    if not step.round:
        return say("{place}:", place=_PLACES[step.place])
    return say("Case {number}, {method}:", number=step.round, method=found.methods[step.round - 1])


def _title(step: StepTimes) -> Text:
    title = say("{title}", title=step.title)
    if step.turn:
        title = say("{title}, turn {number} of {of}", title=title, number=step.turn, of=step.turns)
    if step.again:
        title = say("{title}, time {count}", title=title, count=step.again + 1)
    return title


def _times(step: StepTimes, state: str) -> Text:
    planned = clock_reading(step.planned)
    if step.spent is not None:
        return say("{spent} of {planned}", spent=clock_reading(step.spent), planned=planned)
    if step.skipped:
        return say("left out")
    if state == "open":
        return say("not yet, {planned} planned", planned=planned)
    return say("not done, {planned} planned", planned=planned)


def _presence(person: Presence) -> Text:
    if person.until is None:
        return say("{name}, since {since}", name=person.name, since=person.since)
    return say("{name}, {since} to {until}", name=person.name, since=person.since, until=person.until)


def _pause(pause: Pause) -> Text:
    if pause.until is None:
        return say("Break since {since}", since=pause.since)
    if pause.kind == "break":
        return say("Break from {since} to {until}", since=pause.since, until=pause.until)
    what = (
        say(
            "The computer slept for {length} from {since}",
            length=pause.until - pause.since,
            since=pause.since,
        )
        if pause.kind == GapKind.SLEPT
        else say(
            "The program was away for {length} from {since}",
            length=pause.until - pause.since,
            since=pause.since,
        )
    )
    if pause.counts:
        return say("{what}; that time counts.", what=what)
    return say("{what}; that time does not count.", what=what)


def _in_seconds(value: object) -> object:
    match value:
        case dict():
            return {_key(key, item): _in_seconds(item) for key, item in value.items()}
        case list() | tuple():
            return [_in_seconds(item) for item in value]
        case timedelta():
            return int(value.total_seconds())
        case _:
            return value


def _key(key: str, item: object) -> str:
    """Return the name of a value; a step that was never begun has no time, under the same name."""
    return f"{key}_seconds" if key == "spent" or isinstance(item, timedelta) else key
