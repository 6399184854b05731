"""Everything that is held about somebody is shown, and is gone from every file when they are forgotten."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.groups import Groups
from intervisie.cli import edge
from intervisie.cli.whereabouts import whereabouts
from intervisie.documents.hours import hours_of
from intervisie.documents.proof import attendance
from intervisie.errors import ExitCode
from intervisie.groups.group import (
    Agreement,
    Consent,
    Goal,
    Group,
    Member,
    OwnSignal,
    Paper,
    PaperKind,
    Registration,
    Released,
    Trajectory,
    Wish,
)
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.choices import CaseChosen, QuestionWorded
from intervisie.meeting.following import ActionSettled
from intervisie.meeting.going import DocumentMade, MeetingClosed
from intervisie.meeting.hiding import HiddenKept
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.note import NoteKind, Outcome
from intervisie.meeting.notes import NoteChanged, NoteStruck, NoteTaken
from intervisie.meeting.pseudonyms import PseudonymsGiven
from intervisie.meeting.state import Meeting, Role, StandstillKind
from intervisie.meeting.theme import Theme
from intervisie.meeting.timing import ClockContinued, ClockStopped
from intervisie.method.choices import GoesTo
from tests.archive.disks import QuickDisk
from tests.archive.kept import at, on
from tests.archive.traces import traces
from tests.meeting.builders import BLOCKS, INCIDENT

QUICK = QuickDisk()
NAME = "Zoë Wéstra"
ANNA, ZOE, CEM = ("a" * 32, "Anna"), ("b" * 32, NAME), ("c" * 32, "Cem")
MARKS = ("marmelade", "kaneel", "saffraan", "kardemom", "laurier", "tijm", "venkel", "dille")
"""Words of which each stands in one thing that is theirs."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    return tmp_path


def archive_of(home: Path) -> Archive:
    return Archive(home / "meetings", QUICK)


def groups_of(home: Path) -> Groups:
    return Groups(home / "groups", QUICK)


def a_meeting(
    home: Path,
    *more: MeetingEvent,
    people: tuple[tuple[str, str], ...] = (ANNA, ZOE, CEM),
    group: str = "",
    closed: bool = True,
    language: str = "nl",
) -> Meeting:
    """Keep a meeting with something of theirs in every field that holds words."""
    archive = archive_of(home)
    theirs = people[1][0]
    meeting, journal, _ = archive.create(
        Beginning(
            language=language,
            blocks=BLOCKS,
            people=people,
            group_name=group,
            method=INCIDENT,
            roles=((Role.FACILITATOR, theirs),),
        ),
        at(),
    )
    journal.save_draft(f"{MARKS[7]} in the making, by {NAME}")
    journal.close()
    here, anna = meeting.here, people[0][0]

    def note(number: int, text: str, speaker: str, **more: object) -> NoteTaken:
        goes_to = GoesTo.MINUTES
        return NoteTaken(
            number=number,
            stop=here,
            kind=NoteKind.LEARNING,
            columns=(text,),
            goes_to=goes_to,
            speaker=speaker,
            **more,  # type: ignore[arg-type]
        )

    events: tuple[MeetingEvent, ...] = (
        ClockContinued(),
        note(1, f"{MARKS[0]} said", theirs),
        note(2, f"as {NAME.upper()} said, and Zoë", anna),
        note(3, "another line", anna),
        NoteChanged(
            number=3, columns=(f"once about {NAME}",), kind=NoteKind.NOTE, goes_to=GoesTo.FACILITATOR
        ),
        NoteChanged(number=3, columns=("and no longer",), kind=NoteKind.NOTE, goes_to=GoesTo.FACILITATOR),
        CaseChosen(case="1", owner=theirs, title=f"{MARKS[1]} at home"),
        QuestionWorded(case="1", text=f"How about {MARKS[2]}?"),
        HiddenKept(case="1", hidden="outcome", text=f"{MARKS[3]} it was"),
        NoteTaken(
            number=4,
            stop=here,
            kind=NoteKind.ADVICE,
            columns=(f"{MARKS[4]} would help",),
            goes_to=GoesTo.OWNER_SHEET,
            case="1",
            speaker=anna,
        ),
        NoteTaken(
            number=5,
            stop=here,
            kind=NoteKind.ACTION,
            columns=(f"buy {MARKS[5]}",),
            goes_to=GoesTo.MINUTES,
            doers=(theirs,),
            shared=True,
        ),
        ActionSettled(number=5, outcome=Outcome.DONE, text=f"{MARKS[6]} instead"),
        NoteStruck(number=3),
        ClockStopped(kind=StandstillKind.APART, person=theirs),
        PseudonymsGiven(names={"Zoë": "persoon A", "Mo": "persoon B"}),
        *more,
    )
    archive.append(meeting.id, (*events, MeetingClosed()) if closed else events, at(600))
    return archive.load(meeting.id)


def a_group(home: Path) -> Group:
    """Keep a group of which the older records hold more than the last one."""
    groups = groups_of(home)
    members = tuple(
        Member(*one, registrations=(Registration("SKJ", f"7{one[0][:7]}"),)) for one in (ANNA, ZOE)
    )
    group = groups.create(Group(id="", name="Noord", members=members), on(2025, 1, 1))

    def change(group: Group) -> Group:
        text = f"{NAME} keeps the keys"
        agreed = (Consent(ANNA[0], date(2025, 2, 1)), Consent(ZOE[0], date(2025, 2, 2)))
        return Group(
            id=group.id,
            name=group.name,
            members=group.members,
            ground_rules=("Zoë opens",),
            agreements=(Agreement(1, text, date(2025, 2, 1), agreed),),
            themes=(Theme("t1", f"what {NAME} asks"),),
            trajectories=(
                Trajectory(
                    planned=8,
                    began=date(2025, 1, 1),
                    goals=(
                        Goal(ZOE[0], (Wish(f"{MARKS[0]} for breakfast", date(2025, 1, 2)),)),
                        Goal(ANNA[0], (Wish("to listen to Zoë", date(2025, 1, 2)),)),
                    ),
                    papers=(Paper(ZOE[0], PaperKind.WORK, 1, date(2025, 1, 3)),),
                ),
            ),
            released=(Released(1, "ours", "Zoë says so", date(2025, 1, 4)),),
            signals=(OwnSignal(1, "hear us", NAME, date(2025, 1, 4), date(2025, 2, 4), "Zoë will"),),
        )

    groups.change(group.id, change, on(2025, 2, 1))
    return groups.change(
        group.id,
        lambda group: Group(id=group.id, name=group.name, members=group.members[:1]),
        on(2025, 3, 1),
    )


def run(*arguments: str) -> int:
    return edge.run(["people", *arguments])


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, object]]]:
    capfd.readouterr()
    assert run("show", *arguments, "--json") == ExitCode.DONE
    found: dict[str, list[dict[str, object]]] = json.loads(capfd.readouterr().out)
    return found


def texts(meeting: dict[str, object]) -> list[str]:
    found = meeting["texts"]
    assert isinstance(found, list)
    return [each["text"] for each in found]


def test_everything_in_every_meeting_is_shown(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_meeting(home)
    a_meeting(home, people=(ANNA, ("d" * 32, "zoë  wéstra"), CEM))

    found = shown(capfd, "ZOË WÉSTRA")

    assert len(found["meetings"]) == 2
    for meeting in found["meetings"]:
        text = " ".join(texts(meeting))
        assert [mark for mark in MARKS[:7] if mark not in text] == []
        assert f"once about {NAME}" in text
        assert meeting["roles"] == ["facilitator"]
        assert meeting["cases"] == [1]
        assert meeting["pseudonyms"] == {"Zoë": "persoon A"}
        assert meeting["talks_apart"]
        assert meeting["there"]


def test_a_membership_of_long_ago_is_held_too(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_group(home)

    (group,) = shown(capfd, NAME)["groups"]

    assert json.dumps(group["members"]).count("SKJ") == 1
    assert group["agreed"] == [{"version": 1, "day": "2025-02-02"}]
    assert group["goals"] == [{"text": f"{MARKS[0]} for breakfast", "day": "2025-01-02"}]
    assert json.dumps(group["papers"]).count("work") == 1
    assert group["texts"] == ["Zoë opens", f"{NAME} keeps the keys", f"what {NAME} asks", *FURTHER]


FURTHER = ["Zoë says so", NAME, "Zoë will", "to listen to Zoë"]


def test_a_page_steers_no_terminal(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    people = (ANNA, ("d" * 32, "Zo\x1b[31m\u202eë"), CEM)
    a_meeting(home, people=people)

    assert run("show", "Zo\x1b[31m\u202eë") == ExitCode.DONE

    out = capfd.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("name", ["None", "null", "no", "x" * 1000, "' OR 1=1", "../../etc", "%s", "{name}"])
def test_strange_names_are_names(home: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert run("show", name) == ExitCode.DONE
    assert run("forget", name, "--yes") == ExitCode.DONE
    assert "Traceback" not in capfd.readouterr().err

    a_meeting(home, people=(ANNA, ("d" * 32, name), CEM))
    assert len(shown(capfd, name)["meetings"]) == 1
    assert run("forget", name, "--yes") == ExitCode.DONE
    assert shown(capfd, name)["meetings"] == []


@pytest.mark.parametrize("name", ["", "   "])
@pytest.mark.usefixtures("home")
def test_a_name_without_a_letter_is_refused(name: str) -> None:
    assert run("show", name) == ExitCode.USAGE
    assert run("forget", name, "--yes") == ExitCode.USAGE


@pytest.mark.usefixtures("home")
def test_without_a_name_and_nobody_to_ask_it_says_so() -> None:
    assert run("show") == ExitCode.ANSWER_NEEDED
    assert run("forget") == ExitCode.ANSWER_NEEDED


def test_forgotten_in_every_file_whatever_it_was_written_in(home: Path) -> None:
    a_group(home)
    a_meeting(home, group="Noord")
    a_meeting(home)
    assert {word for _, word, _ in traces(home, NAME, *MARKS)} == {NAME, *MARKS}

    assert run("forget", NAME, "--yes") == ExitCode.DONE

    assert traces(home, NAME, NAME.upper(), "Zoë", ZOE[0], f"7{ZOE[0][:7]}", *MARKS) == []
    assert groups_of(home).all()[0].members[0].name == "Anna"


def test_the_meeting_stands_and_others_keep_what_is_theirs(home: Path) -> None:
    meeting = a_meeting(home)

    run("forget", NAME, "--yes")

    after = archive_of(home).load_whole(meeting.id)
    assert [person.name for person in after.people] == ["Anna", "iemand", "Cem"]
    assert [person.spans for person in after.people] == [person.spans for person in meeting.people]
    assert [note.text for note in after.notes] == ["", "as ███ said, and ███", "and no longer", "", ""]
    assert after.pseudonyms == {"Mo": "persoon B"}
    assert after.people[1].id not in {ANNA[0], ZOE[0], CEM[0]}


def test_the_word_for_nobody_is_in_the_language_of_the_meeting_and_stands_once(home: Path) -> None:
    a_meeting(home, language="en")

    run("forget", NAME, "--yes")
    run("forget", "Cem", "--yes")

    assert [person.name for person in archive_of(home).load().people] == ["Anna", "somebody", "somebody 2"]


def test_without_a_yes_it_is_only_told(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_meeting(home)
    before = traces(home, NAME, *MARKS)

    assert run("forget", NAME) == ExitCode.ANSWER_NEEDED

    assert "What stays, and why:" in capfd.readouterr().out
    assert traces(home, NAME, *MARKS) == before


def test_what_is_told_holds_nothing_of_what_was_said(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_meeting(home)

    run("forget", NAME)

    captured = capfd.readouterr()
    assert [mark for mark in MARKS if mark in captured.out + captured.err] == []


def test_an_open_meeting_holds_everything_up(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_meeting(home)
    a_meeting(home, closed=False)
    before = traces(home, *MARKS)

    assert run("forget", NAME, "--yes") == ExitCode.USAGE

    assert "intervisie resume" in capfd.readouterr().err
    assert traces(home, *MARKS) == before


def test_who_is_only_mentioned_is_forgotten_too(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_meeting(home, people=(ANNA, ("d" * 32, "Bas"), CEM))

    (meeting,) = shown(capfd, NAME)["meetings"]
    assert meeting["there"] == []
    assert run("forget", NAME, "--yes") == ExitCode.DONE

    assert traces(home / "meetings", NAME, "Zoë") == []
    assert traces(home, MARKS[0]) != []


def test_a_damaged_meeting_is_named_and_left_and_the_others_are_done(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged = a_meeting(home)
    archive_of(home).append(damaged.id, (DocumentMade(document="minutes"),), at(700))
    file = home / "meetings" / f"{damaged.id}.jsonl"
    data = file.read_bytes()
    place = data.index(b'"kind"', data.index(b"\n"))
    file.write_bytes(data[:place] + b"#" + data[place + 1 :])
    whole = a_meeting(home)

    assert run("forget", NAME, "--yes") == ExitCode.DAMAGED

    assert damaged.handle in capfd.readouterr().err
    assert NAME not in [person.name for person in archive_of(home).load(whole.id).people]
    assert file.read_bytes() == data[:place] + b"#" + data[place + 1 :]


def test_what_is_open_in_another_window_is_done_the_next_time(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    groups_of(home).create(Group(id="", name="Noord", members=(Member(*ZOE),)), on(2025, 1, 1))
    busy, other = a_meeting(home), a_meeting(home)
    reopened = archive_of(home).open(busy.id)
    try:
        assert run("forget", NAME, "--yes") == ExitCode.BUSY
    finally:
        reopened.journal.close()

    assert "Not everything could be done." in capfd.readouterr().out
    assert NAME not in [person.name for person in archive_of(home).load(other.id).people]
    assert groups_of(home).all()[0].members != ()
    assert run("forget", NAME, "--yes") == ExitCode.DONE
    assert traces(home, NAME, *MARKS) == []


def test_somebody_in_two_groups_and_no_meeting_leaves_both(home: Path) -> None:
    for group, other in (("Noord", ANNA), ("Zuid", CEM)):
        members = (Member(*ZOE, discipline=MARKS[0]), Member(*other))
        groups_of(home).create(Group(id="", name=group, members=members), on(2025, 1, 1))

    assert run("forget", NAME, "--yes") == ExitCode.DONE

    assert traces(home, NAME, MARKS[0]) == []
    assert [[member.name for member in group.members] for group in groups_of(home).all()] == [
        ["Anna"],
        ["Cem"],
    ]


def test_in_one_group_only(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, other = a_meeting(home, group="Noord"), a_meeting(home, group="Zuid")
    assert run("show", NAME) == ExitCode.DONE
    assert "choose one with --group" in capfd.readouterr().out

    assert run("forget", NAME, "--group", "noord", "--yes") == ExitCode.DONE

    archive = archive_of(home)
    assert NAME not in [person.name for person in archive.load(one.id).people]
    assert NAME in [person.name for person in archive.load(other.id).people]


def test_a_member_is_found_under_an_earlier_name(home: Path) -> None:
    groups = groups_of(home)
    group = groups.create(Group(id="", name="Noord", members=(Member(*ZOE),)), on(2025, 1, 1))
    a_meeting(home, group="Noord")
    renamed = Group(id=group.id, name=group.name, members=(Member(ZOE[0], "Zoë Bakker"),))
    groups.change(group.id, lambda _: renamed, on(2025, 2, 1))

    found = whereabouts(archive_of(home), groups_of(home), "Zoë Bakker")
    assert len(found.meetings) == 1
    assert run("forget", "Zoë Bakker", "--yes") == ExitCode.DONE

    assert traces(home, NAME, "Zoë Bakker", "Zoë", *MARKS) == []


def test_two_people_of_one_name_in_a_meeting_are_told_of(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    a_meeting(home, people=(ANNA, ZOE, ("c" * 32, "zoë wéstra")))

    assert run("show", NAME) == ExitCode.DONE
    assert "cannot be told apart" in capfd.readouterr().out
    assert run("forget", NAME, "--yes") == ExitCode.DONE

    assert [person.name for person in archive_of(home).load().people] == ["Anna", "iemand", "iemand"]


def test_whoever_was_forgotten_is_nobody_in_hours_turns_and_the_next_meeting(home: Path) -> None:
    meeting = a_meeting(home, group="Noord")

    run("forget", NAME, "--yes")

    archive = archive_of(home)
    assert archive.people_of("Noord") == ("Anna", "Cem")
    after = archive.load(meeting.id)
    assert [each.name for each in hours_of((attendance(after),), meeting.opened.wall.year)] == ["Anna", "Cem"]


def test_somebody_nobody_knows_is_no_error_and_twice_is_the_same_as_once(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    a_meeting(home)
    run("forget", NAME, "--yes")
    before = (home / "meetings").stat().st_mtime_ns
    capfd.readouterr()

    assert run("forget", NAME, "--yes") == ExitCode.DONE

    assert f"Nothing is held about {NAME}." in capfd.readouterr().out
    assert (home / "meetings").stat().st_mtime_ns == before
