"""What `--as` promises: who has which role of a method before the meeting begins."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from intervisie.cli.casting import cast_from, still_open
from intervisie.cli.preparing import seat
from intervisie.errors import UsageError
from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import apply_all
from intervisie.meeting.state import Role
from intervisie.method.model import MethodRole
from tests.meeting.builders import BLOCKS, SHORT, START, ZERO, a_part, a_step

METHOD = replace(
    SHORT,
    steps=(a_step("giving", replace(a_part(), gives=("mirrors",))),),
    roles=(
        MethodRole(id="case-owner", name="Coachee", most=2),
        MethodRole(id="secretary", name="Secretaris"),
        MethodRole(id="mirrors", name="Spiegels", most=3),
    ),
)


def test_a_role_is_named_by_its_id_its_name_or_the_usual_word() -> None:
    cast = cast_from(("secretaris=Bas", "mirrors=Cem, Dewi", "notulist=Els"), METHOD)

    assert cast.roles == (("secretary", ("Bas",)), ("mirrors", ("Cem", "Dewi")))
    assert cast.tasks == ((Role.NOTE_TAKER, "Els"),)


def test_two_can_bring_a_case_together() -> None:
    table = seat(("Anna", "Bas"), owner=None, roles=(), cast=cast_from(("coachee=Anna,Bas",), METHOD))
    ids = {name: person for person, name in table.people}

    assert (table.owner, table.co_owners) == (ids["Anna"], (ids["Bas"],))


def test_who_is_only_named_with_a_role_sits_at_the_table_too() -> None:
    table = seat(("Anna",), owner=None, roles=(), cast=cast_from(("secretary=Bas",), METHOD))

    assert [name for _, name in table.people] == ["Anna", "Bas"]


@pytest.mark.parametrize("given", ["schrijver=Bas", "secretary", "secretary=", "secretary=Bas,Cem", "=Bas"])
def test_a_role_that_cannot_be_given_is_refused_with_what_can(given: str) -> None:
    with pytest.raises(UsageError):
        cast_from((given,), METHOD)


def test_only_roles_that_nobody_has_and_that_are_not_given_on_the_way_are_asked_about() -> None:
    nothing_yet = [role.id for role in still_open(METHOD, cast_from((), METHOD))]
    given = [role.id for role in still_open(METHOD, cast_from(("secretary=Bas",), METHOD))]

    assert nothing_yet == ["secretary"]
    assert given == []


def test_a_meeting_begins_with_its_roles_held() -> None:
    table = seat(("Anna", "Bas"), owner="Anna", roles=(), cast=cast_from(("secretary=Bas",), METHOD))
    beginning = Beginning(
        language="nl",
        blocks=BLOCKS,
        people=table.people,
        case_owner=table.owner,
        method_roles=table.method_roles,
        method=METHOD,
    )
    now = Instant(ZERO, START)

    meeting = apply_all(None, begin(beginning, now), now)

    assert meeting.rounds[0].roles == {"secretary": (table.people[1][0],)}
