"""Files are written whole or not at all, for their owner only, and never where a link leads."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervisie.archive.durable import DISK, Disk, write_whole
from intervisie.archive.folders import data_folder, ensure_writable, make_folders, meetings_folder
from intervisie.archive.journal import Journal
from intervisie.errors import StorageError
from tests.archive.disks import FAULTS, MEETING, FailingDisk, QuickDisk, WatchedDisk, a_stamp

QUICK = QuickDisk()


@pytest.fixture(params=[0o000, 0o077, 0o777], ids=["umask 000", "umask 077", "umask 777"])
def any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("any_umask")
def test_files_and_folders_are_for_their_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "meetings"
    ensure_writable(folder)
    journal = Journal.create(folder, MEETING)
    journal.append("note", "text", a_stamp())
    journal.save_draft("half")
    write_whole(folder / "minutes.md", b"text")

    assert {mode(path) for path in folder.iterdir()} == {0o600}
    assert len(list(folder.iterdir())) == 4
    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"

    write_whole(path, b"text")

    assert path.read_bytes() == b"text"
    assert list(tmp_path.iterdir()) == [path]


def test_contents_are_synced_before_they_get_their_name_and_the_name_after(tmp_path: Path) -> None:
    for force, rename in ((False, "place"), (True, "replace")):
        disk = WatchedDisk()

        write_whole(tmp_path / "minutes.md", b"text", force=force, disk=disk)

        order = [name for name in disk.names_of() if name != "status"]
        assert order == ["open_new", "write", "sync", "close", rename, "sync_folder"]


def test_an_existing_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    path.write_text("old")

    with pytest.raises(StorageError, match="exists already"):
        write_whole(path, b"new")
    untouched = path.read_text()
    write_whole(path, b"new", force=True)

    assert untouched == "old"
    assert path.read_text() == "new"


def test_a_file_that_appears_while_we_write_is_not_replaced(tmp_path: Path) -> None:
    class Race(QuickDisk):
        def place(self, source: Path, target: Path) -> None:
            target.write_text("theirs")
            super().place(source, target)

    with pytest.raises(StorageError, match="exists already"):
        write_whole(tmp_path / "minutes.md", b"ours", disk=Race())

    assert [path.read_text() for path in tmp_path.iterdir()] == ["theirs"]


@pytest.mark.parametrize("force", [False, True])
def test_a_link_a_folder_or_a_pipe_in_the_way_is_refused(tmp_path: Path, force: bool) -> None:
    (tmp_path / "precious").write_text("keep me")
    (tmp_path / "link").symlink_to(tmp_path / "precious")
    (tmp_path / "dangling").symlink_to(tmp_path / "not there")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    before = sorted(path.name for path in tmp_path.iterdir())

    for name in ("link", "dangling", "folder", "pipe"):
        with pytest.raises(StorageError, match="not an ordinary file"):
            write_whole(tmp_path / name, b"text", force=force)

    assert (tmp_path / "precious").read_text() == "keep me"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_on_a_disk_without_hard_links_nothing_is_overwritten_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_paths: Path, **_options: bool) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "old.md").write_text("old")

    write_whole(tmp_path / "new.md", b"new")
    with pytest.raises(FileExistsError):
        DISK.place(tmp_path / "new.md", tmp_path / "old.md")

    assert (tmp_path / "new.md").read_text() == "new"
    assert (tmp_path / "old.md").read_text() == "old"


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_at_any_operation_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, fault: int, force: bool
) -> None:
    for at in range(1, 10):
        path = tmp_path / f"{at}.md"
        if force:
            path.write_text("old")

        try:
            write_whole(path, b"new", force=force, disk=FailingDisk(at, fault))
        except StorageError:
            assert not path.exists() or path.read_text() in ("old", "new")
        else:
            assert path.read_text() == "new"

    assert not list(tmp_path.glob("*.tmp"))


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        write_whole(tmp_path / "nowhere" / "minutes.md", b"text")

    assert "not there" in str(dict(caught.value.text.arguments)["reason"])


def test_new_folders_are_made_and_synced_from_the_top(tmp_path: Path) -> None:
    disk = WatchedDisk()

    make_folders(tmp_path / "a" / "b", disk)

    done = [(name, arguments[0]) for name, arguments, _ in disk.log if name != "restrict_folder"]
    assert done == [
        ("make_folder", tmp_path / "a"),
        ("sync_folder", tmp_path),
        ("make_folder", tmp_path / "a" / "b"),
        ("sync_folder", tmp_path / "a"),
    ]


def test_a_folder_open_to_others_is_shut_and_that_is_told_once(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    first = ensure_writable(tmp_path, QUICK)
    second = ensure_writable(tmp_path, QUICK)

    assert mode(tmp_path) == 0o700
    assert [notice.msgid for notice in first] == [
        "Others on this computer could look into {folder}. Now they no longer can."
    ]
    assert second == ()


def test_a_folder_that_cannot_be_shut_is_told(tmp_path: Path) -> None:
    class Stick(QuickDisk):
        def restrict_folder(self, path: Path) -> None:
            """As on a USB stick: no error, no effect."""

    tmp_path.chmod(0o755)

    (notice,) = ensure_writable(tmp_path, Stick())

    assert "does not let us" in notice.msgid


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("operation", ["make_folder", "open_new", "write", "sync"])
def test_a_disk_that_cannot_be_written_is_refused_beforehand(
    tmp_path: Path, operation: str, number: int
) -> None:
    disk = FailingDisk(1, number, 1, frozenset({operation}))

    with pytest.raises(StorageError):
        ensure_writable(tmp_path / "meetings", disk)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meetings").write_text("a file")

    for folder in (tmp_path / "meetings", tmp_path / "meetings" / "deeper"):
        with pytest.raises(StorageError):
            ensure_writable(folder, QUICK)


def test_intervisie_home_decides_where_everything_stands() -> None:
    environ = {"INTERVISIE_HOME": "/stick", "XDG_DATA_HOME": "/data", "HOME": "/home/ans"}

    assert data_folder(environ) == Path("/stick")
    assert meetings_folder(environ) == Path("/stick/meetings")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"XDG_DATA_HOME": "/data", "HOME": "/home/ans"}, "/data/intervisie"),
        ({"XDG_DATA_HOME": "relative", "HOME": "/home/ans"}, "/home/ans/.local/share/intervisie"),
        ({"HOME": "/home/ans"}, "/home/ans/.local/share/intervisie"),
    ],
)
@pytest.mark.skipif("sys.platform != 'linux'")
def test_data_stands_where_linux_wants_it(environ: dict[str, str], expected: str) -> None:
    assert data_folder(environ) == Path(expected)


@pytest.mark.parametrize(
    "environ", [{}, {"HOME": "home/ans"}, {"HOME": ""}, {"INTERVISIE_HOME": "stick", "HOME": "/home/ans"}]
)
@pytest.mark.skipif("sys.platform != 'linux'")
def test_a_home_that_is_missing_or_relative_is_one_clear_error(environ: dict[str, str]) -> None:
    with pytest.raises(StorageError) as caught:
        data_folder(environ)

    assert caught.value.mend is not None


@pytest.mark.skipif("sys.platform != 'linux'")
def test_data_stands_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_data_path

    for value in ("", "/somewhere/else"):
        monkeypatch.setenv("XDG_DATA_HOME", value)
        assert data_folder({**os.environ, "INTERVISIE_HOME": ""}) == user_data_path(
            "intervisie", appauthor=False
        )


def test_a_file_too_large_for_a_journal_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intervisie.archive.durable._MOST_BYTES", 100)
    (tmp_path / "large").write_bytes(bytes(101))

    with pytest.raises(OSError, match="large"):
        Disk().read(tmp_path / "large")
