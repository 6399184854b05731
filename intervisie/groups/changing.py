"""Changing a group: each function returns the group after one change, or says why it cannot be. Pure.

Ids and days come in as arguments. Names come in as they are kept (composed, single spaces).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from intervisie.errors import UsageError
from intervisie.groups.group import (
    Agreement,
    Consent,
    Group,
    Member,
    Registration,
    active_members,
    agreement_in_force,
)
from intervisie.groups.naming import same_name
from intervisie.meeting.theme import Theme
from intervisie.text import say

MOST_MEMBERS = 60
"""As many as can sit at the table of a meeting."""
MOST_THEMES = 40
MOST_RULES = 20
LONGEST_LINE = 400
"""Characters in a ground rule or a label."""
LONGEST_AGREEMENT = 20_000
LONGEST_NUMBER = 40
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def member_named(group: Group, name: str) -> Member:
    """Return the member of this name, one who left only when nobody else is called so.

    Raises:
        UsageError: the group has no such member.
    """
    wanted = same_name(name)
    found = [member for member in group.members if same_name(member.name) == wanted]
    found.sort(key=lambda member: member.until is not None)
    if not found:
        raise UsageError(
            say("{name} is no member of this group.", name=name),
            say("To see who is: {command}", command="intervisie groups show"),
        )
    return found[0]


def with_member(group: Group, name: str, *, new_id: str, day: date | None) -> Group:
    """Let somebody join; who left before comes back as the same person.

    Raises:
        UsageError: they are a member already, or the group is full.
    """
    for member in group.members:
        if same_name(member.name) != same_name(name):
            continue
        if member.until is None:
            raise UsageError(say("{name} is a member already.", name=name))
        return _with(group, replace(member, until=None))
    if len(group.members) >= MOST_MEMBERS:
        raise UsageError(say("A group holds at most {most} people.", most=MOST_MEMBERS))
    return replace(group, members=(*group.members, Member(id=new_id, name=name, since=day)))


def without_member(group: Group, name: str, *, day: date) -> Group:
    """Let somebody leave; what they did stays.

    Raises:
        UsageError: there is no such member, they left before, or never joined by that day.
    """
    member = member_named(group, name)
    if member.until is not None:
        raise UsageError(say("{name} left this group before.", name=name))
    if member.since is not None and day < member.since:
        raise UsageError(say("{name} joined on {day}, later than that.", name=name, day=member.since))
    return _with(group, replace(member, until=day))


def renamed_member(group: Group, name: str, new_name: str) -> Group:
    """Call somebody otherwise from now on; earlier meetings keep the name they had.

    Raises:
        UsageError: there is no such member, or somebody else has that name.
    """
    member = member_named(group, name)
    taken = any(
        same_name(other.name) == same_name(new_name) and other.id != member.id for other in group.members
    )
    if taken:
        raise UsageError(say("{name} is a member already.", name=new_name))
    return _with(group, replace(member, name=new_name))


def with_registration(group: Group, name: str, register: str, number: str) -> Group:
    """Note the number of a member in a register, in place of an earlier one there.

    Raises:
        UsageError: there is no such member, or a part is empty or too long.
    """
    member = member_named(group, name)
    for part in (register, number):
        if not part or len(part) > LONGEST_NUMBER:
            raise UsageError(say("A register and a number hold 1 to {most} characters.", most=LONGEST_NUMBER))
    others = tuple(each for each in member.registrations if same_name(each.register) != same_name(register))
    return _with(group, replace(member, registrations=(*others, Registration(register, number))))


def without_registration(group: Group, name: str, register: str) -> Group:
    """Forget the number of a member in a register.

    Raises:
        UsageError: there is no such member, or they have no number there.
    """
    member = member_named(group, name)
    left = tuple(each for each in member.registrations if same_name(each.register) != same_name(register))
    if len(left) == len(member.registrations):
        raise UsageError(say("{name} has no number in {register}.", name=name, register=register))
    return _with(group, replace(member, registrations=left))


def with_discipline(group: Group, name: str, discipline: str) -> Group:
    """Note what a member works as; "" when that is not to be known."""
    return _with(group, replace(member_named(group, name), discipline=_line(discipline)))


def with_site(group: Group, name: str, site: str) -> Group:
    """Note where a member works; "" when that is not to be known."""
    return _with(group, replace(member_named(group, name), site=_line(site)))


def with_rules(group: Group, rules: Iterable[str]) -> Group:
    """Put these ground rules in the place of those that were there; none means the usual ones.

    Raises:
        UsageError: one is empty or too long, or there are too many.
    """
    kept = tuple(_line(rule) for rule in rules)
    if not all(kept):
        raise UsageError(say("A ground rule cannot be empty."))
    if len(kept) > MOST_RULES:
        raise UsageError(say("A group has at most {most} ground rules.", most=MOST_RULES))
    return replace(group, ground_rules=kept)


def with_agreement(group: Group, text: str, *, day: date) -> Group:
    """Put down a new version of what the group agreed; nobody has agreed to it yet.

    Raises:
        UsageError: it is empty or too long, or says what the version in force says.
    """
    text = text.strip()
    if not text:
        raise UsageError(say("The agreement is empty."))
    if len(text) > LONGEST_AGREEMENT:
        raise UsageError(say("An agreement holds at most {most} characters.", most=LONGEST_AGREEMENT))
    in_force = agreement_in_force(group)
    if in_force is not None and in_force.text == text:
        raise UsageError(say("That is version {number}, which is in force already.", number=in_force.version))
    version = in_force.version + 1 if in_force is not None else 1
    return replace(group, agreements=(*group.agreements, Agreement(version, text, day)))


def with_consent(group: Group, name: str, *, day: date) -> Group:
    """Note that a member agreed to the version in force, on this day.

    Raises:
        UsageError: there is nothing to agree to yet, or no such member, or the day is before the agreement.
    """
    agreement = agreement_in_force(group)
    if agreement is None:
        raise UsageError(
            say("This group has no agreement yet."),
            say("Add one: {option}", option="--agreement FILE"),
        )
    member = member_named(group, name)
    if member.until is not None:
        raise UsageError(say("{name} left this group before.", name=name))
    if day < agreement.day:
        raise UsageError(
            say("Version {number} is of {day}, later than that.", number=agreement.version, day=agreement.day)
        )
    others = tuple(consent for consent in agreement.agreed if consent.person != member.id)
    agreed = replace(agreement, agreed=(*others, Consent(member.id, day)))
    return replace(group, agreements=(*group.agreements[:-1], agreed))


def with_theme(group: Group, code: str, label: str) -> Group:
    """Add a theme, or say anew what one means.

    Raises:
        UsageError: the code is none, the label is empty, or there are too many.
    """
    if not _CODE.fullmatch(code) or len(code) > LONGEST_NUMBER:
        raise UsageError(
            say("'{code}' is no code for a theme.", code=code),
            say("Use small letters, digits and hyphens, as in {example}.", example="workload"),
        )
    label = _line(label)
    if not label:
        raise UsageError(say("Say what the theme {code} means.", code=code))
    others = tuple(theme for theme in group.themes if theme.code != code)
    if len(others) >= MOST_THEMES:
        raise UsageError(say("A group has at most {most} themes.", most=MOST_THEMES))
    themes = sorted((*others, Theme(code, label)), key=lambda theme: theme.code)
    return replace(group, themes=tuple(themes))


def without_theme(group: Group, code: str) -> Group:
    """Take a theme off the list; meetings that had it keep its code.

    Raises:
        UsageError: there is no such theme.
    """
    left = tuple(theme for theme in group.themes if theme.code != code)
    if len(left) == len(group.themes):
        raise UsageError(say("This group has no theme {code}.", code=code))
    return replace(group, themes=left)


def archived(group: Group, *, day: date) -> Group:
    """Note that the group stopped meeting.

    Raises:
        UsageError: it did before.
    """
    if group.archived is not None:
        raise UsageError(say("{name} is archived since {day}.", name=group.name, day=group.archived))
    return replace(group, archived=day)


def taken_up_again(group: Group) -> Group:
    """Note that an archived group meets again.

    Raises:
        UsageError: it never stopped.
    """
    if group.archived is None:
        raise UsageError(say("{name} is not archived.", name=group.name))
    return replace(group, archived=None)


def absent_from(group: Group, present: Iterable[str]) -> tuple[Member, ...]:
    """Return the active members who are not among these names."""
    here = {same_name(name) for name in present}
    return tuple(member for member in active_members(group) if same_name(member.name) not in here)


def _with(group: Group, member: Member) -> Group:
    """Return the group with the member of the same id replaced."""
    return replace(group, members=tuple(member if each.id == member.id else each for each in group.members))


def _line(text: str) -> str:
    """Return a text as one line.

    Raises:
        UsageError: it is too long.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if len(line) > LONGEST_LINE:
        raise UsageError(say("A line holds at most {most} characters here.", most=LONGEST_LINE))
    return line
