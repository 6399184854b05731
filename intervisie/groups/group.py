"""What is known of a group that meets again: its people, agreements and habits. Pure values.

A group is kept whole in every record of its journal, so that the last readable one is the group. What is
added to these values later gets a default, so that every record ever written can still be read.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.theme import Theme


class Registration(Struct, frozen=True):
    """One register that a person is in, and their number there; a proof prints the one that is chosen."""

    register: str
    number: str


class Member(Struct, frozen=True, omit_defaults=True):
    """Somebody of the group; `id` is theirs in every meeting of the group.

    `since` and `until` are the days on which they joined and left, where known; who left stays here,
    because their hours do.
    """

    id: str
    name: str
    registrations: tuple[Registration, ...] = ()
    discipline: str = ""
    site: str = ""
    since: date | None = None
    until: date | None = None


class Consent(Struct, frozen=True):
    """That a member, by id, agreed, and on which day."""

    person: str
    day: date


class Agreement(Struct, frozen=True, omit_defaults=True):
    """One version of what the group agreed in writing; counted from 1; `day` is when that was."""

    version: int
    text: str
    day: date
    agreed: tuple[Consent, ...] = ()


class Wish(Struct, frozen=True):
    """One wording of a learning goal, and the day on which it was worded so."""

    text: str
    day: date


class Goal(Struct, frozen=True):
    """What somebody, by id, wants to learn: all wordings, the first one first."""

    person: str
    versions: tuple[Wish, ...]


class PaperKind(StrEnum):
    """What is written around a meeting: the work brought in before it, the reflection report after it."""

    WORK = "work"
    REPORT = "report"


class Paper(Struct, frozen=True):
    """That what somebody wrote for, or after, the meeting of a number came in, and when; not what it says."""

    person: str
    kind: PaperKind
    number: int
    day: date


class Trajectory(Struct, frozen=True, omit_defaults=True):
    """A series of meetings: `planned` is how many, `next_on` when the next one is, where that is known."""

    planned: int
    began: date
    goals: tuple[Goal, ...] = ()
    papers: tuple[Paper, ...] = ()
    next_on: date | None = None
    ended: date | None = None


class Released(Struct, frozen=True, omit_defaults=True):
    """A line that the group worded and released, to be told to the organisation from that day on."""

    number: int
    kind: str
    text: str
    day: date
    withdrawn: bool = False


class OwnSignal(Struct, frozen=True, omit_defaults=True):
    """What the group itself told somebody, with everybody's consent, and what came back."""

    number: int
    text: str
    addressee: str
    day: date
    answer_by: date
    answer: str = ""
    answered: date | None = None


class Group(Struct, frozen=True, omit_defaults=True):
    """A group as it is now.

    `language` is "" while the facilitator's own will do. `agreements` are all versions, the last one in
    force. `methods` are ids the group likes to use, `profiles` ids of the rules its hours are held against.
    `archived` is the day on which it stopped meeting. Of the trajectories the last may be going on.
    """

    id: str
    name: str
    language: str = ""
    members: tuple[Member, ...] = ()
    ground_rules: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    themes: tuple[Theme, ...] = ()
    clock: ClockDisplay = ClockDisplay.EXACT
    guidance: Guidance = Guidance.READ_ALOUD
    methods: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    archived: date | None = None
    trajectories: tuple[Trajectory, ...] = ()
    released: tuple[Released, ...] = ()
    signals: tuple[OwnSignal, ...] = ()


def active_members(group: Group) -> tuple[Member, ...]:
    """Return those who are in the group now, in the order in which they came."""
    return tuple(member for member in group.members if member.until is None)


def agreement_in_force(group: Group) -> Agreement | None:
    """Return the last version of what the group agreed, None when nothing is written down."""
    return group.agreements[-1] if group.agreements else None


def still_to_agree(group: Group) -> tuple[Member, ...]:
    """Return the active members who have not agreed to the version in force."""
    agreement = agreement_in_force(group)
    if agreement is None:
        return ()
    agreed = {consent.person for consent in agreement.agreed}
    return tuple(member for member in active_members(group) if member.id not in agreed)
