"""A typed line becomes a command: the one grammar of every face and of a pipe. Pure.

A line is always a note, unless it begins with a slash. `//` starts a note with a slash, `@bas ` at the
start names the speaker, `#advies ` the kind, ` | ` separates columns; how a note is read stands in
`intervisie.meeting.noting`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from intervisie.meeting.command import Command, Verb
from intervisie.meeting.commands import BY_NAME, USAGE, Spec, Takes
from intervisie.meeting.decision import Refusal
from intervisie.meeting.finding import (
    find_person,
    find_role,
    find_step,
    folded,
    leading_person,
    stop_for_note,
)
from intervisie.meeting.following import place_of
from intervisie.meeting.instant import Instant
from intervisie.meeting.note import NoteKind
from intervisie.meeting.noting import read_note, with_next_meeting
from intervisie.meeting.state import Meeting, Role, current_stop
from intervisie.meeting.typed import SCALES
from intervisie.text import say

_ALLOT = re.compile(r"([+-])\s*(\d{1,4}(?:[hms]|min)?(?:\d{1,2}[ms]?)?)", re.ASCII)
_MINUTES = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})(?:m|min|$))?(?:(\d{1,4})s)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[:.u](\d{2})", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,4}", re.ASCII)
_VOTE = re.compile(r"(\d{1,3}):(\d{1,3})", re.ASCII)

LONGEST_BREAK = timedelta(hours=8)


def read_line(line: str, meeting: Meeting, now: Instant, *, fresh_id: str = "") -> Command | Refusal | None:
    """Return the command that a line stands for, why it cannot be one, or None for an empty line.

    `now` dates what is said without a year or a day; `fresh_id` is for somebody new.
    """
    if not line.strip():
        return None
    if line.startswith("//"):
        return read_note(line[1:], meeting, now, current_stop(meeting))
    if not line.startswith("/"):
        return read_note(line, meeting, now, current_stop(meeting))
    allot = _ALLOT.fullmatch(line[1:].strip())
    if allot:
        return _allotment(allot)
    name, _, rest = line[1:].strip().partition(" ")
    spec = BY_NAME.get(folded(name))
    if spec is None:
        return unknown_command(name)
    read = _READERS[spec.takes](spec, rest.strip(), meeting, now)
    return replace(read, fresh_id=fresh_id) if isinstance(read, Command) else read


def read_minutes(text: str) -> timedelta | None:
    """Return the duration that a text says, in minutes when it has no unit; None when it says none."""
    match = _MINUTES.fullmatch(text.replace(" ", "").replace("minuten", "m").replace("minutes", "m"))
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(group or 0) for group in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _allotment(match: re.Match[str]) -> Command | Refusal:
    duration = read_minutes(match[2])
    if not duration:
        return _not_minutes(match[2])
    return Command(Verb.ALLOT, duration=duration if match[1] == "+" else -duration)


def unknown_command(name: str) -> Refusal:
    """Return the refusal of a name that is no command, with the nearest one that is."""
    from difflib import get_close_matches

    near = get_close_matches(folded(name), BY_NAME, n=1)
    hint = say("A note that begins with a slash begins with two: //.")
    if near:
        hint = say("Did you mean /{name}? A note that begins with a slash begins with two: //.", name=near[0])
    return Refusal(say("There is no command /{name}.", name=name), hint)


def usage_of(spec: Spec) -> Refusal:
    """Return the refusal of a command whose arguments are missing or not understood."""
    usage = USAGE.get(spec.takes)
    if usage is None:
        return Refusal(say("/{name} takes nothing behind it.", name=spec.name))
    return Refusal(say("/{name} needs: {usage}", name=spec.name, usage=usage), spec.does)


def _not_minutes(text: str) -> Refusal:
    return Refusal(say("'{text}' is no number of minutes.", text=text), say("Write 5, 5m, 90s or 1h30m."))


Read = Command | Refusal
Reader = Callable[[Spec, str, Meeting, Instant], Read]


def _nothing(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    return usage_of(spec) if rest else Command(spec.verb)


def _text(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    return Command(spec.verb, text=rest) if rest else usage_of(spec)


def _maybe_text(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    return Command(spec.verb, text=rest)


def _wording(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    if not rest:
        return usage_of(spec)
    spoken = leading_person(meeting, rest[1:]) if rest.startswith("@") else None
    if spoken and spoken[1].strip():
        return Command(spec.verb, text=spoken[1], person=spoken[0].id)
    return Command(spec.verb, text=rest)


def _person(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    if not rest:
        return usage_of(spec)
    person = find_person(meeting, rest.removeprefix("@"))
    return person if isinstance(person, Refusal) else Command(spec.verb, person=person.id)


def _newcomer(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    """Read a name: of somebody known when it is written whole, else of somebody new."""
    name = rest.removeprefix("@").strip()
    if not name:
        return usage_of(spec)
    known = next((person for person in meeting.people if folded(person.name) == folded(name)), None)
    return Command(spec.verb, text=name, person=known.id if known else "")


def _maybe_person(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    return _person(spec, rest, meeting, now) if rest else Command(spec.verb)


def _people(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    """Read one name or several, with commas between them."""
    named = [find_person(meeting, name.strip().removeprefix("@")) for name in rest.split(",") if name.strip()]
    if not named:
        return usage_of(spec)
    unknown = next((one for one in named if isinstance(one, Refusal)), None)
    people = tuple(one.id for one in named if not isinstance(one, Refusal))
    return unknown or Command(spec.verb, person=people[0], people=people)


def _role_person(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    found = find_role(meeting, rest)
    if found is None or not found[1]:
        return usage_of(spec)
    role, names = found
    people = _people(spec, names, meeting, now)
    if isinstance(people, Refusal):
        return people
    given = Role(role) if role in tuple(Role) else None
    return replace(people, role=given, method_role="" if given else role)


def _number(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    digits = rest.removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        return usage_of(spec)
    return Command(spec.verb, number=int(digits))


def _number_or_title(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    """Read a number where it is one; a title only where the step can be done in several ways."""
    number = _number(spec, rest, meeting, now)
    if isinstance(number, Command) or not rest or not current_stop(meeting).step.modules:
        return number
    return Command(spec.verb, text=rest)


def _maybe_number(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    return _number(spec, rest, meeting, now) if rest else Command(spec.verb)


def _number_text(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    word, _, text = rest.partition(" ")
    number = _number(spec, word, meeting, now)
    if isinstance(number, Refusal) or not text.strip():
        return usage_of(spec)
    note = meeting.notes.find(number.number)
    stop = next((one for one in meeting.order if note and one.key == note.stop), current_stop(meeting))
    read = read_note(text.strip(), meeting, now, stop)
    if note is not None and note.kind is NoteKind.NEXT_MEETING and read.kind is None:
        read = with_next_meeting(read, meeting, now.wall.date())
    return replace(read, verb=spec.verb, number=number.number)


def _scale_number(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    word, _, digits = rest.partition(" ")
    scale = SCALES.get(folded(word))
    number = _number(spec, digits.strip(), meeting, now)
    if scale is None or isinstance(number, Refusal):
        return usage_of(spec)
    return replace(number, scale=scale)


def _votes(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    pairs = [_VOTE.fullmatch(word) for word in rest.replace(",", " ").split()]
    votes = tuple((int(pair[1]), int(pair[2])) for pair in pairs if pair)
    if not votes or len(votes) < len(pairs) or len(dict(votes)) < len(votes):
        return usage_of(spec)
    return Command(spec.verb, votes=votes)


def _number_mark(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    word, _, mark = rest.partition(" ")
    number = _number(spec, word, meeting, now)
    if isinstance(number, Refusal) or not mark.strip():
        return usage_of(spec)
    return replace(number, text=mark.strip())


def _number_numbers(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    word, _, given = rest.partition(" ")
    number = _number(spec, word, meeting, now)
    numbers = given.replace(",", " ").split()
    if isinstance(number, Refusal) or not numbers or not all(_WHOLE.fullmatch(one) for one in numbers):
        return usage_of(spec)
    return replace(number, numbers=tuple(int(one) for one in numbers))


def _letter_maybe_text(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    """Read the letter of an action that came along, and what else stands there."""
    word, _, text = rest.partition(" ")
    place = place_of(word.rstrip(".:,"))
    return Command(spec.verb, number=place, text=text.strip()) if place else usage_of(spec)


def _letter_text(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    read = _letter_maybe_text(spec, rest, meeting, now)
    return read if isinstance(read, Refusal) or read.text else usage_of(spec)


def _step(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    if not rest:
        return usage_of(spec)
    stop = find_step(meeting, rest)
    return stop if isinstance(stop, Refusal) else Command(spec.verb, stop=stop.key)


def _maybe_step(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    return _step(spec, rest, meeting, now) if rest else Command(spec.verb)


def _step_text(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    word, _, text = rest.partition(" ")
    if not text.strip():
        return usage_of(spec)
    step = find_step(meeting, word)
    if isinstance(step, Refusal):
        return step
    stop = stop_for_note(meeting, step)
    return replace(read_note(text.strip(), meeting, now, stop), verb=spec.verb, stop=stop.key)


def _step_minutes(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    name, _, minutes = rest.rpartition(" ")
    if not name:
        return usage_of(spec)
    duration = read_minutes(minutes)
    if duration is None:
        return _not_minutes(minutes)
    stop = find_step(meeting, name)
    return stop if isinstance(stop, Refusal) else Command(spec.verb, stop=stop.key, duration=duration)


def _minutes(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    if not rest:
        return usage_of(spec)
    duration = read_minutes(rest)
    if not duration or duration > LONGEST_BREAK:
        return _not_minutes(rest)
    return Command(spec.verb, duration=duration)


def _number_or_minutes(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    """Read a bare number as that of a note, one with a unit as minutes."""
    if rest and not rest.removeprefix("#").isdigit():
        return _minutes(spec, rest, meeting, now)
    return _maybe_number(spec, rest, meeting, now)


def _clock_time(spec: Spec, rest: str, meeting: Meeting, now: Instant) -> Read:
    moment = read_clock(rest, now.wall)
    return usage_of(spec) if moment is None else Command(spec.verb, clock=moment)


def read_clock(text: str, now: datetime) -> datetime | None:
    """Return the next moment at which clocks show this time, such as 16:00; None when it is none."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    moment = now.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
    return moment if moment > now else moment + timedelta(days=1)


_READERS: dict[Takes, Reader] = {
    Takes.NOTHING: _nothing,
    Takes.TEXT: _text,
    Takes.CODES: _text,
    Takes.WORDING: _wording,
    Takes.PERSON: _person,
    Takes.MAYBE_PERSON: _maybe_person,
    Takes.PEOPLE: _people,
    Takes.NEWCOMER: _newcomer,
    Takes.ROLE_PERSON: _role_person,
    Takes.NUMBER: _number,
    Takes.NUMBER_OR_TITLE: _number_or_title,
    Takes.MAYBE_NUMBER: _maybe_number,
    Takes.NUMBER_TEXT: _number_text,
    Takes.SCALE_NUMBER: _scale_number,
    Takes.VOTES: _votes,
    Takes.NUMBER_MARK: _number_mark,
    Takes.NUMBER_NUMBERS: _number_numbers,
    Takes.LETTER_TEXT: _letter_text,
    Takes.LETTER_MAYBE_TEXT: _letter_maybe_text,
    Takes.STEP: _step,
    Takes.MAYBE_STEP: _maybe_step,
    Takes.STEP_TEXT: _step_text,
    Takes.STEP_MINUTES: _step_minutes,
    Takes.MINUTES: _minutes,
    Takes.NUMBER_OR_MINUTES: _number_or_minutes,
    Takes.CLOCK_TIME: _clock_time,
    Takes.METHOD: _text,
    Takes.FOLDER: _text,
    Takes.MAYBE_COMMAND: _maybe_text,
}
