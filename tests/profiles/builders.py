"""Profiles and meetings for the tests of profiles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from intervisie.documents.values import Attendance, Attended, Stretch
from intervisie.errors import BadFileError, Problem
from intervisie.method.choices import Form
from intervisie.profiles.checking import check
from intervisie.profiles.held import Colleague, Declared, Held
from intervisie.profiles.library import Profiles
from intervisie.profiles.model import Profile
from intervisie.profiles.outcome import Checked, Finding, Status, Window
from intervisie.profiles.reading import read_profile
from intervisie.profiles.windows import window_of
from intervisie.text import Text
from intervisie.words.catalogue import Words

ZONE = timezone(timedelta(hours=1))
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
AS_OF = date(2026, 11, 28)
FOUR = ("Anna", "Bas", "Cem", "Dewi")

HEAD = (
    "format: 1\nid: eigen\nname: Eigen\nbody: Ons\nactivity: intervisie\nbasis: own-pages\n"
    "checked: 2026-11-28\nsources:\n  - {id: regels, title: De regels, site: example.org}\n"
)


def own(rules: str) -> Profile:
    """Return a profile with these rules."""
    return read_profile(HEAD + rules, "eigen.yaml")


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a text; nothing when it is in order."""
    try:
        read_profile(text, "eigen.yaml")
    except BadFileError as error:
        return error.problems
    return ()


def shipped(name: str) -> Profile:
    """Return a shipped profile."""
    return Profiles().find(name)


def english(text: Text | None) -> str:
    return Words("en").text(text) if text is not None else ""


def on(month: int, day: int, hour: int = 19, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, 0, tzinfo=ZONE)


def held(
    begin: datetime,
    minutes: int = 120,
    people: Sequence[str] = FOUR,
    *,
    leaves: tuple[str, int] | None = None,
    breaks: Sequence[tuple[int, int]] = (),
    leader: str = "",
    form: Form | None = Form.INTERVISIE,
    methods: tuple[str, ...] = ("Incidentmethode",),
    secrecy: bool = True,
    group: str = "Noord",
    of: Sequence[Colleague] | None = None,
    is_open: bool = False,
) -> Held:
    """Return a meeting at which everybody was there all the time, but for who left after some minutes.

    `breaks` are (begin, length) in minutes; `of` is who is in the group, None when nobody wrote it down.
    """
    end = begin + minutes * MINUTE
    off = sum(length for _, length in breaks)
    attended = []
    for name in people:
        left = leaves[1] if leaves is not None and leaves[0] == name else minutes
        attended.append(Attended(name, begin, begin + left * MINUTE, (left - off) * MINUTE))
    attendance = Attendance(
        handle=f"{begin.date()}-1",
        language="nl",
        group=group,
        begin=begin,
        end=end,
        is_open=is_open,
        breaks=tuple(Stretch(begin + at * MINUTE, begin + (at + long) * MINUTE) for at, long in breaks),
        net=(minutes - off) * MINUTE,
        people=tuple(attended),
        facilitator=leader,
        methods=methods,
        form=form,
        secrecy=begin if secrecy else None,
    )
    return Held(attendance, None if of is None else tuple(of))


def colleagues(
    *disciplines: str, sites: Sequence[str] = (), registers: Sequence[str] = ()
) -> list[Colleague]:
    """Return Anna, Bas, Cem, ... with these disciplines, sites and registers, "" for what is not known."""
    names = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay", "Gijs", "Hugo", "Iris", "Jan", "Kim", "Leo", "Mia")
    number = max(len(disciplines), len(sites), len(registers))
    return [
        Colleague(
            names[each],
            (registers[each],) if each < len(registers) and registers[each] else (),
            disciplines[each] if each < len(disciplines) else "",
            sites[each] if each < len(sites) else "",
        )
        for each in range(number)
    ]


def checked(
    profile: Profile,
    meetings: Sequence[Held],
    person: str = "Anna",
    *,
    as_of: date = AS_OF,
    window: Window | None = None,
    said: Declared = Declared(),  # noqa: B008 # a frozen value
) -> Checked:
    """Hold meetings against a profile in its own period."""
    period = profile.volume.period if profile.volume else None
    return check(profile, meetings, person, window or window_of(period, as_of, None), as_of, said)


def the(found: Checked, words: str) -> Finding:
    """Return the one condition in whose English these words stand."""
    hits = [each for each in (*found.over_period, *found.per_meeting) if words in english(each.asked)]
    assert len(hits) == 1, [english(each.asked) for each in (*found.over_period, *found.per_meeting)]
    return hits[0]


def is_met(found: Checked) -> bool:
    return found.verdict is Status.MET
