"""The folder of meetings: beginning one, finding it, going on with it, and who was there last time."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.errors import BusyError, DamagedError, StorageError, UsageError
from intervisie.meeting.going import DocumentMade
from intervisie.meeting.state import GapKind, StandstillKind
from intervisie.meeting.timing import ClockContinued, open_gap
from tests.archive.disks import FAULTS, DyingDisk, FailingDisk, Killed, WatchedDisk
from tests.archive.kept import AMSTERDAM, a_beginning, an_archive, at, begun, file_of, keep, on
from tests.meeting.builders import MINUTE, Table

WRITING = {
    "open_new",
    "open_append",
    "open_lock",
    "write",
    "truncate",
    "replace",
    "place",
    "remove",
    "make_folder",
}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_meeting_that_was_begun_is_read_back_as_it_was(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)

    meeting, journal, stamp = archive.create(a_beginning("Maandag"), at())

    assert archive.load(meeting.handle) == meeting
    assert stamp == at()
    journal.close()


def test_handles_count_the_meetings_of_a_local_date(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)

    stamps = (on(2026, 11, 23), on(2026, 11, 23, 16), on(2026, 11, 24, 0, 30, AMSTERDAM))

    assert [begun(archive, stamp).handle for stamp in stamps] == [
        "2026-11-23-1",
        "2026-11-23-2",
        "2026-11-24-1",
    ]


def test_the_handle_of_an_erased_meeting_is_free_again(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    for hour in (9, 11, 13):
        begun(archive, on(2026, 11, 23, hour))

    archive.erase("2026-11-23-2")

    assert begun(archive, on(2026, 11, 23, 15)).handle == "2026-11-23-2"


def test_meetings_that_begin_at_once_get_handles_of_their_own(tmp_path: Path) -> None:
    threads = [threading.Thread(target=begun, args=(an_archive(tmp_path),)) for _ in range(6)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(an_archive(tmp_path).handles()) == [f"2026-11-23-{number}" for number in range(1, 7)]


def test_a_group_keeps_its_id_however_its_name_is_typed(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)

    first, again, other, none = (
        begun(archive, group_name=name) for name in ("Équipe Zuid", " équipe  zuid", "Noord", "")
    )

    assert first.group == again.group != other.group
    assert none.group == ""


def test_without_a_name_the_latest_meeting_is_meant(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    latest = begun(archive, on(2026, 11, 24))
    begun(archive, on(2026, 11, 23))

    assert archive.find() == latest.id


def test_a_date_is_enough_when_there_is_one_meeting_on_it(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    meeting = begun(archive, on(2026, 11, 23))
    begun(archive, on(2026, 11, 24))

    assert archive.find("2026-11-23") == archive.find(meeting.id[:8]) == meeting.id


@pytest.mark.parametrize("name", ["2026-11-23", "2026-11-25-1", "", "../x", "2026-11-23-١"])
def test_a_name_that_fits_none_or_several_is_answered_with_those_there_are(tmp_path: Path, name: str) -> None:
    archive = an_archive(tmp_path)
    begun(archive, on(2026, 11, 23, 9))
    begun(archive, on(2026, 11, 23, 11))

    with pytest.raises(UsageError) as caught:
        archive.find(name)

    assert caught.value.mend is not None
    assert dict(caught.value.mend.arguments)["names"] == "2026-11-23-2, 2026-11-23-1"


def test_an_empty_or_missing_folder_holds_no_meetings(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)

    assert (archive.summaries(), archive.handles(), archive.groups()) == ((), (), ())
    with pytest.raises(UsageError):
        archive.find()


def test_people_are_remembered_with_those_who_came_later(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    begun(archive, on(2026, 1, 5), "Noord")
    meeting = keep(archive, Table(people=("Anna", "Bas")).type("/continue", "/arrive Cem"))

    assert [person.name for person in meeting.people] == ["Anna", "Bas", "Cem"]
    assert archive.people_of("MAANDAGGROEP") == ("Anna", "Bas", "Cem")
    assert archive.people_of("Zuid") == ()
    assert archive.groups() == ("Maandaggroep", "Noord")


def test_reading_never_writes(tmp_path: Path) -> None:
    begun(an_archive(tmp_path), group_name="Noord")
    before = files_in(tmp_path / "meetings")
    disk = WatchedDisk()
    archive = an_archive(tmp_path, disk)

    archive.load()
    archive.summaries()
    archive.people_of(archive.groups()[0])

    assert not WRITING & set(disk.names_of())
    assert files_in(tmp_path / "meetings") == before


def test_a_meeting_can_be_read_while_it_is_open_and_not_opened_twice(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    meeting, journal, _ = archive.create(a_beginning(), at())

    assert archive.load() == meeting
    assert archive.summaries()[0].is_open
    with pytest.raises(BusyError):
        archive.resume(None, at(60))
    with pytest.raises(BusyError):
        archive.erase(meeting.handle)
    journal.close()


def test_a_resume_of_a_clock_that_stood_still_writes_nothing(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    begun(archive)
    before = file_of(archive, archive.load()).read_bytes()

    reopened = archive.resume(None, at(600))

    reopened.journal.close()
    assert reopened.meeting.last.elapsed == 10 * MINUTE
    assert file_of(archive, reopened.meeting).read_bytes() == before


@pytest.mark.parametrize(
    ("boot", "away", "counts", "estimated"),
    [
        ("1" * 32, 20, True, False),
        ("1" * 32, 40, False, False),
        ("2" * 32, 20, True, True),
        ("", 20, True, True),
    ],
    ids=["short", "long", "rebooted", "no boot id"],
)
def test_a_resume_after_a_crash_holds_the_clock_and_asks_about_the_time_between(
    tmp_path: Path, boot: str, away: int, counts: bool, estimated: bool
) -> None:
    archive = an_archive(tmp_path)
    begun(archive)
    archive.append(None, (ClockContinued(),), at(60))

    reopened = archive.resume(None, at(60 + away * 60, boot=boot))

    reopened.journal.close()
    gap = open_gap(reopened.meeting)
    assert gap is not None
    assert (gap.kind, gap.until - gap.since, gap.counts, gap.estimated) == (
        GapKind.STOPPED,
        away * MINUTE,
        counts,
        estimated,
    )
    assert reopened.meeting.standstill is not None
    assert reopened.meeting.standstill.kind is StandstillKind.RESUMED
    assert archive.load() == reopened.meeting


def test_adding_to_a_meeting_that_broke_off_leaves_its_gap_to_be_asked_about(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    begun(archive)
    archive.append(None, (ClockContinued(),), at(60))

    archive.append(None, (DocumentMade(document="minutes"),), at(660))
    reopened = archive.resume(None, at(7260))

    reopened.journal.close()
    gap = open_gap(reopened.meeting)
    assert gap is not None
    assert gap.until - gap.since == 10 * MINUTE


def test_adding_to_a_closed_meeting_moves_none_of_its_times(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    closed = keep(archive, Table().type("/continue").wait(MINUTE).type("#note iets").attempt("/end").yes())
    before = archive.summaries()

    changed = archive.append(None, (DocumentMade(document="minutes"),), at(86_400))

    assert replace(changed, last=closed.last) == closed
    assert archive.summaries() == before


def test_what_stood_typed_comes_back_with_the_meeting(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    _, journal, _ = archive.create(a_beginning(), at())
    journal.save_draft("half een zin")
    journal.close()

    reopened = archive.open()

    assert reopened.journal.draft() == "half een zin"
    reopened.journal.close()


def test_erasing_leaves_no_file_and_no_line(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    kept, gone = begun(archive), begun(archive)
    (archive.folder / f"{gone.id}.tail-1").write_bytes(b"torn")

    archive.erase(gone.handle)

    assert archive.handles() == (kept.handle,)
    assert not [path for path in archive.folder.iterdir() if path.name.startswith(gone.id)]


def test_an_erasure_that_was_broken_off_never_shows_the_meeting_again(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    gone = begun(archive)
    file_of(archive, gone).rename(archive.folder / f"{gone.id}.erased")

    assert (archive.summaries(), archive.handles()) == ((), ())
    begun(archive)
    assert not (archive.folder / f"{gone.id}.erased").exists()


def test_of_a_meeting_that_could_not_begin_nothing_is_left(tmp_path: Path) -> None:
    for name, fault in FAULTS.items():
        for operation in range(1, 40):
            archive = an_archive(tmp_path / f"{name}-{operation}", FailingDisk(operation, fault))
            (tmp_path / f"{name}-{operation}").mkdir()
            try:
                meeting, journal, _ = archive.create(a_beginning(), at())
            except StorageError:
                assert an_archive(archive.folder.parent).summaries() == ()
            else:
                journal.close()
                assert an_archive(archive.folder.parent).load() == meeting


def test_a_kill_while_a_meeting_begins_leaves_it_whole_or_not_there(tmp_path: Path) -> None:
    for operation in range(1, 40):
        disk = DyingDisk(operation)
        home = tmp_path / f"{operation}"
        home.mkdir()
        with contextlib.suppress(Killed):
            an_archive(home, disk).create(a_beginning(), at())
        disk.bury()

        archive = an_archive(home)
        listed = [summary.handle for summary in archive.summaries() if not summary.damaged]

        assert listed in ([], ["2026-11-23-1"])
        assert begun(archive).handle in ("2026-11-23-1", "2026-11-23-2")


def test_a_meeting_without_its_beginning_is_refused_and_left_alone(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    meeting = keep(archive, Table().type("/continue", "#note een"))
    path = file_of(archive, meeting)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    before = files_in(archive.folder)

    for action in (archive.load, archive.open):
        with pytest.raises(DamagedError):
            action(meeting.id)

    assert files_in(archive.folder) == before | {f"{meeting.id}.lock": before[f"{meeting.id}.lock"]}


def test_a_hole_in_a_journal_costs_what_stood_there_and_nothing_else(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    table = Table().type("/continue", "#note een", "#note twee", "#note drie", "/strike 3")
    meeting = keep(archive, table)
    path = file_of(archive, meeting)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3] + lines[4:]))

    reopened = archive.open(meeting.handle)

    reopened.journal.close()
    told = [(note.number, note.text, note.struck) for note in reopened.meeting.notes]
    assert told == [(1, "een", False), (2, "", True), (3, "drie", True)]
    assert reopened.notices
    assert archive.summaries()[0].damaged


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/a/Dropbox (Personal)/x", "Dropbox"),
        ("/Users/a/OneDrive - Werk/x", "OneDrive"),
        ("/home/a/Nextcloud/x", "Nextcloud"),
        ("/Users/a/Library/Mobile Documents/x", "iCloud"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a@b.nl/x", "Google Drive"),
        ("/home/a/.local/share/intervisie", None),
    ],
)
def test_a_folder_that_a_program_copies_elsewhere_is_warned_of(folder: str, program: str | None) -> None:
    warning = Archive(Path(folder)).warning()

    assert (dict(warning.arguments)["program"] if warning else None) == program


def test_the_meetings_of_a_group_are_found_under_every_name_it_had(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    first = begun(archive, on(2026, 11, 1), "Noord")
    begun(archive, on(2026, 11, 2), "Zuid")

    assert [one.meeting for one in archive.summaries("noord")] == [first.id]
    assert [one.meeting for one in archive.summaries("Noordoost", first.group)] == [first.id]
    assert archive.summaries("Noordoost") == ()
    assert len(archive.summaries()) == 2
