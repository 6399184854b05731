"""What the reader makes of a method that is in order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intervisie.method.choices import GoesTo, Laps, Mode, RecordKind, Who
from intervisie.method.model import PeopleRange
from intervisie.method.reading import read_any, read_block, read_pitfalls
from tests.method.builders import BLOCK_STEPS, HEAD, PITFALLS, STEPS, TEN_LINES, method, step

MINUTE = timedelta(minutes=1)


def test_ten_lines_are_a_method() -> None:
    read = method(TEN_LINES)

    assert [(each.id, each.title) for each in read.steps] == [
        ("step-1", "Casus vertellen"),
        ("step-2", "Wat zou jij doen?"),
    ]
    assert read.steps[0].parts[0].timing.fixed == 10 * MINUTE
    assert read.steps[1].parts[0].timing.per_adviser == 2 * MINUTE


def test_a_step_without_more_is_plenary_without_a_clock_with_notes_for_the_case_owner() -> None:
    part = method(f"{HEAD}steps:\n  - title: Praten\n").steps[0].parts[0]

    assert part.mode is Mode.PLENARY
    assert part.timing.fixed == timedelta(0)
    assert part.record is not None
    assert (part.record.id, part.record.kind) == ("step-1", RecordKind.NOTES)
    assert part.record.goes_to is GoesTo.OWNER_SHEET


@pytest.mark.parametrize(
    ("keys", "speaks", "answers", "listens"),
    [
        ("mode: plenary", Who.EVERYONE, Who.NOBODY, Who.NOBODY),
        ("mode: case-owner", Who.CASE_OWNER, Who.NOBODY, Who.NOBODY),
        ("mode: writing", Who.NOBODY, Who.NOBODY, Who.NOBODY),
        ("mode: silence", Who.NOBODY, Who.NOBODY, Who.NOBODY),
        ("mode: turns", Who.EVERYONE, Who.NOBODY, Who.NOBODY),
        ("mode: turns\ntime: 1m per person", Who.EVERYONE, Who.NOBODY, Who.NOBODY),
        ("mode: turns\ntime: 1m per adviser", Who.ADVISERS, Who.NOBODY, Who.NOBODY),
        ("mode: questions", Who.ADVISERS, Who.CASE_OWNER, Who.NOBODY),
        ("mode: fishbowl", Who.ADVISERS, Who.NOBODY, Who.CASE_OWNER),
        ("mode: out", Who.ADVISERS, Who.NOBODY, Who.CASE_OWNER),
        ("mode: subgroups", Who.ADVISERS, Who.NOBODY, Who.NOBODY),
        ("mode: choice", Who.EVERYONE, Who.NOBODY, Who.NOBODY),
        ("listens: case-owner", Who.ADVISERS, Who.NOBODY, Who.CASE_OWNER),
        ("mode: turns\nspeaks: case-owner", Who.CASE_OWNER, Who.NOBODY, Who.NOBODY),
    ],
)
def test_who_speaks_follows_from_the_mode(keys: str, speaks: Who, answers: Who, listens: Who) -> None:
    part = method(step(keys)).steps[0].parts[0]

    assert (part.speaks, part.answers, part.listens) == (speaks, answers, listens)


@pytest.mark.parametrize("kind", RecordKind)
def test_only_what_is_of_the_group_goes_to_the_minutes(kind: RecordKind) -> None:
    shape = {
        "marks": ", of: eerst, marks: [warm, koud]",
        "ratings": ", of: eerst",
        "vote": ", of: eerst",
        "columns": ", columns: [voor, tegen]",
        "cells": ", columns: [a, b, c, d]",
        "table": ", columns: [wie, wat]",
    }.get(kind, "")
    first = f"{HEAD}steps:\n  - {{id: eerst, title: Eerst}}\n"
    read = method(f"{first}  - title: Vragen\n    record: {{kind: {kind}{shape}}}\n")
    record = read.steps[1].parts[0].record

    if kind is RecordKind.NONE:
        assert record is None
        return
    assert record is not None
    of_the_group = {"look-back", "learning", "evaluation", "agreement", "next-meeting"}
    assert (record.goes_to is GoesTo.MINUTES) == (kind.value in of_the_group)
    assert (record.goes_to is GoesTo.NOWHERE) == (kind.value in {"case-list", "case-choice"})


def test_records_in_one_step_get_ids_of_their_own() -> None:
    read = method(
        step("id: vragen\nparts:\n  - record: questions\n  - record: {id: vragen-2}\n  - mode: turns\n")
    )

    assert [part.record.id for part in read.steps[0].parts if part.record] == [
        "vragen",
        "vragen-2",
        "vragen-3",
    ]


def test_what_is_hidden_is_revealed_in_the_first_part_of_its_step() -> None:
    hidden = "hidden:\n  - {id: afloop, ask: Hoe liep het af?, revealed_at: slot}\n"

    read = method(
        HEAD + hidden + "steps:\n  - title: Een\n  - id: slot\n    title: Slot\n    parts: [{}, {}]\n"
    )

    assert [part.reveals for each in read.steps for part in each.parts] == [(), ("afloop",), ()]


def test_pitfalls_of_the_library_are_filled_in_and_own_words_stay() -> None:
    part = method(step("watch: [P2, te snel oordelen]")).steps[0].parts[0]

    assert [(watch.id, watch.name, watch.say) for watch in part.watch] == [
        ("P2", "pitfall 2", "Stop."),
        ("", "te snel oordelen", ""),
    ]


def test_one_question_may_stand_without_a_list() -> None:
    assert method(step("ask: Waarom?")).steps[0].parts[0].ask == ("Waarom?",)
    assert method(step("ask: [Wie?, Wat?]")).steps[0].parts[0].ask == ("Wie?", "Wat?")


def test_laps_can_go_on_until_everybody_passes() -> None:
    assert method(step("mode: questions\nlaps: until-all-pass")).steps[0].parts[0].laps is Laps.UNTIL_ALL_PASS


@pytest.mark.parametrize(
    "value", ["no", "null", "~", "1:30", "0x1F", "2026-01-01", "1e3", "True", ".nan", "="]
)
def test_every_value_stays_the_text_that_was_written(value: str) -> None:
    assert method(step(f"say: {value}")).steps[0].parts[0].say == value


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("{min: 4, ideal: 6, max: 10}", PeopleRange(4, 6, 10)),
        ("{min: 8}", PeopleRange(8, 8, 12)),
        ("{max: 4}", PeopleRange(2, 4, 4)),
        ("{min: 20, outside: refuse}", PeopleRange(20, 20, 20, refuses=True)),
        ("{ideal: 1}", PeopleRange(1, 1, 12)),
    ],
)
def test_the_number_of_people_is_filled_in_around_what_is_given(people: str, expected: PeopleRange) -> None:
    assert method(f"{HEAD}people: {people}\n{STEPS}").people == expected


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_is_read() -> None:
    read = method(b"\xef\xbb\xbf" + TEN_LINES.replace("\n", "\r\n").encode())

    assert read == method(TEN_LINES)


def test_a_method_may_bring_whole_blocks_and_single_steps() -> None:
    assert method(f"{HEAD}brings: [case-choice, evaluation]\n{STEPS}").brings == ("case-choice", "evaluation")


def test_what_a_file_is_shows_from_its_keys() -> None:
    block = "format: 1\nlanguage: nl\nblock: opening\nsteps:\n  - title: Inchecken\n"
    library = "format: 1\nlanguage: nl\npitfalls:\n  - {id: P1, name: advies}\n"

    def read(text: str) -> object:
        return read_any(text, "file.yaml", pitfalls=PITFALLS, block_steps=BLOCK_STEPS)

    assert read(block) == read_block(block, "file.yaml", pitfalls=PITFALLS)
    assert read(library) == read_pitfalls(library, "file.yaml")
    assert read(TEN_LINES) == method(TEN_LINES)


def test_a_file_from_before_the_format_was_settled_says_the_same() -> None:
    assert method(TEN_LINES.replace("format: 1", "format: 0")) == method(TEN_LINES)
