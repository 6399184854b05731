"""Who is in a group, held against what a profile asks of it. Pure.

What is not known of somebody may go either way: a condition is met when it holds even if none of them
qualifies, not met when it fails even if all do, and in between it cannot be told.
"""

from __future__ import annotations

from intervisie.documents.values import Attendance
from intervisie.groups.naming import same_name
from intervisie.profiles.held import Colleague, Held
from intervisie.profiles.model import GroupSize, Share
from intervisie.profiles.naming import group_asked, share_asked
from intervisie.profiles.outcome import Finding, Status
from intervisie.text import Either, Text, say, say_count


def people_counted(held: Held) -> tuple[str, ...]:
    """Return the names of who was there and counts for the group: not a facilitator from outside it."""
    attendance = held.attendance
    outside = _outside(attendance, held.colleagues)
    return tuple(person.name for person in attendance.people if same_name(person.name) != outside)


def group_of(held: Held) -> tuple[Colleague, ...]:
    """Return the group of a meeting: its members, and whoever else was there, of whom nothing is known."""
    known = {same_name(each.name): each for each in held.colleagues or ()}
    for name in people_counted(held):
        known.setdefault(same_name(name), Colleague(name))
    return tuple(known.values())


def size_finding(rule: GroupSize, held: Held) -> Finding:
    """Return whether the group is neither too small nor too large."""
    count = len(group_of(held))
    fits = (rule.least or 0) <= count and (rule.most is None or count <= rule.most)
    reason = say_count("{count} person", "{count} people", count)
    return _finding(
        group_asked(rule), Status.MET if fits else Status.NOT_MET, reason, rule.unless, rule.sources
    )


def share_finding(rule: Share, held: Held, person: str) -> Finding:
    """Return whether there are enough people of a kind, or from enough places."""
    asked = share_asked(rule)
    if held.colleagues is None:
        reason = say("nobody wrote down who is in this group, or of which discipline and register")
        return Finding(asked, Status.CANNOT_TELL, reason, rule.sources)
    group = group_of(held)
    if rule.besides_self:
        group = tuple(each for each in group if same_name(each.name) != same_name(person))
    status, reason = _sites(rule, group) if rule.sites else _kind(rule, group)
    return _finding(asked, status, reason, rule.unless, rule.sources)


def _sites(rule: Share, group: tuple[Colleague, ...]) -> tuple[Status, Text]:
    sites = {same_name(each.site) for each in group if each.site.strip()}
    unknown = sum(1 for each in group if not each.site.strip())
    reason = say_count("{count} site", "{count} sites", len(sites))
    return _between(len(sites), len(sites) + unknown, rule.sites), _with_unknown(reason, unknown)


def _kind(rule: Share, group: tuple[Colleague, ...]) -> tuple[Status, Text]:
    answers = [_qualifies(rule, each) for each in group]
    sure, unknown, total = answers.count(True), answers.count(None), len(group)
    if rule.over_half:
        needed = total // 2 + 1
    elif rule.percent:
        needed = -(-total * rule.percent // 100)
    else:
        needed = rule.least
    reason = say("{number} of {total}", number=sure, total=total)
    return _between(sure, sure + unknown, needed), _with_unknown(reason, unknown)


def _between(least: int, most: int, needed: int) -> Status:
    if least >= needed:
        return Status.MET
    return Status.NOT_MET if most < needed else Status.CANNOT_TELL


def _with_unknown(reason: Text, unknown: int) -> Text:
    if not unknown:
        return reason
    return say_count(
        "{reason}; of {count} person it is not known",
        "{reason}; of {count} people it is not known",
        unknown,
        reason=reason,
    )


def _qualifies(rule: Share, one: Colleague) -> bool | None:
    """Return whether somebody is of the kind that is asked, None when too little is known of them."""
    wanted = {same_name(word) for word in (*rule.registers, *rule.disciplines)}
    known = {same_name(word) for word in (*one.registers, one.discipline) if word.strip()}
    if wanted & known:
        return True
    is_known = (not rule.registers or bool(one.registers)) and (
        not rule.disciplines or bool(one.discipline.strip())
    )
    return False if is_known else None


def _outside(attendance: Attendance, colleagues: tuple[Colleague, ...] | None) -> str:
    """Return the name of a facilitator who is not of the group, as `same_name` has it; "" for none."""
    leader = same_name(attendance.facilitator)
    if colleagues is None or leader in {same_name(each.name) for each in colleagues}:
        return ""
    return leader


def _finding(
    asked: Text, status: Status, reason: Text, unless: Either | None, sources: tuple[str, ...]
) -> Finding:
    if status is not Status.MET and unless is not None:
        return Finding(
            asked, Status.CANNOT_TELL, say("{reason}; unless {unless}", reason=reason, unless=unless), sources
        )
    return Finding(asked, status, reason, sources)
