"""What somebody sees who asks to look around: the running order, the notes, what can be typed. Pure.

Looking never moves the meeting. What is hidden stays hidden here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from intervisie.faces.announce_order import pass_words
from intervisie.meeting.behind import behind
from intervisie.meeting.commands import BY_NAME, USAGE, Spec, possible
from intervisie.meeting.finding import folded
from intervisie.meeting.following import BroughtView
from intervisie.meeting.instant import Instant
from intervisie.meeting.lines import unknown_command
from intervisie.meeting.loops import pass_view
from intervisie.meeting.note import Note, NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.sharing import talks_about_the_talk, talks_apart, times_in_a_row
from intervisie.meeting.state import ZERO, Meeting, Role, current_stop, name_of, names_of
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.stopwatch import budget_of, projected_end, spent
from intervisie.meeting.typed import KIND_NAMES, OUTCOME_NAMES, ROLE_NAMES
from intervisie.text import Either, Text, clock_reading, say

PLACES: dict[Place, Text] = {
    Place.OPENING: say("Opening"),
    Place.CASE_CHOICE: say("Case choice"),
    Place.COMMITMENT: say("End of the case"),
    Place.CLOSING: say("Closing"),
}


def overview(meeting: Meeting, now: Instant) -> tuple[Text, ...]:
    """Return the running order with its times, the actions so far, and the end."""
    return tuple(_overview(meeting, now))


def _overview(meeting: Meeting, now: Instant) -> Iterator[Text]:
    stretch: tuple[Place, int, str] | None = None
    passes: dict[str, list[Stop]] = {}
    for stop in meeting.order:
        passes.setdefault(stop.pass_key, []).append(stop)
    for parts in passes.values():
        first = parts[0]
        here = (first.place, first.round, first.within.scope if first.within else "")
        if here != stretch:
            stretch = here
            yield say("{place}:", place=_place(meeting, first))
        yield _step_line(meeting, parts, now)
    for note in meeting.notes:
        if note.kind is NoteKind.ACTION and not note.struck:
            yield say("Action, note {line}", line=note_line(meeting, note))
    yield from talks_held(meeting, now)
    end = projected_end(meeting, now)
    if end is not None:
        yield say("End at {time}.", time=end)
    if meeting.until is not None:
        yield say("Planned end: {time}.", time=meeting.until)


def talks_held(meeting: Meeting, now: Instant) -> Iterator[Text]:
    """Yield how long there were talks apart, by person, and talks about the talk."""
    apart = [(name_of(meeting, person), time) for person, time in talks_apart(meeting, now).items()]
    if apart:
        yield say("Talked with apart: {times}.", times=times_in_a_row(apart))
    about = talks_about_the_talk(meeting, now)
    if about:
        yield say("Talked about the talk: {time}.", time=clock_reading(about))


def _place(meeting: Meeting, stop: Stop) -> Text:
    """Return which stretch a stop belongs to, and which pass of a loop."""
    loop = pass_view(meeting, stop)
    if loop is not None:
        return say("{title}, {pass_}", title=_stretch(meeting, stop), pass_=pass_words(loop))
    return _stretch(meeting, stop)


def _stretch(meeting: Meeting, stop: Stop) -> Text:
    if stop.place is Place.ROUND:
        method = meeting.rounds[stop.round - 1].method.name
        return say(
            "Case {number} of {of}, {method}", number=stop.round, of=len(meeting.rounds), method=method
        )
    return PLACES[stop.place]


def _step_line(meeting: Meeting, parts: list[Stop], now: Instant) -> Text:
    """Return one step with its planned time and, once it was begun, the time it took."""
    first = parts[0]
    title: Text | str = first.step.title
    if first.again:
        title = say("{title}, time {count}", title=title, count=first.again + 1)
    blanks = {
        "number": first.number,
        "title": title,
        "planned": clock_reading(_planned(meeting, parts)),
        "spent": clock_reading(_spent(meeting, parts, now)),
    }
    if any(stop.key == meeting.here for stop in parts):
        return say("{number}. {title}: {spent} of {planned}, here now", **blanks)
    if any(stop.key in meeting.visits for stop in parts):
        return say("{number}. {title}: {spent} of {planned}, done", **blanks)
    if all(stop.key in meeting.skipped for stop in parts):
        return say("{number}. {title}: left out", **blanks)
    return say("{number}. {title}: {planned}", **blanks)


def _planned(meeting: Meeting, parts: list[Stop]) -> timedelta:
    times = (
        meeting.visits[stop.key].budget if stop.key in meeting.visits else budget_of(meeting, stop)
        for stop in parts
        if stop.key not in meeting.skipped
    )
    return sum(times, ZERO)


def _spent(meeting: Meeting, parts: list[Stop], now: Instant) -> timedelta:
    until = meeting.closed or now
    visits = (meeting.visits[stop.key] for stop in parts if stop.key in meeting.visits)
    return sum((spent(meeting, visit, until) for visit in visits), ZERO)


def notes_listing(meeting: Meeting, stop_key: str = "") -> tuple[Text, ...]:
    """Return the notes that were not struck, of one step or all, each with its number and kind."""
    step = stop_key.rsplit("/", 2)[0]
    lines: list[Text] = []
    heading = ""
    titles = {stop.key: stop.step.title for stop in meeting.order}
    for note in meeting.notes:
        if note.struck or (step and not note.stop.startswith(f"{step}/")):
            continue
        title = titles.get(note.stop, "")
        if title != heading:
            heading = title
            lines.append(say("{place}:", place=title))
        lines.append(note_line(meeting, note))
    return tuple(lines) or (say("There are no notes yet."),)


HOW_TO_SETTLE = say("/done a, /changed a TEXT or /dropped a says what became of one; with a line if wanted.")


def brought_listing(brought: tuple[BroughtView, ...]) -> tuple[Text, ...]:
    """Return the actions of earlier meetings, and how to say what became of them."""
    if not brought:
        return ()
    still = any(one.outcome is None for one in brought)
    return (
        say("Actions of earlier meetings:"),
        *(brought_line(one) for one in brought),
        *((HOW_TO_SETTLE,) if still else ()),
    )


def brought_line(one: BroughtView) -> Text:
    """Return one action of an earlier meeting with its letter."""
    return say("{letter}. {action}", letter=one.letter, action=brought_text(one))


def brought_text(one: BroughtView) -> Text:
    """Return one action without its letter: who does what by when, and what became of it."""
    text: Text = say("{text}", text=one.text)
    if one.who:
        text = say("{name}: {text}", name=one.who, text=text)
    if one.due is not None:
        text = say("{text} (by {date})", text=text, date=one.due)
    if one.outcome is None:
        return text
    text = say("{text} - {outcome}", text=text, outcome=OUTCOME_NAMES[one.outcome])
    return say("{text}: {line}", text=text, line=one.afterwards) if one.afterwards else text


def note_line(meeting: Meeting, note: Note) -> Text:
    """Return one note: its number, who said it, its columns, its kind and what is special about it."""
    text = " | ".join(note.columns)
    name = name_of(meeting, note.speaker)
    kind = KIND_NAMES[note.kind]
    if note.off_record:
        kind = say("{kind}, off the record", kind=kind)
    if note.due is not None and note.kind is NoteKind.NEXT_MEETING:
        kind = say("{kind}, {again}", kind=kind, again=next_time(meeting, note))
    elif note.due is not None:
        kind = say("{kind}, by {date}", kind=kind, date=note.due)
    if note.shared:
        kind = say("{kind}, shared", kind=kind)
    if note.doers:
        kind = say("{kind}, {names}", kind=kind, names=names_of(meeting, note.doers))
    for given in behind(meeting, note):
        kind = say("{kind}, {given}", kind=kind, given=given)
    if name:
        return say("{number}. {name}: {text} ({kind})", number=note.number, name=name, text=text, kind=kind)
    return say("{number}. {text} ({kind})", number=note.number, text=text, kind=kind)


def next_time(meeting: Meeting, note: Note | NoteTaken) -> Text:
    """Return what was understood of a note about the next meeting: day, times, and who does what."""
    assert note.due is not None
    again: Text = say("{day}", day=note.due)
    if note.starts and note.ends:
        again = say("{day}, {begin} to {end}", day=note.due, begin=clock(note.starts), end=clock(note.ends))
    elif note.starts:
        again = say("{day}, {time}", day=note.due, time=clock(note.starts))
    for role, person in note.tasks:
        again = say(
            "{again}, {role} {name}", again=again, role=ROLE_NAMES[Role(role)], name=name_of(meeting, person)
        )
    return again


def clock(moment: time) -> str:
    """Return a time of the clock as everybody writes it."""
    return f"{moment:%H:%M}"


def help_lines(meeting: Meeting, name: str = "") -> tuple[Text, ...]:
    """Return how to type, and the commands that are possible now; or what one command does."""
    if name:
        spec = BY_NAME.get(folded(name.removeprefix("/")))
        if spec is None:
            refusal = unknown_command(name.removeprefix("/"))
            return (refusal.text,) if refusal.mend is None else (refusal.text, refusal.mend)
        return (command_line(spec), _names(spec))
    writes = current_stop(meeting).part.record is not None
    return (
        say("A line is a note; one that begins with / is a command."),
        say("@NAME in front says who said it, #action what it is; a | b puts an answer behind a question.")
        if writes
        else say("Nothing is written down in this part, by agreement."),
        *(command_line(spec) for spec in possible(meeting)),
    )


def command_line(spec: Spec) -> Text:
    """Return what to type for a command and what it does."""
    usage = USAGE.get(spec.takes)
    if usage is None:
        return say("/{name}: {does}", name=spec.name, does=spec.does)
    return say("/{name} {usage}: {does}", name=spec.name, usage=usage, does=spec.does)


def _names(spec: Spec) -> Text:
    names = dict.fromkeys((*spec.dutch, *spec.english))
    return say("Also: {names}.", names=" ".join(f"/{name}" for name in names))


def command_name(spec: Spec) -> Either:
    """Return the usual name of a command with its slash."""
    return Either(f"/{spec.dutch[0]}", f"/{spec.english[0]}")
