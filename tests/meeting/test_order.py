"""What the running order promises."""

from __future__ import annotations

from itertools import product

from intervisie.meeting.order import unfold
from intervisie.meeting.stop import Facts, Place
from tests.meeting.builders import BLOCKS, INCIDENT, SHORT


def test_every_key_is_unique_however_often_steps_are_repeated() -> None:
    steps = [f"{scope}/{step.id}/1" for scope in ("1", "3") for step in INCIDENT.steps]
    repeats = dict(zip(steps, [1, 2, 3] * len(steps), strict=False))

    order = unfold(BLOCKS, (INCIDENT, SHORT, INCIDENT), Facts(repeats=repeats))

    assert len({stop.key for stop in order}) == len(order)


def test_a_key_means_the_same_in_a_longer_meeting() -> None:
    short = unfold(BLOCKS, (INCIDENT,), Facts())
    longer = unfold(BLOCKS, (INCIDENT, SHORT), Facts(repeats={"1/sketch/1": 2}))
    place = {stop.key: index for index, stop in enumerate(longer)}

    positions = [place[stop.key] for stop in short]

    assert positions == sorted(positions)


def test_opening_and_closing_stand_once_round_all_cases() -> None:
    order = unfold(BLOCKS, (INCIDENT, SHORT), Facts())
    places = list(dict.fromkeys((stop.place, stop.round) for stop in order))

    assert places == [
        (Place.OPENING, 0),
        (Place.CASE_CHOICE, 0),
        (Place.ROUND, 1),
        (Place.COMMITMENT, 1),
        (Place.ROUND, 2),
        (Place.COMMITMENT, 2),
        (Place.CLOSING, 0),
    ]


def test_a_commitment_belongs_to_each_case() -> None:
    order = unfold(BLOCKS, (SHORT, SHORT), Facts())

    assert [stop.round for stop in order if stop.place is Place.COMMITMENT] == [1, 1, 2, 2]


def test_steps_are_numbered_within_their_place() -> None:
    order = unfold(BLOCKS, (INCIDENT,), Facts(repeats={"1/sketch/1": 1}))
    sketch = [stop for stop in order if stop.step.id == "sketch"]

    assert [(stop.number, stop.of, stop.again) for stop in sketch] == [(2, 6, 0), (2, 6, 1)]


def test_what_the_first_method_brings_shapes_the_opening_alone() -> None:
    for opened, rounds in product((frozenset({"look-back"}), frozenset[str]()), ((), (INCIDENT,))):
        order = unfold(BLOCKS, rounds, Facts(opened_with=opened))
        opening = [stop.step.id for stop in order if stop.place is Place.OPENING]
        assert opening == (["check-in"] if opened else ["check-in", "look-back"])
