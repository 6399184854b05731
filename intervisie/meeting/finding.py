"""What a typed word stands for in this meeting: a person, a step. Pure."""

from __future__ import annotations

import unicodedata

from intervisie.meeting.decision import Refusal
from intervisie.meeting.order import Place, Stop
from intervisie.meeting.state import Meeting, Person, current_stop
from intervisie.text import say


def folded(text: str) -> str:
    """Return a text in the form in which typed words are compared: composed, without case."""
    return unicodedata.normalize("NFC", text).casefold().strip()


def find_person(meeting: Meeting, typed: str) -> Person | Refusal:
    """Return the person whose name was typed, whole or as the only one that begins so."""
    wanted = folded(typed)
    whole = [person for person in meeting.people if folded(person.name) == wanted]
    found = whole or [
        person for person in meeting.people if wanted and folded(person.name).startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(person.name for person in found or meeting.people)
    if found:
        return Refusal(say("'{typed}' can be several people: {names}.", typed=typed, names=names))
    return Refusal(
        say("'{typed}' is nobody in this meeting.", typed=typed), say("Here are: {names}.", names=names)
    )


def leading_person(meeting: Meeting, line: str) -> tuple[Person, str] | None:
    """Return the person whose name a line begins with, and the rest of the line.

    The longest known name wins, so that "Anna Maria" is not taken for Anna; else the first word, as
    the only beginning of a name. None when the line begins with nobody.
    """
    composed = unicodedata.normalize("NFC", line)
    for person in sorted(meeting.people, key=lambda one: -len(one.name)):
        name = unicodedata.normalize("NFC", person.name)
        rest = composed[len(name) :]
        if name and folded(composed[: len(name)]) == folded(name) and (not rest or rest[0] in " :,"):
            return person, rest.lstrip(" :,")
    word, _, rest = composed.partition(" ")
    person_or_not = find_person(meeting, word.rstrip(":,"))
    return (person_or_not, rest.lstrip()) if isinstance(person_or_not, Person) else None


def find_step(meeting: Meeting, typed: str) -> Stop | Refusal:
    """Return the first stop of the step that was typed: its number, or how its title or id begins.

    A number counts as on the screen: in the stretch where the group is; after a case, in that case.
    """
    wanted = folded(typed)
    stops = [stop for stop in meeting.order if stop.part_number == 1]
    if wanted.isascii() and wanted.isdigit():
        found = [stop for stop in _numbered(meeting, stops) if stop.number == int(wanted)]
    else:
        found = [stop for stop in stops if wanted in (folded(stop.step.title), stop.step.id)]
        found = found or [
            stop
            for stop in stops
            if wanted and (folded(stop.step.title).startswith(wanted) or stop.step.id.startswith(wanted))
        ]
    if not found:
        return Refusal(
            say("There is no step '{typed}'.", typed=typed),
            say("/overview shows the steps with their numbers."),
        )
    here = current_stop(meeting)
    near = [stop for stop in found if (stop.place, stop.round) == (here.place, here.round)] or found
    if len({stop.step_key for stop in near}) > 1:
        titles = ", ".join(dict.fromkeys(stop.step.title for stop in near))
        return Refusal(say("'{typed}' can be several steps: {titles}.", typed=typed, titles=titles))
    return near[-1]


def _numbered(meeting: Meeting, stops: list[Stop]) -> list[Stop]:
    """Return the stops that a number can mean: those of this stretch, or of the case once it is over."""
    here = current_stop(meeting)
    if here.place in (Place.COMMITMENT, Place.CLOSING) and meeting.rounds:
        number = here.round or len(meeting.rounds)
        return [stop for stop in stops if stop.place is Place.ROUND and stop.round == number]
    return [stop for stop in stops if (stop.place, stop.round) == (here.place, here.round)]


def stop_for_note(meeting: Meeting, step: Stop) -> Stop:
    """Return the part of a step that a note belongs with: the last visited that is written down, or any."""
    parts = [stop for stop in meeting.order if stop.step_key == step.step_key]
    writing = [stop for stop in parts if stop.part.record is not None]
    visited = [stop for stop in writing if stop.key in meeting.visits]
    return (visited or writing[:1] or parts)[-1]
