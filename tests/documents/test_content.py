"""What may stand where: marker words in every field, and exactly which of them come out in each document."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from intervisie.documents.content import (
    FOR_GROUP_BY_NAME,
    FOR_OWNER_BY_NAME,
    GIVEN,
    NEVER,
    OTHERS,
    minutes,
    notes_without_case,
    owner_sheet,
)
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import Page, make
from intervisie.meeting.choices import CaseChosen, QuestionWorded, ScaleGiven
from intervisie.meeting.following import ActionsBrought, BroughtSettled
from intervisie.meeting.hiding import HiddenKept, HiddenRevealed
from intervisie.meeting.marking import NoteMarked, NoteRated
from intervisie.meeting.note import Brought, NoteKind, Outcome
from intervisie.meeting.notes import KeptOffRecord, NoteStruck
from intervisie.meeting.people import Named
from intervisie.meeting.state import Meeting, Scale
from intervisie.meeting.voting import VotesCounted
from intervisie.method.choices import GoesTo
from intervisie.method.model import Hidden
from tests.documents.builder import ROOT, a_meeting, after, noted

SHELF = Shelf(ROOT / "templates")
MARKER = re.compile(r"zq\w+?qz")


def mark(*parts: object) -> str:
    return "zq" + "".join(str(part).replace("-", "") for part in parts) + "qz"


PEOPLE = tuple((f"p{number}", mark("person", number)) for number in range(1, 6))
NAMES = {name for _, name in PEOPLE}


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    """Return a meeting in which every field that people can fill holds a word of its own."""
    marked = a_meeting(people=PEOPLE, group=mark("group"))
    came_along = [
        Brought("e" * 32, number, mark("brought", number), ("p2", "e1"), date(2027, 1, number))
        for number in (1, 2, 3)
    ]
    marked = after(
        marked,
        1,
        Named(names={}, elsewhere={"e1": mark("elsewhere")}),
        ActionsBrought(actions=tuple(came_along)),
        BroughtSettled(place=1, outcome=Outcome.DONE, text=mark("became")),
        BroughtSettled(place=2, outcome=Outcome.DROPPED, text=mark("became", "off"), off_record=True),
    )
    method = replace(
        marked.rounds[0].method,
        name=mark("method"),
        hidden=(Hidden("a", mark("ask", "a"), "x"), Hidden("b", mark("ask", "b"), "x")),
    )
    marked = replace(marked, rounds=(replace(marked.rounds[0], method=method),))
    marked = after(marked, 1, CaseChosen(case="1", owner="p2", title=mark("title")))
    marked = after(marked, 1, CaseChosen(case="2", owner="p3", title=mark("othertitle")))
    for number in (1, 2, 3):
        marked = after(marked, 1, QuestionWorded(case="1", text=mark("wording", number), by=f"p{number}"))
    marked = after(marked, 1, QuestionWorded(case="2", text=mark("otherwording"), by="p3"))
    marked = after(marked, 1, HiddenKept(case="1", hidden="a", text=mark("revealed")))
    marked = after(marked, 1, HiddenKept(case="1", hidden="b", text=mark("hidden")))
    marked = after(marked, 1, HiddenRevealed(case="1", hidden="a"))
    for number in (3, 7, 9):
        marked = after(marked, 1, ScaleGiven(case="1", scale=Scale.CLARITY, number=number))
    for state, case, goes_to, kind in product(("", "struck", "off"), ("", "1", "2"), GoesTo, NoteKind):
        word = mark(kind, goes_to, "case", case, state)
        doers = ("p5",) if kind is NoteKind.AGREEMENT else ()
        marked = noted(
            marked, 1, kind, word, word + "answer", case=case, goes_to=goes_to, speaker="p4", doers=doers
        )
        number = len(marked.notes)
        marked = after(
            marked,
            1,
            NoteMarked(number=number, record="elsewhere", word=mark("mark", number)),
            NoteRated(number=number, record="elsewhere", numbers=(number,)),
            VotesCounted(totals={number: number}, stop=marked.here),
        )
        if state:
            event = NoteStruck(number=number) if state == "struck" else KeptOffRecord(number=number)
            marked = after(marked, 1, event)
    return marked


def words_in(text: str) -> set[str]:
    return set(MARKER.findall(text))


def owner_text(meeting: Meeting, case: str) -> str:
    return make(SHELF.of_document("owner"), owner_data(owner_sheet(meeting, case)))


def minutes_text(meeting: Meeting) -> str:
    return make(SHELF.of_document("minutes"), minutes_data(minutes(meeting)))


def test_the_owners_sheet_holds_exactly_what_is_the_owners(meeting: Meeting) -> None:
    words = words_in(owner_text(meeting, "1"))

    notes = {mark(kind, GoesTo.OWNER_SHEET, "case", 1) for kind in NoteKind if kind is not NoteKind.CANDIDATE}
    question = {mark("wording", number) for number in (1, 2, 3)}
    assert words == {*notes, *question, mark("ask", "a"), mark("revealed"), mark("method")} | {
        mark("person", 1),  # worded the question first
        mark("person", 3),  # worded it last
        mark("person", 4),  # gave the contributions
        mark("person", 5),  # keeps the agreement
    }


def test_the_sheet_of_another_case_holds_nothing_of_this_one(meeting: Meeting) -> None:
    words = words_in(owner_text(meeting, "2"))

    notes = {mark(kind, GoesTo.OWNER_SHEET, "case", 2) for kind in NoteKind if kind is not NoteKind.CANDIDATE}
    assert words == {*notes, mark("otherwording"), mark("person", 4), mark("person", 5)}


def test_the_minutes_hold_exactly_what_is_the_groups(meeting: Meeting) -> None:
    words = words_in(minutes_text(meeting))

    notes = {
        mark(kind, GoesTo.MINUTES, "case", case)
        for kind in NoteKind
        for case in ("", "1", "2")
        if kind is not NoteKind.CANDIDATE
    }
    followed = {mark("brought", 1), mark("became"), mark("elsewhere")}
    assert words == {*notes, *NAMES, *followed, mark("group"), mark("method")}


def test_the_minutes_name_nobody_but_those_present_those_with_a_role_and_those_who_act(
    meeting: Meeting,
) -> None:
    text = minutes_text(meeting)

    lines = [line for line in text.splitlines() if any(name in line for name in NAMES)]
    presence = [line for line in lines if line.removeprefix("- ") in NAMES]
    acting = [line for line in lines if line.startswith(f"- **{mark('person', 4)}:**")]
    keeping = [line for line in lines if line.startswith(f"- **{mark('person', 5)}:**")]
    followed = [line for line in lines if mark("brought", 1) in line]
    others = [*presence, *acting, *keeping, *followed]
    roles = [line.split(":** ")[1] for line in lines if line not in others]
    assert len(followed) == 1
    assert len(presence) == len(PEOPLE)
    assert len(acting) == len(keeping) == 3  # one of the meeting, and one in each case
    assert roles == [mark("person", 1), mark("person", 3)]


def test_an_action_that_was_not_shared_by_hand_does_not_tell_who_the_case_owner_is() -> None:
    meeting = after(a_meeting(), 1, CaseChosen(case="1", owner="p2"))
    meeting = noted(meeting, 2, NoteKind.ACTION, "ring", goes_to=GoesTo.MINUTES, speaker="p2")
    meeting = noted(meeting, 2, NoteKind.ACTION, "write", goes_to=GoesTo.MINUTES, speaker="p2", shared=True)

    assert [action.who for action in minutes(meeting).actions] == ["", "Bas"]


def test_what_others_do_and_what_has_no_name_is_no_decision_of_the_owner() -> None:
    meeting = after(a_meeting(), 1, CaseChosen(case="1", owner="p2"))
    for text, speaker in (("ring", "p2"), ("write", ""), ("look up", "p3")):
        meeting = noted(meeting, 2, NoteKind.ACTION, text, speaker=speaker)

    sheet = owner_sheet(meeting, "1")
    page = make(SHELF.of_document("owner"), owner_data(sheet))

    assert [(one.text, one.who) for one in sheet.actions] == [("ring", "")]
    assert [(one.text, one.who) for one in sheet.others_act] == [("write", ""), ("look up", "Cem")]
    assert page.index("ring") < page.index("Wat er verder is afgesproken") < page.index("write")


def test_numbers_of_the_owner_stand_in_the_sheet_only_first_and_last_and_nothing_is_computed(
    meeting: Meeting,
) -> None:
    scales = owner_sheet(meeting, "1").scales

    assert [(own.before, own.after) for own in scales] == [(3, 9)]
    assert "scales" not in minutes_data(minutes(meeting))


def test_titles_and_hidden_texts_come_into_no_page_and_no_title_of_a_page(meeting: Meeting) -> None:
    data = minutes_data(minutes(meeting))
    page = make(SHELF.of_document("minutes"), data, page=Page(f"{data['title']} {data['date_iso']}", "nl"))

    title = re.search(r"<title>(.*)</title>", page)
    assert title is not None
    assert words_in(title[1]) == set()
    assert not {mark("title"), mark("hidden"), mark("revealed"), mark("wording", 1)} & words_in(page)


def test_every_kind_of_note_has_its_place_in_both_documents() -> None:
    assert set(GIVEN) | FOR_OWNER_BY_NAME | NEVER == set(NoteKind)
    assert not set(GIVEN) & FOR_OWNER_BY_NAME
    assert set(OTHERS) | FOR_GROUP_BY_NAME | NEVER == set(NoteKind)


def test_notes_that_belong_to_no_case_are_counted(meeting: Meeting) -> None:
    assert len(notes_without_case(meeting)) == len(NoteKind) - len(NEVER)


def test_a_case_that_is_not_there_is_refused(meeting: Meeting) -> None:
    with pytest.raises(KeyError):
        owner_sheet(meeting, "3")
