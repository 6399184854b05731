"""What is past its date is told, and goes only when somebody says so; no date is ever too early."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from intervisie.archive.archive import Archive
from intervisie.archive.retention import NAME, load_rules
from intervisie.cli import edge
from intervisie.cli.retention import MOST, Due, look_over
from intervisie.documents.attendance import attended
from intervisie.errors import DamagedError, ExitCode, UsageError
from intervisie.groups.retention import Kept, Period, Rule, Rules, read_period
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.instant import Stamp
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.method.choices import GoesTo
from tests.archive.disks import QuickDisk
from tests.archive.kept import a_beginning, on
from tests.archive.traces import traces

YEAR = Period(years=1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVISIE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVISIE_LANGUAGE", "en")
    return tmp_path


def an_archive(home: Path) -> Archive:
    return Archive(home / "meetings", QuickDisk())


def held(home: Path, stamp: Stamp, group: str = "", *, closed: bool = True) -> str:
    """Keep a meeting with a note that says marmalade; return its id."""
    archive = an_archive(home)
    meeting, journal, _ = archive.create(a_beginning(group), stamp)
    journal.close()
    note = NoteTaken(
        number=1, stop=meeting.here, kind=NoteKind.NOTE, columns=("marmalade",), goes_to=GoesTo.OWNER_SHEET
    )
    archive.append(meeting.id, (note, MeetingClosed()) if closed else (note,), stamp)
    return meeting.id


def rules(*, content: Period | None = None, proof: Period | None = None, group: str = "") -> Rules:
    def kept(period: Period | None) -> Kept | None:
        return Kept(period, "agreed", date(2020, 1, 1)) if period else None

    return Rules((Rule(group, kept(content), kept(proof)),))


def due(home: Path, now: Stamp, found: Rules) -> list[tuple[date, bool]]:
    return [(one.since, one.whole) for one in look_over(an_archive(home), found, now.wall).due]


def run(*arguments: str) -> int:
    return edge.run(["retention", *arguments])


@pytest.mark.parametrize(
    ("period", "day", "over"),
    [
        ("1y", date(2023, 3, 5), date(2024, 3, 5)),
        ("1y", date(2024, 2, 29), date(2025, 3, 1)),
        ("4y", date(2024, 2, 29), date(2028, 2, 29)),
        ("1m", date(2023, 1, 31), date(2023, 3, 1)),
        ("1m", date(2023, 12, 31), date(2024, 1, 31)),
        ("2m", date(2023, 12, 31), date(2024, 3, 1)),
        ("1d", date(2023, 12, 31), date(2024, 1, 1)),
        ("6w", date(2024, 2, 1), date(2024, 3, 14)),
        ("1y6m", date(2023, 7, 1), date(2025, 1, 1)),
        ("2 J", date(2023, 7, 1), date(2025, 7, 1)),
    ],
)
def test_a_period_is_over_on_the_day_it_says_and_never_before(period: str, day: date, over: date) -> None:
    found = read_period(period)

    assert found is not None
    assert found.after(day) == over


@pytest.mark.parametrize(
    "text", ["", "0y", "0d", "2", "y", "two years", "-1y", "1.5y", "101y", "9999m", "1h"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_period(text) is None


def test_nothing_is_past_its_date_where_no_period_was_set(home: Path) -> None:
    held(home, on(2001, 1, 1))

    assert due(home, on(2026, 1, 1), Rules()) == []


def test_content_and_proof_have_their_own_dates_on_the_day_itself(home: Path) -> None:
    held(home, on(2020, 12, 31))
    found = rules(content=YEAR, proof=Period(years=6))

    assert due(home, on(2021, 12, 30), found) == []
    assert due(home, on(2021, 12, 31), found) == [(date(2021, 12, 31), False)]
    assert due(home, on(2026, 12, 30), found) == [(date(2021, 12, 31), False)]
    assert due(home, on(2026, 12, 31), found) == [(date(2026, 12, 31), True)]


def test_a_group_has_its_own_period_and_keeps_it_under_another_name(home: Path) -> None:
    held(home, on(2020, 1, 1), "Noord")
    held(home, on(2020, 1, 2), "Zuid")
    archive = an_archive(home)
    noord = archive.heading("2020-01-01").group
    found = Rules((*rules(content=YEAR).rules, *rules(content=Period(years=5), group=noord).rules))

    assert [one.heading.group_name for one in look_over(archive, found, on(2022, 1, 1).wall).due] == ["Zuid"]
    assert found.holding_for(noord).content == found.rules[1].content


def test_an_open_meeting_never_goes_and_is_named(home: Path) -> None:
    held(home, on(2020, 1, 1), closed=False)

    look = look_over(an_archive(home), rules(proof=YEAR), on(2026, 1, 1).wall)

    assert (look.due, look.open) == ((), ("2020-01-01-1",))


def test_a_damaged_meeting_is_named_and_left(home: Path) -> None:
    meeting = held(home, on(2020, 1, 1))
    file = home / "meetings" / f"{meeting}.jsonl"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)

    look = look_over(an_archive(home), rules(proof=YEAR), on(2026, 1, 1).wall)

    assert look.due == ()
    assert len(look.unread) == 1


def test_a_clock_before_the_latest_meeting_is_refused(home: Path) -> None:
    held(home, on(2020, 1, 1))
    held(home, on(2024, 1, 1))

    with pytest.raises(UsageError):
        look_over(an_archive(home), rules(content=YEAR), on(2023, 12, 31).wall)


@pytest.mark.usefixtures("home")
def test_a_list_changes_nothing_and_an_empty_archive_is_fine(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("list") == ExitCode.DONE
    assert "Nothing is past its date." in capfd.readouterr().out


def test_what_was_said_goes_and_the_proof_stays(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    meeting = held(home, on(2020, 1, 1), "Noord")
    before = attended(an_archive(home).load(meeting))
    assert run("set", "--content", "2y", "--reason", "the cycle of the group") == ExitCode.DONE
    assert run("list") == ExitCode.DONE
    assert traces(home, "marmalade") != []

    assert run("apply", "--yes") == ExitCode.DONE

    assert traces(home, "marmalade") == []
    assert attended(an_archive(home).load_whole(meeting)) == before
    capfd.readouterr()
    assert run("list", "--json") == ExitCode.DONE
    assert json.loads(capfd.readouterr().out)["due"] == []


def test_past_the_date_of_the_proof_the_meeting_is_gone(home: Path) -> None:
    meeting = held(home, on(2010, 1, 1), "Noord")
    assert run("set", "--content", "2y", "--proof", "6y", "--reason", "why not") == ExitCode.DONE

    assert run("apply", "--number", "1") == ExitCode.DONE

    assert traces(home, meeting, "marmalade") == []


def test_without_a_yes_nothing_goes(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    held(home, on(2010, 1, 1))
    run("set", "--content", "2y", "--reason", "why not")

    assert run("apply") == ExitCode.ANSWER_NEEDED
    assert run("apply", "--number", "2") == ExitCode.USAGE

    assert "--number 1" in capfd.readouterr().err
    assert traces(home, "marmalade") != []


def test_of_many_meetings_the_number_is_needed(home: Path) -> None:
    for day in range(1, MOST + 2):
        held(home, on(2010, 1, day))
    run("set", "--content", "2y", "--reason", "why not")

    assert run("apply", "--yes") == ExitCode.ANSWER_NEEDED
    assert traces(home, "marmalade") != []
    assert run("apply", "--number", str(MOST + 1)) == ExitCode.DONE
    assert traces(home, "marmalade") == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("set",), ExitCode.USAGE),
        (("set", "--content", "2y"), ExitCode.ANSWER_NEEDED),
        (("set", "--content", "2y", "--reason", " "), ExitCode.USAGE),
        (("set", "--content", "soon", "--reason", "x"), ExitCode.USAGE),
        (("set", "--content", "2y", "--proof", "1y", "--reason", "x"), ExitCode.USAGE),
        (("set", "--content", "2y", "--reason", "x", "--group", "nobody"), ExitCode.USAGE),
        (("clear", "--group", "nobody"), ExitCode.USAGE),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(
    home: Path, arguments: tuple[str, ...], code: ExitCode
) -> None:
    assert run(*arguments) == code
    assert not (home / NAME).exists()


def test_periods_are_for_their_owner_only_and_hold_no_name(home: Path) -> None:
    held(home, on(2020, 1, 1), "Noord")
    assert run("set", "--content", "2y", "--reason", "the cycle", "--group", "noord") == ExitCode.DONE

    assert (home / NAME).stat().st_mode & 0o777 == 0o600
    assert "oord" not in (home / NAME).read_text()
    assert run("clear", "--group", "Noord") == ExitCode.DONE
    assert load_rules(home) == Rules()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format":9,"rules":{"rules":[]}}', '{"format":1}', "\0"])
def test_a_file_that_somebody_changed_is_refused_and_nothing_is_proposed(home: Path, text: str) -> None:
    held(home, on(2010, 1, 1))
    (home / NAME).write_text(text)

    with pytest.raises(DamagedError):
        load_rules(home)
    assert run("list") == ExitCode.DAMAGED
    assert run("apply", "--yes") == ExitCode.DAMAGED
    assert run("set", "--content", "2y", "--reason", "x") == ExitCode.DAMAGED
    assert (home / NAME).read_text() == text


def test_what_is_due_is_named_by_date_and_number_only(home: Path) -> None:
    held(home, on(2020, 1, 1), "Noord")

    (one,) = look_over(an_archive(home), rules(content=YEAR), on(2026, 1, 1).wall).due

    assert isinstance(one, Due)
    assert one.name == "2020-01-01-1"
