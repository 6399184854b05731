"""What somebody asks of a method in the options of `methods list`, and which methods that leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from intervisie.cli.arguments import check_choice
from intervisie.errors import UsageError
from intervisie.method.choices import Experience, Form
from intervisie.method.library import Entry
from intervisie.text import say

_EXPERIENCE = tuple(Experience)


class Wanted(Struct, frozen=True):
    """What is asked of a method; None and False ask nothing.

    `experience` is the most that a method may ask of the group, `time` the longest it may take. With
    `own` only a person's own methods are wanted, with `shipped` only those of the program.
    """

    form: Form | None = None
    people: int | None = None
    time: timedelta | None = None
    experience: Experience | None = None
    own: bool = False
    shipped: bool = False

    @property
    def asks_about_content(self) -> bool:
        """Whether a file must be read to answer, so that one that cannot be used has no answer."""
        return any(each is not None for each in (self.form, self.people, self.time, self.experience))


def narrowed(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """Return the entries that fit, in the same order; their durations must be for `wanted.people`."""
    return tuple(entry for entry in entries if _fits(entry, wanted))


def suits(entry: Entry, people: int) -> bool:
    """Return whether a method is made for so many people, in subgroups if it works in those."""
    return entry.least <= people and (people <= entry.most or entry.splits)


def _fits(entry: Entry, wanted: Wanted) -> bool:
    if (wanted.own and not entry.own) or (wanted.shipped and entry.own):
        return False
    if entry.broken:
        return not wanted.asks_about_content
    if wanted.form is not None and entry.form is not wanted.form:
        return False
    if wanted.people is not None and not suits(entry, wanted.people):
        return False
    if wanted.time is not None and entry.duration > wanted.time:
        return False
    return wanted.experience is None or _rank(entry.experience) <= _rank(wanted.experience)


def _rank(experience: Experience) -> int:
    return _EXPERIENCE.index(experience)


def wanted(
    *,
    form: str | None,
    people: int | None,
    time: timedelta | None,
    experience: str | None,
    own: bool,
    shipped: bool,
) -> Wanted | None:
    """Return what is asked, None when nothing is; UsageError for a value that is none of the choices."""
    if own and shipped:
        raise UsageError(say("Choose between {one} and {other}.", one="--own", other="--shipped"))
    if form is not None:
        check_choice("--form", form, tuple(Form))
    if experience is not None:
        check_choice("--experience", experience, tuple(Experience))
    asked = Wanted(
        form=Form(form) if form is not None else None,
        people=people,
        time=time,
        experience=Experience(experience) if experience is not None else None,
        own=own,
        shipped=shipped,
    )
    return asked if asked != Wanted() else None
