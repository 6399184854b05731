"""Of all that can be written down for a group somebody decided what is kept when a member is forgotten."""

from __future__ import annotations

from msgspec import to_builtins

from intervisie.groups.forgetting import texts_of, without
from intervisie.groups.group import Group
from intervisie.meeting.mentioning import Mentions
from tests.filling import filled, holders

NAME = "Zora Westra"
KEPT = {"id", "name", "language", "methods", "profiles", "kind", "code"}
"""What holds no sentence that somebody wrote about a person: the group is found by some of it."""


def test_no_text_of_a_group_keeps_a_name_but_those_by_which_it_is_found() -> None:
    group = filled(Group, NAME)
    assert set(holders(to_builtins(group), NAME)) > KEPT

    left = without(group, frozenset({NAME}), Mentions((NAME,), ()).blacked)

    assert set(holders(to_builtins(left), NAME)) <= KEPT
    assert left.members == ()


def test_what_is_shown_to_somebody_is_all_that_was_written_down() -> None:
    group = filled(Group, NAME)

    left = without(group, frozenset(), Mentions((NAME,), ()).blacked)

    before, after = (sum(key not in KEPT for key in holders(to_builtins(one), NAME)) for one in (group, left))
    assert before - after == sum(NAME in text for text in texts_of(group))
