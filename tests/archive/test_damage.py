"""Damage of every kind is noticed, costs no more than what stood there, and never ends in a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intervisie.archive.frame import Record, Writing, write_line
from intervisie.archive.journal import Journal
from intervisie.archive.reading import ReadBack, _put_together, read, read_segment
from intervisie.archive.seal import UNSEALED
from intervisie.errors import DamagedError
from tests.archive.disks import MEETING, QuickDisk, a_stamp


def lines_of_a_journal(count: int, text: str = "note", meeting: str = MEETING) -> list[bytes]:
    lines, after = [], ""
    for number in range(1, count + 1):
        body = {"format": number, "text": f"{text} {number} é {{}}"}
        line, after = write_line(meeting, Writing(number, after, "note", body, a_stamp(number)), UNSEALED)
        lines.append(line)
    return lines


LINES = lines_of_a_journal(12)
WHOLE = b"".join(LINES)


def read_bytes(*segments: bytes) -> ReadBack:
    found = (read_segment(MEETING, number, data, UNSEALED) for number, data in enumerate(segments, start=1))
    return _put_together(tuple(found)).back


RECORDS = read_bytes(WHOLE).records


def numbers(back: ReadBack) -> list[int]:
    return [record.number for record in back.records]


def without(*missing: int) -> tuple[Record, ...]:
    return tuple(record for record in RECORDS if record.number not in missing)


def noticed(back: ReadBack) -> bool:
    return back.damaged or back.dropped_bytes > 0


def test_a_journal_cut_at_any_byte_of_its_last_records_reads_back_as_a_prefix() -> None:
    for end in range(len(b"".join(LINES[:-3])), len(WHOLE) + 1):
        back = read_bytes(WHOLE[:end])

        whole_lines = WHOLE[:end].count(b"\n")
        assert back.records == RECORDS[:whole_lines]
        assert not back.damaged
        assert back.dropped_bytes == end - len(b"".join(LINES[:whole_lines]))


@pytest.mark.parametrize("end", range(len(b"".join(LINES[:-1])), len(WHOLE), 7))
def test_a_journal_cut_anywhere_can_be_gone_on_with(tmp_path: Path, end: int) -> None:
    (tmp_path / f"{MEETING}.jsonl").write_bytes(WHOLE[:end])

    journal, back = Journal.open(tmp_path, MEETING, QuickDisk())
    journal.append("note", "after the cut", a_stamp())
    journal.close()

    after = read(tmp_path, MEETING)
    assert after.records[:-1] == back.records == RECORDS[:-1]
    assert (after.dropped_bytes, after.damaged) == (0, False)
    tails = b"".join(path.read_bytes() for path in tmp_path.glob("*.tail-*"))
    assert WHOLE[:end] == b"".join(LINES[:-1]) + tails


@settings(max_examples=400, deadline=None)
@given(bit=st.integers(0, len(WHOLE) * 8 - 1))
def test_one_flipped_bit_is_noticed_and_costs_one_record_at_most(bit: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[bit // 8] ^= 1 << bit % 8

    back = read_bytes(bytes(damaged))

    hit = WHOLE[: bit // 8].count(b"\n") + 1
    assert noticed(back)
    assert back.records in (RECORDS, without(hit))


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_between_two_records_costs_neither(bit: int) -> None:
    for at in range(1, 12):
        damaged = bytearray(WHOLE)
        damaged[len(b"".join(LINES[:at])) - 1] ^= 1 << bit

        back = read_bytes(bytes(damaged))

        assert back.damaged
        assert back.records == RECORDS


def test_a_run_of_nuls_in_the_middle_costs_what_stood_there(tmp_path: Path) -> None:
    start, end = len(b"".join(LINES[:4])) + 5, len(b"".join(LINES[:7])) - 5
    data = WHOLE[:start] + bytes(end - start) + WHOLE[end:]

    back = read_bytes(data)

    assert back.records == without(5, 6, 7)
    assert [(gap.first, gap.last) for gap in back.gaps] == [(5, 7)]
    assert back.damaged


def test_a_run_of_nuls_at_the_end_is_a_torn_end() -> None:
    back = read_bytes(WHOLE + bytes(4096))

    assert (back.records, back.dropped_bytes, back.damaged) == (RECORDS, 4096, False)


@pytest.mark.parametrize("at", range(11))
def test_two_swapped_records_are_noticed_and_put_right(at: int) -> None:
    lines = LINES.copy()
    lines[at], lines[at + 1] = lines[at + 1], lines[at]

    back = read_bytes(b"".join(lines))

    assert back.damaged
    assert back.records == RECORDS


@pytest.mark.parametrize("at", range(11))
def test_a_removed_record_is_noticed_and_costs_itself_only(at: int) -> None:
    back = read_bytes(b"".join(LINES[:at] + LINES[at + 1 :]))

    assert back.damaged
    assert back.records == without(at + 1)


@pytest.mark.parametrize("at", range(12))
def test_a_doubled_record_is_noticed_and_counts_once(at: int) -> None:
    back = read_bytes(b"".join([*LINES[: at + 1], *LINES[at:]]))

    assert back.damaged
    assert back.records == RECORDS


def test_records_of_another_meeting_do_not_count() -> None:
    others = lines_of_a_journal(12, meeting="f" * 32)

    back = read_bytes(b"".join([*LINES[:5], others[5], *LINES[6:]]))

    assert back.damaged
    assert back.records == without(6)


def test_another_history_of_the_same_meeting_does_not_mix_with_ours() -> None:
    theirs = b"".join(lines_of_a_journal(14, text="elsewhere"))

    back = read_bytes(theirs, WHOLE)

    assert back.damaged
    assert back.records == RECORDS


def test_for_an_equal_number_the_later_segment_wins() -> None:
    refused, _ = write_line(MEETING, Writing(4, RECORDS[2].chain, "note", "refused", a_stamp()), UNSEALED)

    back = read_bytes(b"".join([*LINES[:3], refused]), b"".join(LINES[3:]))

    assert back.records == RECORDS
    assert not back.damaged


def heaped_damage(chance: random.Random) -> bytes:
    data = WHOLE
    for _ in range(chance.randint(1, 4)):
        a, b = sorted(chance.randrange(len(data)) for _ in range(2))
        data = chance.choice(
            [
                data[:a] + data[b + 1 :],
                data[:b] + data[a:],
                data[:a] + bytes(b - a + 1) + data[b + 1 :],
                data[:a] + chance.randbytes(b - a + 1) + data[b + 1 :],
                data[:a] + b"\n" + data[a + 1 :],
            ]
        )
    return data


@pytest.mark.parametrize("seed", range(10))
def test_any_heap_of_damage_is_noticed_and_never_invents_a_record(seed: int) -> None:
    chance = random.Random(seed)

    for data in [heaped_damage(chance) for _ in range(200)]:
        back = read_bytes(data)

        assert noticed(back) or WHOLE.startswith(data)
        assert all(record == RECORDS[record.number - 1] for record in back.records)
        intact = {number for number, line in enumerate(LINES, start=1) if b"\n" + line in b"\n" + data}
        assert intact <= set(numbers(back))


def test_a_journal_damaged_in_the_middle_is_left_alone_and_goes_on_in_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / f"{MEETING}.jsonl"
    path.write_bytes(WHOLE.replace(b"note 5", b"nope 5"))
    before = path.read_bytes()

    first, back = Journal.open(tmp_path, MEETING, QuickDisk())
    first.append("note", "one", a_stamp())
    first.close()
    second, _ = Journal.open(tmp_path, MEETING, QuickDisk())
    second.append("note", "two", a_stamp())
    second.close()

    assert back.damaged
    assert path.read_bytes() == before
    assert numbers(read(tmp_path, MEETING)) == [1, 2, 3, 4, *range(6, 15)]
    assert sorted(found.name for found in tmp_path.glob("*.jsonl")) == [f"{MEETING}.2.jsonl", path.name]
    assert any("damaged" in notice.msgid for notice in first.notices)


def test_a_journal_in_which_nothing_can_be_read_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / f"{MEETING}.jsonl"
    path.write_bytes(b"\x00" * 5000)

    with pytest.raises(DamagedError):
        Journal.open(tmp_path, MEETING, QuickDisk())

    assert path.read_bytes() == b"\x00" * 5000
