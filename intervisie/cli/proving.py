"""What somebody chose for a proof or an attendance list: the register, and the kind of activity."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from intervisie.cli.report import complain
from intervisie.cli.unlocking import open_groups
from intervisie.documents.plain import Data, attendance_data, proof_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.registered import registrations_of
from intervisie.errors import UsageError
from intervisie.faces.inert import inert
from intervisie.faces.names import cleaned
from intervisie.groups.group import Group
from intervisie.groups.naming import same_name
from intervisie.meeting.state import Meeting
from intervisie.text import say

PROVING = frozenset({"proof", "attendance"})
"""Documents that others rely on: they are made of whole meetings only."""
LONGEST_ACTIVITY = 80


class Chosen(Struct, frozen=True):
    """A register by its name and the kind of activity, None where nobody chose."""

    register: str | None = None
    activity: str | None = None

    def refuse(self, document: str, form: str) -> None:
        """Raise UsageError when something was chosen that this document has no place for in this format."""
        for option, value in (("--register", self.register), ("--activity", self.activity)):
            if value is not None and (document not in PROVING or form == "csv"):
                raise UsageError(
                    say("This document has no place for {option}.", option=option),
                    say("Leave out {option}.", option=option),
                )


def proving_data(meeting: Meeting, document: str, number: int, chosen: Chosen) -> Data:
    """Return the data of a proof or an attendance list as it was chosen.

    Raises:
        UsageError: the person has no number in that register, or the activity cannot be written down.
    """
    activity = activity_named(chosen.activity)
    group = group_of(meeting)
    if document == "proof":
        person = [one for one in meeting.people if one.spans][number - 1]
        known = registrations_of(group, person.id, person.name)
        pair = _chosen_of(known, chosen.register)
        made = proof(meeting, number, group=group, register=pair[0] if pair else None)
        data = proof_data(made)
    else:
        whole = attendance(meeting, group)
        if chosen.register is not None:
            wanted = same_name(chosen.register)
            people = tuple(
                replace(one, registrations=tuple(p for p in one.registrations if same_name(p[0]) == wanted))
                for one in whole.people
            )
            whole = replace(whole, people=people)
        data = attendance_data(whole)
    return {**data, "activity": activity or data["activity"]}


def registration_chosen(meeting: Meeting, person: str, register: str | None) -> tuple[str, str] | None:
    """Return the register that was chosen with somebody's number there, None when none was.

    Raises:
        UsageError: they have no number there.
    """
    name = next((one.name for one in meeting.people if one.id == person), "")
    return _chosen_of(registrations_of(group_of(meeting), person, name), register)


def _chosen_of(known: tuple[tuple[str, str], ...], register: str | None) -> tuple[str, str] | None:
    names = ", ".join(name for name, _ in known)
    if register is None:
        if known:
            complain(
                say(
                    "The number is a line to fill in. {option} prints one: {names}.",
                    option="--register",
                    names=names,
                )
            )
        return None
    found = next((pair for pair in known if same_name(pair[0]) == same_name(register)), None)
    if found is None:
        raise UsageError(
            say("This person has no number in {register}.", register=register),
            say("There are: {names}.", names=names)
            if known
            else say("To add one: {command}", command="intervisie groups edit"),
        )
    return found


def group_of(meeting: Meeting) -> Group | None:
    """Return the group of a meeting where it was set up."""
    if not meeting.group:
        return None
    return next((group for group in open_groups().all() if group.id == meeting.group), None)


def activity_named(typed: str | None) -> str:
    """Return what kind of activity it was as it is printed, "" when nobody said so.

    Raises:
        UsageError: it cannot be written down like that.
    """
    if typed is None:
        return ""
    text = cleaned(typed)
    if not text or len(text) > LONGEST_ACTIVITY or inert(text) != text:
        raise UsageError(
            say("This cannot stand there as the kind of activity."),
            say("Write a few words, as in {example}.", example='--activity "..."'),
        )
    return text
