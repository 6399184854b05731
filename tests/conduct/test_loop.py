"""The loop: what happens to a typed line, in which order, whatever the disk and the clock do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import msgspec
import pytest

from intervisie.conduct.loop import Conductor
from intervisie.conduct.ports import Ending, SaveIn
from intervisie.errors import IntervisieError, StorageError, UsageError
from intervisie.meeting.codec import decode
from intervisie.meeting.command import Command
from intervisie.meeting.decision import Refusal
from intervisie.meeting.instant import Instant, Stamp
from intervisie.meeting.meeting import MeetingEvent
from intervisie.meeting.signals import Signal, SignalKind, next_signal
from intervisie.meeting.state import Meeting
from intervisie.method.model import Method
from intervisie.text import Text, say
from tests.meeting.builders import MINUTE, SECOND, SHORT, START, Table

BOOT = "0" * 32


class FakeClock:
    """A clock that stands still until it is told to move, at once or before one of its next readings."""

    def __init__(self) -> None:
        self.passed = timedelta(0)
        self.before_readings: list[timedelta] = []
        self.readings = 0
        self.read = threading.Event()

    def stamp(self) -> Stamp:
        self.readings += 1
        if self.before_readings:
            self.move(self.before_readings.pop(0))
        stamp = Stamp(START + self.passed, BOOT, 1000 + self.passed.total_seconds())
        self.read.set()
        return stamp

    def move(self, duration: timedelta) -> None:
        self.passed += duration


class FakeStore:
    """Keeps records in a list; the next `failures` of them are refused."""

    def __init__(self) -> None:
        self.notices: list[Text] = []
        self.records: list[str] = []
        self.failures = 0
        self.drafts_dropped = 0

    def append(self, kind: str, body: object, stamp: Stamp) -> int:
        if self.failures:
            self.failures -= 1
            raise StorageError(say("Not saved."))
        events = decode(msgspec.json.encode(body)).events
        self.records.append(" ".join(type(event).__name__ for event in events))
        return len(self.records)

    def drop_draft(self) -> None:
        self.drafts_dropped += 1


class FakeFace:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.meeting: Meeting | None = None
        self.signals: list[Signal] = []
        self.unsaved: list[tuple[str, ...]] = []
        self.records_when_shown: list[int] = []
        self.store: FakeStore | None = None
        self.heard = threading.Event()

    def opened(self, meeting: Meeting, now: Instant) -> None:
        self.said.append("opened")

    def changed(
        self, before: Meeting, after: Meeting, events: tuple[MeetingEvent, ...], now: Instant
    ) -> None:
        self.said.append("changed")
        if self.store is not None:
            self.records_when_shown.append(len(self.store.records))
        self.heard.set()

    def refused(self, refusal: Refusal, line: str) -> None:
        self.said.append(f"refused {line}")

    def asked(self, question: Text) -> None:
        self.said.append("asked")

    def looked(self, command: Command, meeting: Meeting, now: Instant) -> None:
        self.said.append(f"looked {command.verb.value}")

    def signalled(self, signal: Signal, meeting: Meeting, now: Instant) -> None:
        self.signals.append(signal)
        self.heard.set()

    def told(self, text: Text, mend: Text | None = None) -> None:
        self.said.append(f"told {text.msgid}")

    def not_saved(self, error: IntervisieError, lines: tuple[str, ...]) -> None:
        self.unsaved.append(lines)


def a_conductor(
    *, table: Table | None = None, save_in: SaveIn | None = None, watched: bool = False
) -> tuple[Conductor, FakeFace, FakeStore, FakeClock]:
    clock, face, store = FakeClock(), FakeFace(), FakeStore()
    face.store = store
    meeting = (table or Table()).meeting
    clock.passed = meeting.last.elapsed

    def find_method(name: str) -> Method:
        if name == "short":
            return SHORT
        raise UsageError(say("There is no method '{name}'.", name=name))

    conductor = Conductor(
        meeting,
        clock.stamp(),
        store=store,
        clock=clock,
        face=face,
        find_method=find_method,
        save_in=save_in,
        watched=watched,
    )
    clock.readings = 0
    clock.read.clear()
    return conductor, face, store, clock


def conduct(conductor: Conductor, *lines: str) -> Ending:
    """Type lines and leave."""
    for line in lines:
        conductor.type(line)
    conductor.leave(Ending.LEFT)
    return conductor.run()


@contextmanager
def waiting(conductor: Conductor, clock: FakeClock) -> Iterator[None]:
    """Let a loop wait for what comes, in a thread of its own."""
    running = threading.Thread(target=conductor.run)
    running.start()
    clock.read.wait()
    try:
        yield
    finally:
        conductor.leave(Ending.LEFT)
        running.join()


def moment(clock: FakeClock) -> Instant:
    """Return what a face takes the moment for."""
    return Instant(clock.passed, START + clock.passed)


def test_a_line_is_on_the_disk_before_the_face_hears_of_it() -> None:
    conductor, face, store, _ = a_conductor()

    conduct(conductor, "/begin", "#note one", "#note two")

    assert store.records == ["ClockContinued", "NoteTaken", "NoteTaken", "ProgramLeft"]
    assert face.records_when_shown == [1, 2, 3, 4]


def test_lines_are_decided_in_the_order_in_which_they_came() -> None:
    conductor, _, _, _ = a_conductor()

    conduct(conductor, *(f"#note {number}" for number in range(100)))

    assert [note.text for note in conductor.meeting.notes] == [str(number) for number in range(100)]


def test_a_draft_is_forgotten_once_its_line_is_safe_and_not_when_it_is_refused() -> None:
    conductor, _, store, _ = a_conductor()

    conduct(conductor, "/nonsense", "#note kept")

    assert store.drafts_dropped == 1


def test_what_skips_something_asks_and_yes_does_it() -> None:
    conductor, face, _, _ = a_conductor()
    before = conductor.meeting.here

    conduct(conductor, "/next", "/yes")

    assert face.said[1:] == ["asked", "changed"]
    assert conductor.meeting.here != before


def test_the_same_command_again_is_a_yes() -> None:
    conductor, face, _, _ = a_conductor()
    before = conductor.meeting.here

    conduct(conductor, "/next", "/volgende")

    assert face.said[1:] == ["asked", "changed"]
    assert conductor.meeting.here != before


def test_any_other_command_drops_the_question() -> None:
    conductor, face, _, _ = a_conductor()
    before = conductor.meeting.here

    conduct(conductor, "/next", "#note in between", "/yes")

    assert face.said[1:4] == ["asked", "changed", "refused /yes"]
    assert conductor.meeting.here == before


def test_no_leaves_everything_as_it_was() -> None:
    conductor, face, store, _ = a_conductor()

    conduct(conductor, "/next", "/no")

    assert face.said[1:] == ["asked", "told Nothing changes."]
    assert store.records == []


def test_looking_around_leaves_no_record() -> None:
    conductor, face, store, _ = a_conductor()

    conduct(conductor, "/overview", "/notes", "/clock", "/help", "/group-view")

    assert face.said[1:] == [
        "looked overview",
        "looked notes",
        "looked clock",
        "looked help",
        "looked group-view",
    ]
    assert store.records == []


def test_an_unknown_method_is_a_refusal_and_a_known_one_opens_a_case() -> None:
    conductor, face, _, _ = a_conductor(table=Table(method=None))

    conduct(conductor, "/method nothing", "/method short")

    assert face.said[1:] == ["refused /method nothing", "changed"]
    assert conductor.meeting.rounds[0].method == SHORT


def test_lines_that_the_disk_refused_come_back_in_order() -> None:
    conductor, face, store, _ = a_conductor()
    store.failures = 1

    conduct(conductor, "#note one", "#note two", "#note three")

    assert face.unsaved == [("#note one",)]
    assert [note.text for note in conductor.meeting.notes] == ["one", "two", "three"]


def test_what_the_disk_never_took_is_named_when_somebody_leaves() -> None:
    conductor, face, store, _ = a_conductor()
    store.failures = 99

    ending = conduct(conductor, "#note one", "#note two")

    assert ending is Ending.LEFT
    assert face.unsaved[-1] == ("#note one", "#note two")
    assert conductor.unsaved == ("#note one", "#note two")


def test_quitting_holds_the_clock_and_ends_the_loop() -> None:
    conductor, _, store, _ = a_conductor()

    conductor.type("/begin")
    conductor.type("/quit")

    assert conductor.run() is Ending.LEFT
    assert store.records == ["ClockContinued", "ClockStopped"]


@pytest.mark.parametrize("ending", list(Ending), ids=lambda ending: ending.value)
def test_each_way_of_leaving_is_told_apart(ending: Ending) -> None:
    conductor, _, _, _ = a_conductor()

    conductor.leave(ending)

    assert conductor.run() is ending


def test_a_clock_that_jumped_is_a_gap_that_is_asked_about() -> None:
    conductor, _, store, clock = a_conductor(table=Table().type("/begin"))
    clock.move(12 * MINUTE)
    conductor.type("#note back again")
    clock.move(-12 * MINUTE)

    conduct(conductor)

    assert store.records[0] == "GapFound"
    assert conductor.meeting.gaps[0].until - conductor.meeting.gaps[0].since == 12 * MINUTE


def test_an_hour_of_sleep_on_hold_is_no_gap() -> None:
    conductor, _, store, clock = a_conductor()
    clock.move(60 * MINUTE)

    conduct(conductor, "#note back again")

    assert store.records == ["NoteTaken"]


def test_after_a_jump_past_the_end_time_is_called_up_once() -> None:
    conductor, face, _, clock = a_conductor(table=Table().type("/begin"))
    clock.before_readings = [timedelta(0), 3 * 60 * MINUTE]

    conductor.leave(Ending.LEFT)
    conductor.run()

    assert [signal.kind for signal in face.signals] == [SignalKind.UP]


def test_a_clock_set_back_takes_no_time_away() -> None:
    conductor, _, _, clock = a_conductor(table=Table().type("/begin"))
    before = conductor.meeting.last.elapsed
    clock.move(-SECOND * 30)

    conduct(conductor, "#note one")

    assert conductor.meeting.last.elapsed >= before


def test_a_rehearsal_does_not_take_its_fast_clock_for_sleep() -> None:
    clock, face, store = FakeClock(), FakeFace(), FakeStore()
    meeting = Table().type("/begin").meeting
    conductor = Conductor(
        meeting,
        clock.stamp(),
        store=store,
        clock=clock,
        face=face,
        find_method=lambda _: SHORT,
        pace=60,
    )
    clock.before_readings = [timedelta(0), timedelta(0), MINUTE]

    conduct(conductor, "#note one")

    assert "GapFound" not in store.records


def test_a_face_that_finds_the_clock_late_wakes_the_loop() -> None:
    conductor, face, store, clock = a_conductor(table=Table().type("/begin"), watched=True)

    with waiting(conductor, clock):
        clock.move(12 * MINUTE)
        conductor.look(moment(clock))
        assert face.heard.wait(10)

    assert store.records[0] == "GapFound"
    assert conductor.meeting.gaps[0].until - conductor.meeting.gaps[0].since == 12 * MINUTE


def test_a_face_that_looks_in_time_wakes_nobody() -> None:
    conductor, _, store, clock = a_conductor(table=Table().type("/begin"), watched=True)

    for _ in range(60):
        clock.move(SECOND)
        conductor.look(moment(clock))
    conduct(conductor)

    assert store.records == ["ProgramLeft"]
    assert clock.readings == len(["waiting", "leaving", "the record of it"])


def test_a_line_that_comes_between_two_looks_finds_no_gap_since_the_last_one() -> None:
    conductor, _, store, clock = a_conductor(table=Table().type("/begin"), watched=True)

    with waiting(conductor, clock):
        for _ in range(60):
            clock.move(SECOND)
            conductor.look(moment(clock))
        conductor.type("#note in time")

    assert store.records == ["NoteTaken", "ProgramLeft"]


def test_a_face_that_was_long_at_work_did_not_sleep() -> None:
    conductor, _, store, clock = a_conductor(table=Table().type("/begin"), watched=True)

    with waiting(conductor, clock):
        clock.move(MINUTE)
        conductor.was_busy(moment(clock))
        conductor.look(moment(clock))

    assert store.records == ["ProgramLeft"]


def test_a_face_that_draws_before_the_loop_is_awake_loses_no_gap() -> None:
    conductor, _, store, clock = a_conductor(table=Table().type("/begin"), watched=True)
    clock.move(12 * MINUTE)

    conductor.look(moment(clock))
    conductor.was_busy(moment(clock))
    conduct(conductor)

    assert store.records == ["GapFound", "ProgramLeft"]
    assert conductor.meeting.gaps[0].until - conductor.meeting.gaps[0].since == 12 * MINUTE


def test_a_gap_that_a_line_finds_first_is_found_once() -> None:
    conductor, _, store, clock = a_conductor(table=Table().type("/begin"), watched=True)
    clock.move(12 * MINUTE)

    conductor.type("#note one")
    conductor.look(moment(clock))
    conductor.was_busy(moment(clock))
    conduct(conductor)

    assert store.records == ["GapFound", "NoteTaken", "ProgramLeft"]


def test_a_face_that_looks_when_something_is_due_hears_of_it() -> None:
    conductor, face, store, clock = a_conductor(table=Table().type("/begin"), watched=True)
    due = next_signal(conductor.meeting, moment(clock))
    assert due is not None

    with waiting(conductor, clock):
        clock.move(due.after)
        conductor.was_busy(moment(clock))
        conductor.look(moment(clock))
        assert face.heard.wait(10)

    assert [signal.kind for signal in face.signals] == [due.kind]
    assert store.records == ["ProgramLeft"]


def test_a_gap_that_the_disk_refuses_ends_nothing() -> None:
    conductor, face, store, clock = a_conductor(table=Table().type("/start"))
    store.failures = 1
    clock.before_readings = [timedelta(0), 12 * MINUTE]

    assert conduct(conductor, "#note after all") is Ending.LEFT

    assert face.unsaved
    assert "NoteTaken" in store.records


def test_somebody_can_leave_while_lines_wait_for_the_disk() -> None:
    conductor, face, store, _ = a_conductor()
    store.failures = 100
    conductor.type("#note one")
    conductor.type("/quit")

    assert conductor.run() is Ending.LEFT

    assert conductor.unsaved == ("#note one",)
    assert face.unsaved[-1] == ("#note one",)


def test_another_folder_takes_the_lines_that_wait() -> None:
    folders: list[str] = []

    def save_in(folder: str) -> None:
        folders.append(folder)
        store.failures = 0

    conductor, face, store, _ = a_conductor(save_in=save_in)
    store.failures = 100
    conduct(conductor, "#note one", "#note two", "/save-in /media/stick")

    assert folders == ["/media/stick"]
    assert conductor.unsaved == ()
    assert store.records[:2] == ["NoteTaken", "NoteTaken"]
    assert any("{folder}" in said for said in face.said)


def test_a_folder_that_will_not_do_is_refused() -> None:
    def save_in(folder: str) -> None:
        raise StorageError(say("There is no such folder."))

    conductor, face, _, _ = a_conductor(save_in=save_in)
    conduct(conductor, "/save-in /nowhere")

    assert any("refused" in said for said in face.said)
    assert not any("saved in" in said for said in face.said)
