"""What fitting a method to a group and a time promises."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervisie.method.choices import Basis, Each, Mode, Who
from intervisie.method.fitting import Change, Fit, Room, fit, share_out, verdict
from intervisie.method.model import Loop, Method, MethodRole, Module, Part, Step, Timing
from intervisie.method.planning import part_duration, plan, size_of, total, total_of
from intervisie.words.catalogue import Words

MINUTE = timedelta(minutes=1)
HALF = MINUTE / 2
ZERO = timedelta(0)
SIX = size_of(6)


def a_step(  # what a step can have
    id: str,  # noqa: A002
    timing: Timing,
    *,
    mode: Mode = Mode.PLENARY,
    optional: bool = False,
    modules: tuple[Module, ...] = (),
    loop: Loop | None = None,
    steps: tuple[Step, ...] = (),
) -> Step:
    parts = () if loop else (Part(mode=mode, timing=timing, speaks=Who.EVERYONE),)
    return Step(
        id=id,
        title=id.title(),
        parts=parts,
        optional=optional,
        modules=modules,
        loop=loop,
        steps=steps,
    )


def a_method(*steps: Step, protect: tuple[str, ...] = (), duration: timedelta | None = None) -> Method:
    parties = (MethodRole(id="a", name="A", party=True), MethodRole(id="b", name="B", party=True))
    return Method("m", "nl", "M", steps, protect=protect, duration=duration, roles=parties)


def minutes(fixed: float, least: float | None = None, most: float | None = None) -> Timing:
    return Timing(
        fixed=fixed * MINUTE,
        least=None if least is None else least * MINUTE,
        most=None if most is None else most * MINUTE,
    )


def times(fitted: Fit) -> list[float]:
    """Return the minutes of each planned part of the fitted method."""
    return [each.duration / MINUTE for each in plan(fitted.method, fitted.size)]


TELLING = a_step("telling", minutes(10, 5, 15))
ANALYSIS = a_step("analysis", minutes(20, 10, 30))
CLOSING = a_step("closing", minutes(5))
PLAIN = a_method(TELLING, ANALYSIS, CLOSING, protect=("closing",))


def test_each_part_shrinks_by_the_same_share_of_its_room_and_protected_time_stays_whole() -> None:
    fitted = fit(PLAIN, SIX, 29 * MINUTE)

    assert times(fitted) == [8, 16, 5]
    assert fitted.changes == (
        Change("Telling", 10 * MINUTE, 8 * MINUTE),
        Change("Analysis", 20 * MINUTE, 16 * MINUTE),
    )


def test_time_that_is_over_goes_to_parts_that_may_be_longer_and_the_rest_is_to_spare() -> None:
    fitted = fit(PLAIN, SIX, 60 * MINUTE)

    assert times(fitted) == [15, 30, 5]
    assert fitted.spare == 10 * MINUTE


def test_a_method_that_is_as_long_as_the_time_stays_as_it_is() -> None:
    assert fit(PLAIN, SIX, 35 * MINUTE).method is PLAIN


def test_what_does_not_fit_says_how_long_it_takes_at_least() -> None:
    fitted = fit(PLAIN, SIX, 15 * MINUTE)

    assert not fitted.fits
    assert times(fitted) == [5, 10, 5]
    assert Words("en").text(verdict(fitted)) == (
        "Does not fit in 15 minutes: with 6 people it takes at least 20 minutes."
    )


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (30, "Fits in 30 minutes with 6 people."),
        (61, "Fits in 1 hour and 1 minute with 6 people, with 11 minutes to spare."),
    ],
)
def test_what_fits_says_what_is_to_spare(time: int, said: str) -> None:
    assert Words("en").text(verdict(fit(PLAIN, SIX, time * MINUTE))) == said


@pytest.mark.parametrize(("basis", "least"), [(Basis.SOURCED, 8), (Basis.DERIVED, 7), (Basis.EDITORIAL, 5)])
def test_without_a_range_a_share_is_kept_and_more_of_it_when_a_source_gives_the_time(
    basis: Basis, least: int
) -> None:
    method = a_method(a_step("one", Timing(fixed=10 * MINUTE, basis=basis)))

    assert times(fit(method, SIX, MINUTE)) == [least]
    assert times(fit(method, SIX, 20 * MINUTE)) == [10]


def test_a_silence_keeps_its_time() -> None:
    method = a_method(a_step("silence", minutes(4, 1, 4), mode=Mode.SILENCE), ANALYSIS)

    assert times(fit(method, SIX, 16 * MINUTE)) == [4, 12]


def test_a_loop_counts_for_each_pass() -> None:
    loop = a_step("each", Timing(), loop=Loop(Each.PARTICIPANT), steps=(TELLING,))

    fitted = fit(a_method(loop), SIX, 42 * MINUTE)

    assert times(fitted) == [7]
    assert fitted.total == 42 * MINUTE


@pytest.mark.parametrize(
    ("loop", "people", "expected"),
    [(Loop(Each.PARTY), 3, 2), (Loop(Each.SEAT, group_size=3), 9, 3), (Loop(Each.SEAT, group_size=3), 8, 4)],
)
def test_a_loop_goes_round_the_parties_or_the_seats_of_the_largest_subgroup(
    loop: Loop, people: int, expected: int
) -> None:
    method = a_method(a_step("each", Timing(), loop=loop, steps=(TELLING,)))

    assert total(method, people) == expected * 10 * MINUTE


def test_optional_steps_are_the_first_to_go_and_modules_count_as_the_first() -> None:
    extra = a_step("extra", minutes(10), optional=True)
    advice = Part(mode=Mode.TURNS, timing=minutes(20, 10, 20), speaks=Who.EVERYONE)
    images = Part(mode=Mode.TURNS, timing=minutes(30, 5, 30), speaks=Who.EVERYONE)
    menu = a_step(
        "menu", minutes(2, 2, 2), modules=(Module("advice", "A", (advice,)), Module("i", "I", (images,)))
    )
    method = a_method(extra, menu)

    fitted = fit(method, SIX, 12 * MINUTE)

    assert total(method, 6) == 22 * MINUTE
    assert times(fitted) == [2, 10]
    assert fitted.method.steps[0] == extra
    other = fitted.method.steps[1].modules[1].parts[0]
    assert part_duration(other, method, SIX) == 15 * MINUTE


def test_percentages_are_taken_of_the_duration_and_scale_with_the_time() -> None:
    method = a_method(
        a_step("goal", Timing(percent=20)), a_step("reality", Timing(percent=80)), duration=60 * MINUTE
    )

    fitted = fit(method, SIX, 45 * MINUTE)

    assert total(method, 6) == 60 * MINUTE
    assert times(fitted) == [9, 36]


def test_a_fitted_time_per_adviser_still_grows_with_somebody_who_comes_later() -> None:
    method = a_method(a_step("round", Timing(per_adviser=4 * MINUTE, least=10 * MINUTE, most=30 * MINUTE)))

    fitted = fit(method, SIX, 15 * MINUTE).method

    assert total(fitted, 6) == 15 * MINUTE
    assert total(fitted, 7) == 18 * MINUTE


def test_the_facilitator_from_the_group_is_no_adviser() -> None:
    assert size_of(6, with_facilitator=True).advisers == 4
    assert size_of(2, with_facilitator=True).advisers == 1


half_minutes = st.integers(0, 60).map(lambda number: number * HALF)


@st.composite
def rooms(draw: st.DrawFn) -> tuple[Room, ...]:
    found = []
    for _ in range(draw(st.integers(1, 6))):
        least, normal, most = sorted(draw(st.tuples(half_minutes, half_minutes, half_minutes)))
        found.append(Room(least, normal, most, draw(st.integers(1, 4))))
    return tuple(found)


def total_time(of: tuple[Room, ...], shared: tuple[timedelta, ...]) -> timedelta:
    return sum((time * room.times for time, room in zip(shared, of, strict=True)), ZERO)


@given(rooms=rooms(), available=st.integers(0, 500).map(lambda number: number * MINUTE))
def test_shared_time_stays_in_each_room_and_within_what_there_is(
    rooms: tuple[Room, ...], available: timedelta
) -> None:
    shared = share_out(rooms, available)

    assert all(room.least <= time <= room.most for time, room in zip(shared, rooms, strict=True))
    least = total_time(rooms, tuple(room.least for room in rooms))
    assert total_time(rooms, shared) <= max(available, least)


@given(rooms=rooms(), available=st.integers(0, 500).map(lambda number: number * HALF))
def test_more_time_makes_no_part_shorter(rooms: tuple[Room, ...], available: timedelta) -> None:
    one, more = share_out(rooms, available), share_out(rooms, available + HALF)

    assert all(time <= other for time, other in zip(one, more, strict=True))


@given(rooms=rooms(), available=st.integers(0, 500).map(lambda number: number * HALF))
def test_what_is_left_over_is_less_than_the_next_step_of_a_part(
    rooms: tuple[Room, ...], available: timedelta
) -> None:
    shared = share_out(rooms, available)

    left = available - total_time(rooms, shared)
    full = all(time == room.most for time, room in zip(shared, rooms, strict=True))
    assert full or left < max(max(room.times for room in rooms) * HALF, MINUTE)


timings = st.builds(
    lambda fixed, each, person, low, high: Timing(
        fixed=fixed * HALF,
        per_adviser=each * HALF,
        per_person=person * HALF,
        least=None if low is None else low * MINUTE,
        most=None if low is None else (low + high) * MINUTE,
    ),
    st.integers(0, 40),
    st.integers(0, 8),
    st.integers(0, 4),
    st.none() | st.integers(1, 20),
    st.integers(0, 20),
)


@given(
    timings=st.lists(timings, min_size=1, max_size=6),
    people=st.integers(2, 12),
    wanted=st.integers(1, 240).map(lambda number: number * MINUTE),
    protects=st.booleans(),
)
def test_a_fitted_method_takes_exactly_what_was_promised(
    timings: list[Timing], people: int, wanted: timedelta, protects: bool
) -> None:
    steps = [a_step(f"s{number}", timing) for number, timing in enumerate(timings)]
    method = a_method(*steps, protect=("s0",) if protects else ())
    size = size_of(people)

    fitted = fit(method, size, wanted)

    assert total_of(plan(fitted.method, size)) == fitted.total
    assert fitted.total <= max(wanted, fitted.least)
    before, after = plan(method, size), plan(fitted.method, size)
    if protects:
        assert before[0].duration == after[0].duration
    for one, other in zip(before, after, strict=True):
        if one.part.timing.least is not None and one.part.timing.most is not None:
            assert one.part.timing.least <= other.duration <= one.part.timing.most


@given(wanted=st.integers(20, 80).map(lambda number: number * MINUTE), again=st.integers(20, 80))
def test_fitting_twice_never_goes_below_the_shortest_of_the_first_time(wanted: timedelta, again: int) -> None:
    method = a_method(a_step("one", minutes(20)), a_step("two", minutes(30)), ANALYSIS)

    twice = fit(fit(method, SIX, wanted).method, SIX, again * MINUTE)

    assert min(zip(times(twice), (10, 15, 10), strict=True), key=lambda pair: pair[0] - pair[1])[0] >= 10
    assert all(time >= least for time, least in zip(times(twice), (10, 15, 10), strict=True))
