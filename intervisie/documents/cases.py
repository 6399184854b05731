"""Which cases a meeting has, for its documents: one for each method, or one for each pass of a loop. Pure."""

from __future__ import annotations

from intervisie.meeting.state import Case, Meeting, Round
from intervisie.method.choices import GoesTo


def cases_of(meeting: Meeting) -> tuple[Case, ...]:
    """Return the cases that a sheet can be about, in the order in which they were opened.

    A case that nobody brought and in which nothing was said is none: a dialogue has a method and no case,
    and where each of those present brings a case of their own, the method as a whole has none besides.
    """
    return tuple(case for case in meeting.cases if _has_something(meeting, case))


def round_of(meeting: Meeting, case_id: str) -> Round | None:
    """Return the round in which a case was treated, as its own or as that of a pass; None before it began."""
    number, _, _ = case_id.partition("/")
    return next((one for one in meeting.rounds if one.case in (case_id, number)), None)


def count_of_cases(meeting: Meeting) -> int:
    """Return how many cases were treated; subgroups that work at the same time treat one each."""
    treated = 0
    for case in cases_of(meeting):
        loop = meeting.loops.get(case.id.rpartition("@")[0])
        treated += (loop.groups if loop is not None else 1) if round_of(meeting, case.id) else 0
    return treated


def _has_something(meeting: Meeting, case: Case) -> bool:
    said = case.owner or case.wordings or case.scales or case.hidden
    return bool(said) or any(
        note.case == case.id and note.goes_to is GoesTo.OWNER_SHEET and not note.struck
        for note in meeting.notes
    )
