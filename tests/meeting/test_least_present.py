"""When a group is smaller than the rules of its hours ask, the facilitator hears it, and nobody else."""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.meeting.group_view import group_view
from intervisie.words.catalogue import Words
from tests.meeting.builders import NAMES, SHORT, Table

FOUR = NAMES[:4]


def told(table: Table) -> str:
    return " ".join(Words("en").text(notice) for notice in table.seen.notices)


def test_nothing_is_said_while_there_are_enough() -> None:
    assert "the rules of this group's hours" not in told(Table(SHORT, FOUR, least_present=4))


def test_the_facilitator_hears_that_somebody_left_too_many() -> None:
    table = Table(SHORT, FOUR, least_present=4).type("/leave Dewi")

    assert "3 people are here; the rules of this group's hours ask 4." in told(table)


def test_it_is_over_when_somebody_comes_back() -> None:
    table = Table(SHORT, FOUR, least_present=4).type("/leave Dewi", "/arrive Dewi")

    assert "the rules of this group's hours" not in told(table)


def test_a_group_without_such_rules_hears_nothing() -> None:
    assert "the rules of this group's hours" not in told(Table(SHORT, FOUR).type("/leave Dewi", "/leave Cem"))


def test_the_group_sees_nothing_of_it() -> None:
    table = Table(SHORT, FOUR, least_present=4).type("/leave Dewi")

    without = replace(table.meeting, least_present=0)

    assert group_view(table.meeting, table.now) == group_view(without, table.now)
