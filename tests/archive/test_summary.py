"""A list of meetings tells what the meetings tell, without replaying them, whatever is in the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intervisie.archive.archive import Archive
from intervisie.archive.summary import Summary
from intervisie.meeting.state import ZERO, Meeting, Role, current_stop, name_of
from intervisie.meeting.stopwatch import net
from intervisie.meeting.timing import find_gap
from tests.archive.disks import QuickDisk
from tests.archive.kept import an_archive, begun, file_of, keep, on
from tests.meeting.builders import MINUTE, Table

LINES = (
    "/continue",
    "/hold",
    "/break 10",
    "/next",
    "/back",
    "/goto questions",
    "/goto commitment",
    "/repeat",
    "/method short",
    "#note iets",
    "#learning iets",
    "/owner Bas",
    "/owner Anna, Cem",
    "/role facilitator Bas",
    "/role note-taker Anna",
    "/arrive Zed",
    "/strike 1",
    "/undo",
    "/yes",
    "/no",
    "/end",
)


def told_by(meeting: Meeting) -> Summary:
    """Return the line of a list, from the meeting as it replays."""
    end = meeting.closed or meeting.last
    return Summary(
        meeting=meeting.id,
        handle=meeting.handle,
        opened=meeting.opened.wall,
        last=end.wall,
        is_open=meeting.closed is None,
        group=meeting.group,
        group_name=meeting.group_name,
        methods=tuple(one.method.name for one in meeting.rounds),
        step=current_stop(meeting).step.title,
        notes=sum(not note.struck for note in meeting.notes),
        net=net(meeting, ZERO, end.elapsed),
        people=tuple(person.name for person in meeting.people if person.spans),
        owners=tuple(
            dict.fromkeys(
                name_of(meeting, person)
                for case in meeting.cases
                for person in (case.owner, *case.co_owners)
                if person
            )
        ),
        facilitator=name_of(meeting, meeting.roles.get(Role.FACILITATOR, "")),
        note_taker=name_of(meeting, meeting.roles.get(Role.NOTE_TAKER, "")),
    )


@given(st.lists(st.sampled_from((*LINES, "sleep")), max_size=25))
@settings(max_examples=60)
def test_a_list_tells_what_the_replayed_meeting_tells(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    table = Table()
    for line in lines:
        table.wait(MINUTE)
        if line == "sleep":
            table.do(find_gap(table.meeting, table.now, MINUTE))
        elif line == "/yes" and table.answer is not None and hasattr(table.answer, "command"):
            table.yes()
        else:
            table.attempt(line)
    archive = an_archive(tmp_path_factory.mktemp("home"))

    meeting = keep(archive, table)

    assert archive.summaries() == (told_by(meeting),)


def test_the_latest_meeting_comes_first(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    for day, hour in ((23, 9), (24, 9), (23, 11)):
        begun(archive, on(2026, 11, day, hour))

    assert [one.handle for one in archive.summaries()] == ["2026-11-24-1", "2026-11-23-2", "2026-11-23-1"]


def _cut_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def _without_the_beginning(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


def _of_a_newer_format(path: Path) -> None:
    import hashlib

    line = path.read_bytes().splitlines()[0][: -len(',"chain":""}') - 32]
    payload = line.replace(b'{"format":1', b'{"format":99', 1)
    chain = hashlib.sha256(path.stem.encode() + payload).hexdigest()[:32]
    path.write_bytes(payload + f',"chain":"{chain}"}}\n'.encode())


def _noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of other systems")
@pytest.mark.parametrize(
    "damage",
    [_cut_in_the_middle, _without_the_beginning, _of_a_newer_format, _noise, _a_folder, _a_link, _a_pipe],
    ids=lambda damage: damage.__name__.strip("_").replace("_", " "),
)
def test_a_damaged_meeting_is_listed_as_such_and_hides_no_other(tmp_path: Path, damage: object) -> None:
    archive = an_archive(tmp_path)
    meeting = keep(archive, Table().type("/continue", "#note een"))
    sound = begun(archive, on(2026, 12, 1))
    assert callable(damage)

    damage(file_of(archive, meeting))

    first, second = archive.summaries()
    assert (first.handle, first.damaged) == (sound.handle, False)
    assert (second.meeting, second.damaged) == (meeting.id, True)
    assert archive.find(meeting.id) == meeting.id
    assert sound.handle in archive.handles()


def test_a_torn_end_is_no_damage(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    meeting = keep(archive, Table().type("/continue", "#note een"))
    path = file_of(archive, meeting)
    path.write_bytes(path.read_bytes() + b'{"format":1,"num')

    assert archive.summaries() == (told_by(meeting),)


def test_a_journal_that_was_made_and_never_written_is_not_listed(tmp_path: Path) -> None:
    archive = an_archive(tmp_path)
    begun(archive)
    (archive.folder / f"{'a' * 32}.jsonl").touch()
    (archive.folder / "notes.txt").write_text("mine")

    assert len(archive.summaries()) == len(archive.handles()) == 1


def test_the_folder_is_looked_at_once_however_many_meetings_stand_in_it(tmp_path: Path) -> None:
    for _ in range(3):
        begun(an_archive(tmp_path))

    class Counting(QuickDisk):
        looks = 0

        def names(self, folder: Path) -> list[str]:
            self.looks += 1
            return super().names(folder)

    disk = Counting()
    Archive(tmp_path / "meetings", disk).summaries()

    assert disk.looks == 1
