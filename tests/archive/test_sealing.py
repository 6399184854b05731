"""A sealed journal gives back what was written, or nothing: never another text, whatever was done to it."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from intervisie.archive.body_seal import BodySeal
from intervisie.archive.files import MeetingFiles
from intervisie.archive.frame import Record, Writing, read_line, write_line
from intervisie.archive.journal import Journal
from intervisie.archive.label import encode_label
from intervisie.archive.reading import ReadBack, _put_together, read, read_segment
from intervisie.archive.seal import UNSEALED, Place, Seal, SealError
from intervisie.errors import DamagedError, StorageError
from tests.archive.disks import MEETING, FailingDisk, QuickDisk, a_stamp
from tests.archive.sealed import a_vault, keys_of

OTHER = "f" * 32
FLIPS = 10_000
PLACE = Place(MEETING, 1, 7, "note", "ab" * 16)
Sealed = tuple[BodySeal, list[bytes], tuple[Record, ...]]


@pytest.fixture
def seal(tmp_path: Path) -> BodySeal:
    a_vault(tmp_path)
    return keys_of(tmp_path).new_seal(MEETING, "2026-01-05-1")


@pytest.fixture
def sealed(seal: BodySeal) -> Sealed:
    """Return a seal, and the lines and records of a journal of twelve that it sealed."""
    lines = lines_of_a_journal(12, seal)
    return seal, lines, back_of(b"".join(lines), seal).records


def lines_of_a_journal(count: int, seal: Seal, text: str = "note") -> list[bytes]:
    lines, after = [], ""
    for number in range(1, count + 1):
        body = {"text": f"{text} {number} é {{}}"}
        line, after = write_line(MEETING, Writing(number, after, "note", body, a_stamp(number)), seal)
        lines.append(line)
    return lines


def back_of(data: bytes, seal: Seal, meeting: str = MEETING) -> ReadBack:
    return _put_together((read_segment(meeting, 1, data, seal),)).back


def forged(record: Record, body: bytes, **changed: object) -> bytes:
    """Return the line of a record with another body, or elsewhere, that proves itself: chains need no key."""
    members = {"number": record.number, "after": record.after, "kind": record.kind, **changed}
    writing = Writing(body=msgspec.Raw(body), stamp=record.stamp, **members)  # type: ignore[arg-type]
    line, _ = write_line(MEETING, writing, UNSEALED)
    assert read_line(MEETING, line[:-1], UNSEALED) is not None
    return line


def sealed_body(line: bytes) -> bytes:
    record = read_line(MEETING, line[:-1], UNSEALED)
    assert record is not None
    return record.body


def test_what_was_sealed_comes_back(seal: BodySeal) -> None:
    for body in (b"{}", b'"note"', b'{"text":"\\u00e9"}', b"x" * 100_000, b""):
        assert seal.open(seal.seal(body, PLACE), PLACE) == body


def test_the_same_text_never_looks_the_same(seal: BodySeal) -> None:
    assert len({seal.seal(b"{}", PLACE) for _ in range(100)}) == 100


def test_a_sealed_body_is_json_in_ascii_on_one_line(seal: BodySeal) -> None:
    body = seal.seal(b'{"text":"secret"}', PLACE)

    assert list(msgspec.json.decode(body)) == ["sealed"]
    assert body.isascii()
    assert b"\n" not in body
    assert b"secret" not in body


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place(OTHER, 1, 7, "note", "ab" * 16),
        Place(MEETING, 2, 7, "note", "ab" * 16),
        Place(MEETING, 1, 8, "note", "ab" * 16),
        Place(MEETING, 1, 7, "draft", "ab" * 16),
        Place(MEETING, 1, 7, "note", "ac" * 16),
        Place(MEETING, 1, 7, "note", ""),
    ],
)
def test_a_body_opens_only_where_it_was_sealed(seal: BodySeal, elsewhere: Place) -> None:
    body = seal.seal(b"{}", PLACE)

    with pytest.raises(SealError):
        seal.open(body, elsewhere)


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'"note"',
        b'{"sealed":""}',
        b'{"sealed":"AAAA"}',
        b'{"sealed":"%b"}' % (b"A" * 400),
        b'{"sealed":"!"}',
        b'{"sealed":"',
        b'{"sealed":7}',
        b"",
    ],
)
def test_a_body_that_was_never_sealed_is_refused(seal: BodySeal, body: bytes) -> None:
    with pytest.raises(SealError):
        seal.open(body, PLACE)


def test_a_journal_with_one_flipped_bit_never_says_another_text(sealed: Sealed) -> None:
    seal, lines, records = sealed
    whole, chance = b"".join(lines), random.Random(1)

    for _ in range(FLIPS):
        at = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        back = back_of(bytes(flipped), seal)

        assert back.damaged or back.dropped_bytes
        assert all(record == records[record.number - 1] for record in back.records)
        assert len(back.records) >= len(records) - 2


def test_a_flipped_bit_in_a_body_is_refused_also_when_the_chain_was_made_to_fit(sealed: Sealed) -> None:
    seal, lines, records = sealed
    body, last = sealed_body(lines[-1]), records[-1]

    for at in range(11 * 8, (len(body) - 4) * 8):
        flipped = bytearray(body)
        flipped[at // 8] ^= 1 << at % 8
        try:
            line = forged(last, bytes(flipped))
        except (AssertionError, ValueError, msgspec.MsgspecError):
            continue  # no JSON any more, so that no line can hold it
        found = read_line(MEETING, line[:-1], seal)
        assert found is None


def test_records_that_were_moved_swapped_or_renamed_are_refused(sealed: Sealed) -> None:
    seal, lines, records = sealed
    third, fourth = records[2], records[3]

    moved = (
        forged(fourth, sealed_body(lines[2])),
        forged(third, sealed_body(lines[3])),
        forged(third, sealed_body(lines[2]), number=4),
        forged(third, sealed_body(lines[2]), kind="group"),
        forged(third, sealed_body(lines[2]), after=""),
    )

    assert all(read_line(MEETING, line[:-1], seal) is None for line in moved)


def test_a_record_of_another_meeting_is_refused_even_under_the_same_key(sealed: Sealed) -> None:
    seal, lines, _ = sealed

    back = back_of(b"".join(lines), seal, OTHER)

    assert back.records == ()


def test_an_older_wording_cannot_be_put_back_in_a_history(sealed: Sealed) -> None:
    seal, lines, records = sealed
    earlier = lines_of_a_journal(12, seal, "another history")

    back = back_of(b"".join((*lines[:5], *earlier[5:])), seal)

    assert back.records == records[:5]
    assert back.damaged


def test_a_plain_record_among_sealed_ones_is_refused(sealed: Sealed) -> None:
    seal, lines, records = sealed
    slipped_in, _ = write_line(
        MEETING, Writing(13, records[-1].chain, "note", {"text": "never said"}, a_stamp(13)), UNSEALED
    )

    back = back_of(b"".join((*lines, slipped_in)), seal)

    assert back.records == records
    assert back.dropped_bytes == len(slipped_in)


def test_a_journal_cut_off_between_two_records_is_a_beginning_of_it(sealed: Sealed) -> None:
    seal, lines, records = sealed

    back = back_of(b"".join(lines[:7]), seal)

    assert back.records == records[:7]


def test_a_journal_is_verified_without_its_key(sealed: Sealed) -> None:
    _, lines, records = sealed

    back = back_of(b"".join(lines), UNSEALED)

    assert [record.chain for record in back.records] == [record.chain for record in records]
    assert not back.damaged


def test_one_flipped_bit_anywhere_in_a_key_is_refused(tmp_path: Path, seal: BodySeal) -> None:
    files, data = MeetingFiles(tmp_path, MEETING), encode_label(seal.label)
    keys = keys_of(tmp_path)

    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        files.key.write_bytes(bytes(flipped))
        with pytest.raises(DamagedError):
            keys.seal_of(files)

    files.key.write_bytes(data)
    assert isinstance(keys.seal_of(files), BodySeal)


def test_a_key_of_another_meeting_or_another_vault_is_refused(tmp_path: Path, seal: BodySeal) -> None:
    a_vault(tmp_path / "elsewhere")
    foreign = keys_of(tmp_path / "elsewhere").new_seal(MEETING, "2026-01-05-1")
    files = MeetingFiles(tmp_path, MEETING)

    files.key.write_bytes(encode_label(keys_of(tmp_path).new_seal(OTHER, "").label))
    with pytest.raises(DamagedError):
        keys_of(tmp_path).seal_of(files)
    files.key.write_bytes(encode_label(foreign.label))
    with pytest.raises(DamagedError, match="another vault"):
        keys_of(tmp_path).seal_of(files)


def test_the_key_is_on_the_disk_before_the_first_record(tmp_path: Path, seal: BodySeal) -> None:
    class Watching(QuickDisk):
        def open_new(self, path: Path) -> int:
            made.append(path.name.split(".")[1])
            return super().open_new(path)

    made: list[str] = []

    Journal.create(tmp_path / "meetings", MEETING, Watching(), seal).close()

    assert made == ["key", "jsonl"]
    assert (tmp_path / "meetings" / f"{MEETING}.key").stat().st_mode & 0o777 == 0o600


def test_a_sealed_journal_goes_on_after_a_sync_that_failed_and_in_another_folder(
    tmp_path: Path, seal: BodySeal
) -> None:
    disk = FailingDisk(4, 5, 1, frozenset({"sync"}))
    journal = Journal.create(tmp_path / "meetings", MEETING, disk, seal)
    for number in range(1, 4):
        journal.append("note", f"note {number}", a_stamp(number))
    journal.move_to(tmp_path / "stick" / "meetings")
    journal.append("note", "note 4", a_stamp(4))
    journal.close()

    assert (tmp_path / "meetings" / f"{MEETING}.2.jsonl").exists()
    stick = tmp_path / "stick"
    there = MeetingFiles(stick / "meetings", MEETING)
    back = read(there.folder, MEETING, seal=keys_of(stick).seal_of(there))
    assert [msgspec.json.decode(record.body) for record in back.records] == [
        "note 1",
        "note 2",
        "note 3",
        "note 4",
    ]


def test_a_meeting_is_not_moved_to_where_another_vault_is(tmp_path: Path, seal: BodySeal) -> None:
    a_vault(tmp_path / "stick")
    journal = Journal.create(tmp_path / "meetings", MEETING, QuickDisk(), seal)
    journal.append("note", "note 1", a_stamp(1))

    with pytest.raises(StorageError, match="another vault"):
        journal.move_to(tmp_path / "stick" / "meetings")
    journal.append("note", "note 2", a_stamp(2))

    assert len(read(tmp_path / "meetings", MEETING, seal=seal).records) == 2


def test_a_draft_is_sealed_and_comes_back(tmp_path: Path, seal: BodySeal) -> None:
    journal = Journal.create(tmp_path / "meetings", MEETING, QuickDisk(), seal)

    journal.save_draft("marmelade \udcc3")

    assert journal.draft() == "marmelade \udcc3"
    draft = tmp_path / "meetings" / f"{MEETING}.draft"
    assert b"marmelade" not in draft.read_bytes()
    draft.write_bytes(draft.read_bytes()[:-9] + b'AAAAAAA"}')
    assert journal.draft() == ""
