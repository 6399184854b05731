"""What a typed word stands for in this meeting: a person, a step. Pure."""

from __future__ import annotations

import unicodedata

from intervisie.meeting.decision import Refusal
from intervisie.meeting.present import round_at
from intervisie.meeting.state import Meeting, Person, current_stop
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.typed import OWNER_WORDS, ROLES
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

    A number counts as on the screen: in the stretch where the group is; after a case, in that case. A
    name is that of whose pass of a loop begins there.
    """
    wanted = folded(typed)
    stops = [stop for stop in meeting.order if stop.part_number == 1]
    if wanted.isascii() and wanted.isdigit():
        found = _numbered(meeting, stops, int(wanted))
    else:
        found = _titled(stops, wanted) or _pass_of(meeting, stops, wanted)
    if not found:
        return Refusal(
            say("There is no step '{typed}'.", typed=typed),
            say("/overview shows the steps with their numbers."),
        )
    here = current_stop(meeting)
    near = [stop for stop in found if (stop.place, stop.round) == (here.place, here.round)] or found
    near = _nearest_pass(meeting, near)
    if len({stop.step_key for stop in near}) > 1:
        titles = ", ".join(dict.fromkeys(stop.step.title for stop in near))
        return Refusal(say("'{typed}' can be several steps: {titles}.", typed=typed, titles=titles))
    return near[-1]


def _titled(stops: list[Stop], wanted: str) -> list[Stop]:
    """Return the stops of the steps whose title or id is what was typed, else of those that begin so."""
    whole = [stop for stop in stops if wanted in (folded(stop.step.title), stop.step.id)]
    return whole or [
        stop
        for stop in stops
        if wanted and (folded(stop.step.title).startswith(wanted) or stop.step.id.startswith(wanted))
    ]


def _pass_of(meeting: Meeting, stops: list[Stop], wanted: str) -> list[Stop]:
    """Return the beginning of the pass of whoever was named, or of a loop whose title or id was typed."""
    people = {person.id for person in meeting.people if folded(person.name) == wanted}
    loops = [
        stop
        for stop in stops
        if stop.within and wanted in (folded(stop.within.loop.title), stop.within.loop.id)
    ]
    found = loops or [stop for stop in stops if stop.within and stop.within.member in people]
    return [stop for stop in found if stop.number == 1]


def _nearest_pass(meeting: Meeting, stops: list[Stop]) -> list[Stop]:
    """Return, of stops in several passes of a loop, those of this pass, else of the next, else the last.

    Stops outside loops stay as they are.
    """
    here = current_stop(meeting)
    if not any(stop.within for stop in stops):
        return stops
    if len({stop.step.id for stop in stops}) > 1:
        return stops
    place = [stop.key for stop in meeting.order].index(here.key)
    scopes = list(dict.fromkeys(stop.scope for stop in stops))
    if here.scope in scopes:
        chosen = here.scope
    else:
        later = [stop.scope for stop in stops if meeting.order.index(stop) > place]
        chosen = later[0] if later else scopes[-1]
    return [stop for stop in stops if stop.scope == chosen]


def _numbered(meeting: Meeting, stops: list[Stop], number: int) -> list[Stop]:
    """Return the stops that a number can mean: those of this stretch, or of the case once it is over.

    Inside a pass of a loop the steps of that pass are meant; outside it a loop's number is its beginning.
    """
    here = current_stop(meeting)
    wanted_round = here.round
    place = here.place
    if place in (Place.COMMITMENT, Place.CLOSING) and meeting.rounds:
        place, wanted_round = Place.ROUND, here.round or len(meeting.rounds)
    beside = [stop for stop in stops if (stop.place, stop.round) == (place, wanted_round)]
    if here.within is not None:
        return [stop for stop in beside if stop.scope == here.scope and stop.number == number]
    plain = [stop for stop in beside if stop.within is None and stop.number == number]
    return plain or [stop for stop in beside if stop.within and stop.within.at == number and stop.number == 1]


def stop_for_note(meeting: Meeting, step: Stop) -> Stop:
    """Return the part of a step that a note belongs with: the last visited that is written down, or any."""
    parts = [stop for stop in meeting.order if stop.step_key == step.step_key]
    writing = [stop for stop in parts if stop.part.record is not None]
    visited = [stop for stop in writing if stop.key in meeting.visits]
    return (visited or writing[:1] or parts)[-1]


def find_role(meeting: Meeting, typed: str) -> tuple[str, str] | None:
    """Return the id of the role that a line begins with, and the rest; None when it begins with none.

    The method's own words and ids go first, then the words for the tasks of a meeting and for the case
    owner; the longest one wins, so that "party A" is not taken for "party".
    """
    words = {name: role.value for name, role in ROLES.items()} | dict.fromkeys(OWNER_WORDS, "case-owner")
    at_hand = round_at(meeting, current_stop(meeting))
    if at_hand is not None:
        for role in at_hand.method.roles:
            name = folded(role.name)
            words |= {folded(role.id): role.id, name: role.id, name.replace(" ", "-"): role.id}
    line = folded(typed)
    for word in sorted(words, key=len, reverse=True):
        if word and line.startswith(word) and line[len(word) : len(word) + 1] in ("", " ", ":"):
            return words[word], unicodedata.normalize("NFC", typed.strip())[len(word) :].lstrip(" :")
    return None
