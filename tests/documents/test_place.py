"""Where a meeting was, who joined online, which of its group it was: as far as somebody said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.cli import edge
from intervisie.documents.content import minutes
from intervisie.documents.plain import attendance_data, minutes_data, proof_data
from intervisie.documents.proof import attendance, proof
from intervisie.documents.shelf import Shelf
from intervisie.documents.template import make
from intervisie.errors import ExitCode
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.choices import CaseChosen
from intervisie.meeting.codec import Decided, decode, encode
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.people import PlaceGiven
from intervisie.meeting.rounds import RoundOpened
from intervisie.meeting.state import Meeting
from tests.documents.builder import LIBRARY, PEOPLE, ROOT, a_meeting, after, at
from tests.documents.test_export import archive, stamp  # noqa: F401 # the fixture

SHELF = Shelf(ROOT / "templates")


def placed(language: str = "nl") -> Meeting:
    """Return a meeting in a house, with Cem somewhere else."""
    return after(a_meeting(language), 1, PlaceGiven(place="Kerkstraat 4", online=("p3",)))


def test_the_place_stands_on_the_list_and_online_behind_who_was_elsewhere() -> None:
    text = make(SHELF.of_document("attendance"), attendance_data(attendance(placed())))

    assert "- **Plaats of online:** Kerkstraat 4\n" in text
    assert "| Cem – *online* |" in text
    assert text.count("online*") == 1


def test_a_proof_says_of_its_person_where_they_were() -> None:
    whole = placed("en")

    texts = [make(SHELF.of_document("proof"), proof_data(proof(whole, number))) for number in (2, 3)]

    assert "- **Place or online:** Kerkstraat 4\n" in texts[0]
    assert "- **Place or online:** online\n" in texts[1]


def test_the_minutes_say_where_it_was_and_which_meeting_of_the_group() -> None:
    text = make(SHELF.of_document("minutes"), minutes_data(minutes(placed(), 3)))

    assert "- **Bijeenkomst:** 2026-11-23-1, nummer 3\n" in text
    assert "- **Plaats:** Kerkstraat 4\n" in text
    assert "- Cem – *online*\n" in text


def test_what_nobody_said_is_a_line_to_fill_in_or_nothing() -> None:
    list_text = make(SHELF.of_document("attendance"), attendance_data(attendance(a_meeting())))
    minutes_text = make(SHELF.of_document("minutes"), minutes_data(minutes(a_meeting())))

    assert "- **Plaats of online:** ____" in list_text
    assert "- **Bijeenkomst:** 2026-11-23-1\n" in minutes_text
    assert "Plaats" not in minutes_text


def test_the_place_is_part_of_the_first_record_and_comes_back_from_it() -> None:
    beginning = Beginning(
        language="nl", blocks=LIBRARY.blocks("nl"), people=PEOPLE, place="Kerkstraat 4", online=("p3",)
    )
    events = begin(beginning, at(0))

    import msgspec

    back = decode(msgspec.json.encode(encode(Decided(elapsed=at(0).elapsed, events=events))))

    assert PlaceGiven(place="Kerkstraat 4", online=("p3",)) in back.events


def test_nothing_is_written_about_a_place_that_nobody_named() -> None:
    beginning = Beginning(language="nl", blocks=LIBRARY.blocks("nl"), people=PEOPLE)

    assert not [event for event in begin(beginning, at(0)) if isinstance(event, PlaceGiven)]


def test_everybody_brought_a_case_only_when_each_who_was_there_owns_one_that_was_treated() -> None:
    pair = a_meeting(people=PEOPLE[:2])
    one = after(pair, 1, CaseChosen(case="1", owner="p1"))
    second = RoundOpened(number=2, method=one.rounds[0].method, case="2")
    both = after(one, 2, second, CaseChosen(case="2", owner="p2"))

    assert not attendance(one).brought
    assert attendance(both).brought
    assert "- **Elke deelnemer bracht een vraag in:** ja\n" in make(
        SHELF.of_document("proof"), proof_data(proof(both, 1))
    )


def test_a_case_that_was_only_offered_does_not_count_as_brought() -> None:
    pair = a_meeting(people=PEOPLE[:2])
    offered = after(pair, 1, CaseChosen(case="1", owner="p1"), CaseChosen(case="9", owner="p2"))

    assert not attendance(offered).brought


def test_secrecy_is_said_with_its_time() -> None:
    meeting = a_meeting()
    rules = next(stop for stop in meeting.order if stop.step.id == "ground-rules")
    entered = replace(meeting, visits={**meeting.visits, rules.key: meeting.visits[meeting.here]})

    text = make(SHELF.of_document("proof"), proof_data(proof(entered, 1)))

    assert "- **Geheimhouding vooraf besproken:** ja, om 13:25\n" in text


def test_meetings_are_counted_within_their_group(archive: Archive) -> None:  # noqa: F811
    def begun(group: str, day: int) -> Meeting:
        beginning = Beginning(language="en", blocks=LIBRARY.blocks("en"), people=PEOPLE, group_name=group)
        meeting, journal, _ = archive.create(beginning, stamp(day * 86400))
        journal.close()
        return meeting

    second, other, none = begun("team  north", 1), begun("Team South", 2), begun("", 3)

    assert [archive.number_in_group(each) for each in (archive.load(), second, other, none)] == [0, 2, 1, 0]


def start(*arguments: str) -> int:
    return edge.run(["start", "incidentmethode", "--plain", "--yes", *arguments])


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("place", ["", "  ", "x" * 81, "with\x1b[2Ja trick"])
def test_a_place_that_cannot_be_written_down_begins_nothing(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = list(Path("../home/meetings").iterdir())

    assert start("--participant", "Anna", "--participant", "Bas", "--place", place) == ExitCode.USAGE

    assert "place" in capsys.readouterr().err
    assert list(Path("../home/meetings").iterdir()) == before


@pytest.mark.usefixtures("archive")
def test_whoever_joins_online_has_a_place_at_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    people = ("--participant", "Anna", "--participant", "Bas")

    assert start(*people, "--place", " Kerkstraat  4 ", "--online", "bas", "--online", "Cem") == ExitCode.DONE

    store = Archive(Path("../home/meetings"))
    handle = next(each.handle for each in store.summaries() if "Cem" in each.people and len(each.people) == 3)
    store.append(handle, (MeetingClosed(),), stamp(60))
    found = attendance(store.load(handle))
    assert found.place == "Kerkstraat 4"
    assert [(one.name, one.online) for one in found.people] == [("Anna", False), ("Bas", True), ("Cem", True)]
