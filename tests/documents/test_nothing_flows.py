"""What was said never flows by itself into a document that proves something or leaves the group.

After random walks every text that people can type in a meeting is made a word of its own, whatever the event
and the field: a field that is added later counts as content until it is listed here as something else. The
words are then looked for in each of these documents, as data and as text, in titles and in file names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import count, product

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from intervisie.cli import individual, signal
from intervisie.documents.cases import cases_of
from intervisie.documents.individual import report
from intervisie.documents.layouts import LAYOUTS
from intervisie.documents.plain import Data, attendance_data, proof_data
from intervisie.documents.plain_report import report_data
from intervisie.documents.plain_year import annual_report_data, year_plan_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.signals import signal_data
from intervisie.documents.template import Page, make
from intervisie.documents.year import Year, year_of
from intervisie.groups.group import Group, Member
from intervisie.groups.signal import Raised, Thresholds, period_named, policy_signal
from intervisie.meeting.codec import replay
from intervisie.meeting.following import ActionSettled
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.group_view import group_view
from intervisie.meeting.note import NoteKind, Outcome
from intervisie.meeting.people import PlaceGiven
from intervisie.meeting.state import Meeting
from intervisie.meeting.theme import Theme
from intervisie.method.model import Method
from tests.documents.builder import ROOT
from tests.meeting.builders import INCIDENT, SHORT, Table, a_table_at
from tests.meeting.shapes import METHOD
from tests.meeting.test_walk import a_walk
from tests.meeting.walking import stored
from tests.meeting.winding import TROIKA, WINDING
from tests.played.player import LIBRARY
from tests.played.test_walks import a_walk as a_walk_through

SHELF = Shelf(ROOT / "templates")
TODAY = date(2027, 1, 4)
MARKER = re.compile(r"zq\w+?qz")

NO_CONTENT = frozenset(
    {
        *(
            "event",
            "kind",
            "goes_to",
            "role",
            "scale",
            "outcome",
            "document",
            "language",
            "handle",
            "meeting",
        ),
        *("stop", "stops", "at", "source", "case", "step", "mark", "module", "loop", "record", "hidden"),
        *("person", "people", "speaker", "by", "owner", "co_owners", "doers", "next", "order", "members"),
        *("online", "place", "group", "names", "opened_with", "clock", "guidance"),
        *("budget", "share", "extra", "length", "until", "since", "announced", "due", "starts", "ends"),
    }
)
"""Members of events that hold ids, names, times, a place and the program's own words; all else is content."""
STRUCTURE = frozenset({"blocks", "method", "turns", "totals"})
"""Members that hold what the method's author wrote, or ids and numbers all through."""

Made = Iterable[tuple[str, Data]]
Meetings = tuple[Meeting, ...]


def proofs(meetings: Meetings) -> Made:
    """Yield the proof of everybody who was there."""
    for one in meetings:
        for number, _ in enumerate(attendance(one).people, 1):
            yield "proof", proof_data(proof(one, number))


def reports(meetings: Meetings) -> Made:
    """Yield the report of every layout with nothing filled in, of each case and of somebody without one."""
    for meeting in meetings:
        for layout in LAYOUTS.values():
            for number in range(len(cases_of(meeting)) + 1):
                person = cases_of(meeting)[number - 1].owner if number else meeting.people[0].id
                made = report(meeting, layout, case=number, person=person, activity="review", written={})
                yield f"report-{layout.id}", report_data(made)


def year(meetings: Meetings) -> Year:
    """Return the year of a group that these meetings are."""
    begun = attendance(meetings[0]).begin.year
    return year_of(meetings, group="Maandaggroep", year=begun, language=meetings[0].language)


def signals(meetings: Meetings) -> Made:
    """Return what three groups tell together when their cases, whoever brought them, touch one theme."""
    themes = (Theme("workload", "Too much work"),)
    names = [[f"{letter}{number}" for number in range(6)] for letter in "abc"]
    groups = [
        Group(id=of[0], name="G", members=tuple(Member(id=one, name=one) for one in of), themes=themes)
        for of in names
    ]
    raised: list[Raised] = []
    held: list[tuple[str, date]] = []
    for group, (turn, meeting) in product(groups, enumerate(meetings * 3)):
        owner = meeting.people[turn % len(meeting.people)].id
        cases = tuple(replace(case, owner=owner, themes=("workload",)) for case in meeting.cases)
        day = meeting.opened.wall.date()
        held.append((group.id, day))
        raised += signal._of_meeting(replace(meeting, id=f"{group.id} {turn}", cases=cases), group.id, day)
    told = policy_signal(raised, groups, held, period_named("2026"), Thresholds())
    yield "signal", signal_data(told, meetings[0].language, TODAY)


NEVER_WITH_CONTENT: dict[str, Callable[[Meetings], Made]] = {
    "attendance list": lambda all_: [("attendance", attendance_data(attendance(one))) for one in all_],
    "proof": proofs,
    "empty report": reports,
    "annual report": lambda all_: [("annual-report", annual_report_data(year(all_), TODAY))],
    "signal to policy": signals,
    "year plan": lambda all_: [("year-plan", year_plan_data(year(all_), TODAY))],
}
"""What may hold nothing that was said: how each is made of meetings. A document that is added adds a line."""


def words_in(value: object) -> set[str]:
    return set(MARKER.findall(value if isinstance(value, str) else repr(value)))


def hold_nothing(meetings: Meetings) -> None:
    """Check each document of these meetings as data, the first of each template as a page with its title."""
    written: set[str] = set()
    for name, made in NEVER_WITH_CONTENT.items():
        for template, data in made(meetings):
            assert not words_in(data), name
            if template not in written:
                written.add(template)
                page = Page(f"{data['title']} {data.get('date_iso', '')}", "nl")
                assert not words_in(make(SHELF.of_document(template), data, page=page)), name


def marked(table: Table) -> Meeting:
    """Return the meeting of a walk with a word of its own in every text that people typed."""
    numbers = count(1)

    def worded(value: object, name: str, event: str) -> object:
        match value:
            case dict():
                return {
                    key: each if key in NO_CONTENT | STRUCTURE else worded(each, f"{name}{key}", event)
                    for key, each in value.items()
                }
            case list():
                return [worded(each, name, event) for each in value]
            case str():
                return f"zq{event.replace('-', '')}{name}{next(numbers)}qz"
            case _:
                return value

    def of_event(values: dict[str, object]) -> dict[str, object]:
        event = str(values["event"])
        return {
            name: each if name in NO_CONTENT | STRUCTURE else worded(each, name, event)
            for name, each in values.items()
        }

    records = []
    for wall, body in stored(table):
        values = json.loads(body)
        values["events"] = [of_event(each) for each in values["events"]]
        records.append((wall, json.dumps(values).encode()))
    meeting = replay(records)
    assert meeting is not None
    return meeting


def closed(table: Table) -> Table:
    """Return the table with its meeting closed, its actions settled, and a place."""
    table.do((PlaceGiven(place="Kerkstraat 4", online=("p1",)),))
    for note in table.meeting.notes:
        if note.kind is NoteKind.ACTION:
            table.do((ActionSettled(number=note.number, outcome=Outcome.DONE, text="it helped"),))
    return table if table.meeting.closed else table.do((MeetingClosed(),))


WALKED: dict[str, Method | None] = {
    "incident": INCIDENT,
    "short": SHORT,
    "records": METHOD,
    "winding": WINDING,
    "troika": TROIKA,
    "no method": None,
}
SEEDS = st.integers(0, 10**9)
QUICKLY = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller seed is no smaller walk
)


@given(seed=SEEDS, method=st.sampled_from(sorted(WALKED)))
@settings(QUICKLY, max_examples=25)
def test_whatever_was_said_in_a_meeting_stands_in_no_proof_report_or_plan(seed: int, method: str) -> None:
    hold_nothing((marked(closed(a_walk(seed, WALKED[method]))),))


@given(seed=SEEDS, method=st.sampled_from(LIBRARY.ids("nl")))
@settings(QUICKLY, max_examples=10)
def test_whatever_was_said_with_a_shipped_method_stands_in_none_of_them(seed: int, method: str) -> None:
    hold_nothing((marked(closed(a_walk_through(LIBRARY.find(method, "nl"), seed))),))


@given(seeds=st.lists(SEEDS, min_size=2, max_size=4))
@settings(QUICKLY, max_examples=5)
def test_whatever_was_said_in_a_year_stands_in_none_of_them(seeds: list[int]) -> None:
    hold_nothing(tuple(marked(closed(a_walk(seed, INCIDENT))) for seed in seeds))


@given(seed=SEEDS, method=st.sampled_from(sorted(WALKED)))
@settings(QUICKLY, max_examples=15)
def test_whatever_was_said_is_on_no_page_for_the_group_and_in_no_file_name(seed: int, method: str) -> None:
    table = a_walk(seed, WALKED[method])
    meeting = marked(table)

    seen = group_view(meeting, table.now)
    along = {word for one in seen.brought for word in words_in((one.text, one.who))}
    assert words_in(seen) == along  # what came along was shared with the group when it was agreed
    assert all(not one.afterwards for one in seen.brought)
    for layout in LAYOUTS.values():
        for number in range(len(cases_of(meeting)) + 1):
            about = individual.Whose(number, "", 1, is_own=False)
            assert not words_in(individual.file_name(meeting, layout, about, "md"))


def test_the_words_stand_wherever_people_type() -> None:
    table = a_table_at("sketch").type("/question Wat nu?", "/private geheim", "een notitie | twee")
    table.type("#actie bellen | 1-12 | gedeeld", "#advies doe het")

    meeting = marked(closed(table))

    case = cases_of(meeting)[0]
    typed = (
        *(column for note in meeting.notes for column in note.columns),
        *(note.afterwards for note in meeting.notes if note.kind is NoteKind.ACTION),
        *(wording.text for wording in case.wordings),
        *case.hidden.values(),
    )
    assert len(typed) >= 7
    assert [text for text in typed if not MARKER.fullmatch(text)] == []


def test_the_signal_that_is_looked_through_does_tell_of_a_theme() -> None:
    meeting = marked(closed(a_table_at("sketch").type("/question Wat nu?")))

    ((_, data),) = signals((meeting,))

    assert "Too much work" in repr(data)


def test_a_document_that_held_a_note_would_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = marked(closed(a_table_at("sketch").type("een notitie")))

    def leaking(all_: Meetings) -> Made:
        data = attendance_data(attendance(all_[0]))
        return [("attendance", {**data, "facilitator": next(iter(all_[0].notes)).text})]

    monkeypatch.setitem(NEVER_WITH_CONTENT, "attendance list", leaking)

    with pytest.raises(AssertionError, match="attendance list"):
        hold_nothing((meeting,))
