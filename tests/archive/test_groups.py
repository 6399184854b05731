"""Groups on the disk: as safe as meetings, whole in every record, and changed by one at a time."""

from __future__ import annotations

import errno
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from intervisie.archive.groups import Groups, Kept
from intervisie.errors import DamagedError, IntervisieError, StorageError, UsageError
from intervisie.groups.changing import with_member
from intervisie.groups.group import Group
from tests.archive.disks import FailingDisk, QuickDisk
from tests.archive.kept import at

DAY = date(2026, 1, 5)


def some_groups(folder: Path) -> Groups:
    return Groups(folder / "groups", QuickDisk())


def joined(name: str) -> Group:
    return with_member(Group(id="", name="Noord"), name, new_id="1" * 32, day=DAY)


def journal_of(folder: Path, group: Group) -> Path:
    return folder / "groups" / f"{group.id}.jsonl"


def test_a_group_is_found_by_its_name_or_the_beginning_of_its_id(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)

    kept = groups.create(joined("Anna"), at())

    assert groups.find("  nOORD ") == Kept(kept)
    assert groups.find(kept.id[:8]) == Kept(kept)
    assert groups.named("Zuid") is None
    with pytest.raises(UsageError):
        groups.find("Zuid")
    with pytest.raises(UsageError):
        groups.find(kept.id[:7])


def test_a_folder_that_is_not_there_holds_no_groups(tmp_path: Path) -> None:
    assert some_groups(tmp_path).all() == ()


def test_two_groups_never_have_one_name(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    groups.create(Group(id="", name="Noord"), at())
    south = groups.create(Group(id="", name="Zuid"), at())

    with pytest.raises(UsageError):
        groups.create(Group(id="", name="NOORD"), at())
    with pytest.raises(UsageError):
        groups.change(south.id, lambda group: replace(group, name="noord"), at())

    assert [group.name for group in groups.all()] == ["Noord", "Zuid"]


def test_files_are_for_their_owner_only_and_named_after_nobody(tmp_path: Path) -> None:
    some_groups(tmp_path).create(joined("Anna"), at())

    files = sorted((tmp_path / "groups").iterdir())

    assert stat.S_IMODE((tmp_path / "groups").stat().st_mode) == 0o700
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert not any("noord" in file.name.lower() for file in files)


def test_a_change_that_is_refused_or_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    group = groups.create(joined("Anna"), at())
    before = journal_of(tmp_path, group).read_bytes()

    with pytest.raises(UsageError):
        groups.change(group.id, lambda each: with_member(each, "anna", new_id="2" * 32, day=DAY), at())
    same = groups.change(group.id, lambda each: each, at())

    assert same == group
    assert journal_of(tmp_path, group).read_bytes() == before


def test_people_who_change_a_group_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    group = groups.create(Group(id="", name="Noord"), at())
    names = [f"P{number}" for number in range(12)]

    def join(number: int) -> Group:
        return groups.change(
            group.id,
            lambda each: with_member(each, names[number], new_id=f"{number:032x}", day=DAY),
            at(),
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(join, range(len(names))))

    assert sorted(member.name for member in groups.find("Noord").group.members) == sorted(names)


def test_a_torn_last_change_leaves_the_group_as_it_was_before(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    group = groups.create(joined("Anna"), at())
    groups.change(group.id, lambda each: with_member(each, "Bas", new_id="2" * 32, day=DAY), at())
    path = journal_of(tmp_path, group)
    path.write_bytes(path.read_bytes()[:-10])

    found = groups.find("Noord")
    changed = groups.change(group.id, lambda each: with_member(each, "Cem", new_id="3" * 32, day=DAY), at())

    assert [member.name for member in found.group.members] == ["Anna"]
    assert [member.name for member in changed.members] == ["Anna", "Cem"]


def test_a_file_edited_by_hand_is_noticed_and_what_proves_itself_is_kept(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    group = groups.create(joined("Anna"), at())
    groups.change(group.id, lambda each: with_member(each, "Bas", new_id="2" * 32, day=DAY), at())
    groups.change(group.id, lambda each: with_member(each, "Cem", new_id="3" * 32, day=DAY), at())
    path = journal_of(tmp_path, group)
    first, second, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second.replace(b"Bas", b"Bob") + third)

    found = groups.find("Noord")

    assert found.damaged
    assert [member.name for member in found.group.members] == ["Anna", "Bas", "Cem"]


def test_a_group_of_which_nothing_is_left_is_an_error_that_hides_no_other_group(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    group = groups.create(joined("Anna"), at())
    groups.create(Group(id="", name="Zuid"), at())
    journal_of(tmp_path, group).write_bytes(b"x" * 200 + b"\n")

    errors = [kept for _, kept in groups.each() if isinstance(kept, IntervisieError)]

    assert [type(error) for error in errors] == [DamagedError]
    assert [one.name for one in groups.all()] == ["Zuid"]
    with pytest.raises(DamagedError):
        groups.find(group.id)


def test_a_disk_that_is_full_changes_nothing_and_says_so(tmp_path: Path) -> None:
    group = some_groups(tmp_path).create(joined("Anna"), at())
    full = Groups(tmp_path / "groups", FailingDisk(1, errno.ENOSPC, times=1000, only=frozenset({"write"})))

    with pytest.raises(StorageError) as caught:
        full.change(group.id, lambda each: with_member(each, "Bas", new_id="2" * 32, day=DAY), at())

    assert caught.value.mend is not None
    assert caught.value.mend.msgid == "Nothing was changed."
    assert [member.name for member in some_groups(tmp_path).find("Noord").group.members] == ["Anna"]


def test_an_erased_group_is_gone_with_all_its_files(tmp_path: Path) -> None:
    groups = some_groups(tmp_path)
    group = groups.create(joined("Anna"), at())

    groups.erase(group.id)

    assert groups.all() == ()
    assert list((tmp_path / "groups").iterdir()) == []
