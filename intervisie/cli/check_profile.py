"""`intervisie check-profile`: what meetings come to under the rules of a register, and why.

It approves nothing: it says which conditions are met by what is known here, and on which source they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from intervisie.cli.arguments import whole_number
from intervisie.cli.check_page import lines, values
from intervisie.cli.held import held, people_ever
from intervisie.cli.meetings import print_json
from intervisie.cli.profiles import open_profiles
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_groups
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, UsageError
from intervisie.groups.group import active_members
from intervisie.groups.naming import same_name
from intervisie.profiles.checking import check, people_of
from intervisie.profiles.held import Declared, Held
from intervisie.profiles.model import Profile
from intervisie.profiles.outcome import Window
from intervisie.profiles.windows import window_of
from intervisie.text import say

FIRST_YEAR, LAST_YEAR = 1970, 9000


def run(
    *,
    profile: str,
    person: str | None,
    group: str | None,
    year: str | None,
    since: str | None,
    until: str | None,
    activity: str | None,
    preparation: str | None,
    months_away: str | None,
    json: bool,
) -> int:
    """Print how the meetings of one person, or of everybody, stand to a profile."""
    found = open_profiles().find(profile)
    today = SystemClock().stamp().wall.date()
    window = _window(found, today, year, since, until)
    said = _declared(found, activity, preparation, months_away)
    meetings = tuple(held(group, None if found.carry_over else window))
    people = _people(meetings, person, group, window)
    outcomes = [check(found, meetings, each, window, today, said) for each in people]
    words = interface_words()
    if json:
        print_json([values(each, words) for each in outcomes])
    else:
        for line in lines(found, outcomes, window, words):
            print(line)
    return ExitCode.DONE


def _window(profile: Profile, today: date, year: str | None, since: str | None, until: str | None) -> Window:
    chosen = whole_number("--year", year)
    if chosen is not None and not FIRST_YEAR <= chosen <= LAST_YEAR:
        raise UsageError(say("{option} must be a year.", option="--year"))
    if chosen is not None and (since or until):
        raise UsageError(say("Choose between {one} and {other}.", one="--year", other="--from"))
    if since is None and until is None:
        return window_of(profile.volume.period if profile.volume else None, today, chosen)
    first = _day(since) if since else date(today.year, 1, 1)
    last = _day(until) if until else today
    if first > last:
        raise UsageError(say("{since} comes after {until}.", since=first, until=last))
    return Window(first, last)


def _day(typed: str) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = date.max
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(
            say("'{text}' is no day.", text=typed), say("Write it as in {example}.", example="2026-11-28")
        )
    return day


def _declared(profile: Profile, activity: str | None, preparation: str | None, away: str | None) -> Declared:
    from intervisie.profiles.values import hours_written

    time = None
    if preparation is not None:
        time = hours_written(preparation)
        if time is None:
            raise UsageError(
                say("'{text}' is no length of time.", text=preparation),
                say("Write it as in {option} 5h.", option="--preparation"),
            )
        if profile.preparation is None:
            raise _says_nothing(profile, "--preparation")
    months = whole_number("--months-away", away)
    if months is not None and profile.reduction is None:
        raise _says_nothing(profile, "--months-away")
    return Declared(activity or "", time, months or 0)


def _says_nothing(profile: Profile, option: str) -> UsageError:
    return UsageError(
        say("The profile '{name}' has no rule for {option}.", name=profile.id, option=option),
        say("See what it has with: {command}", command=f"intervisie profiles show {profile.id}"),
    )


def _people(
    meetings: Sequence[Held], person: str | None, group: str | None, window: Window
) -> tuple[str, ...]:
    """Return whom to look at: one person, or everybody of the group or of the meetings in the period."""
    if person is not None:
        return (_named(person, (*people_of(each.attendance for each in meetings), *_members(group)), group),)
    there = people_of(each.attendance for each in meetings if window.holds(each.attendance.begin.date()))
    seen = {same_name(each) for each in there}
    return (*there, *(each for each in _members(group) if same_name(each) not in seen))


def _named(person: str, likely: tuple[str, ...], group: str | None) -> str:
    """Return how a person is spelled; all meetings are only read for who was not at these.

    Raises:
        UsageError: nobody of that name was ever there.
    """
    wanted = same_name(person)
    found = next((each for each in likely if same_name(each) == wanted), None)
    if found is not None:
        return found
    ever = people_ever(group)
    found = next((each for each in ever if same_name(each) == wanted), None)
    if found is not None:
        return found
    from intervisie.method.suggest import nearest

    meant = nearest(person, ever)
    raise UsageError(
        say("Nobody called {name} was at these meetings.", name=person),
        say("Did you mean '{name}'?", name=meant) if meant is not None else None,
    )


def _members(group: str | None) -> tuple[str, ...]:
    found = open_groups().named(group) if group is not None else None
    return tuple(member.name for member in active_members(found)) if found else ()
