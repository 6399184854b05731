"""What stays hidden: written down beforehand, in nobody's sight until its step or its owner's word. Pure.

Where several people keep something hidden, each has their own: the key in the case is then the id of the
hidden information, "@" and the id of the person.
"""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from intervisie.meeting.command import Command
from intervisie.meeting.decision import Confirm, Decision, Refusal
from intervisie.meeting.event import Event
from intervisie.meeting.instant import Instant
from intervisie.meeting.present import holders, owners_at, parties_at
from intervisie.meeting.state import Case, Meeting, case_at, current_stop, name_of, the_case, with_case
from intervisie.meeting.stop import Stop
from intervisie.method.choices import Who
from intervisie.method.model import Hidden, Method, Step
from intervisie.text import Text, say


class HiddenKept(Event, frozen=True):
    """Somebody wrote something down that stays hidden for now; `person` is "" for the case owner."""

    case: str
    hidden: str
    text: str
    person: str = ""


class HiddenRevealed(Event, frozen=True):
    """What was hidden may be shown from now on."""

    case: str
    hidden: str
    person: str = ""


HidingEvent = HiddenKept | HiddenRevealed


class Secret(Struct, frozen=True):
    """What one person keeps hidden here; `key` is its place in the case, `person` "" for the case owner."""

    hidden: Hidden
    person: str

    @property
    def key(self) -> str:
        """Return where its text stands in the case."""
        return key_of(self.hidden.id, self.person)


def key_of(hidden: str, person: str) -> str:
    """Return where a hidden text stands in its case."""
    return f"{hidden}@{person}" if person else hidden


def hidden_here(meeting: Meeting) -> bool:
    """Tell whether the method of this stop asks people to keep something hidden."""
    stop = current_stop(meeting)
    return bool(stop.round) and bool(meeting.rounds[stop.round - 1].method.hidden)


def secrets_at(meeting: Meeting, stop: Stop) -> tuple[Secret, ...]:
    """Return everything that somebody is to keep hidden in the case of a stop, by whom."""
    if not stop.round:
        return ()
    found: list[Secret] = []
    for hidden in meeting.rounds[stop.round - 1].method.hidden:
        if hidden.of is Who.CASE_OWNER:
            found.append(Secret(hidden, ""))
        elif hidden.of is Who.PARTIES:
            found += [Secret(hidden, person) for person in parties_at(meeting, stop)]
        else:
            found += [Secret(hidden, person) for person in holders(meeting, stop, (hidden.of_role,))]
    return tuple(found)


def owner_of(meeting: Meeting, stop: Stop, secret: Secret) -> str:
    """Return the id of whose secret it is, "" while there is no case owner."""
    return secret.person or next(iter(owners_at(meeting, stop)), "")


def decide_hide(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Keep what somebody wrote down, out of everybody's sight."""
    stop = current_stop(meeting)
    case = case_at(meeting, stop)
    secrets = secrets_at(meeting, stop)
    if case is None or not secrets:
        return Refusal(say("Nobody keeps anything hidden here yet."), say("/role ROLE NAME gives a role."))
    person = command.person or _with_the_floor(meeting)
    own = [secret for secret in secrets if owner_of(meeting, stop, secret) == person and person]
    if not own and not command.person:
        own = [secret for secret in secrets if not secret.person]
        if own and not owners_at(meeting, stop):
            return Refusal(say("First choose the case; then its owner writes down what stays hidden."))
    if not own:
        return _whose(meeting, stop, secrets)
    still = [secret for secret in own if secret.key not in case.revealed]
    if not still:
        return Refusal(say("It has been revealed already. Type it as a note."))
    secret = next((one for one in still if one.key not in case.hidden), still[0])
    return (HiddenKept(case=case.id, hidden=secret.hidden.id, text=command.text, person=secret.person),)


def _with_the_floor(meeting: Meeting) -> str:
    """Return who is speaking, "" for nobody."""
    turns = meeting.visits[meeting.here].turns
    return turns.speaking if turns else ""


def _whose(meeting: Meeting, stop: Stop, secrets: tuple[Secret, ...]) -> Refusal:
    """Return the refusal of something hidden that could be anybody's, or is nobody's."""
    people = dict.fromkeys(owner_of(meeting, stop, secret) for secret in secrets)
    names = ", ".join(name_of(meeting, person) for person in people if person)
    return Refusal(
        say("Whose is it? /private @NAME TEXT."), say("Something stays hidden of: {names}.", names=names)
    )


def decide_reveal(meeting: Meeting, command: Command, now: Instant) -> Decision:
    """Show what was hidden, at the step that the method keeps it for, or when its owner says so."""
    stop = current_stop(meeting)
    case = case_at(meeting, stop)
    kept = kept_secrets(meeting, stop, case)
    meant = [one for one in kept if command.person in ("", owner_of(meeting, stop, one))]
    if case is None or not meant:
        return Refusal(say("Nothing was kept hidden here."))
    secret_ones = [one for one in meant if one.key not in case.revealed]
    if not secret_ones:
        return Refusal(say("It has been revealed already."))
    due = [one for one in secret_ones if one.hidden.id in stop.part.reveals]
    if not due:
        free = [one for one in secret_ones if not one.hidden.revealed_at]
        if not free:
            return Refusal(_until(meeting.rounds[stop.round - 1].method, secret_ones[0].hidden))
        if len({one.person for one in free}) > 1:
            return _whose_reveal(meeting, stop, free)
        if not command.confirmed:
            name = name_of(meeting, owner_of(meeting, stop, free[0]))
            return Confirm(
                replace(command, confirmed=True), say("Does {name} want this shown to everybody?", name=name)
            )
        due = free
    return tuple(HiddenRevealed(case=case.id, hidden=one.hidden.id, person=one.person) for one in due)


def kept_secrets(meeting: Meeting, stop: Stop, case: Case | None) -> tuple[Secret, ...]:
    """Return what was written down, also of somebody who left or whose role went to another."""
    if case is None or not stop.round:
        return ()
    known = {hidden.id: hidden for hidden in meeting.rounds[stop.round - 1].method.hidden}
    pairs = (key.partition("@") for key in case.hidden)
    return tuple(Secret(known[hidden], person) for hidden, _, person in pairs if hidden in known)


def _whose_reveal(meeting: Meeting, stop: Stop, secrets: list[Secret]) -> Refusal:
    names = ", ".join(name_of(meeting, owner_of(meeting, stop, one)) for one in secrets)
    return Refusal(say("Whose? /reveal NAME."), say("Something stays hidden of: {names}.", names=names))


def _until(method: Method, hidden: Hidden) -> Text:
    """Return that something stays hidden until its step."""
    titles = {step.id: step.title for step in _all_steps(method.steps)}
    return say("This stays hidden until '{step}'.", step=titles.get(hidden.revealed_at, hidden.revealed_at))


def _all_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return steps with those inside their loops."""
    return tuple(one for step in steps for one in (step, *_all_steps(step.steps)))


def apply_hiding(meeting: Meeting, event: HidingEvent, at: Instant) -> Meeting:
    """Return the meeting after an event of this theme."""
    case = the_case(meeting, event.case)
    key = key_of(event.hidden, event.person)
    match event:
        case HiddenKept(text=text):
            return with_case(meeting, replace(case, hidden={**case.hidden, key: text}))
        case HiddenRevealed():
            return with_case(meeting, replace(case, revealed=case.revealed | {key}))
        case _:
            assert_never(event)
